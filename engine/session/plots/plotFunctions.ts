/** `plot.line`, `plot.scatter`, `plot.bars`, `plot.contour`: what a cell calls to get a picture as its value. */
import { refuse } from "../../diagnostics/diagnose.ts";
import type { PlotSeries, PointPlot } from "../../protocol.ts";
import type { Span } from "../../source/span.ts";
import { isPlainObject } from "../../diagnostics/plainObject.ts";
import { contourPlot } from "./contour.ts";
import { drawingOf } from "./drawing.ts";
import { axisOf, axisOption, optionsOf, textOption, textsOption, type PlotCall } from "./plotOptions.ts";
import { isNumbers, seriesOf, type GivenSeries } from "./series.ts";
import { thinCloud, thinLine, type Points } from "./thin.ts";

/** Series that one picture can hold and still be read; bars side by side likewise. */
export const mostSeries = 12;
export const mostBars = 400;

type PlotFunction = (data: unknown, options?: unknown) => object;

/** The object that cells know as `plot`. `whereNow` is asked only when something is wrong with a call. */
export function plotFunctions(whereNow: () => Span): Readonly<Record<string, PlotFunction>> {
  const called = (name: string): PlotCall => ({ callee: `plot.${name}`, span: whereNow });
  return Object.freeze({
    line: (data: unknown, options?: unknown) => drawingOf(pointPlot("line", called("line"), data, options)),
    scatter: (data: unknown, options?: unknown) =>
      drawingOf(pointPlot("scatter", called("scatter"), data, options)),
    bars: (data: unknown, options?: unknown) => drawingOf(pointPlot("bars", called("bars"), data, options)),
    contour: (data: unknown, options?: unknown) => drawingOf(contourPlot(called("contour"), data, options)),
  });
}

const thinned: Readonly<Record<PointPlot["form"], (points: Points) => Points>> = {
  line: thinLine,
  scatter: thinCloud,
  bars: ({ x, y }) => ({ x: x.slice(0, mostBars), y: y.slice(0, mostBars) }),
};

function pointPlot(form: PointPlot["form"], call: PlotCall, data: unknown, given: unknown): PointPlot {
  const known = ["title", "x", "y", "names", ...(form === "bars" ? ["labels"] : [])];
  if (isNumbers(given)) refuse("plot-apart", call.span(), { callee: call.callee });
  const { title, x, y, names, labels } = optionsOf(call, given, known);
  const named = form === "bars" ? namedBars(data) : undefined;
  const series = named?.series ?? seriesOf(call, data);
  const nameOf = textsOption(call, "names", names);
  return {
    form,
    title: textOption(call, "title", title),
    x: axisOf(axisOption(call, "x", x, false)),
    y: axisOf(axisOption(call, "y", y, false)),
    series: series.slice(0, mostSeries).map((each, i) => kept(each, nameOf[i], thinned[form])),
    cut: Math.max(series.length - mostSeries, 0),
    labels: labelsOf(call, named?.labels ?? textsOption(call, "labels", labels), series),
  };
}

function kept(series: GivenSeries, name: string | undefined, thin: (points: Points) => Points): PlotSeries {
  const { x, y } = thin(series);
  return { name: name ?? series.name, x, y, length: series.y.length };
}

function labelsOf(
  call: PlotCall,
  labels: readonly string[],
  series: readonly GivenSeries[],
): readonly string[] {
  const longest = Math.max(0, ...series.map(({ y }) => y.length));
  if (labels.length > 0 && labels.length !== longest)
    refuse("plot-labels", call.span(), { labels: labels.length, bars: longest });
  return labels.slice(0, mostBars);
}

/** `{ euler: 3, rk4: 1 }`: bars with names. */
function namedBars(
  data: unknown,
): { readonly labels: readonly string[]; readonly series: readonly GivenSeries[] } | undefined {
  if (!isPlainObject(data)) return undefined;
  const fields = Object.entries(data);
  if (fields.length === 0 || !fields.every(([, value]) => typeof value === "number")) return undefined;
  const y = fields.map(([, value]) => value as number);
  return { labels: fields.map(([name]) => name), series: [{ name: undefined, x: y.map((_, i) => i), y }] };
}
