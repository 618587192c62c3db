import { expect, test } from "vitest";
import type { Plot, PointPlot } from "../../../engine/protocol.ts";
import { plotToHtml } from "./plotToHtml.ts";

const axis = { label: undefined, unit: undefined, log: false };

const points = (form: PointPlot["form"], names: readonly string[], ys: readonly number[]): PointPlot => ({
  ...{ form, title: undefined, x: axis, y: axis, cut: 0, labels: [] },
  series: names.map((name) => ({ name, x: ys.map((_, i) => i), y: ys, length: ys.length })),
});

test.each(["line", "scatter", "bars"] as const)(
  "a %s plot is drawn with its legend and all its figures",
  (form) => {
    const html = plotToHtml(points(form, ["first", "second"], [1, 5, 3]));
    expect(html.match(/<path [^>]*(?:stroke|fill):var\(--series-[12]\)/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).toContain("first</li>");
    expect(html.match(/<tr>/g)).toHaveLength(4);
    expect(html).not.toContain("NaN");
  },
);

test("a contour plot has its bands, its lines and its path", () => {
  const xs = [0, 1, 2, 3];
  const plot: Plot = {
    ...{ form: "contour", title: "Hill", x: axis, y: axis, value: axis, xs, ys: xs, given: [4, 4] },
    values: xs.map((y) => xs.map((x) => x * y)),
    path: { name: undefined, x: [0, 1], y: [0, 2], length: 2 },
  };
  const html = plotToHtml(plot);
  expect(html).toContain('aria-label="Hill"');
  expect(html.match(/class="level"/g)?.length).toBeGreaterThan(2);
  expect(html).toContain('class="curve"');
  expect(html).toContain('<th scope="col">y \\ x</th>');
});

test("labels are only text, and what is not finite is a gap that is told", () => {
  const html = plotToHtml({ ...points("line", ["<img src=x>"], [1, NaN, 2]), title: '"><script>' });
  expect(html).not.toMatch(/<(?:img|script)/);
  expect(html).toContain("not finite");
});
