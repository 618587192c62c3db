import { expect, it } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { sameNumbers } from "./testing/modes.ts";
import { Workbench } from "./testing/workbench.ts";

const modes = ["forward", "reverse"] as const;
const combinations = modes.flatMap((a) => modes.flatMap((b) => modes.map((c) => [a, b, c] as const)));

/** Each function captures the variables of those around it; the closed forms are by hand. */
function threeDeep([outer, middle, inner]: (typeof combinations)[number]): string {
  const of = (mode: string) => `{ mode: "${mode}" }`;
  return `
const product = (x: number[]) =>
  gradient((y: number[]) =>
    gradient((z: number[]) => x[0] * x[1] * y[0] * y[0] * z[0] ** 3 + x[1] * z[0], ${of(inner)})([y[0] * x[0]])[0],
  ${of(middle)})([x[1]])[0];
const f = (x: number[]) => gradient(product, ${of(outer)})(x);
const sum = (t: number[]) =>
  t[0] * gradient((y: number[]) => t[0] * y[0] * gradient((z: number[]) => t[0] + y[0] * z[0], ${of(inner)})([1])[0], ${of(middle)})([t[0]])[0];
const g = (t: number[]) => gradient(sum, ${of(outer)})(t);
`;
}

// d/dy of x₀x₁y²·3(yx₀)² + x₁ is 12x₀³x₁y³, at y = x₁: 12x₀³x₁⁴.
const [x0, x1] = [1.3, 0.7];
const byHand = [36 * x0 ** 2 * x1 ** 4, 48 * x0 ** 3 * x1 ** 3];

it.each(combinations)("keeps three nested derivatives apart: %s over %s over %s", (...combination) => {
  const found = new Workbench(threeDeep(combination)).primal([[x0, x1]]);
  expect(sameNumbers(byHand, leavesOf(found), 1e-12), JSON.stringify([found, byHand])).toBe(true);
});

// d/dy of t·y·y is 2ty, at y = t: 2t², times t: 2t³, whose derivative is 6t².
it.each(combinations)(
  "adds nothing of an outer variable to an inner derivative: %s over %s over %s",
  (...combination) => {
    const found = new Workbench(threeDeep(combination), "g").primal([[1.5]]);
    expect(sameNumbers([6 * 1.5 ** 2], leavesOf(found), 1e-12), JSON.stringify(found)).toBe(true);
  },
);

it.each(combinations)(
  "records three nested derivatives, and differentiates them in turn: %s over %s over %s",
  (...combination) => {
    const bench = new Workbench(threeDeep(combination), "g");
    const [found] = bench.recording([[1.5]]).jacobian([2]);
    expect(sameNumbers([12 * 2], found ?? [], 1e-12), JSON.stringify(found)).toBe(true);
  },
);
