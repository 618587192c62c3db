import { expect, test } from "vitest";
import { piecesOf, plainMessage } from "./inlineCode.ts";

test("words between backticks are code, in their order", () => {
  expect(piecesOf("`x` is not `y`.")).toEqual([
    { text: "x", isCode: true },
    { text: " is not ", isCode: false },
    { text: "y", isCode: true },
    { text: ".", isCode: false },
  ]);
});

test("a lone backtick, and a pair over two lines, are text", () => {
  expect(piecesOf("one ` alone")).toEqual([{ text: "one ` alone", isCode: false }]);
  expect(piecesOf("a `b\nc` d")).toEqual([{ text: "a `b\nc` d", isCode: false }]);
});

test("plain text has quotes where code stood, and no backtick", () => {
  expect(plainMessage("Write `const x = 1` instead.")).toBe("Write ‘const x = 1’ instead.");
});
