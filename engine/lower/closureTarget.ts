/**
 * Which function a closure record stands for. The record holds the captured values; its type names the
 * target; together they are the function again.
 */
import type { Binding, FunctionLiteral } from "../parse/program.ts";
import type { FnVal, Home, WrapperOptions } from "./values.ts";

export type ClosureTarget =
  /** A function from outside, as a field or an argument: its record is empty. */
  | { readonly kind: "instance"; readonly fn: FnVal }
  | {
      readonly kind: "literal";
      readonly literal: FunctionLiteral;
      readonly home: Home;
      /** In the order of the record's fields. */
      readonly captures: readonly Binding[];
      /** Whether a last field holds what `this` is. */
      readonly hasSelf: boolean;
    }
  /** No function at all but a value that no type describes; refused where it is used. */
  | { readonly kind: "opaque"; readonly why: string }
  | { readonly kind: "builtin"; readonly name: string }
  | {
      readonly kind: "wrapper";
      readonly wrapper: string;
      readonly roles: readonly string[];
      readonly options: WrapperOptions;
      readonly data: number;
    };
