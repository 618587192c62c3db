import { expect, test } from "vitest";
import { contains, excerpt, lineAt, lineStarts, linesOf, overlaps, sourceAt } from "./sourceText.ts";

const cells = [{ id: "c1", text: "const a = 1;\nfunction f(x: number) {\n  return x *\n    x;\n}\n" }];
const span = (start: number, end: number, source = "c1") => ({ source, start, end });

test("a span gives its text", () => {
  expect(sourceAt(span(6, 11), cells)).toBe("a = 1");
});

test("a span of another text, or past the end of an edited one, gives nothing", () => {
  expect(sourceAt(span(0, 5, "prelude:map"), cells)).toBeUndefined();
  expect(sourceAt(span(0, 500), cells)).toBeUndefined();
  expect(linesOf(span(3, 3), cells)).toBeUndefined();
});

test("an excerpt is one line, and says when it is cut", () => {
  expect(excerpt(span(46, 55), cells)).toBe("x * x");
  expect(excerpt(span(0, 58), cells, 10)).toBe("const a =…");
});

test("lines are found from offsets, ends included", () => {
  const starts = lineStarts(cells[0]!.text);
  expect(starts).toEqual([0, 13, 37, 50, 57, 59]);
  expect([0, 12, 13, 36, 37, 58].map((at) => lineAt(at, starts))).toEqual([1, 1, 2, 2, 3, 5]);
  expect(linesOf(span(46, 55), cells)).toEqual({ first: 3, last: 4 });
});

test("spans that only touch do not overlap", () => {
  expect(overlaps(span(0, 5), span(5, 9))).toBe(false);
  expect(overlaps(span(0, 6), span(5, 9))).toBe(true);
  expect(overlaps(span(0, 6), span(0, 6, "c2"))).toBe(false);
  expect(contains(span(0, 9), span(2, 9))).toBe(true);
  expect(contains(span(2, 9), span(0, 9))).toBe(false);
});
