/** Claimed derivatives beside those from values: which agree, which are wrong, which cannot be judged. */
import type { Column, Row } from "./columns.ts";
import type { Estimate } from "./finiteDifferences.ts";

/** One number of the derivative. */
export interface Compared {
  readonly column: Column;
  readonly row: Row;
  readonly expected: Estimate;
  readonly got: number;
  readonly state: "agrees" | "wrong" | "unsure";
}

/** Tables are `[column][row]`; columns beyond the expected table are left out. */
export function compareTables(
  columns: readonly Column[],
  rows: readonly Row[],
  expected: readonly (readonly Estimate[])[],
  got: readonly (readonly number[])[],
): Compared[] {
  const scales = rows.map((_, row) =>
    Math.max(
      0,
      ...expected
        .map((estimates) => estimates[row]!)
        .filter(({ error }) => error < Infinity)
        .map(({ value }) => Math.abs(value)),
    ),
  );
  return expected.flatMap((estimates, column) =>
    estimates.map((estimate, row) => {
      const claimed = got[column]?.[row] ?? NaN;
      const state = stateOf(estimate, claimed, scales[row]!);
      return { column: columns[column]!, row: rows[row]!, expected: estimate, got: claimed, state };
    }),
  );
}

/** `scale` is the largest derivative beside it: an entry far smaller cannot be known better than by that. */
export function stateOf({ value, error }: Estimate, got: number, scale: number): Compared["state"] {
  if (!(error <= 1e-5 * Math.max(Math.abs(value), 1e-2 * scale, 1e-3))) return "unsure";
  const size = Math.max(Math.abs(value), Math.abs(got), 1e-3 * scale);
  return Math.abs(got - value) <= 8 * error + 1e-6 * size ? "agrees" : "wrong";
}

/** How far off, relative to what belongs there. */
export function offBy({ expected, got }: Compared): number {
  const off = Math.abs(got - expected.value);
  return Number.isNaN(off) ? Infinity : off / Math.max(Math.abs(expected.value), Math.abs(got), 1e-300);
}
