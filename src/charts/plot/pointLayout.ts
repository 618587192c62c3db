/** Where everything stands in a plot of points: scales, one path for each series, and the points for those who ask. */
import type { PlotSeries, PointPlot } from "../../../engine/protocol.ts";
import type { Tick } from "../Axis.tsx";
import { crossesPath, dotsPath, linePath } from "./linePath.ts";
import { plotScale, type PlotScale } from "./plotScale.ts";
import { seriesLook } from "./seriesLook.ts";

export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface PlacedSeries {
  readonly name: string;
  /** An SVG path: a line, shapes around points, or bars. */
  readonly path: string;
  /** Dots for the points of a line that have no neighbour, as an SVG path. */
  readonly dots: string;
  readonly points: readonly PlacedPoint[];
}

export interface PlacedPoint {
  readonly x: number;
  readonly y: number;
  /** Undefined where it has no place. */
  readonly at: readonly [number, number] | undefined;
}

export interface PointLayout {
  readonly box: PlotBox;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Height of y = 0, where bars stand. */
  readonly ground: number;
  readonly series: readonly PlacedSeries[];
  /** Crosses over the places whose values could not be drawn, as an SVG path. */
  readonly missing: string;
}

/** A name of a bar is cut to no less than this. */
const fewestLetters = 6;
/** Width of a character of the axis' figures, px. */
const characterWidth = 6.4;

export function layoutPoints(plot: PointPlot, width: number, height: number): PointLayout {
  const ys = plot.series.flatMap(({ y }) => y);
  const isBars = plot.form === "bars";
  const vertical = { top: 8, bottom: height - 24 };
  const yScale = plotScale(ys, plot.y, [vertical.bottom, vertical.top], { zero: isBars });
  const widest = Math.max(0, ...yScale.ticks.map(({ label }) => label.length));
  const box = { left: Math.min(width / 3, widest * characterWidth + 14), right: width - 8, ...vertical };
  if (isBars) return layoutBars(plot, box, yScale);
  const xScale = plotScale(
    plot.series.flatMap(({ x }) => x),
    plot.x,
    [box.left, box.right],
    { snug: plot.form === "line" },
  );
  const series = plot.series.map((each, place) => {
    const points = each.x.map((x, i) => placed(x, each.y[i] ?? NaN, xScale, yScale));
    const isLine = plot.form === "line";
    const path = isLine ? linePath(points) : cloudPath(points, place);
    return { name: nameOf(each, place), path, dots: isLine ? dotsPath(points) : "", points };
  });
  const missing = missingPath(series, (x) => xScale.at(x), box);
  return { box, xTicks: xScale.ticks, yTicks: yScale.ticks, ground: box.bottom, series, missing };
}

/** What people call a series. */
export function nameOf({ name }: PlotSeries, place: number): string {
  return name ?? `series ${String(place + 1)}`;
}

function placed(x: number, y: number, xScale: PlotScale, yScale: PlotScale): PlacedPoint {
  const [px, py] = [xScale.at(x), yScale.at(y)];
  return { x, y, at: px === undefined || py === undefined ? undefined : [px, py] };
}

const figure = (value: number) => value.toFixed(1);

/** Crosses stand this high over the lower end of the picture, px. */
const overEnd = 5;

function missingPath(
  series: readonly PlacedSeries[],
  placeOf: (x: number) => number | undefined,
  { bottom }: PlotBox,
): string {
  const places = series.flatMap(({ points }) =>
    points.flatMap(({ x, at }) => (at === undefined ? (placeOf(x) ?? []) : [])),
  );
  return crossesPath(places, bottom - overEnd);
}

function missingBars(bars: readonly PlacedSeries[], middle: (i: number) => number, { bottom }: PlotBox) {
  const places = bars.flatMap(({ points }) =>
    points.flatMap(({ at }, i) => (at === undefined ? [middle(i)] : [])),
  );
  return crossesPath(places, bottom - overEnd);
}

function cloudPath(points: readonly PlacedPoint[], place: number): string {
  const { glyph } = seriesLook(place);
  return points.flatMap(({ at }) => (at === undefined ? [] : [glyph(...at)])).join("");
}

/** Bars of several series stand side by side around each place. */
function layoutBars(plot: PointPlot, box: PlotBox, yScale: PlotScale): PointLayout {
  const { series, labels } = plot;
  const count = Math.max(1, ...series.map(({ y }) => y.length));
  const stride = (box.right - box.left) / count;
  const breadth = (stride * 0.8) / Math.max(1, series.length);
  const ground = (plot.y.log ? undefined : yScale.at(0)) ?? box.bottom;
  const middle = (i: number) => box.left + (i + 0.5) * stride;
  const bars = series.map((each, place) => {
    const points = each.y.map((y, i) => {
      const py = yScale.at(y);
      const px = middle(i) + (place - (series.length - 1) / 2) * breadth;
      return { x: each.x[i] ?? i, y, at: py === undefined ? undefined : ([px, py] as const) };
    });
    const path = points
      .flatMap(({ at }) => (at === undefined ? [] : [barPath(at, breadth, ground)]))
      .join("");
    return { name: nameOf(each, place), path, dots: "", points };
  });
  return {
    box,
    xTicks: barTicks(plot, count, middle, stride),
    yTicks: yScale.ticks,
    ground,
    series: bars,
    missing: missingBars(bars, middle, box),
  };

  function barTicks(
    { series: [first] }: PointPlot,
    bars: number,
    at: (i: number) => number,
    room: number,
  ): readonly Tick[] {
    const names = Array.from({ length: bars }, (_, i) => labels[i] ?? String(first?.x[i] ?? i));
    const longest = Math.max(1, ...names.map(({ length }) => length));
    // A name that is cut says more than none; where not even a few letters fit, only some bars have one.
    const letters = Math.max(fewestLetters, Math.min(longest, Math.floor((room - 8) / characterWidth)));
    const every = Math.max(1, Math.ceil((Math.min(longest, letters) * characterWidth + 8) / room));
    return names.flatMap((name, i) =>
      i % every === 0
        ? [{ at: at(i), label: name.length > letters ? `${name.slice(0, letters - 1)}…` : name }]
        : [],
    );
  }
}

function barPath([x, y]: readonly [number, number], breadth: number, ground: number): string {
  const width = Math.max(1, breadth - 1);
  return `M${figure(x - width / 2)},${figure(ground)}V${figure(y)}h${figure(width)}V${figure(ground)}Z`;
}
