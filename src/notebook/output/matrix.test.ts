import { expect, test } from "vitest";
import type { PlainValue } from "../../../engine/protocol.ts";
import { cornerOf, matrixOf } from "./matrix.ts";

const numbers = (...values: number[]): PlainValue => ({
  kind: "numbers",
  flavor: "array",
  length: values.length,
  values,
});
const rows = (...items: PlainValue[]): PlainValue => ({ kind: "array", length: items.length, items });

test("rows of equal length are a matrix", () => {
  expect(matrixOf(rows(numbers(1, 2), numbers(3, 4)))).toEqual({
    rows: [
      [1, 2],
      [3, 4],
    ],
    height: 2,
    width: 2,
  });
});

test("ragged rows, a list of numbers and an empty list are none", () => {
  expect(matrixOf(rows(numbers(1, 2), numbers(3)))).toBeUndefined();
  expect(matrixOf(numbers(1, 2))).toBeUndefined();
  expect(matrixOf(rows())).toBeUndefined();
});

test("a heat map shows the corner of what is too large for it", () => {
  const rows = (height: number, width: number) =>
    Array.from({ length: height }, () => new Array<number>(width).fill(1));
  const sizeOf = (corner: readonly (readonly number[])[]) => [corner.length, corner[0]?.length];
  expect(sizeOf(cornerOf(rows(30, 40)))).toEqual([30, 40]);
  expect(sizeOf(cornerOf(rows(300, 300)))).toEqual([66, 300]);
  expect(sizeOf(cornerOf(rows(3, 5_000)))).toEqual([3, 1_000]);
});
