import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexLines, lineText, offsetAt, positionAt } from "./lines.ts";

describe("lines", () => {
  it("count lines and columns from 1", () => {
    const lines = indexLines("ab\nc");
    expect(positionAt(lines, 0)).toEqual({ line: 1, column: 1 });
    expect(positionAt(lines, 3)).toEqual({ line: 2, column: 1 });
    expect(positionAt(lines, 4)).toEqual({ line: 2, column: 2 });
  });

  it("take \\r\\n as one end and \\r, U+2028 and U+2029 as ends", () => {
    expect(indexLines("a\r\nb\rc\u2028d\u2029e").starts).toEqual([0, 3, 5, 7, 9]);
  });

  it("give a line without its end, and nothing for a line that is not there", () => {
    const lines = indexLines("one\r\ntwo");
    expect([lineText(lines, 1), lineText(lines, 2), lineText(lines, 3)]).toEqual(["one", "two", ""]);
  });

  it("take offsets and places outside the text as its nearest end", () => {
    const lines = indexLines("ab\nc");
    expect(positionAt(lines, 99)).toEqual({ line: 2, column: 2 });
    expect(positionAt(lines, -1)).toEqual({ line: 1, column: 1 });
    expect(offsetAt(lines, { line: 1, column: 99 })).toBe(2);
    expect(offsetAt(lines, { line: 9, column: 1 })).toBe(4);
  });

  it("lead from an offset to its place and back", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "ü", "𝔸") });
    fc.assert(
      fc.property(text, fc.nat(), (words, seed) => {
        const lines = indexLines(words);
        const offset = words.length === 0 ? 0 : seed % words.length;
        // The \n of \r\n belongs to the end of its line and has no place of its own.
        if (words[offset] === "\n" && words[offset - 1] === "\r") return;
        expect(offsetAt(lines, positionAt(lines, offset))).toBe(offset);
      }),
    );
  });
});
