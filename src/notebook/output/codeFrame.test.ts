import { expect, test } from "vitest";
import { frameOf } from "./codeFrame.ts";

const text = "const a = 1;\nconst b = ;\nconst c = 3;\n";

test("a place on the second line is shown with the line before it", () => {
  const start = text.indexOf(";", 14);
  expect(frameOf(text, { source: "", start, end: start + 1 })).toEqual({
    from: 0,
    excerpt: "const a = 1;\nconst b = ;",
    firstLine: 1,
    line: 2,
    column: 11,
  });
});

test("a place on the first line stands alone", () => {
  expect(frameOf(text, { source: "", start: 6, end: 7 })).toMatchObject({
    excerpt: "const a = 1;",
    line: 1,
    column: 7,
  });
});

test("the end of the text is a place too", () => {
  expect(frameOf("f(", { source: "", start: 2, end: 2 })).toMatchObject({
    excerpt: "f(",
    line: 1,
    column: 3,
  });
  expect(frameOf(text, { source: "", start: 99, end: 99 })).toMatchObject({ line: 4, column: 1 });
});

test("a long span is cut to a few lines", () => {
  const long = "x\n".repeat(50);
  expect(frameOf(long, { source: "", start: 0, end: 100 }).excerpt.split("\n")).toHaveLength(6);
});
