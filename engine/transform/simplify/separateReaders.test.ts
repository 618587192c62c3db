import { expect, test } from "vitest";
import { gradientOf, type Matrix } from "../../bench/gradientOf.ts";
import { functionNamed, reachableFunctions } from "../../ir/traverse.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { separateReaders } from "./separateReaders.ts";

const a: Matrix = { rows: 2, cols: 3, data: Float64Array.of(1, 2, 3, 4, 5, 6) };
const b: Matrix = { rows: 3, cols: 2, data: Float64Array.of(1, -1, 2, 0.5, 3, 4) };
const source = "const f = (a, b) => sum(matmul(a, b));";

test("a matrix that is not differentiated gets no cotangent where one that is multiplies it", () => {
  const { story, run } = gradientOf<Matrix>(source, [a, b]);
  expect(story.emit(false).text).toMatch(/pullback_of_matmul\(\w+, \w+, true, false\)/);
  expect([...run([a, b]).data]).toEqual([0, 2.5, 7, 0, 2.5, 7]);
});

test("a matrix that one product gives and another takes does not make the first one's operands active", () => {
  const { story } = gradientOf<readonly Matrix[]>(
    "const f = (a, b, c) => sum(matmul(a, matmul(b, c)));",
    [a, b, a],
    [0, 1],
  );
  const { text } = story.emit(false);
  expect(text).toMatch(/pullback_of_matmul\w*\(\w+, \w+, true, true\)/);
  expect(text).toMatch(/pullback_of_matmul\w*\(\w+, \w+, true, false\)/);
});

test("each product has a kernel of its own, and fields are read where they are needed", () => {
  const { story } = gradientOf<Matrix>(source, [a, b], [0, 1]);
  const separated = separateReaders(story.lowered, story.root);
  assertWellFormed(separated, "separating readers", (name) => primitiveNamed(name).arity);
  const kernels = reachableFunctions(separated, story.root).filter(({ kernel }) => kernel !== undefined);
  const shared = reachableFunctions(story.lowered, story.root).filter(({ kernel }) => kernel !== undefined);
  expect(kernels.length).toBeGreaterThan(shared.length);
  expect(new Set(kernels.map(({ name }) => name)).size).toBe(kernels.length);
  const calls = kernels.map(({ name }) => callsOf(name));
  expect(calls.every((count) => count === 1)).toBe(true);
  expect(functionNamed(separated, story.root).body.params).toHaveLength(2);

  function callsOf(name: string): number {
    const called = reachableFunctions(separated, story.root).flatMap(({ body }) =>
      body.ops.filter((op) => op.kind === "call" && op.callee === name),
    );
    return called.length;
  }
});

test("a module without readers is left as it is", () => {
  const { story } = gradientOf("const f = (x) => x * x;", [3]);
  expect(separateReaders(story.lowered, story.root)).toBe(story.lowered);
});
