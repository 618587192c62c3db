/** Objects that refer to their own kind: trees and lists as arguments, followed by recursion. */
import { describe, expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

function resultOf(text: string) {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

/** What the expression comes to as text, or the code of the fault with the text at its place. */
function outcomeOf(definitions: string, expression: string): string {
  const text = `${definitions}\nJSON.stringify(${expression})`;
  const result = resultOf(text);
  const fault = result?.diagnostics[0];
  if (fault) return `${fault.code} at ${text.slice(fault.span.start, fault.span.end)}`;
  return result?.value?.kind === "string" ? result.value.value : "nothing";
}

const tree = `interface Node { left?: Node; right?: Node; v: number }
function f(n: Node): number { return n.v * n.v + (n.left ? 2 * f(n.left) : 0) + (n.right ? 3 * f(n.right) : 0); }`;
const list = `interface Cell { v: number; next?: Cell }
function f(c: Cell): number { return c.v ** 2 + (c.next === undefined ? 0 : c.v * f(c.next)); }`;

describe.each(["forward", "reverse"])("in mode %s", (mode) => {
  const gradient = (point: string) => `gradient(f, { mode: "${mode}" })(${point})`;

  test.each([
    ["{ v: 2 }", { v: 4 }],
    ["{ v: 2, left: { v: 3 } }", { v: 4, left: { v: 12 } }],
    [
      "{ v: 2, left: { v: 3 }, right: { v: 5, left: { v: 4 } } }",
      { v: 4, left: { v: 12 }, right: { v: 30, left: { v: 48 } } },
    ],
  ])("the gradient with respect to the tree %s has its shape", (point, expected) => {
    expect(JSON.parse(outcomeOf(tree, gradient(point)))).toEqual(expected);
  });

  test("a linked list is followed by recursion", () => {
    const found = JSON.parse(
      outcomeOf(list, gradient("{ v: 2, next: { v: 3, next: { v: 5 } } }")),
    ) as unknown;
    // f = v₁² + v₁(v₂² + v₂·v₃²)
    expect(found).toEqual({ v: 4 + 9 + 75, next: { v: 2 * (6 + 25), next: { v: 2 * 3 * 10 } } });
  });
});

test.each([
  ["new Array(2)", "a"],
  ["[] as never[]; a.length = 2", "a"],
])("the entries of %s that were never stored are not taken for none", (made) => {
  const text = `function h(x: number): number {
  const a: { v: number }[] = ${made};
  let s = x;
  for (const each of a) s += each.v;
  return s;
}`;
  expect(outcomeOf(text, "gradient(h)(2)")).toBe("unknown-element at each.v");
});

test("an element is read where the array is asked first whether it has any, which the hint says", () => {
  const body = (asked: string) => `function h(x: number): number {
  const a: { v: number }[] = [];
  return ${asked};
}`;
  expect(outcomeOf(body("a[0].v"), "gradient(h)(2)")).toBe("unknown-element at a[0].v");
  expect(outcomeOf(body("x * a[0].v"), "gradient(h)(2)")).toBe("uncaught-exception at a[0].v");
  expect(outcomeOf(body("a.length > 0 ? a[0].v * x : x * x"), "gradient(h)(2)")).toBe("4");
});

test("a variable that takes one cell after the other is refused where it does, with the way out", () => {
  const loop = "for (let at: Cell | undefined = c; at !== undefined; at = at.next) s += at.v;";
  const text = `interface Cell { v: number; next?: Cell }
function g(c: Cell): number { let s = 0; ${loop} return s; }
gradient(g)({ v: 2, next: { v: 3 } })`;
  const fault = resultOf(text)?.diagnostics[0];
  expect(fault?.code).toBe("endless-inference");
  expect(text.slice(fault?.span.start, fault?.span.end)).toBe(loop);
  expect(fault?.hint).toContain("a function that calls itself");
});

test("a list that comes back to itself is refused at the call", () => {
  const cyclic = "const ring: Cell = { v: 1 }; ring.next = ring;";
  expect(outcomeOf(`${list} ${cyclic}`, "gradient(f)(ring)")).toBe("opaque-argument at gradient(f)(ring)");
});

test.each([["a list that ends in null", "next: { v: 3, next: null }", "null-argument", "next: { v: 3 }"]])(
  "%s is told a way out that works",
  (_, given, code, followed) => {
    const node = `interface Node { v: number; next?: Node; kids?: Node[] }
function f(n: Node): number {
  let s = n.v * n.v;
  if (n.next !== undefined) s += 2 * f(n.next);
  if (n.kids !== undefined) for (const kid of n.kids) s += 2 * f(kid);
  return s;
}`;
    const [name] = given.split(":");
    expect(outcomeOf(node, `gradient(f)({ v: 2, ${given} } as never)`)).toMatch(new RegExp(`^${code} at`));
    const found = JSON.parse(outcomeOf(node, `gradient(f)({ v: 2, ${followed} })`)) as unknown;
    expect(found).toEqual({ v: 4, [name ?? ""]: name === "kids" ? [{ v: 12 }] : { v: 12 } });
  },
);

test("with respect to an integer array there is nothing to differentiate", () => {
  const f = "function f(x: number[], n: Int32Array): number { return x[n[0]] * n[1]; }";
  const call = "gradient(f, { wrt: 1 })([1, 2], Int32Array.of(1, 3))";
  expect(outcomeOf(f, call)).toMatch(/^nothing-to-differentiate/);
});
