import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlockBuilder } from "../ir/builder.ts";
import { sample } from "../ir/testing/sampleModule.ts";
import { bool, num, type Module, type Value } from "../ir/types.ts";
import { allPrimitives, primitiveNamed } from "../primitives/registry.ts";
import { agree, listing } from "./testing/emitted.ts";

/** A function of `a` and `b` (numbers) and `c` (a condition) whose body is one value. */
function moduleOf(build: (b: BlockBuilder, a: Value, c: Value, d: Value) => Value): Module {
  const s = sample();
  s.add("f", [num, num, bool], (b, [x, y, z]) => [build(b, x, y, z)]);
  return s.finish();
}

/** What follows `return` in its text. */
function expression(build: (b: BlockBuilder, a: Value, c: Value, d: Value) => Value): string {
  const module = moduleOf(build);
  agree(module, "f", () => [3, -4, true]);
  return /return (.*);/.exec(listing(module, "f"))?.[1] ?? "";
}

describe("parentheses", () => {
  test("stand where an operand binds less tightly, and only there", () => {
    expect(expression((b, x, y) => b.prim("mul", [b.prim("add", [x, y]), x]))).toBe("(a + b) * a");
    expect(expression((b, x, y) => b.prim("add", [b.prim("mul", [x, y]), x]))).toBe("a * b + a");
  });

  test("keep sums and products in the order of evaluation", () => {
    expect(expression((b, x, y) => b.prim("add", [b.prim("add", [x, y]), x]))).toBe("a + b + a");
    expect(expression((b, x, y) => b.prim("add", [x, b.prim("add", [y, x])]))).toBe("a + (b + a)");
    expect(expression((b, x, y) => b.prim("div", [x, b.prim("mul", [y, x])]))).toBe("a / (b * a)");
  });

  test("keep signs apart", () => {
    expect(expression((b, x) => b.prim("neg", [b.prim("neg", [x])]))).toBe("-(-a)");
    expect(expression((b, x) => b.prim("sub", [x, b.prim("neg", [x])]))).toBe("a - -a");
    expect(expression((b, x) => b.prim("sub", [x, b.const(-2)]))).toBe("a - -2");
    expect(expression((b) => b.prim("neg", [b.const(-2)]))).toBe("-(-2)");
  });

  test("go around choices inside other operators", () => {
    const choice = (b: BlockBuilder, x: Value, y: Value, z: Value): Value =>
      b.ifOp(
        z,
        () => [x],
        () => [y],
      )[0]!;
    expect(expression((b, x, y, z) => b.prim("mul", [choice(b, x, y, z), x]))).toBe("(c ? a : b) * a");
    expect(expression((b, x, y, z) => choice(b, x, b.prim("neg", [y]), z))).toBe("c ? a : -b");
  });

  test("separate ?? from && and ||", () => {
    const s = sample();
    s.add("f", [{ kind: "maybe", of: bool }, bool], (b, [x, y]) => [b.test("and", [b.unwrap(x), y])]);
    const module = s.finish();
    expect(listing(module, "f")).toContain("return (a ?? missing(0)) && b;");
    agree(module, "f", () => [false, true]);
    agree(module, "f", () => [undefined, true]);
  });
});

describe("conditions", () => {
  test("are negated without turning comparisons around", () => {
    expect(expression((b, x, y) => b.test("not", [b.test("lt", [x, y])]))).toBe("!(a < b)");
    expect(expression((b, x, y) => b.test("not", [b.test("eq", [x, y])]))).toBe("a !== b");
    expect(expression((b, _x, _y, z) => b.test("not", [b.test("not", [z])]))).toBe("c");
  });

  test("that choose between constants become && and ||", () => {
    const choose = (b: BlockBuilder, z: Value, then: Value | boolean, otherwise: Value | boolean): Value =>
      b.ifOp(
        z,
        (c) => [typeof then === "boolean" ? c.const(then) : then],
        (c) => [typeof otherwise === "boolean" ? c.const(otherwise) : otherwise],
      )[0]!;
    expect(expression((b, x, y, z) => choose(b, b.test("lt", [x, y]), z, false))).toBe("a < b && c");
    expect(expression((b, x, y, z) => choose(b, b.test("lt", [x, y]), true, z))).toBe("a < b || c");
    expect(expression((b, x, y) => choose(b, b.test("lt", [x, y]), false, true))).toBe("!(a < b)");
  });
});

test("literals are exact", () => {
  for (const value of [0, -0, NaN, Infinity, -Infinity, 1e21, 5e-324, 0.1 + 0.2, Number.MAX_VALUE]) {
    const module = moduleOf((b, x) => b.prim("add", [b.prim("mul", [x, b.const(0)]), b.const(value)]));
    agree(module, "f", () => [-1, 0, true]);
  }
  expect(expression((b) => b.const(-0))).toBe("-0");
});

test("strings are quoted so that they stay on their line", () => {
  const s = sample();
  s.add("f", [], (b) => [b.const('a"\n\u2028\\')]);
  agree(s.finish(), "f", () => []);
});

describe("every primitive", () => {
  test.each(allPrimitives.map(({ name }) => name))("%s gives the bits of its value function", (name) => {
    const { arity } = primitiveNamed(name);
    const s = sample();
    s.add(
      "f",
      Array.from({ length: arity }, () => num),
      (b, params) => [b.prim(name, params)],
    );
    const module = s.finish();
    for (const args of [
      [0.5, -1.25, 3],
      [-2, 7, 0.1],
      [0, -0, 1],
      [NaN, 1, 2],
      [Infinity, -3, 5],
    ]) {
      agree(module, "f", () => Array.from({ length: arity }, (_, index) => args[index % 3]!));
    }
  });
});

/** Trees of everything that has a precedence. */
interface Tree {
  readonly name: string;
  readonly parts: readonly Tree[];
}
const operators = ["add", "sub", "mul", "div", "mod", "pow", "and", "or", "xor", "shl", "shr", "ushr", "max"];
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom("x", "y", "-2", "0.5").map((name): Tree => ({ name, parts: [] })),
    fc.record({ name: fc.constantFrom(...operators), parts: fc.tuple(tie("tree"), tie("tree")) }),
    fc.record({ name: fc.constantFrom("neg", "not", "abs"), parts: fc.tuple(tie("tree")) }),
    fc.record({
      name: fc.constant("choose"),
      parts: fc.tuple(tie("tree"), tie("tree"), tie("tree"), tie("tree")),
    }),
  ),
})).tree;

function build(b: BlockBuilder, { name, parts }: Tree, x: Value, y: Value): Value {
  if (name === "x") return x;
  if (name === "y") return y;
  if (parts.length === 0) return b.const(Number(name));
  if (name !== "choose")
    return b.prim(
      name,
      parts.map((part) => build(b, part, x, y)),
    );
  const part = (index: number, c: BlockBuilder): Value => build(c, parts[index]!, x, y);
  const less = b.test("lt", [part(0, b), part(1, b)]);
  const test = b.test("or", [b.test("not", [less]), b.test("eq", [x, y])]);
  return b.ifOp(
    test,
    (c) => [part(2, c)],
    (c) => [part(3, c)],
  )[0]!;
}

test("random expressions keep their meaning when they become text", () => {
  fc.assert(
    fc.property(tree, fc.double({ noNaN: true }), fc.double({ min: -9, max: 9 }), (root, x, y) => {
      agree(
        moduleOf((b, a, c) => build(b, root, a, c)),
        "f",
        () => [x, y, true],
      );
    }),
    { numRuns: 400 },
  );
});
