import { expect, it } from "vitest";
import { verdictOf } from "./verdict.ts";

const judge = (source: string) =>
  verdictOf({ source, x: [0.5, -1.2], a: 0.7, boundary: "checkpoint", isRecorded: true });

it("finds nothing wrong with a program whose derivatives are right", () => {
  expect(
    judge("function f(x: number[], a: number): number { return Math.sin(x[0]) * a + x[1]; }"),
  ).toBeUndefined();
});

it("finds a derivative that is wrong in one mode", () => {
  const source = `
const square = rule((v: number) => v * v, {
  frule: ([vDot]: [number], v: number) => ({ value: v * v, tangent: 2 * v * vDot }),
  rrule: (v: number) => ({ value: v * v, pullback: (bar: number) => [3 * v * bar] }),
});
function f(x: number[], a: number): number {
  return square(x[0]) + a;
}`;
  expect(judge(source)?.kind).toBe("reverse");
});

it("finds a derivative that is wrong in all modes alike", () => {
  const source = "function f(x: number[], a: number): number { return stopGradient(x[0]) * x[0] + a; }";
  expect(judge(source)?.kind).toBe("differences");
});

it("tells a refusal by its code", () => {
  const source = "function f(x: number[], a: number): number { try { return x[0]; } catch { return a; } }";
  expect(judge(source)?.kind).toBe("try-statement");
});
