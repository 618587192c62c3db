/** Derivatives of one side, by values alone: at kinks, and at ends beyond which there is no value. */

export interface OneSided {
  readonly value: number;
  /** How far it may be off, by rounding and by the steps that were taken. */
  readonly error: number;
}

const rows = 40;

/**
 * The limit of (f(x + side·h) − f(x))/(side·h) for h to 0, to some four digits: ±Infinity where the quotients grow without
 * bound, undefined where there is none to be told: at jumps, and where the function is not defined on that side.
 */
export function oneSidedDerivative(f: (x: number) => number, x: number, side: 1 | -1): OneSided | undefined {
  const first = 1e-3 * (x === 0 ? 1 : Math.min(Math.abs(x), 1));
  const here = f(x);
  const quotients: number[] = [];
  const roundings: number[] = [];
  for (let row = 0; row < rows; row++) {
    const moved = x + side * first * 2 ** -row;
    const there = f(moved);
    quotients.push((there - here) / (moved - x));
    const ulp = Number.EPSILON * Math.max(Math.abs(there), Math.abs(here)) + Number.MIN_VALUE;
    roundings.push((4 * ulp) / Math.abs(moved - x));
  }
  const limit = unbounded(quotients, roundings) ?? settled(quotients, roundings);
  return limit && limit.error <= 1e-4 * Math.max(Math.abs(limit.value), 1e-3) ? limit : undefined;
}

/** By Richardson's extrapolation for errors of the first two powers of the step; the row that is least in doubt. */
function settled(quotients: readonly number[], roundings: readonly number[]): OneSided | undefined {
  const linear = quotients.slice(1).map((quotient, row) => 2 * quotient - quotients[row]!);
  const square = linear.slice(1).map((quotient, row) => (4 * quotient - linear[row]!) / 3);
  let best: OneSided | undefined;
  for (let row = 2; row < square.length; row++) {
    const value = square[row]!;
    const spread = Math.abs(value - square[row - 1]!) + Math.abs(value - square[row - 2]!);
    const error = spread + 8 * roundings[row + 2]!;
    if (error < (best?.error ?? Infinity)) best = { value, error };
  }
  return best;
}

/** Quotients that double with every half step are of a jump, not of a slope. */
function unbounded(quotients: readonly number[], roundings: readonly number[]): OneSided | undefined {
  const known = quotients.filter((quotient, row) => 20 * roundings[row]! < Math.abs(quotient));
  const growth = known.slice(1).map((quotient, row) => quotient / known[row]!);
  if (growth.length < 25 || !growth.every((ratio) => ratio > 1.2 && ratio < 1.9)) return undefined;
  return { value: Math.sign(known[0]!) * Infinity, error: 0 };
}
