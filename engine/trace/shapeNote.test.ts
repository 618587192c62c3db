import { expect, test } from "vitest";
import { shapeNoteOf } from "./shapeNote.ts";

test("an array of numbers is said with its length", () => {
  expect(shapeNoteOf([1, 2, 3])).toEqual({ text: "number[3]", leaves: 3 });
});

test("a matrix is said by rows, then columns", () => {
  expect(
    shapeNoteOf([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
  ).toEqual({ text: "number[3][2]", leaves: 6 });
});

test("ragged rows are spelled out", () => {
  expect(shapeNoteOf([[1], [2, 3]])).toEqual({ text: "[number[1], number[2]]", leaves: 3 });
});

test("objects name their fields, and long ones are cut", () => {
  expect(shapeNoteOf({ a: 1, b: [1, 2] })).toEqual({ text: "{ a: number, b: number[2] }", leaves: 3 });
  expect(shapeNoteOf({ a: 1, b: 1, c: 1, d: 1, e: 1 }).text).toBe(
    "{ a: number, b: number, c: number, d: number, … }",
  );
});

test("an empty array and typed arrays have their own words", () => {
  expect(shapeNoteOf([]).text).toBe("number[0]");
  expect(shapeNoteOf(new Float64Array(2))).toEqual({ text: "Float64Array[2]", leaves: 2 });
});
