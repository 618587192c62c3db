import { expect, test } from "vitest";
import { anchored, fitted, isSeen, revealing, wholly, zoomed, zoomLimits } from "./viewport.ts";

const size = { width: 400, height: 300 };
const drawnAt = (view: { x: number; y: number; k: number }, x: number, y: number) => [
  view.x + view.k * x,
  view.y + view.k * y,
];

test("a small graph is seen whole, at its own size, in the middle", () => {
  const view = fitted({ width: 100, height: 60 }, size);
  expect(view.k).toBe(1);
  expect(drawnAt(view, 50, 0)[0]).toBe(200);
});

test("a graph too large to be read whole begins at its upper end", () => {
  const view = fitted({ width: 300, height: 4000 }, size);
  expect(view.k).toBe(1);
  expect(view.y).toBe(12);
});

test("a graph far too wide is not shrunk beyond recognition, but can be on request", () => {
  const wide = { width: 20_000, height: 100 };
  expect(fitted(wide, size).k).toBe(0.6);
  expect(wholly({ width: 2000, height: 100 }, size).k).toBeLessThan(0.2);
  expect(wholly(wide, size).k).toBe(zoomLimits[0]);
});

test("of a graph far too wide the part is seen where the program begins, and nothing beyond its borders", () => {
  const wide = { width: 20_000, height: 100 };
  expect(drawnAt(fitted(wide, size, 9_000), 9_000, 0)[0]).toBeCloseTo(200);
  expect(fitted(wide, size, 10).x).toBe(12);
  expect(drawnAt(fitted(wide, size, 19_990), 20_000, 0)[0]).toBe(388);
});

test("a graph a little too wide begins at its left, where the names of groups are", () => {
  const view = fitted({ width: 800, height: 100 }, size);
  expect(view.k).toBe(0.6);
  expect(view.x).toBe(12);
});

test("zooming keeps the middle and its limits", () => {
  const view = { x: 10, y: 20, k: 1 };
  const closer = zoomed(view, 2, size);
  expect(drawnAt(closer, 190, 130)).toEqual([200, 150]);
  expect(zoomed(view, 100, size).k).toBe(zoomLimits[1]);
  expect(zoomed(view, 0.0001, size).k).toBe(zoomLimits[0]);
});

test("a box that is seen is left alone, one beyond an edge is brought in", () => {
  const view = { x: 0, y: 0, k: 1 };
  expect(revealing(view, { x: 50, y: 50, width: 30, height: 30 }, size)).toBe(view);
  expect(revealing(view, { x: 50, y: 500, width: 30, height: 30 }, size)).toEqual({ x: 0, y: -242, k: 1 });
  expect(revealing(view, { x: -80, y: 50, width: 30, height: 30 }, size)).toEqual({ x: 92, y: 0, k: 1 });
});

test("of a box too large for the picture the upper left corner is shown", () => {
  const view = revealing({ x: 0, y: 0, k: 1 }, { x: 100, y: 100, width: 900, height: 900 }, size);
  expect(drawnAt(view, 100, 100)).toEqual([12, 12]);
});

test("a box stays where it was when the layout around it changes", () => {
  const view = { x: 5, y: 6, k: 0.5 };
  const before = { x: 100, y: 40, width: 10, height: 10 };
  const after = { x: 300, y: 10, width: 90, height: 90 };
  expect(drawnAt(anchored(view, before, after), 300, 10)).toEqual(drawnAt(view, 100, 40));
});

test("what lies outside is not seen", () => {
  const view = { x: 0, y: 0, k: 1 };
  expect(isSeen(view, { x: 390, y: 290, width: 50, height: 50 }, size)).toBe(true);
  expect(isSeen(view, { x: 401, y: 0, width: 50, height: 50 }, size)).toBe(false);
  expect(isSeen(view, { x: -60, y: 0, width: 50, height: 50 }, size)).toBe(false);
});
