import { expect, test } from "vitest";
import { declaredIn, withoutDeclarations } from "./withoutDeclarations.ts";

const declarations = [
  "/** The dot product. */",
  "declare function dot(x: number, y: number): number;",
  "/** The sine. */",
  "declare function sin(x: number): number;",
].join("\n");

test("a name that a cell defines is declared no more, nor documented", () => {
  expect(withoutDeclarations(declarations, new Set(["dot"]))).toBe(
    "/** The sine. */\ndeclare function sin(x: number): number;",
  );
});

test("other names leave the declarations as they are", () => {
  expect(withoutDeclarations(declarations, new Set(["f"]))).toBe(declarations);
});

test("a declaration of several lines goes with all of them", () => {
  const text =
    "/** A. */\ndeclare const a: {\n  b(): number;\n};\n/**\n * C.\n */\ndeclare function c(\n  x: number,\n): void;";
  expect(withoutDeclarations(text, new Set(["a"]))).toBe(text.slice(text.indexOf("/**\n")));
  expect(withoutDeclarations(text, new Set(["c"]))).toBe(text.slice(0, text.indexOf("\n/**\n")));
});

test("every declared name can be left out", () => {
  expect(declaredIn(`${declarations}\ndeclare function long<A>(\n  a: A,\n): A;`)).toEqual(
    new Set(["dot", "sin", "long"]),
  );
});
