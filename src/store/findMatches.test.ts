import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell } from "./cell.ts";
import { findMatches, replaced } from "./findMatches.ts";

const cellsOf = (...texts: string[]): Cell[] =>
  texts.map((text, at) => ({ id: `c${at}`, kind: "code", text, options: "" }));
const loose = { matchCase: false, wholeWord: false };

test("words are found in every cell, whatever their case unless it matters", () => {
  const cells = cellsOf("Sum + sum", "assume");
  expect(findMatches(cells, { query: "sum", ...loose })).toHaveLength(3);
  expect(findMatches(cells, { query: "sum", ...loose, matchCase: true })).toEqual([
    { cell: "c0", start: 6, end: 9 },
    { cell: "c1", start: 2, end: 5 },
  ]);
});

test("a whole word has no letter beside it", () => {
  const found = findMatches(cellsOf("x + x1 + $x + f(x)"), { query: "x", ...loose, wholeWord: true });
  expect(found.map(({ start }) => start)).toEqual([0, 16]);
});

test("signs mean themselves", () => {
  expect(findMatches(cellsOf("a[0].b * (c)"), { query: "[0].b * (", ...loose })).toHaveLength(1);
});

test("nothing is found for nothing", () => {
  expect(findMatches(cellsOf("abc"), { query: "", ...loose })).toEqual([]);
});

test("replacing does what String.replaceAll does, `$` included", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "$", "&", ".", "\n") });
  fc.assert(
    fc.property(word, word.filter(Boolean), word, (text, query, replacement) => {
      const cells = cellsOf(text);
      const matches = findMatches(cells, { query, matchCase: true, wholeWord: false });
      const after = replaced(cells, matches, replacement).get("c0") ?? text;
      expect(after).toBe(text.replaceAll(query, () => replacement));
    }),
  );
});
