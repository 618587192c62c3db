/** A plot in a line of a terminal: what it is of, how many points, from where to where. */
import type { Plot, PlotAxis } from "../../engine/protocol.ts";

const forms: Readonly<Record<Plot["form"], string>> = {
  line: "line plot",
  scatter: "scatter plot",
  bars: "bars",
  contour: "contour plot",
};

export function sayPlot(plot: Plot): string {
  const title = plot.title === undefined ? "" : ` “${plot.title}”`;
  return `[${forms[plot.form]}${title}${sayAxes(plot)}: ${plot.form === "contour" ? sayGrid(plot) : saySeries(plot)}]`;
}

function sayAxes({ x, y }: Plot): string {
  return x.label === undefined && y.label === undefined ? "" : `, ${sayAxis(y, "y")} over ${sayAxis(x, "x")}`;
}

function sayAxis({ label, unit, log }: PlotAxis, otherwise: string): string {
  return `${label ?? otherwise}${unit === undefined ? "" : ` in ${unit}`}${log ? " (log)" : ""}`;
}

function saySeries({ series, cut }: Exclude<Plot, { form: "contour" }>): string {
  const said = series.map(({ name, y, length }) => {
    const points = `${String(length)} ${length === 1 ? "point" : "points"}`;
    return `${name === undefined ? "" : `${name}, `}${points}, ${sayRange(y)}`;
  });
  return [...said, ...(cut > 0 ? [`${String(cut)} more series`] : [])].join("; ");
}

function sayGrid({ given: [rows, columns], values }: Extract<Plot, { form: "contour" }>): string {
  return `${String(rows)} × ${String(columns)} values, ${sayRange(values.flat())}`;
}

function sayRange(values: readonly number[]): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return "none of them finite";
  const [least, greatest] = finite.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  return `${digits(least)} … ${digits(greatest)}`;
}

const digits = (value: number): string => String(Number(value.toPrecision(5)));
