import { expect, it } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { corpus } from "./index.ts";
import { refused } from "./refused.ts";
import { sameNumbers } from "./testing/modes.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { Workbench } from "./testing/workbench.ts";

/** Programs with one number as result, and not so many inputs that a Hessian takes long. */
const scalar = corpus.filter(
  ({ name, source, inputs }) =>
    !(name in refused) &&
    inputs.every((args) => leavesOf(args[0]).length <= 16) &&
    typeof plainFunction(source)(...inputs[0]!) === "number",
);

it.each(scalar)(
  "has one Hessian, forward over reverse and forward over forward: $name",
  ({ source, inputs }) => {
    const bench = new Workbench(source);
    for (const args of inputs) {
      const slow = bench.apply("jacobian", bench.apply("gradient", bench.f, { mode: "forward" }), {
        mode: "forward",
      });
      const expected = (slow(...args) as number[][]).flat();
      const found = (bench.apply("hessian")(...args) as number[][]).flat();
      expect(
        sameNumbers(expected, found, 1e-8),
        `${JSON.stringify(found)} for ${JSON.stringify(expected)}`,
      ).toBe(true);
    }
  },
);

it.each(scalar)("has one Hessian, reverse over a gradient: $name", ({ source, inputs }) => {
  const bench = new Workbench(source);
  for (const args of inputs) {
    const expected = (bench.apply("hessian")(...args) as number[][]).flat();
    const found = (bench.apply("hessian", bench.f, { mode: "reverse" })(...args) as number[][]).flat();
    expect(
      sameNumbers(expected, found, 1e-8),
      `${JSON.stringify(found)} for ${JSON.stringify(expected)}`,
    ).toBe(true);
  }
});
