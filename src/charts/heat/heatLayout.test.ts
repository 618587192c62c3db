import { expect, test } from "vitest";
import { entryAt, heatColor, layoutHeat } from "./heatLayout.ts";

test("entries of equal shade are one path, and zero is the same with either sign", () => {
  const { shades, range } = layoutHeat(
    [
      [0, -0, 4],
      [-4, 4, -4],
    ],
    300,
  );
  const squares = new Map(shades.map(({ strength, path }) => [strength, path.match(/M/g)?.length]));
  expect(Object.fromEntries(squares)).toEqual({ "0": 2, "1": 2, "-1": 2 });
  expect(range).toEqual([-4, 4]);
});

test("what is not finite is crossed out and counts for nothing else", () => {
  const { crossed, range, shades } = layoutHeat([[NaN, Infinity, 2]], 300);
  expect(crossed.match(/M/g)).toHaveLength(2);
  expect(range).toEqual([2, 2]);
  expect(shades).toHaveLength(1);
  expect(layoutHeat([[NaN]], 300).range).toBeUndefined();
});

test("a wide matrix keeps squares that can be seen", () => {
  const { side, width } = layoutHeat([new Array<number>(1000).fill(1)], 300);
  expect(width).toBe(1000 * side);
  expect(side).toBeGreaterThan(2);
});

test("a point of the picture leads to its entry", () => {
  const layout = layoutHeat(
    [
      [1, 2],
      [3, 4],
    ],
    300,
  );
  expect(entryAt(layout, [layout.side * 1.5, layout.side * 0.5])).toEqual([0, 1]);
  expect(entryAt(layout, [layout.width + 1, 0])).toBeUndefined();
});

test("zero is neither above nor below", () => {
  expect(heatColor(0)).toContain(" 0%");
  expect(heatColor(-1)).not.toBe(heatColor(1));
});
