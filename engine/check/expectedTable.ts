/** The derivatives as values alone give them: for each cotangent and each number of the arguments, with an error estimate. */
import { movedAt, type Column, type Row } from "./columns.ts";
import { differentiateAll, isTelling, type Estimate } from "./finiteDifferences.ts";
import { leavesOf } from "./leaves.ts";
import type { Meter, Subject } from "./subject.ts";

/** `[column][row]`; columns for which nothing was left to spend are missing at the end. */
export type ExpectedTable = readonly (readonly Estimate[])[];

export function expectedTable(
  subject: Subject,
  columns: readonly Column[],
  rows: readonly Row[],
  meter: Meter,
): ExpectedTable {
  const table: (readonly Estimate[])[] = [];
  for (const column of columns) {
    if (meter.isSpent) break;
    table.push(slopesAt((x) => contracted(subject, movedAt(subject.args, column, x), rows, meter), column.x));
  }
  return table;
}

/** By long steps first; by short ones, in proportion to x, where those tell nothing. */
export function slopesAt(f: (x: number) => readonly number[], x: number): readonly Estimate[] {
  const first = differentiateAll(f, x);
  if (first.every(isTelling)) return first;
  const short = differentiateAll(f, x, { step: 1e-4 * (Math.abs(x) || 1) });
  return first.map((estimate, index) => (estimate.error <= short[index]!.error ? estimate : short[index]!));
}

/** ⟨ȳ, f(x)⟩ for each cotangent; NaN where f has no such value there. */
export function contracted(
  subject: Subject,
  args: readonly unknown[],
  rows: readonly Row[],
  meter: Meter,
): readonly number[] {
  meter.count();
  const y = valueOrNothing(subject, args);
  return rows.map(({ bar, unit }) => {
    if (y?.length !== bar.length) return NaN;
    if (unit !== undefined) return y[unit]!;
    return y.reduce((sum, value, index) => sum + value * bar[index]!, 0);
  });
}

/** Away from the point that was asked for, a function may have no value: that is no fault of its rule. */
function valueOrNothing(subject: Subject, args: readonly unknown[]): readonly number[] | undefined {
  try {
    return leavesOf(subject.f(args));
  } catch {
    return undefined;
  }
}
