/**
 * Is a value from outside of the type it should have? Small checks that compose. A check of an object must name each
 * field of its type, so that types and checks cannot drift apart.
 */

/** How many values may still be looked at; a message that costs more is refused. */
export interface Budget {
  left: number;
}

/** Answers whether a value is a `T`; throws for nothing but nesting beyond the stack. */
export interface Check<T> {
  (value: unknown, budget: Budget): boolean;
  readonly type?: T;
}

type Fields<T> = { readonly [K in keyof T]-?: Check<T[K]> };

export const isNumber: Check<number> = (value, budget) => budget.left-- > 0 && typeof value === "number";
export const isBoolean: Check<boolean> = (value, budget) => budget.left-- > 0 && typeof value === "boolean";

/** A string; its length counts against the budget, 64 characters as one value. */
export const isString: Check<string> = (value, budget) => {
  if (typeof value !== "string") return false;
  budget.left -= 1 + value.length / 64;
  return budget.left > 0;
};

export const isOneOf =
  <const T extends string>(...names: readonly T[]): Check<T> =>
  (value, budget) =>
    budget.left-- > 0 && (names as readonly unknown[]).includes(value);

export const isMaybe =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, budget) =>
    value === undefined ? budget.left-- > 0 : check(value, budget);

export const isEither =
  <A, B>(first: Check<A>, second: Check<B>): Check<A | B> =>
  (value, budget) =>
    first(value, budget) || second(value, budget);

export const isArrayOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value, budget) =>
    budget.left-- > 0 && Array.isArray(value) && value.every((item) => check(item, budget));

export const isRecordOf =
  <T>(check: Check<T>): Check<Readonly<Record<string, T>>> =>
  (value, budget) =>
    budget.left-- > 0 && isPlain(value) && Object.values(value).every((item) => check(item, budget));

export const isPair =
  <A, B>(first: Check<A>, second: Check<B>): Check<readonly [A, B]> =>
  (value, budget) =>
    Array.isArray(value) && value.length === 2 && first(value[0], budget) && second(value[1], budget);

/** What passes one of the checks, tried in order. */
export const isAnyOf =
  <T>(...checks: readonly Check<T>[]): Check<T> =>
  (value, budget) =>
    checks.some((check) => check(value, budget));

/** An object with these fields; further ones are let pass. */
export function isObject<T extends object>(fields: Fields<T>): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  return (value, budget) =>
    budget.left-- > 0 && isPlain(value) && checks.every(([name, check]) => check(value[name], budget));
}

/** One of several objects, told apart by `kind`. */
export function isTagged<T extends { readonly kind: string }>(variants: {
  readonly [K in T["kind"]]: Check<Omit<Extract<T, { readonly kind: K }>, "kind">>;
}): Check<T> {
  const checks = new Map<unknown, Check<unknown>>(Object.entries<Check<unknown>>(variants));
  return (value, budget) => isPlain(value) && (checks.get(value["kind"])?.(value, budget) ?? false);
}

/** A check that is not made yet, for types that contain themselves. */
export const isLater =
  <T>(check: () => Check<T>): Check<T> =>
  (value, budget) =>
    check()(value, budget);

/** Whether `value` passes, looking at no more than `limit` values; one that nests too deeply to be looked at does not. */
export function matches<T>(check: Check<T>, value: unknown, limit: number): value is T {
  try {
    return check(value, { left: limit });
  } catch {
    return false;
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
