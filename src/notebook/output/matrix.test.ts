import { expect, test } from "vitest";
import type { PlainValue } from "../../../engine/protocol.ts";
import { matrixOf } from "./matrix.ts";

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
