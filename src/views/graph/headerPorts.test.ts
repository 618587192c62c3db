import { expect, test } from "vitest";
import { besideWords } from "./headerPorts.ts";

const placed = (wished: Readonly<Record<string, number>>, least: number, most: number) =>
  Object.fromEntries(besideWords(new Map(Object.entries(wished)), least, most));

test("ports that are beside the words and apart stay where they wish to be", () => {
  expect(placed({ a: 120, b: 150 }, 100, 200)).toEqual({ a: 120, b: 150 });
});

test("ports under the words move beside them, in their order", () => {
  expect(placed({ b: 60, a: 20, c: 150 }, 100, 200)).toEqual({ a: 100, b: 112, c: 150 });
});

test("ports that crowd at the end make room to the left", () => {
  expect(placed({ a: 198, b: 199, c: 200 }, 100, 200)).toEqual({ a: 176, b: 188, c: 200 });
});
