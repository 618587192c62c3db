import { expect, test } from "vitest";
import { similarName } from "./knownNames.ts";

const names = ["prod", "Math", "gradient", "gradientOfAll", "derivative", "hessian", "sum", "count"];

test.each([
  ["grad", "gradient"],
  ["deriv", "derivative"],
  ["Mtah", "Math"],
  ["coumt", "count"],
  ["hesian", "hessian"],
  ["hesien", "hessian"],
  ["smu", "sum"],
])("%s is taken for a slip of %s", (typed, meant) => {
  expect(similarName(typed, names)).toBe(meant);
});

test.each(["from", "print", "fold", "pr", "x"])("%s is taken for none of the names", (typed) => {
  expect(similarName(typed, names)).toBeUndefined();
});
