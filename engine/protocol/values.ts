/** Values as data: what a cell gives and prints, JSON with what JSON lacks spelled out. */
import type { Span } from "../source/span.ts";
import type { Plot } from "./plots.ts";

/** A value as data: JSON, with what JSON lacks spelled out. Long or deep values are cut and say so. */
export type PlainValue =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "string"; readonly value: string; readonly cut: boolean }
  | { readonly kind: "undefined" }
  | { readonly kind: "null" }
  | { readonly kind: "function"; readonly name: string; readonly wrapper: string | undefined }
  | {
      readonly kind: "numbers";
      readonly flavor: "array" | "Float64Array" | "Float32Array";
      readonly length: number;
      readonly values: readonly number[];
    }
  | { readonly kind: "array"; readonly length: number; readonly items: readonly PlainValue[] }
  | {
      readonly kind: "object";
      readonly entries: readonly (readonly [string, PlainValue])[];
      /** How many fields there are in all. */
      readonly size: number;
    }
  | {
      readonly kind: "map";
      readonly entries: readonly (readonly [PlainValue, PlainValue])[];
      readonly size: number;
    }
  | { readonly kind: "set"; readonly items: readonly PlainValue[]; readonly size: number }
  | { readonly kind: "plot"; readonly plot: Plot }
  | ({ readonly kind: "recording" } & RecordingNote)
  | { readonly kind: "opaque"; readonly text: string };

/** The straight line of operations that one run of a function was. Rows are the first of so many. */
export interface RecordingNote {
  /** What a person calls the function. */
  readonly name: string;
  readonly value: PlainValue;
  readonly counts: { readonly inputs: number; readonly operations: number; readonly decisions: number };
  /** How many times it was recorded anew because something fell otherwise. */
  readonly redone: number;
  readonly operations: readonly RecordedOperation[];
  readonly decisions: readonly RecordedDecision[];
}

export interface RecordedOperation {
  /** What later operations call its value: `v7`. */
  readonly id: string;
  /** "sin", "×", … */
  readonly op: string;
  readonly operands: readonly string[];
  /** Undefined for what has no value of its own. */
  readonly value: number | undefined;
  /** The user's name for the value, if any. */
  readonly name: string | undefined;
  /** From 1, in the source of `span`; undefined where it has no place in the user's text. */
  readonly line: number | undefined;
  readonly span: Span;
}

/** A comparison, or a number that served as an index or a length, that depended on the inputs. */
export interface RecordedDecision {
  /** As it is written. */
  readonly text: string;
  readonly operands: readonly string[];
  readonly outcome: boolean | number;
  readonly line: number | undefined;
  readonly span: Span;
}
