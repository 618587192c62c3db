import { describe, expect, test } from "vitest";
import type { Step, StepOperand } from "../../../engine/protocol.ts";
import { momentsOf, slopesHeldAt, type Moment } from "./moments.ts";
import { namesOf, operationText, sayMoment } from "./stepWords.ts";
import { tangentsOf, wayBack } from "./sweeps.ts";

const span = { source: "a", start: 0, end: 1 };
const operand = (of: number, value: number, slope: number): StepOperand => ({
  of,
  value,
  slope,
  isStrong: false,
});
const input = (name: string, value: number): Step => ({
  ...{ name, value, span, operation: "input", operands: [], isSeed: true, line: undefined },
});
const step = (name: string | undefined, operation: string, operands: StepOperand[], value: number): Step => ({
  ...{ name, operation, operands, value, span, isSeed: false, line: 1 },
});

/** y = x · w, y = −y. */
const steps: readonly Step[] = [
  input("x", 2),
  input("w", -3),
  step("y", "×", [operand(0, 2, -3), operand(1, -3, 2)], -6),
  step("y", "negate", [operand(2, -6, -1)], 6),
  step(undefined, "sin", [operand(3, 6, Math.cos(6))], Math.sin(6)),
];
const names = namesOf(steps);
const way = wayBack(steps, 3);
const forward = {
  steps,
  names,
  tangents: tangentsOf(steps, 0),
  seed: 0,
  way: undefined,
  output: "the result",
};
const reverse = { ...forward, way };

describe("names", () => {
  test("are the user's, with the number of the step where two are alike", () => {
    expect(names).toEqual(["x", "w", "y₂", "y₃", "v₄"]);
  });

  test("stand in operations as one writes them", () => {
    expect(steps.map((each) => operationText(each, names))).toEqual([
      "given",
      "given",
      "x × w",
      "−y₂",
      "sin(y₃)",
    ]);
  });

  test("of constants are their numbers, negative ones in brackets", () => {
    const shifted = step(
      "z",
      "+",
      [operand(0, 2, 1), { of: undefined, value: -1, slope: undefined, isStrong: false }],
      1,
    );
    expect(operationText(shifted, names)).toMatch(/^x \+ \(.1\)$/);
  });
});

describe("what is said", () => {
  test("of a step forward is its value and how its tangent comes about", () => {
    expect(sayMoment({ kind: "there", step: 2 }, forward)).toMatch(
      /^y₂ = x × w = .6\. Its tangent: \(.3\) × 1 = .3\.$/,
    );
  });

  test("of a step back is what it passes on, and what comes together", () => {
    expect(sayMoment({ kind: "turn" }, reverse)).toBe(
      "The way back begins: the cotangent of the result is 1.",
    );
    expect(sayMoment({ kind: "back", done: 2 }, reverse)).toMatch(
      /^The cotangent of y₂ is .1: x gets \(.1\) × \(.3\) = 3; w gets \(.1\) × 2 = .2\.$/,
    );
  });

  test("of a square is that its operand gets two shares, which add up", () => {
    const square = [input("x", 3), step("s", "×", [operand(0, 3, 3), operand(0, 3, 3)], 9)];
    const back = wayBack(square, 1);
    const said = {
      steps: square,
      names: namesOf(square),
      tangents: [],
      seed: 0,
      way: back,
      output: "the result",
    };
    expect(sayMoment({ kind: "back", done: 1 }, said)).toBe(
      "The cotangent of s is 1: x gets 1 × 3 = 3; x gets 1 × 3 = 3, together 6.",
    );
  });
});

describe("the tape", () => {
  test("grows by the slopes of each step that is on the way back, and is empty at its end", () => {
    const moments = momentsOf(steps, way);
    expect(moments.map((moment: Moment) => slopesHeldAt(moment, steps, way) / 8)).toEqual([
      0, 2, 3, 3, 3, 2, 0,
    ]);
  });
});
