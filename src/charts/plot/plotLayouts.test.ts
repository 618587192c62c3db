import fc from "fast-check";
import { expect, test } from "vitest";
import type { ContourPlot, PlotAxis, PointPlot } from "../../../engine/protocol.ts";
import { layoutContour, levelsOf } from "./contourLayout.ts";
import { plotNotes } from "./plotNotes.ts";
import { nearestStop, sayStop, stopAfterKey, stopsOf } from "./plotReading.ts";
import { plotScale } from "./plotScale.ts";
import { layoutPoints } from "./pointLayout.ts";
import { rowsOf } from "./plotRows.ts";

const axis: PlotAxis = { label: undefined, unit: undefined, log: false };
const logAxis: PlotAxis = { ...axis, log: true };

function points(form: PointPlot["form"], ...ys: readonly (readonly number[])[]): PointPlot {
  const series = ys.map((y) => ({ name: undefined, x: y.map((_, i) => i), y, length: y.length }));
  return { form, title: undefined, x: axis, y: axis, series, cut: 0, labels: [] };
}

function grid(f: (x: number, y: number) => number, count: number): ContourPlot {
  const at = Array.from({ length: count }, (_, i) => i / (count - 1));
  return {
    form: "contour",
    title: undefined,
    x: axis,
    y: axis,
    value: axis,
    xs: at,
    ys: at,
    values: at.map((y) => at.map((x) => f(x, y))),
    given: [count, count],
    path: undefined,
  };
}

/** Area of the polygons of an SVG path of `M`, `L` and `Z` (shoelace). */
function areaOf(path: string): number {
  return path
    .split("Z")
    .filter((each) => each !== "")
    .map((each) => {
      const corners = each
        .slice(1)
        .split("L")
        .map((corner) => corner.split(",").map(Number));
      const sum = corners.reduce((total, [x = 0, y = 0], i) => {
        const [nextX = 0, nextY = 0] = corners[(i + 1) % corners.length]!;
        return total + x * nextY - nextX * y;
      }, 0);
      return Math.abs(sum) / 2;
    })
    .reduce((total, each) => total + each, 0);
}

test("every finite value has its place inside the axis, in order", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e299, max: 1e299 })), (values) => {
      const scale = plotScale(values, axis, [0, 300]);
      const places = [...values].sort((a, b) => a - b).map((value) => scale.at(value) ?? NaN);
      expect(places.every((place) => place >= -1e-6 && place <= 300 + 1e-6)).toBe(true);
      expect(places.every((place, i) => i === 0 || place >= (places[i - 1] ?? NaN))).toBe(true);
    }),
  );
});

test("a log axis has a place for what is positive, and ticks at powers of ten", () => {
  const scale = plotScale([1e-8, 0, -3, NaN, 10], logAxis, [300, 0]);
  expect([0, -3, NaN, Infinity].map(scale.at)).toEqual([undefined, undefined, undefined, undefined]);
  expect(scale.at(1e-8)).toBeGreaterThan(scale.at(10) ?? NaN);
  expect(scale.ticks.length).toBeGreaterThan(2);
});

test("ticks at powers of ten are written as such", () => {
  const labels = plotScale([1e-20, 1], logAxis, [300, 0]).ticks.map(({ label }) => label);
  expect(labels).toContain("10⁻²⁰");
  expect(labels.join(" ")).not.toContain("×");
});

test("nothing, and one value alone, still have an axis", () => {
  for (const values of [[], [NaN], [0], [7]])
    for (const each of [axis, logAxis])
      expect(plotScale(values, each, [0, 100]).ticks.length).toBeGreaterThan(0);
});

test("a gap breaks the line, and a point between two gaps is still seen", () => {
  const [line] = layoutPoints(points("line", [1, 2, NaN, 3, NaN, 4, 5]), 400, 200).series;
  expect(line?.path.match(/M/g)).toHaveLength(2);
  expect(line?.dots.match(/M/g)).toHaveLength(1);
});

test("the only point of a line is a dot around its place", () => {
  const [line] = layoutPoints(points("line", [7]), 400, 200).series;
  const [x, y] = line?.points[0]?.at ?? [NaN, NaN];
  expect(line?.path).toBe("");
  expect(line?.dots).toContain(`M${(x - 3).toFixed(1)},${y.toFixed(1)}a`);
});

test("a cross stands below each value that could not be drawn, and one for many side by side", () => {
  const { missing, series } = layoutPoints(points("line", [1, NaN, 3, Infinity, 5]), 400, 200);
  const middles = [...missing.matchAll(/M([\d.]+),[\d.]+L([\d.]+),/g)].map(
    ([, left, right]) => (Number(left) + Number(right)) / 2,
  );
  const [first = NaN, , third = NaN] = series[0]!.points.map(({ at }) => at?.[0] ?? NaN);
  expect(middles[0]).toBeCloseTo((first + third) / 2, 0);
  expect(new Set(middles).size).toBe(2);
  const many = layoutPoints(points("line", [1, ...Array.from({ length: 5_000 }, () => NaN), 2]), 400, 200);
  expect(many.missing.length).toBeLessThan(4_000);
  expect(layoutPoints(points("bars", [1, NaN]), 400, 200).missing).not.toBe("");
  expect(layoutPoints(points("line", [1, 2]), 400, 200).missing).toBe("");
});

test("bars stand on zero, whatever their sign", () => {
  const plot = points("bars", [3, -2, 5]);
  const { ground, series, box } = layoutPoints(plot, 400, 200);
  const heights = series[0]?.points.map(({ at }) => (at?.[1] ?? NaN) - ground) ?? [];
  expect(heights.map(Math.sign)).toEqual([-1, 1, -1]);
  expect(ground).toBeLessThan(box.bottom);
});

test("bars of several series do not cover each other", () => {
  const { series } = layoutPoints(points("bars", [1, 2], [3, 4], [5, 6]), 400, 200);
  const middles = series.map(({ points: [first] }) => first?.at?.[0] ?? NaN);
  expect(middles[1]! - middles[0]!).toBeCloseTo(middles[2]! - middles[1]!);
  expect(middles[1]! - middles[0]!).toBeGreaterThan(10);
});

test("each bar has its name, cut where it has to be, as long as a few letters fit", () => {
  const labels = ["forward mode", "all of the rest", "short", "checkpointed"];
  const plot = { ...points("bars", [1, 2, 3, 4]), labels };
  const wide = layoutPoints(plot, 900, 200).xTicks.map(({ label }) => label);
  expect(wide).toEqual(labels);
  const narrow = layoutPoints(plot, 330, 200).xTicks.map(({ label }) => label);
  expect(narrow).toHaveLength(4);
  narrow.forEach((label, i) => expect(labels[i]).toContain(label.replace("…", "")));
  const many = {
    ...points(
      "bars",
      Array.from({ length: 60 }, () => 1),
    ),
    labels: [],
  };
  expect(layoutPoints(many, 330, 200).xTicks.length).toBeLessThan(30);
});

test("reading goes from x to x, with the values of all series there", () => {
  const plot = points("line", [1, 2, 3], [10, NaN, 30]);
  const layout = layoutPoints(plot, 400, 200);
  const stops = stopsOf(plot, layout);
  expect(stops.map(({ values }) => values.map(({ y }) => y))).toEqual([[1, 10], [2], [3, 30]]);
  expect(sayStop(stops[0]!, plot, layout).replaceAll("\u00a0", " ")).toBe("x = 0: series 1 1, series 2 10");
  const there = nearestStop("line", stops, [layout.box.right, 0]);
  expect(there).toBe(2);
  expect(stopAfterKey("ArrowLeft", there, stops.length)).toBe(1);
  expect(stopAfterKey("End", undefined, stops.length)).toBe(2);
  expect(stopAfterKey("x", 1, stops.length)).toBeUndefined();
});

test("the bands of a plane cover as much as the plane lies above them", () => {
  const plot = grid((x) => x, 11);
  const layout = layoutContour(plot, 400, 300);
  const { box } = layout;
  const whole = (box.right - box.left) * (box.bottom - box.top);
  for (const { area, from } of layout.bands) expect(areaOf(area) / whole).toBeCloseTo(1 - from, 2);
});

test("the lines of a distance are as far from the middle as they say", () => {
  const plot = grid((x, y) => Math.hypot(x - 0.5, y - 0.5), 81);
  const { bands, box } = layoutContour(plot, 400, 300);
  const half = bands.find(({ from }) => Math.abs(from - 0.4) < 1e-9);
  const ends = half?.line.match(/[\d.]+,[\d.]+/g) ?? [];
  expect(ends.length).toBeGreaterThan(50);
  for (const end of ends) {
    const [px = 0, py = 0] = end.split(",").map(Number);
    const x = (px - box.left) / (box.right - box.left) - 0.5;
    const y = (box.bottom - py) / (box.bottom - box.top) - 0.5;
    expect(Math.hypot(x, y)).toBeCloseTo(0.4, 2);
  }
});

test("levels lie at equal ratios on a log axis, and a flat or empty grid has few or none", () => {
  const steep = { ...grid((x) => 10 ** (6 * x), 20), value: logAxis };
  expect(levelsOf(steep).slice(1)).toContain(1000);
  expect(levelsOf(grid(() => 3, 4))).toEqual([3]);
  expect(levelsOf(grid(() => NaN, 4))).toEqual([]);
  expect(
    layoutContour(
      grid(() => NaN, 4),
      300,
      200,
    ).bands,
  ).toEqual([]);
});

test("what a picture leaves out is said", () => {
  const thin = points("line", [1, NaN, -2]);
  const plot = {
    ...thin,
    y: logAxis,
    cut: 3,
    series: thin.series.map((each) => ({ ...each, length: 9_000 })),
  };
  expect(plotNotes(plot).map((note) => note.replaceAll("\u00a0", " "))).toEqual([
    "9,000 points, drawn by 3 that keep the least and the greatest of every stretch.",
    "1 value is not finite, or too large to draw: a gap, marked × at the lower end.",
    "1 value is not positive, which a log axis cannot show: a gap, marked × at the lower end.",
    "The first 1 of 4 series.",
  ]);
  expect(plotNotes(points("scatter", [1, 2]))).toEqual([]);
});

test("the table has a column for each series where they share x, otherwise a row for each point", () => {
  expect(rowsOf(points("line", [1, 2], [3, 4]))).toEqual({
    heads: ["x", "series 1", "series 2"],
    rows: [
      [0, 1, 3],
      [1, 2, 4],
    ],
  });
  expect(rowsOf(points("scatter", [1], [3, 4])).rows).toEqual([
    ["series 1", 0, 1],
    ["series 2", 0, 3],
    ["series 2", 1, 4],
  ]);
});
