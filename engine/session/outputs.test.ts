import { expect, test } from "vitest";
import type { CellResult, LiveNote, Plot, PlotSeries } from "../protocol.ts";
import { mostPoints } from "./plots/thin.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

let time = 0;
const host = { now: () => time, random: () => 0.5, dateNow: () => 1 };

function run(text: string, onLive?: (live: LiveNote) => void): CellResult {
  const session = createSession(host, storyCompiler);
  const request = onLive ? { onLive: (_: string, live: LiveNote) => onLive(live) } : {};
  const [result] = session.runCells([{ id: "c", text }], request);
  if (result === undefined) throw new Error("the cell did not run");
  return result;
}

function plotted(text: string): Plot {
  const { value, diagnostics } = run(text);
  expect(diagnostics).toEqual([]);
  if (value?.kind !== "plot") throw new Error("the value is no plot");
  return value.plot;
}

function series(text: string): readonly PlotSeries[] {
  const plot = plotted(text);
  if (plot.form === "contour") throw new Error("a contour has no series");
  return plot.series;
}

function oneSeries(text: string): PlotSeries {
  const [only] = series(text);
  if (only === undefined) throw new Error("there is no series");
  return only;
}

const codes = (text: string) => run(text).diagnostics.map(({ code }) => code);

test("every way to give points gives the same points", () => {
  const points = { name: undefined, x: [0, 1, 2], y: [5, 6, 7], length: 3 };
  for (const data of [
    "[5, 6, 7]",
    "new Float64Array([5, 6, 7])",
    "{ y: [5, 6, 7] }",
    "{ x: [0, 1, 2], y: [5, 6, 7] }",
    "[{ x: 0, y: 5 }, { x: 1, y: 6 }, { x: 2, y: 7 }]",
    "[[5, 6, 7]]",
  ])
    expect(series(`plot.line(${data})`)).toEqual([points]);
});

test("titles, axes and names are kept", () => {
  expect(
    plotted(
      `plot.scatter([[1], [2]], { title: "T", x: "step", y: { label: "loss", unit: "J", log: true }, names: ["a", "b"] })`,
    ),
  ).toMatchObject({
    form: "scatter",
    title: "T",
    x: { label: "step", unit: undefined, log: false },
    y: { label: "loss", unit: "J", log: true },
    series: [{ name: "a" }, { name: "b" }],
  });
});

test("a long line keeps its extremes, its gap and its length", () => {
  const line = oneSeries(
    "const ys = Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 50)); ys[777] = 9; ys[5_000] = -9; ys[60_000] = NaN; plot.line(ys)",
  );
  expect(line.length).toBe(100_000);
  expect(line.y.length).toBeLessThanOrEqual(mostPoints);
  expect(line.y[line.x.indexOf(777)]).toBe(9);
  expect(line.y[line.x.indexOf(5_000)]).toBe(-9);
  expect(line.y[line.x.indexOf(60_000)]).toBeNaN();
  expect([...line.x].sort((a, b) => a - b)).toEqual(line.x);
});

test("clouds and bars are bounded, and say how many there were", () => {
  expect(oneSeries("plot.scatter(new Array(9_000).fill(1))")).toMatchObject({ length: 9_000 });
  expect(oneSeries("plot.bars(new Array(9_000).fill(1))").y.length).toBeLessThan(1_000);
  expect(plotted("plot.line(Array.from({ length: 40 }, () => [1, 2]))")).toMatchObject({ cut: 28 });
});

test("bars may have names", () => {
  expect(plotted("plot.bars({ euler: 3, rk4: 1 })")).toMatchObject({
    labels: ["euler", "rk4"],
    series: [{ y: [3, 1] }],
  });
});

test("a contour calls its function at each point of the grid, as it takes its arguments", () => {
  const two = plotted("plot.contour((x, y) => x + 10 * y, { x: [0, 1], y: [2, 3], steps: 3 })");
  const one = plotted("plot.contour((p) => p[0] + 10 * p[1], { x: [0, 1], y: [2, 3], steps: 3 })");
  expect(two).toEqual(one);
  expect(two).toMatchObject({
    xs: [0, 0.5, 1],
    ys: [2, 2.5, 3],
    values: [
      [20, 20.5, 21],
      [25, 25.5, 26],
      [30, 30.5, 31],
    ],
  });
});

test("a large grid is thinned to what a page can draw", () => {
  const plot = plotted("plot.contour(Array.from({ length: 300 }, (_, i) => new Float64Array(500).fill(i)))");
  if (plot.form !== "contour") throw new Error("no contour");
  expect([plot.values.length, plot.values[0]!.length, plot.given]).toEqual([120, 120, [300, 500]]);
  expect(plot.values.at(-1)![0]).toBe(299);
});

test.each([
  ["plot.line('abc')", "plot-of-what"],
  ["plot.line([1, 'a'])", "plot-of-what"],
  ["plot.line([1], [2])", "plot-apart"],
  ["plot.scatter([1], new Float64Array(1))", "plot-apart"],
  ["plot.line((x: number) => x)", "plot-of-function"],
  ["plot.line([(x: number) => x])", "plot-of-function"],
  ["plot.line([1], [Math.sin])", "bad-options"],
  ["plot.line({ x: [1], y: [1, 2] })", "plot-lengths"],
  ["plot.line([1], { colour: 'red' })", "unknown-option"],
  ["plot.line([1], { x: { log: 3 } })", "bad-option"],
  ["plot.bars([1, 2], { labels: ['a'] })", "plot-labels"],
  ["plot.contour((x, y) => x)", "contour-where"],
  ["plot.contour((x, y) => 'a', { x: [0, 1], y: [0, 1] })", "contour-value"],
  ["plot.contour([[1, 2], [3]])", "contour-of-what"],
  ["plot.contour((x, y) => x, { x: [1, 0], y: [0, 1] })", "bad-option"],
  ["progress('half')", "progress-of-what"],
  ["check(1)", "check-of-what"],
  ["for (let i = 0; i < 50; i++) show(i, { key: String(i) })", "too-many-shown"],
])("%s is refused: %s", (text, code) => {
  expect(codes(text)).toEqual([code]);
});

test("a plot inside an object is a plot", () => {
  expect(run("({ a: 1, p: plot.line([1]) })").value).toMatchObject({
    entries: [
      ["a", {}],
      ["p", { kind: "plot" }],
    ],
  });
});

test("of what is shown the last value of each key remains, as it was when it was shown", () => {
  const { shown } = run(
    "const w = [0]; for (let i = 0; i < 5; i++) { w[0] = i; show(w, { key: 'w' }); show(i * i); } w[0] = 99;",
  );
  expect(shown).toMatchObject([
    { key: "w", value: { kind: "numbers", values: [4] } },
    { value: { kind: "number", value: 16 } },
  ]);
});

test("a hot loop speaks ten times a second, and the page hears what changed", () => {
  time = 0;
  const heard: LiveNote[] = [];
  const session = createSession({ ...host, now: () => (time += 0.01) }, storyCompiler);
  const text = "for (let i = 0; i < 20_000; i++) { show(i, { key: 'i' }); progress(i / 20_000, 'work'); }";
  for (const _ of session.runCells([{ id: "c", text }], { onLive: (_cell, live) => heard.push(live) }));
  expect(heard.length).toBeGreaterThan(2);
  expect(heard.length).toBeLessThan(8);
  expect(heard[0]).toMatchObject({ shown: [{ key: "i" }], progress: { label: "work" } });
});

test("a function is shown by what it gives when that is due", () => {
  time = 0;
  const text =
    "let made = 0; for (let i = 0; i < 1000; i++) show(() => { made++; return i; }, { key: 'i' }); made";
  const { shown, value } = run(text);
  expect(shown).toMatchObject([{ value: { kind: "number", value: 999 } }]);
  expect(value).toEqual({ kind: "number", value: 0 });
});

test("what a shown function throws is the cell's fault", () => {
  expect(codes("show(() => { throw new Error('no') }); 1")).toEqual(["uncaught-exception"]);
});

test.each(["show(x)", "progress(x)", "check(x > 1)", "plot.line([x])"])(
  "%s inside a differentiated function is refused at its place",
  (call) => {
    const text = `gradient((x: number) => { ${call}; return x * x; })(2)`;
    expect(run(text).diagnostics).toMatchObject([{ code: "output-inside" }]);
  },
);

test("checks are told with their messages and places, and harm nothing", () => {
  const text = "check(1 < 2, 'order'); check(2 < 1, 'disorder'); 7";
  const { checks, status, value } = run(text);
  expect(status).toBe("ok");
  expect(value).toMatchObject({ value: 7 });
  expect(
    checks.map(({ passed, message, span }) => [passed, message, text.slice(span.start, span.end)]),
  ).toEqual([
    [true, "order", "check(1 < 2, 'order')"],
    [false, "disorder", "check(2 < 1, 'disorder')"],
  ]);
});

test("cells that nobody asked for wait while they are no program, and what needs them too", () => {
  const session = createSession(host, storyCompiler);
  const cells = [
    { id: "a", text: "const a = ;" },
    { id: "b", text: "a" },
    { id: "c", text: "1" },
  ];
  const ran = (asked: readonly string[]) => [...session.runCells(cells, { asked })].map(({ cell }) => cell);
  expect(ran([])).toEqual(["c"]);
  expect(ran(["a"])).toEqual(["a", "b", "c"]);
});
