/**
 * A corpus program as plain JavaScript: TypeScript's own compiler takes the types away, the JavaScript engine runs
 * what is left. The oracle for primal values; it shares nothing with the engine. Mixtape's functions stand in as what
 * they compute on values: wrappers give their function back, derivatives are differences.
 */
import ts from "typescript";
import { outsideNumbers } from "./outsideNumbers.ts";
import { differentiate, differentiateAll, gradientByDifferences } from "../../check/finiteDifferences.ts";
import { leavesOf, withLeaves } from "../../check/leaves.ts";

export type PlainFunction = (...args: readonly unknown[]) => unknown;

/** The program's `f`. Arguments are copied at each call, so that a program that writes them does no harm. */
export function plainFunction(source: string): PlainFunction {
  const script = `"use strict";\n${withoutTypes(source)}\nreturn f;`;
  let next = outsideNumbers();
  const outside = outsideOf(() => next());
  const given = { ...ambient, ...outside };
  const define = new Function(...Object.keys(given), script) as (...values: unknown[]) => PlainFunction;
  const f = define(...Object.values(given));
  return (...args) => {
    next = outsideNumbers();
    return f(...args.map((arg) => structuredClone(arg)));
  };
}

/** The language's own objects with what they get from outside replaced. */
function outsideOf(next: () => number): Readonly<Record<string, unknown>> {
  const math = Object.defineProperties(
    {},
    // A session in the same process may have locked Math's properties, which a copy would be too.
    { ...Object.getOwnPropertyDescriptors(Math), random: { value: next } },
  );
  return { Math: math, Date: { now: next }, performance: { now: next } };
}

function withoutTypes(source: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** Steps of differences: short enough to stay on one side of the kinks that programs are near. */
const step = 1e-3;

type Scalar = (x: unknown) => number;

const ambient: Readonly<Record<string, unknown>> = {
  derivative: (f: (t: number) => number) => (t: number) => differentiate(f, t, { step }).value,
  gradient,
  valueAndGradient: (f: Scalar) => (x: unknown) => ({ value: f(x), gradient: gradient(f)(x) }),
  jacobian,
  hessian: (f: Scalar) => jacobian(gradient(f)),
  jvp: (f: (x: unknown) => unknown) => (x: unknown, xDot: unknown) => ({
    value: f(x),
    tangent: directional(f, x, xDot),
  }),
  vjp: (f: (x: unknown) => unknown) => (x: unknown) => ({
    value: f(x),
    pullback: (bar: unknown) =>
      gradient((y) => {
        const weights = leavesOf(bar);
        return leavesOf(f(y)).reduce((sum, value, index) => sum + value * weights[index]!, 0);
      })(x),
  }),
  hvp: (f: Scalar) => (x: unknown, v: unknown) => directional(gradient(f), x, v),
  stopGradient: <T>(x: T): T => x,
  forward: same,
  reverse: same,
  checkpoint: same,
  nondifferentiable: same,
  implicit: same,
  rule: same,
  scalarRule: same,
  console: { log: () => undefined },
};

function same<F>(f: F): F {
  return f;
}

function gradient(f: Scalar): (x: unknown) => unknown {
  return (x) =>
    withLeaves(
      x,
      gradientByDifferences(f, x, { step }).map(({ value }) => value),
    );
}

function jacobian(f: (x: unknown) => unknown): (x: unknown) => number[][] {
  return (x) => {
    const start = leavesOf(x);
    const columns = start.map((value, index) =>
      differentiateAll((moved) => leavesOf(f(withLeaves(x, start.with(index, moved)))), value, { step }),
    );
    return leavesOf(f(x)).map((_, row) => columns.map((column) => column[row]!.value));
  };
}

function directional(f: (x: unknown) => unknown, x: unknown, xDot: unknown): unknown {
  const direction = leavesOf(xDot);
  const rows = jacobian(f)(x);
  return withLeaves(
    f(x),
    rows.map((row) => row.reduce((sum, entry, index) => sum + entry * direction[index]!, 0)),
  );
}
