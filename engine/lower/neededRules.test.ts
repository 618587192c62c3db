import { expect, test } from "vitest";
import { LoweredProgram } from "./testing/lowered.ts";

const matrix = [
  [1, 2],
  [3, 4],
];

/** The functions of the library whose rules are there to be used. */
function withRules(text: string): string[] {
  const { rules } = new LoweredProgram(text).module([matrix]);
  return [...rules.values()].filter(({ rrule }) => rrule !== undefined).map(({ name }) => name);
}

test("no rule is lowered where nothing is differentiated", () => {
  expect(withRules("const f = (a) => sum(matmul(a, a));")).toEqual([]);
});

test("a gradient needs the rules of what it differentiates, and not those of what these rules call", () => {
  expect(withRules("const f = gradient((a) => sum(matmul(a, a)));").sort()).toEqual(["matmul", "sum"]);
});

test("what is called beside a gradient is not differentiated", () => {
  expect(withRules("const f = (a) => trace(a) + det(gradient((b) => sum(b))(a));")).toEqual(["sum"]);
});

test("the derivative of a gradient needs the rules of what the rules call", () => {
  const twice = withRules("const f = (a) => gradient((b) => sum(gradient((c) => sum(matmul(c, c)))(b)))(a);");
  expect(twice).toEqual(expect.arrayContaining(["matmul", "sum", "timesTransposed", "transposedTimes"]));
});
