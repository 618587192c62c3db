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

describe.each(["forward", "reverse"])("null for what is absent, in mode %s", (mode) => {
  test.each([
    ["o.a * (o.b ?? 3)", "{ a: 2, b: null }", { a: 3 }],
    ["o.a * (o.b === null ? 5 : 7)", "{ a: 2, b: null }", { a: 5 }],
    ["o.a * (o.b === null ? 5 : 7)", "{ a: 2 }", { a: 7 }],
    ["o.a * (o.b === undefined ? 5 : 7)", "{ a: 2, b: null }", { a: 7 }],
    ["o.a * (o.b == undefined ? 5 : 7)", "{ a: 2, b: null }", { a: 5 }],
    ["o.a * (typeof o.b === 'object' ? 5 : 7)", "{ a: 2, b: null }", { a: 5 }],
    ["o.a * (((p = 5) => p ?? 7)(o.b))", "{ a: 2, b: null }", { a: 7 }],
    ["o.a * (((p = 5) => p ?? 7)(o.b))", "{ a: 2 }", { a: 5 }],
    ["o.a * (o.b?.c ?? 3)", "{ a: 2, b: null }", { a: 3 }],
    ["o.a * (o.b?.c ?? 3)", "{ a: 2, b: { c: 4 } }", { a: 4, b: { c: 2 } }],
    [
      "o.a * o.xs.reduce((s, x) => s + (x === null ? 1 : x), 0)",
      "{ a: 2, xs: [1, null] }",
      { a: 2, xs: [2, null] },
    ],
  ])("%s at %s", (body, at, expected) => {
    const definition = `const f = (o: any): number => ${body};`;
    expect(JSON.parse(outcomeOf(definition, `gradient(f, { mode: "${mode}" })(${at})`))).toEqual(expected);
  });
});

test("a test that has to tell null from undefined in one place is refused, with a way out that works", () => {
  const f = (test: string) =>
    `const f = (items: any): number => items.reduce((s: number, i: any) => s + i.x * (${test} ? 1 : i.w), 0);`;
  const call = "gradient(f)([{ x: 1, w: null }, { x: 2, w: 3 }, { x: 3 }])";
  expect(outcomeOf(f("i.w === null"), call)).toBe("null-and-undefined at i.w === null");
  expect(JSON.parse(outcomeOf(f("i.w == null"), call))).toEqual([{ x: 1 }, { x: 3, w: 2 }, { x: 1 }]);
});

test("a recording is not replayed where null has become undefined", () => {
  const f = "const f = (o: any): number => o.x * o.x * (o.n === null ? 1 : 2);";
  expect(outcomeOf(f, "record(f)({ x: 3, n: null }).replay({ x: 4, n: undefined })")).toBe("32");
  const many = "const f = (o: any): number => o.xs.reduce((s: number, x: any) => s + o.x * (x ?? 1), 0);";
  expect(outcomeOf(many, "record(f)({ x: 3, xs: [null, 2] }).replay({ x: 4, xs: [5, null] })")).toBe("24");
});

test("the way to a number that is not finite is followed through arguments that hold null", () => {
  const f = `const f = (o: any): number =>
  Math.sqrt(o.x) * (o.n === null ? 1 : 2) + o.xs.reduce((s: number, v: any) => s + (v ?? 1), 0);`;
  const call = 'gradient(f, { nonFinite: "follow" })({ x: 0, n: null, xs: [1, null] }).xs';
  expect(outcomeOf(f, call)).toBe("[1,null]");
});

test("the derivative of what is null is undefined, inside differentiated code as outside", () => {
  const f = `const g = (n: any): number => n.x ** 3 + (n.next === null ? 0 : n.x * n.next.x);
const h = (x: number): number => {
  const by = gradient(g)({ x, next: null });
  return by.next === null ? x : by.next === undefined ? x * by.x : 0;
};`;
  expect(outcomeOf(f, "[h(2), derivative(h)(2)]")).toBe("[24,36]");
});

test("what is returned may not be null, and may be undefined, as the hint says", () => {
  const g = "const g = (x: number): any => (x > 1 ? x : null);";
  expect(outcomeOf(g, "jvp(g)(2, 1).tangent")).toMatch(/^null-value/);
  expect(outcomeOf(`${g} const f = (x: number): any => g(x) ?? undefined;`, "jvp(f)(2, 1).tangent")).toBe(
    "1",
  );
});

test("with respect to null there is nothing to differentiate", () => {
  expect(outcomeOf("const f = (x: any): number => x * x;", "gradient(f)(null)")).toMatch(
    /^nothing-to-differentiate/,
  );
});

test("with respect to an integer array there is nothing to differentiate", () => {
  const f = "function f(x: number[], n: Int32Array): number { return x[n[0]] * n[1]; }";
  const call = "gradient(f, { wrt: 1 })([1, 2], Int32Array.of(1, 3))";
  expect(outcomeOf(f, call)).toMatch(/^nothing-to-differentiate/);
});
