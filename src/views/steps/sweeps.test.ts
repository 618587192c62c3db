/** Both sweeps over the steps of real runs give what the compiled derivative gave. */
import { describe, expect, test } from "vitest";
import { createSession } from "../../../engine/index.ts";
import type { DerivativeReport, PlainValue, RunSteps } from "../../../engine/protocol.ts";
import { cotangentsAfter, tangentsOf, variedSteps, wayBack } from "./sweeps.ts";

const host = { now: () => 0, random: () => 0.25, dateNow: () => 1 };

function reportOf(text: string): DerivativeReport {
  const [result] = createSession(host).runCells([{ id: "a", text }]);
  const [report] = result?.reports ?? [];
  if (report === undefined) throw new Error(JSON.stringify(result?.diagnostics));
  return report;
}

function stepsIn({ steps }: DerivativeReport): Extract<RunSteps, { kind: "steps" }> {
  if (steps.kind === "steps") return steps;
  throw new Error(`no steps: ${JSON.stringify(steps.why)}`);
}

/** The numbers of a gradient, in the order of the inputs. */
function numbersIn(value: PlainValue): readonly number[] {
  if (value.kind === "number") return [value.value];
  if (value.kind === "numbers") return value.values;
  if (value.kind === "array") return value.items.flatMap(numbersIn);
  if (value.kind === "object") return value.entries.flatMap(([, field]) => numbersIn(field));
  return [];
}

const gradients: Readonly<Record<string, string>> = {
  "a product and a sine": "gradient((x: number[]) => x[0] * Math.sin(x[1]) + x[0])([2, 0.5])",
  "a loop that overwrites":
    "gradient((x: number[]) => { let s = 1; for (let i = 0; i < x.length; i++) s = s * x[i] + Math.exp(-s); return s; })([0.5, 1.5, 2])",
  "branches and an absolute value":
    "gradient((x: number[]) => x.map((v) => (v > 1 ? v * v : Math.abs(v))).reduce((a, b) => a * b, 1))([0.5, -0.5, 3])",
  "functions of the library, which have rules":
    "gradient((x: number[]) => logsumexp(x) + dot(x, [1, 2, 3]) + norm(x))([0.5, -0.5, 3])",
  "a number that is given back as it is": "gradient((x: number[]) => (x[0] > x[1] ? x[0] : x[1]))([2, 0.5])",
  "an object": "gradient((p: { a: number; b: number[] }) => p.a ** 3 * p.b[0] / p.b[1])({ a: 2, b: [3, 4] })",
  "a captured number, and a product with a strong zero":
    "const k = 3;\ngradient((x: number[]) => k * x[0] * 0 + Math.pow(x[1], 2))([2, 5])",
  "numbers that were drawn": "gradient((x: number) => x * Math.random() + x * x)(2)",
  "two arguments of three":
    "gradient((x: number, y: number, z: number[]) => x * y * z[0] + Math.cos(z[1] * y), { wrt: [0, 2] })(2, 3, [4, 5])",
};

describe.each(Object.entries(gradients))("of %s", (_, text) => {
  test.each(["forward", "reverse"])("in %s mode", (mode) => {
    const marked = text.includes("{ wrt")
      ? text.replace("{ wrt", `{ mode: "${mode}", wrt`)
      : text.replace(/\)(\([^()]*\))$/, `, { mode: "${mode}" })$1`);
    const report = reportOf(marked);
    const { steps, outputs } = stepsIn(report);
    const expected = numbersIn(report.result);
    const seeds = steps.flatMap(({ isSeed }, at) => (isSeed ? [at] : []));
    expect(seeds).toHaveLength(expected.length);
    expect(outputs).toHaveLength(1);
    const output = outputs[0]!.step;
    const way = wayBack(steps, output);
    const cotangents = cotangentsAfter(way, way.steps.length);
    seeds.forEach((seed, index) => {
      expect(cotangents[seed] ?? 0).toBeCloseTo(expected[index]!, 12);
      expect(tangentsOf(steps, seed)[output] ?? 0).toBeCloseTo(expected[index]!, 12);
    });
  });
});

test("values are those of the run, whatever was computed in between", () => {
  const { steps, outputs } = stepsIn(
    reportOf("gradient((x: number) => { let y = x; y = y * y; y = y + 1; return Math.sqrt(y); })(3)"),
  );
  expect(steps.map(({ operation, value }) => [operation, value])).toEqual([
    ["input", 3],
    ["×", 9],
    ["+", 10],
    ["sqrt", Math.sqrt(10)],
  ]);
  expect(outputs).toEqual([{ name: "result", step: 3 }]);
});

test("what is not differentiated by takes no part", () => {
  const { steps } = stepsIn(reportOf("gradient((x: number, y: number) => x * (y * y))(2, 3)"));
  expect(variedSteps(steps)).toEqual([true, false, false, true]);
});

test("what Mixtape's own functions do stands where they are called, without names from within", () => {
  const { steps } = stepsIn(reportOf("gradient((x: number[]) =>\n  dot(x, [1, 2]))([2, 3])"));
  const inside = steps.filter(({ operation }) => operation !== "input");
  expect(inside.length).toBeGreaterThan(1);
  expect(inside.map(({ line, name }) => [line, name])).toEqual(inside.map(() => [2, undefined]));
});

test("every number of a vector is an output of its own", () => {
  const { outputs } = stepsIn(reportOf("jacobian((x: number[]) => [x[0] * x[1], 7, x[0]])([2, 3])"));
  expect(outputs).toEqual([
    { name: "result[0]", step: 2 },
    { name: "result[2]", step: 0 },
  ]);
});

test("a result that nothing leads to has no way back", () => {
  const { steps, outputs } = stepsIn(
    reportOf("gradient((x: number, y: number) => stopGradient(x) * y)(2, 3)"),
  );
  expect(wayBack(steps, outputs[0]!.step)).toEqual({ from: undefined, steps: [] });
});

const none: Readonly<Record<string, readonly [text: string, why: string]>> = {
  "a long run": [
    "gradient((x: number[]) => x.reduce((a, b) => a + b * b, 0))(new Array(400).fill(1))",
    "long",
  ],
  "a solver that is differentiated at its solution": [
    "const f = implicit((a: number) => Math.sqrt(a), { residual: (y: number, a: number) => y * y - a });\ngradient((a: number) => f(a) * a)(4)",
    "whole",
  ],
  "a solution that depends by its equation alone": [
    "gradient((p: number) => implicit((a: number) => 2 * a, { residual: (y: number, a: number) => y * p - 6 * a })(1))(3)",
    "whole",
  ],
  "a rule of the user's": [
    "const f = scalarRule((x: number) => x * x, (x) => [2 * x]);\ngradient((x: number) => f(x) + x)(3)",
    "whole",
  ],
};

test.each(Object.entries(none))("there are no steps of %s, and the report says why", (_, [text, why]) => {
  expect(reportOf(text).steps).toMatchObject({ kind: "none", why: { kind: why } });
});

test("a function is not run for its steps beyond what it prints once", () => {
  const [result] = createSession(host).runCells([
    { id: "a", text: 'gradient((x: number) => { console.log("once", x); return x * x; })(3)' },
  ]);
  expect(result?.console.map(({ parts }) => parts.length)).toEqual([2]);
});
