import { describe, expect, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

/** Results of cells that run one after another. */
function runAll(...texts: readonly string[]): CellResult[] {
  const cells = texts.map((text, index) => ({ id: `c${String(index)}`, text }));
  return [...createSession(host, storyCompiler).runCells(cells, { notebook: cells })];
}

/** The number, or the numbers, that the last cell ends in; its diagnostics where it has none. */
function valueOf(...texts: readonly string[]): unknown {
  const result = runAll(...texts).at(-1);
  const value = result?.value;
  if (value?.kind === "numbers") return value.values;
  return value?.kind === "number" ? value.value : result?.diagnostics;
}

/** √a by Heron's iteration, until it settles. */
const heron = `const heron = (a: number) => {
  let y = 1 + a;
  for (let turn = 0; turn < 1000; turn++) {
    const next = (y + a / y) / 2;
    if (Math.abs(next - y) <= 1e-15 * y) return next;
    y = next;
  }
  return y;
};`;

/** The same root by each of the three equations. */
const equations: Readonly<Record<string, string>> = {
  residual: "const root = implicit(heron, { residual: (y: number, a: number) => y * y - a });",
  fixedPoint: "const root = implicit(heron, { fixedPoint: (y: number, a: number) => (y + a / y) / 2 });",
  objective: "const root = implicit(heron, { objective: (y: number, a: number) => y ** 3 / 3 - a * y });",
};

describe.each(Object.entries(equations))("the square root of 49 by its %s", (_, definition) => {
  const at = (expression: string): unknown => valueOf(heron, definition, expression);

  test("computes what the solver computes", () => {
    expect(at("root(49)")).toBe(7);
  });

  test.each([
    "derivative(root)(49)",
    'derivative(root, { mode: "reverse" })(49)',
    'gradient(root, { mode: "forward" })(49)',
    'gradient(root, { mode: "reverse" })(49)',
    'gradient(root, { mode: "reverse", tape: "everything" })(49)',
    "jvp(root)(49, 1).tangent",
    "vjp(root)(49).pullback(1)",
    "gradient((a: number) => checkpoint(root)(a))(49)",
    "gradient((a: number) => forward(root)(a))(49)",
    "gradient((a: number) => { let s = 0; for (let i = 0; i < 3; i++) s += root(a) / 3; return s; })(49)",
    "record(root)(49).gradient(49)",
  ])("has the derivative 1/14: %s", (expression) => {
    expect(at(expression)).toBeCloseTo(1 / 14, 14);
  });

  test.each([
    "derivative(derivative(root))(49)",
    'gradient(gradient(root, { mode: "reverse" }), { mode: "reverse" })(49)',
    'gradient(gradient(root, { mode: "forward" }), { mode: "reverse" })(49)',
    "hessian((x: number[]) => root(x[0]))([49])[0][0]",
    "hvp((x: number[]) => root(x[0]))([49], [1])[0]",
  ])("has the second derivative -1/(4 · 7³): %s", (expression) => {
    expect(at(expression)).toBeCloseTo(-1 / (4 * 343), 14);
  });

  test("has the third derivative 3/(8 · 7⁵)", () => {
    expect(at("derivative(derivative(derivative(root)))(49)")).toBeCloseTo(3 / (8 * 7 ** 5), 14);
  });
});
