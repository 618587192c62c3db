/** Jacobians of plain functions by differences: with respect to the first argument, rows are outputs. */
import { agrees, differentiateAll, type Estimate } from "../../check/finiteDifferences.ts";
import { leavesOf, withLeaves } from "../../check/leaves.ts";
import type { PlainFunction } from "./plainFunction.ts";

/** Short enough to stay on one side of the kinks that programs are near. */
const step = 1e-3;

export function jacobianByDifferences(f: PlainFunction, args: readonly unknown[]): Estimate[][] {
  const [x, ...rest] = args;
  const start = leavesOf(x);
  const columns = start.map((value, index) =>
    differentiateAll((moved) => leavesOf(f(withLeaves(x, start.with(index, moved)), ...rest)), value, {
      step,
    }),
  );
  return leavesOf(f(x, ...rest)).map((_, row) => columns.map((column) => column[row]!));
}

/** What of a claimed Jacobian differs from its estimate, as sentences; entries without a usable estimate are passed over. */
export function disagreements(
  claimed: readonly (readonly number[])[],
  estimates: readonly (readonly Estimate[])[],
  tolerance: number,
): string[] {
  return estimates.flatMap((row, i) =>
    row.flatMap((estimate, j) => {
      const entry = claimed[i]?.[j] ?? NaN;
      const isUsable = estimate.error <= 1e-3 * Math.max(Math.abs(estimate.value), 1);
      if (!isUsable || agrees(entry, estimate, tolerance)) return [];
      return [`∂${i}/∂${j} is ${entry}, by differences ${estimate.value}`];
    }),
  );
}
