/** The figures of a plot as a table of texts, for documents: some rows of a long one, evenly taken, and how many there are. */
import type { ContourPlot, Plot } from "../../../engine/protocol.ts";
import { rowsOf } from "../../charts/plot/plotRows.ts";
import { formatNumber } from "../../charts/quantities.ts";

export interface PlotTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are in all. */
  readonly count: number;
}

/** At most so many rows, and columns of a grid. */
export function plotTable(plot: Plot, most: { readonly rows: number; readonly columns: number }): PlotTable {
  if (plot.form === "contour") return gridTable(plot, most);
  const { heads, rows } = rowsOf(plot);
  const kept = evenly(rows.length, most.rows).map((at) => rows[at] ?? []);
  return { heads, rows: kept.map((row) => row.map(say)), count: rows.length };
}

/** Rows are y, the highest first as in the picture. */
function gridTable(
  { xs, ys, values, x, y }: ContourPlot,
  most: { readonly rows: number; readonly columns: number },
): PlotTable {
  const columns = evenly(xs.length, most.columns);
  const rows = evenly(ys.length, most.rows).toReversed();
  return {
    heads: [`${y.label ?? "y"} \\ ${x.label ?? "x"}`, ...columns.map((at) => say(xs[at] ?? NaN))],
    rows: rows.map((row) => [say(ys[row] ?? NaN), ...columns.map((at) => say(values[row]?.[at] ?? NaN))]),
    count: ys.length,
  };
}

const say = (each: string | number): string => (typeof each === "number" ? formatNumber(each) : each);

/** Places from the first to the last of `count`, at most `most`. */
function evenly(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, at) => at);
  return Array.from({ length: most }, (_, at) => Math.round((at * (count - 1)) / (most - 1)));
}
