import { expect, test } from "vitest";
import { countChanges, differenceOf } from "./difference.ts";

const numbered = (...lines: readonly (number | string)[]) => lines.join("\n");

test("a change is shown with two lines of what stands around it", () => {
  const before = numbered(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const after = numbered(1, 2, 3, 4, "five", 6, 7, 8, 9);
  const lines = differenceOf(before, after) ?? [];
  expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "gap 2",
    "same 3",
    "same 4",
    "removed 5",
    "added five",
    "same 6",
    "same 7",
    "gap 2",
  ]);
  expect(countChanges(lines)).toEqual({ added: 1, removed: 1 });
});

test("equal texts differ in nothing", () => {
  expect(countChanges(differenceOf("a\nb", "a\nb") ?? [])).toEqual({ added: 0, removed: 0 });
});
