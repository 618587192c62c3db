/**
 * Derivatives from values alone, with an estimate of their error: what every rule and mode is compared with. Central
 * differences, extrapolated to step 0 (Ridders, Advances in Engineering Software 4, 1982). Knows nothing of the engine.
 */
import { leavesOf, withLeaves } from "./leaves.ts";

/** A derivative and how far it may be off; `error` is Infinity where no step gave a finite value. */
export interface Estimate {
  readonly value: number;
  readonly error: number;
}

export interface DifferenceOptions {
  /** The first and largest step; default a hundredth of max(|x|, 1). No argument farther away is used. */
  readonly step?: number;
}

/** How much a step is shorter than the one before, and how many there are at most. */
const shrink = 1.6;
const rows = 20;

/** f′(x) of a function of one number to one number. Costs up to 40 calls, mostly some 16. */
export function differentiate(
  f: (x: number) => number,
  x: number,
  options: DifferenceOptions = {},
): Estimate {
  return differentiateAll((t) => [f(t)], x, options)[0]!;
}

/** The derivative of each number of f(t) at t. All calls must give as many numbers. */
export function differentiateAll(
  f: (t: number) => readonly number[],
  t: number,
  options: DifferenceOptions = {},
): readonly Estimate[] {
  let step = options.step ?? 0.01 * Math.max(Math.abs(t), 1);
  const tables: Extrapolation[] = [];
  for (let row = 0; row < rows; row++, step /= shrink) {
    // The step that is taken is the distance of the two arguments as they are rounded.
    const [left, right] = [t - step, t + step];
    const [below, above] = [f(left), f(right)];
    above.forEach((value, index) => {
      const table = (tables[index] ??= new Extrapolation());
      table.add((value - below[index]!) / (right - left));
    });
    if (tables.every((table) => table.isSettled)) break;
  }
  return tables.map((table) => table.best);
}

/** Neville's table for a function of step², with the entry that agrees best with its neighbours. */
class Extrapolation {
  best: Estimate = { value: NaN, error: Infinity };
  #last: readonly number[] = [];
  #rowsSinceBest = 0;

  /** Once rounding grows faster than truncation shrinks, shorter steps only make it worse. */
  get isSettled(): boolean {
    return this.#last.length > 3 && this.#rowsSinceBest >= 3;
  }

  add(difference: number): void {
    if (!Number.isFinite(difference)) return;
    this.#rowsSinceBest++;
    const row = [difference];
    let factor = shrink * shrink;
    for (const above of this.#last) {
      const left = row.at(-1)!;
      const value = (left * factor - above) / (factor - 1);
      const error = Math.max(Math.abs(value - left), Math.abs(value - above));
      if (error <= this.best.error) {
        if (error < this.best.error) this.#rowsSinceBest = 0;
        this.best = { value, error };
      }
      row.push(value);
      factor *= shrink * shrink;
    }
    this.#last = row;
  }
}

/** ∂f/∂x in the direction xDot for structures of numbers: one estimate for each number of f(x), in traversal order. */
export function differentiateAlong(
  f: (x: unknown) => unknown,
  x: unknown,
  xDot: unknown,
  options: DifferenceOptions = {},
): readonly Estimate[] {
  const start = leavesOf(x);
  const direction = leavesOf(xDot);
  if (start.length !== direction.length) {
    throw new RangeError(`a direction of ${direction.length} numbers at a point of ${start.length}`);
  }
  const length = Math.max(...direction.map(Math.abs), Number.MIN_VALUE);
  const scale = Math.max(...start.map(Math.abs), 1) / length;
  const along = (t: number): readonly number[] =>
    leavesOf(
      f(
        withLeaves(
          x,
          start.map((value, index) => value + t * direction[index]!),
        ),
      ),
    );
  return differentiateAll(along, 0, { step: options.step ?? 0.01 * scale });
}

/** The gradient of a function of a structure of numbers to one number, one estimate for each number of x. */
export function gradientByDifferences(
  f: (x: unknown) => number,
  x: unknown,
  options: DifferenceOptions = {},
): readonly Estimate[] {
  const start = leavesOf(x);
  return start.map((value, index) =>
    differentiate((moved) => f(withLeaves(x, start.with(index, moved))), value, options),
  );
}

/** Whether the estimate is good to some five digits, so that it can judge: not at kinks, jumps and edges of the domain. */
export function isTelling(estimate: Estimate): boolean {
  return estimate.error <= 1e-5 * Math.max(Math.abs(estimate.value), 1e-3);
}

/** Whether a claimed derivative is within a telling estimate's error and rounding; `tolerance` is relative to the larger. */
export function agrees(claimed: number, estimate: Estimate, tolerance = 1e-8): boolean {
  if (!isTelling(estimate)) return false;
  const scale = Math.max(Math.abs(claimed), Math.abs(estimate.value), 1e-3);
  return Math.abs(claimed - estimate.value) <= 8 * estimate.error + tolerance * scale;
}
