/** Where, in which cell, a function of Mixtape's was called. */
import type { Span } from "../source/span.ts";

export interface CallPlace {
  readonly span: Span;
  /** The how manieth marked call of its text it is: stays while calls are neither added nor taken away. */
  readonly ordinal: number;
}

/** The property by which Mixtape's functions can be told where they are called. */
const calledAt = Symbol("mixtape.calledAt");

type PlacedCall = (place: CallPlace, args: readonly unknown[]) => unknown;

/**
 * A function value that learns where it is called. `whereNow` is asked when nobody marked the call: it was
 * handed to other code.
 */
export function placed(
  call: PlacedCall,
  whereNow: () => CallPlace,
): (...args: readonly unknown[]) => unknown {
  const plain = (...args: readonly unknown[]): unknown => call(whereNow(), args);
  Object.defineProperty(plain, calledAt, { value: call });
  return plain;
}

/** The callee bound to its place, if it wants to know it; otherwise the callee itself. */
export function bindPlace<F>(callee: F, place: CallPlace): F {
  const call = (callee as F & { readonly [calledAt]?: PlacedCall })[calledAt];
  if (call === undefined) return callee;
  return ((...args: readonly unknown[]) => call(place, args)) as F;
}
