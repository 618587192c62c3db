import { expect, test } from "vitest";
import { indexAt, layOutPicture } from "./pictureGeometry.ts";

test("positive numbers stand on the floor, the greatest reaches the top", () => {
  const { bars, zero } = layOutPicture([1, 2], 20, 10);
  expect(zero).toBe(10);
  expect(bars.map(({ y, height }) => [y, height])).toEqual([
    [5, 5],
    [0, 10],
  ]);
});

test("negative numbers hang from zero", () => {
  const { bars, zero } = layOutPicture([1, -1], 20, 10);
  expect(zero).toBe(5);
  expect(bars[1]).toMatchObject({ y: 5, height: 5 });
});

test("more numbers than pixels share columns, and none is lost from sight", () => {
  const values = Array.from({ length: 10_000 }, (_, index) => (index === 4321 ? 50 : 1));
  const { bars } = layOutPicture(values, 100, 20);
  expect(bars.length).toBe(50);
  expect(Math.max(...bars.map(({ height }) => height))).toBe(20);
});

test("NaN, infinities and nothing at all draw no bars and no NaN", () => {
  expect(layOutPicture([NaN, Infinity], 20, 10).bars).toEqual([]);
  expect(layOutPicture([], 20, 10).bars).toEqual([]);
  expect(layOutPicture([0, 0], 20, 10)).toMatchObject({ zero: 5 });
});

test("the pointer names the number under it", () => {
  expect([0, 49, 100, -5].map((x) => indexAt(x, 100, 4))).toEqual([0, 1, 3, 0]);
});
