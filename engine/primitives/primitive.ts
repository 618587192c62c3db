/**
 * What a scalar primitive is: its value, derivatives, kinks, domain, cost and spelling side by side, so
 * that one entry in one family file is all there is to add. The registry collects the families.
 */
import type { Value } from "../ir/types.ts";

/**
 * Builds derivative formulas in the IR. `prim` applies any primitive of the registry; the arithmetic
 * shorthands fold constants (x·1, x+0, 0·x with a literal zero) and nothing that changes a rounding.
 */
export interface FormulaBuilder {
  constant(value: number): Value;
  /** The number that a value is known to be, where it is a literal: for the power with a written exponent. */
  literal(x: Value): number | undefined;
  prim(name: string, ...args: readonly Value[]): Value;
  add(x: Value, y: Value): Value;
  sub(x: Value, y: Value): Value;
  mul(x: Value, y: Value): Value;
  div(x: Value, y: Value): Value;
  neg(x: Value): Value;
  /** A comparison → bool. */
  test(name: "lt" | "le" | "gt" | "ge" | "eq" | "ne", x: Value, y: Value): Value;
  /** `condition ? x : y`, both evaluated lazily in their own blocks. */
  choose(condition: Value, x: (b: FormulaBuilder) => Value, y: (b: FormulaBuilder) => Value): Value;
}

/** ∂result/∂argument as a formula of the arguments and the result; or 0 or 1 where it is that, exactly and always. */
export type Partial = 0 | 1 | ((b: FormulaBuilder, args: readonly Value[], result: Value) => Value);

/** A place where the function is continuous but its derivative jumps, or where a convention had to be chosen. */
export interface Kink {
  /** In the user's words: "abs at 0". */
  readonly name: string;
  /** What the derivative is taken to be there. */
  readonly convention: string;
  readonly at: (args: readonly number[]) => boolean;
}

/** Where tests draw an argument from; open intervals, away from kinks by the tester's step. */
export interface Domain {
  readonly min: number;
  readonly max: number;
  /** Draw integers only (orders, shifts). */
  readonly integer?: boolean;
}

export interface ScalarPrimitive {
  readonly name: string;
  readonly arity: number;
  /** The meaning, in plain JavaScript. Emission must give the same bits. */
  readonly value: (...args: number[]) => number;
  /** One for each argument. */
  readonly partials: readonly Partial[];
  /**
   * Whether a partial can be infinite or NaN inside the closed domain (sqrt at 0, log at 0, pow), or vanishes on a
   * piece of it (max, where an infinite cotangent must not reach the other argument as NaN): then it is
   * multiplied by tangents and cotangents with strong zeros (0·∞ = 0, by the primitive `strongMul`).
   */
  readonly singular: boolean;
  /**
   * For a singular primitive: whether arguments that are literals (undefined where not) rule its singularities
   * out, so that plain products do: `x ** 2`, `x / 3`.
   */
  readonly regularFor?: (literals: readonly (number | undefined)[]) => boolean;
  /** JavaScript for the value; arguments arrive as text of at least the given tightness (see emit). */
  readonly emit: Emission;
  /** Work in additions, for the planner: add 1, mul 1, div 4, sqrt 5, sin 12, … Counted work is 1 each. */
  readonly cost: number;
  readonly domain: readonly Domain[];
  readonly kinks: readonly Kink[];
}

/** `infix`: between its two operands with JavaScript's precedence; `prefix`; `call`: a function of the run time's scope. */
export type Emission =
  | { readonly form: "infix"; readonly operator: string }
  | { readonly form: "prefix"; readonly operator: string }
  | { readonly form: "call"; readonly callee: string };
