import { describe, expect, it } from "vitest";
import { definedNames } from "./definedNames.ts";
import { freeUses } from "./freeNames.ts";
import { parseSource } from "./parse.ts";

function source(text: string) {
  const result = parseSource("c1", text);
  if (!result.ok) throw new Error(result.diagnostic.message);
  return result.source;
}

const free = (text: string) => freeUses(source(text)).map(({ identifier }) => identifier.name);
const assigned = (text: string) =>
  freeUses(source(text)).flatMap((use) => (use.assigned ? [use.identifier.name] : []));

describe("freeUses", () => {
  it.each<[string, string[]]>([
    ["a.b.c[d]", ["a", "d"]],
    ["({ k: a, [b]: c, d, m() { return e } })", ["a", "b", "c", "d", "e"]],
    ["const f = (x, { y, z: w = p }, ...r) => x + y + w + r + q", ["p", "q"]],
    ["function f(this: T, x: U): V { return x as W }", []],
    ["class A extends B { c = d; #e = f; static { g() } h(i) { return i } }", ["B", "d", "f", "g"]],
    ["const e = function self() { return self() }", []],
    ["lab: for (;;) { break lab }", []],
    ["try { a() } catch ({ message }) { message }", ["a"]],
    ["for (const x of xs) x; for (y in ys) y", ["xs", "y", "ys", "y"]],
    ["const { a = b } = c; let [d, ...e] = a", ["b", "c"]],
    ["type A = typeof b; declare const c: number; interface D { e: F }", []],
    ["f<G>(h!)", ["f", "h"]],
    ["`x${a}`; t`y${b}`", ["a", "t", "b"]],
    ["new A.B(c)", ["A", "c"]],
  ])("finds what %j needs", (text, names) => {
    expect(free(text)).toEqual(names);
  });

  it("knows which names are assigned, in patterns and loops too", () => {
    expect(
      assigned(
        "a = 1; b += 1; c++; ({ d, e: f, g: h.i } = x); [j, , ...k] = x; for (l of x); (m as any) = 1",
      ),
    ).toEqual([..."abcdfjklm"]);
    expect(assigned("({ a = b } = c)")).toEqual(["a"]);
  });

  it("takes `arguments` as free where no function has them", () => {
    expect(free("arguments; const f = () => arguments")).toEqual(["arguments", "arguments"]);
    expect(free("function f() { return () => arguments } class A { m() { return arguments } }")).toEqual([]);
  });
});

describe("definedNames", () => {
  it("lists the names of the top level, in patterns too, each once", () => {
    const names = definedNames(
      source(
        "const a = 1, { b, c: [d] } = x; var e; var e; function f() { const g = 1 } class H {} type I = 1; { const j = 1 }",
      ),
    );
    expect(names.map(({ name }) => name)).toEqual(["a", "b", "d", "e", "f", "H"]);
  });

  it("says which are assigned again", () => {
    const names = definedNames(source("let a = 1, b = 2, c = 3; a++; function f() { b = 1 } const g = c"));
    expect(names.filter(({ reassigned }) => reassigned).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("points at the name, not at its type", () => {
    const text = "const abc: number[] = []";
    const [{ span } = { span: { start: 0, end: 0 } }] = definedNames(source(text));
    expect(text.slice(span.start, span.end)).toBe("abc");
  });
});
