import { expect, test } from "vitest";
import { assignedNameIn } from "./assignedName.ts";

test.each([
  ["const g = ", "g"],
  ["let g: (x: number) => string =\n  ", "g"],
  ["const all = {\n  square: ", "square"],
  ['const all = { a: 1, "a sign": ', "a sign"],
  ["use(", undefined],
  ["const g = a ? b : ", undefined],
  ["const g = wrap(", undefined],
])("after %j stands %j", (before, name) => {
  expect(assignedNameIn(before)).toBe(name);
});
