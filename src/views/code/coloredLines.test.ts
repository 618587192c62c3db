import { expect, test } from "vitest";
import { coloredLines, markedPieces } from "./coloredLines.ts";

const text = "const a = 1;\n/* two\nlines */ f(a)\n\nx";

test("the lines together are the text", () => {
  const lines = coloredLines(text).map((pieces) =>
    pieces.map(({ start, end }) => text.slice(start, end)).join(""),
  );
  expect(lines.join("\n")).toBe(text);
});

test("a comment over two lines is a comment on both", () => {
  const lines = coloredLines(text);
  expect(lines[1]!.map(({ kind }) => kind)).toEqual(["comment"]);
  expect(lines[2]![0]).toMatchObject({ kind: "comment" });
});

test("a mark cuts the pieces at its ends", () => {
  const marked = markedPieces(coloredLines(text)[0]!, { start: 2, end: 7 });
  expect(marked.map(({ start, end, marked: is }) => [text.slice(start, end), is])).toEqual([
    ["co", false],
    ["nst", true],
    [" ", true],
    ["a", true],
    [" ", false],
    ["=", false],
    [" ", false],
    ["1", false],
    [";", false],
  ]);
});

test("without a mark nothing is marked", () => {
  expect(markedPieces(coloredLines("a")[0]!, undefined)).toEqual([
    { kind: "name", start: 0, end: 1, marked: false },
  ]);
});
