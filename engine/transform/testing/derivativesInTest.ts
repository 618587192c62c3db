/**
 * Derivatives of functions of small modules, interpreted: what tests of the transformations compare. Every
 * module on the way is verified.
 */
import { expect } from "vitest";
import { differentiateAlong, type Estimate } from "../../check/finiteDifferences.ts";
import { leavesOf } from "../../check/leaves.ts";
import { interpret, type Host } from "../../ir/interpret.ts";
import { ModuleBuilder } from "../../ir/builder.ts";
import { shadowType } from "../../ir/shadow.ts";
import type { Datum } from "../../ir/structure.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { DeriveOptions, Module, Transform, Type } from "../../ir/types.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { nowhere } from "../../source/span.ts";
import { expandDerivatives } from "../expand.ts";
import { simplify } from "../simplify/simplify.ts";

export const host: Host = { primitive: (name) => primitiveNamed(name).value };

export const options: DeriveOptions = { mode: "reverse", chunk: undefined, tape: "needed", plan: {} };

const arityOf = (name: string): number => primitiveNamed(name).arity;

/** Adds a root that does the one derivative operation, and expands it. Params and results are the operation's. */
export function expandedWith(module: Module, callee: string, transform: Transform, tidy = false): Module {
  assertWellFormed(module, "building", arityOf);
  const builder = new ModuleBuilder(module);
  const { body, owner } = functionNamed(module, callee);
  const types = body.params.map((param) => param.type);
  const value = body.yields[0]!.type;
  const shadows = transform.wrt.map((index) => shadowType(types[index]!));
  const rows: Type = {
    kind: "list",
    flavor: "array",
    elem: { kind: "list", flavor: "array", elem: { kind: "num" } },
  };
  const more: Record<Transform["kind"], readonly Type[]> = {
    jvp: shadows,
    vjp: [shadowType(value)],
    gradient: [],
    jacobian: [],
  };
  const results: Record<Transform["kind"], readonly Type[]> = {
    jvp: [value, shadowType(value)],
    vjp: [value, ...shadows],
    gradient: [value, ...shadows],
    jacobian: [value, rows],
  };
  const params = [...types, ...more[transform.kind]].map((type) => ({ type, name: undefined }));
  builder.buildFunction(
    { name: "root", params, owner, span: nowhere, role: "wrapper", captures: 0 },
    (b, args) => b.derive(callee, transform, args, results[transform.kind]),
  );
  const expanded = expandDerivatives(builder.finish(), "root", { plan: {} });
  assertWellFormed(expanded, "expansion", arityOf);
  if (!tidy) return expanded;
  const simplified = simplify(expanded, "root");
  assertWellFormed(simplified, "simplification", arityOf);
  return simplified;
}

export function derive(
  module: Module,
  callee: string,
  transform: Transform,
  args: readonly Datum[],
  withHost: Host = host,
): readonly Datum[] {
  return interpret(expandedWith(module, callee, transform), "root", structuredClone(args), withHost);
}

export function gradient(
  module: Module,
  callee: string,
  args: readonly Datum[],
  changes: Partial<DeriveOptions> = {},
  wrt: readonly number[] = [0],
): readonly Datum[] {
  const transform: Transform = { kind: "gradient", wrt, options: { ...options, ...changes } };
  return derive(module, callee, transform, args);
}

/** Every way to compute the gradient of a function to a number, by name. */
export const ways: Readonly<Record<string, Partial<DeriveOptions>>> = {
  reverse: {},
  "reverse, everything recorded": { tape: "everything" },
  "forward, one lane": { mode: "forward", chunk: 1 },
  "forward, three lanes": { mode: "forward", chunk: 3 },
  "forward, chunk as picked": { mode: "forward" },
};

/**
 * Expects the gradient with respect to `wrt` to agree in all ways with finite differences, and the value to be that of
 * the function itself, to the last bit. Simplified code must give the same bits.
 */
export function expectGradients(
  module: Module,
  callee: string,
  args: readonly Datum[],
  wrt: readonly number[] = [0],
): void {
  const [value] = interpret(module, callee, structuredClone(args), host);
  const expected = wrt.map((index) => differences(module, callee, args, index));
  for (const [way, changes] of Object.entries(ways)) {
    const transform: Transform = { kind: "gradient", wrt, options: { ...options, ...changes } };
    const expanded = expandedWith(module, callee, transform);
    const results = interpret(expanded, "root", structuredClone(args), host);
    expect(results[0], way).toBe(value);
    expected.forEach((estimates, position) => expectClose(results[1 + position], estimates, way));
    const tidy = interpret(
      expandedWith(module, callee, transform, true),
      "root",
      structuredClone(args),
      host,
    );
    expect(tidy, `${way}, simplified`).toEqual(results);
  }
}

/** ∂f/∂(number j of argument `index`) by differences, for every j. */
export function differences(
  module: Module,
  callee: string,
  args: readonly Datum[],
  index: number,
): readonly Estimate[] {
  const f = (x: unknown): unknown =>
    interpret(module, callee, structuredClone<readonly Datum[]>(args.with(index, x as Datum)), host)[0];
  const count = leavesOf(args[index]).length;
  return Array.from({ length: count }, (_, j) => {
    const direction = leavesOf(args[index]).map((__, k) => (k === j ? 1 : 0));
    return differentiateAlong(f, args[index], direction)[0]!;
  });
}

export function expectClose(actual: unknown, expected: readonly Estimate[], way: string): void {
  const leaves = leavesOf(actual);
  expect(leaves.length, way).toBe(expected.length);
  leaves.forEach((leaf, j) => {
    const { value, error } = expected[j]!;
    const margin = 10 * error + 1e-7 * Math.max(1, Math.abs(value));
    expect(Math.abs(leaf - value), `${way}: number ${j} is ${leaf}, differences give ${value}`).toBeLessThan(
      margin,
    );
  });
}
