/** What a picture does not show, in words: points that were thinned, values that have no place, series that were left out. */
import type { Plot, PlotAxis, PlotSeries, PointPlot } from "../../../engine/protocol.ts";
import { formatAmount, formatCount } from "../quantities.ts";
import { isShown } from "./plotScale.ts";

export function plotNotes(plot: Plot): readonly string[] {
  return plot.form === "contour"
    ? [
        ...gridNotes(plot),
        ...missing(plot.values.flat(), plot.value, "value", gap),
        ...(plot.path ? pathNotes(plot.path) : []),
      ]
    : [...plot.series.flatMap((series) => thinned(plot.form, series)), ...gaps(plot), ...cut(plot)];
}

const keeps: Readonly<Record<PointPlot["form"], (shown: string) => string>> = {
  line: (shown) => `drawn by ${shown} that keep the least and the greatest of every stretch`,
  scatter: (shown) => `of which ${shown}, evenly taken, are drawn`,
  bars: (shown) => `of which the first ${shown} are drawn`,
};

function thinned(form: PointPlot["form"], { name, y, length }: PlotSeries): string[] {
  if (length === y.length) return [];
  const what = formatAmount(length, "point");
  return [`${name === undefined ? "" : `${name}: `}${what}, ${keeps[form](formatCount(y.length))}.`];
}

function gaps({ series, x, y }: PointPlot): string[] {
  return [
    ...missing(
      series.flatMap((each) => each.x),
      x,
      "x",
      gap,
    ),
    ...missing(
      series.flatMap((each) => each.y),
      y,
      "value",
      markedGap,
    ),
  ];
}

/** Values that a picture has no place for, with the reason. */
function missing(
  values: readonly number[],
  axis: PlotAxis,
  what: string,
  standIn: (count: number) => string,
): string[] {
  const infinite = values.filter((value) => !isShown(value, { ...axis, log: false })).length;
  const negative = values.filter((value) => !isShown(value, axis)).length - infinite;
  return [
    ...(infinite > 0
      ? [`${countOf(infinite, what)} not finite, or too large to draw: ${standIn(infinite)}.`]
      : []),
    ...(negative > 0
      ? [`${countOf(negative, what)} not positive, which a log axis cannot show: ${standIn(negative)}.`]
      : []),
  ];
}

const gap = (count: number) => (count === 1 ? "a gap" : "gaps");

/** Where the x is known, a cross stands over it. */
const markedGap = (count: number) => `${gap(count)}, marked × at the lower end`;

function countOf(count: number, what: string): string {
  return count === 1 ? `1 ${what} is` : `${formatCount(count)} ${what === "x" ? "x" : `${what}s`} are`;
}

function cut({ cut: count, series }: PointPlot): string[] {
  return count > 0
    ? [`The first ${String(series.length)} of ${formatCount(series.length + count)} series.`]
    : [];
}

function gridNotes({ given: [rows, columns], values }: Extract<Plot, { form: "contour" }>): string[] {
  const [shownRows, shownColumns] = [values.length, values[0]?.length ?? 0];
  if (rows === shownRows && columns === shownColumns) return [];
  return [
    `A grid of ${String(rows)} × ${String(columns)}, of which ${String(shownRows)} × ${String(shownColumns)}, evenly taken, are drawn.`,
  ];
}

function pathNotes(path: PlotSeries): string[] {
  return thinned("line", { ...path, name: path.name ?? "The path" });
}
