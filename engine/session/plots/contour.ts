/** A function of two numbers, or a grid of its values, → a contour plot. */
import { refuse } from "../../diagnostics/diagnose.ts";
import type { ContourPlot, PlotSeries } from "../../protocol.ts";
import { sayValue } from "../../diagnostics/sayValue.ts";
import {
  axisOf,
  axisOption,
  misfit,
  optionsOf,
  textOption,
  type AxisOption,
  type PlotCall,
} from "./plotOptions.ts";
import { isNumbers, pathOf } from "./series.ts";
import { thinLine } from "./thin.ts";

const usualSteps = 60;
/** Rows and columns kept of a grid; the page draws a cell for each of its meshes. */
const mostSteps = 120;

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly given: readonly [number, number];
}

/** `plot.contour(f, { x: [-2, 2], y: [-1, 3] })`, or `plot.contour(rows)`. Calls `f` once for each point of the grid. */
export function contourPlot(call: PlotCall, given: unknown, options: unknown): ContourPlot {
  const { title, x, y, value, steps, path } = optionsOf(call, options, [
    "title",
    "x",
    "y",
    "value",
    "steps",
    "path",
  ]);
  const xAxis = linearAxis(call, "x", x);
  const yAxis = linearAxis(call, "y", y);
  const grid =
    typeof given === "function"
      ? sampled(call, given as PlottedFunction, xAxis, yAxis, stepsOf(call, steps))
      : fromRows(call, given, xAxis, yAxis);
  return {
    form: "contour",
    title: textOption(call, "title", title),
    x: axisOf(xAxis),
    y: axisOf(yAxis),
    value: axisOf(axisOption(call, "value", value, false)),
    ...grid,
    path: path === undefined ? undefined : drawnPath(call, path),
  };
}

type PlottedFunction = (...args: readonly unknown[]) => unknown;

function linearAxis(call: PlotCall, option: string, given: unknown): AxisOption {
  const axis = axisOption(call, option, given, true);
  return axis.log ? misfit(call, `${option}.log`, true, "left out: these axes are even") : axis;
}

function stepsOf(call: PlotCall, steps: unknown): number {
  if (steps === undefined) return usualSteps;
  const fits = typeof steps === "number" && Number.isInteger(steps) && steps >= 2 && steps <= mostSteps;
  return fits ? steps : misfit(call, "steps", steps, `a whole number from 2 to ${String(mostSteps)}`);
}

function sampled(
  call: PlotCall,
  f: PlottedFunction,
  { range: xRange }: AxisOption,
  { range: yRange }: AxisOption,
  steps: number,
): Grid {
  if (!xRange || !yRange) return refuse("contour-where", call.span(), {});
  const xs = between(xRange, steps);
  const ys = between(yRange, steps);
  // A function of one argument takes the point as an array.
  const at = f.length === 1 ? (x: number, y: number) => f([x, y]) : (x: number, y: number) => f(x, y);
  const values = ys.map((y) =>
    xs.map((x) => {
      const value = at(x, y);
      if (typeof value === "number") return value;
      return refuse("contour-value", call.span(), {
        given: sayValue(value),
        at: `(${String(x)}, ${String(y)})`,
      });
    }),
  );
  return { xs, ys, values, given: [steps, steps] };
}

function fromRows(call: PlotCall, given: unknown, xAxis: AxisOption, yAxis: AxisOption): Grid {
  const rows = Array.isArray(given) ? (given as readonly unknown[]) : [];
  const [first] = rows;
  const width = isNumbers(first) ? first.length : 0;
  const isGrid =
    rows.length >= 2 && width >= 2 && rows.every((row) => isNumbers(row) && row.length === width);
  if (!isGrid) return refuse("contour-of-what", call.span(), { given: sayValue(given) });
  const keptRows = spread(rows.length);
  const keptColumns = spread(width);
  const xs = between(xAxis.range ?? [0, width - 1], width);
  const ys = between(yAxis.range ?? [0, rows.length - 1], rows.length);
  return {
    xs: keptColumns.map((column) => xs[column] ?? NaN),
    ys: keptRows.map((row) => ys[row] ?? NaN),
    values: keptRows.map((row) =>
      keptColumns.map((column) => (rows[row] as readonly number[])[column] ?? NaN),
    ),
    given: [rows.length, width],
  };
}

/** Places of at most `mostSteps` of `count` things, the first and the last among them. */
function spread(count: number): readonly number[] {
  const kept = Math.min(count, mostSteps);
  return Array.from({ length: kept }, (_, i) => Math.round((i * (count - 1)) / (kept - 1)));
}

function between([from, to]: readonly [number, number], count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

function drawnPath(call: PlotCall, given: unknown): PlotSeries {
  const series = pathOf(call, given);
  const { x, y } = thinLine(series);
  return { name: series.name, x, y, length: series.y.length };
}
