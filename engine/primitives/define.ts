/**
 * How a family file states a primitive: name, value, partials, and what departs from the usual.
 */
import type { Value } from "../ir/types.ts";
import type { Domain, Emission, FormulaBuilder, Kink, Partial, ScalarPrimitive } from "./primitive.ts";

/** What is usual: not singular, no kinks, arguments drawn from (−3, 3), cost 12, spelled as a call. */
export interface Traits {
  readonly singular?: boolean;
  readonly regularFor?: (literals: readonly (number | undefined)[]) => boolean;
  readonly emit?: Emission;
  readonly cost?: number;
  /** One for each argument, or one for all. */
  readonly domain?: readonly Domain[];
  readonly kinks?: readonly Kink[];
}

/** ∂f/∂x as a formula of the argument x and the result r. */
export type UnaryPartial = 0 | 1 | ((b: FormulaBuilder, x: Value, r: Value) => Value);
/** ∂f/∂x or ∂f/∂y as a formula of both arguments and the result r. */
export type BinaryPartial = 0 | 1 | ((b: FormulaBuilder, x: Value, y: Value, r: Value) => Value);

export function unary(
  name: string,
  value: (x: number) => number,
  partial: UnaryPartial,
  traits: Traits = {},
): ScalarPrimitive {
  const general: Partial = typeof partial === "number" ? partial : (b, args, r) => partial(b, args[0]!, r);
  return nary(name, 1, value, [general], traits);
}

export function binary(
  name: string,
  value: (x: number, y: number) => number,
  partials: readonly [BinaryPartial, BinaryPartial],
  traits: Traits = {},
): ScalarPrimitive {
  const general = partials.map((partial): Partial =>
    typeof partial === "number" ? partial : (b, args, r) => partial(b, args[0]!, args[1]!, r),
  );
  return nary(name, 2, value, general, traits);
}

/** ∂f/∂x, ∂f/∂y or ∂f/∂z as a formula of the three arguments. */
export type TernaryPartial = 0 | 1 | ((b: FormulaBuilder, x: Value, y: Value, z: Value) => Value);

export function ternary(
  name: string,
  value: (x: number, y: number, z: number) => number,
  partials: readonly [TernaryPartial, TernaryPartial, TernaryPartial],
  traits: Traits = {},
): ScalarPrimitive {
  const general = partials.map((partial): Partial =>
    typeof partial === "number" ? partial : (b, args) => partial(b, args[0]!, args[1]!, args[2]!),
  );
  return nary(name, 3, value, general, traits);
}

export function nary(
  name: string,
  arity: number,
  value: (...args: number[]) => number,
  partials: readonly Partial[],
  traits: Traits = {},
): ScalarPrimitive {
  const domain = traits.domain ?? [between(-3, 3)];
  return {
    name,
    arity,
    value,
    partials,
    singular: traits.singular ?? false,
    ...(traits.regularFor === undefined ? {} : { regularFor: traits.regularFor }),
    emit: traits.emit ?? { form: "call", callee: spelling(name, value) },
    cost: traits.cost ?? 12,
    domain: Array.from({ length: arity }, (_, index) => domain[index] ?? domain[0]!),
    kinks: traits.kinks ?? [],
  };
}

/** `Math.sin` for the very function of that name, else the name alone. */
function spelling(name: string, value: (...args: number[]) => number): string {
  const own: unknown = Object.getOwnPropertyDescriptor(Math, name)?.value;
  return own === value ? `Math.${name}` : name;
}

export function between(min: number, max: number): Domain {
  return { min, max };
}

export function integersBetween(min: number, max: number): Domain {
  return { min, max, integer: true };
}

export const infix = (operator: string): Emission => ({ form: "infix", operator });
export const prefix = (operator: string): Emission => ({ form: "prefix", operator });

export function kink(name: string, convention: string, at: (...args: readonly number[]) => boolean): Kink {
  return { name, convention, at: (args) => at(...args) };
}
