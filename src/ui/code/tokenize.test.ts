import { expect, test } from "vitest";
import { tokenize } from "./tokenize.ts";

const words = (text: string) =>
  tokenize(text)
    .filter(({ kind }) => kind !== "space")
    .map(({ kind, start, end }) => `${kind}:${text.slice(start, end)}`);

test("tokens cover the text without gaps, whatever it is", () => {
  for (const text of [
    "",
    "const f = (x: number) => x ** 2;",
    '"open\nnext',
    "`a${`b${c}`}d",
    "/* open",
    "🙂 \\ §",
  ]) {
    expect(
      tokenize(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(""),
    ).toBe(text);
  }
});

test("declarations, calls, numbers and types have their kinds", () => {
  expect(words("const y: number = sin(1.5e-3)")).toEqual([
    "keyword:const",
    "name:y",
    "punctuation::",
    "keyword:number",
    "punctuation:=",
    "call:sin",
    "punctuation:(",
    "number:1.5e-3",
    "punctuation:)",
  ]);
});

test("a member that is called like a keyword is no keyword", () => {
  expect(words("a.of")).toEqual(["name:a", "punctuation:.", "name:of"]);
});

test("code inside a template literal is code, the rest of it is string", () => {
  expect(words("`a ${ { b: 1 }.b } c`")).toEqual([
    "string:`a ${",
    "punctuation:{",
    "name:b",
    "punctuation::",
    "number:1",
    "punctuation:}",
    "punctuation:.",
    "name:b",
    "string:} c`",
  ]);
});

test("a comment ends with its line, a block comment with its mark", () => {
  expect(words("x // y\n/* z\n */ w")).toEqual(["name:x", "comment:// y", "comment:/* z\n */", "name:w"]);
});

test("Greek names are names", () => {
  expect(words("θ̇ + Δt")).toEqual(["name:θ̇", "punctuation:+", "name:Δt"]);
});
