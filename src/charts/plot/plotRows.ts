/** The figures of a plot of points as rows: a column for each series where all have the same x, otherwise a row for each point. */
import type { PlotAxis, PointPlot } from "../../../engine/protocol.ts";
import { nameOf } from "./pointLayout.ts";

export interface Rows {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

export function rowsOf({ series, x, y, labels }: PointPlot): Rows {
  const xHead = headOf(x, "x");
  const [first] = series;
  const shared = first !== undefined && series.every((each) => sameNumbers(each.x, first.x));
  if (shared) {
    const heads = [
      xHead,
      ...series.map((each, i) => (series.length > 1 ? nameOf(each, i) : headOf(y, nameOf(each, i)))),
    ];
    const rows = first.x.map((at, i) => [labels[i] ?? at, ...series.map((each) => each.y[i] ?? NaN)]);
    return { heads, rows };
  }
  const rows = series.flatMap((each, place) =>
    each.x.map((at, i) => [nameOf(each, place), labels[i] ?? at, each.y[i] ?? NaN]),
  );
  return { heads: ["series", xHead, headOf(y, "y")], rows };
}

function headOf({ label, unit }: PlotAxis, otherwise: string): string {
  return `${label ?? otherwise}${unit === undefined ? "" : ` (${unit})`}`;
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
