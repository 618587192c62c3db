/**
 * Static descriptions of run-time values: what a derivative is compiled for. Lengths and numbers are not
 * part of it; functions are, by literal and by the shapes of what they capture. Made by `run` from values
 * (`run/describe.ts`), consumed by lowering, and, as text, the key of the compilation cache.
 */

/** The element types of integer arrays: they have the name `int32` where the array is an `Int32Array`. */
export type Integer = "int8" | "uint8" | "uint8Clamped" | "int16" | "uint16" | "int32" | "uint32";

/** What is absent where it may be `null`; else it is `undefined`. */
export type Null = "null" | "null or undefined";

export type Shape =
  | { readonly kind: "num" | "bool" | "str" }
  | { readonly kind: "undefined"; readonly nil?: Null }
  /** `elem` undefined: an empty list, whose elements lowering infers. */
  | {
      readonly kind: "list";
      readonly flavor: "array" | "f64" | "f32";
      readonly elem: Shape | undefined;
      /** A typed array of integers, which are constants to derivatives. */
      readonly integer?: Integer;
    }
  | {
      readonly kind: "record";
      readonly flavor: "object" | "tuple";
      readonly fields: readonly (readonly [string, Shape])[];
    }
  | { readonly kind: "maybe"; readonly of: Shape; readonly nil?: Null }
  /** A function value: an index into `EntryShape.instances`, so that recursion and sharing need no cycles. */
  | { readonly kind: "fn"; readonly instance: number }
  /**
   * A captured value that no type describes, or that has a part of that kind: harmless unless the function uses it,
   * refused at the use. `why` completes "it is …": "a Date", "a symbol". Never a part of another shape or an argument.
   */
  | { readonly kind: "opaque"; readonly why: string };

/** A function that exists when the derivative is called. Instances are numbered in order of discovery. */
export type InstanceShape =
  | {
      readonly kind: "literal";
      readonly literal: string;
      readonly captures: readonly (readonly [string, Shape])[];
    }
  | { readonly kind: "builtin"; readonly name: string }
  | {
      /** Made by one of Mixtape's functions: "gradient", "jvp", "forward", "checkpoint", "rule", … */
      readonly kind: "wrapper";
      readonly wrapper: string;
      /** The functions it was given, by role: `f`, `frule`, `rrule`, … */
      readonly inner: readonly (readonly [string, Shape])[];
      /** Its options as plain JSON data. */
      readonly options: unknown;
    };

/** What to compile: `callee` applied to arguments of these shapes. */
export interface EntryShape {
  readonly callee: Shape & { readonly kind: "fn" };
  readonly args: readonly Shape[];
  readonly instances: readonly InstanceShape[];
}

/** Where the value of a leading parameter of the compiled root comes from: a captured variable of an instance. */
export interface GlobalBinding {
  readonly instance: number;
  readonly name: string;
}
