import { describe, expect, it } from "vitest";
import { codeFrame } from "./codeFrame.ts";

const text = "const a = 1;\nconst b = foo(a);\nb;\n";

describe("codeFrame", () => {
  it("marks the place under its line, between its neighbours", () => {
    const start = text.indexOf("foo");
    expect(codeFrame(text, start, start + 3)).toBe(
      ["  1 | const a = 1;", "> 2 | const b = foo(a);", "    |           ^^^", "  3 | b;"].join("\n"),
    );
  });

  it("marks a place of several lines to the end of its first", () => {
    expect(codeFrame(text, 6, text.length, { around: 0 })).toBe("> 1 | const a = 1;\n    |       ^^^^^^");
  });

  it("marks an empty place by one sign, at the end of the text too", () => {
    expect(codeFrame("ab", 2, 2)).toBe("> 1 | ab\n    |   ^");
    expect(codeFrame("", 0, 0)).toBe("> 1 |\n    | ^");
  });

  it("aligns numbers, and counts from where the text begins in its file", () => {
    expect(codeFrame(text, 13, 18, { firstLine: 9 }).split("\n")[0]).toBe("   9 | const a = 1;");
    expect(codeFrame(text, 13, 18, { firstLine: 9 }).split("\n")[1]).toBe("> 10 | const b = foo(a);");
  });

  it("cuts long lines", () => {
    const frame = codeFrame("x".repeat(500), 490, 495);
    expect(frame).toBe(`> 1 | ${"x".repeat(120)}…`);
  });
});
