import { parse } from "@babel/parser";
import type * as t from "@babel/types";
import { describe, expect, it } from "vitest";
import { childNodes } from "./childNodes.ts";
import { analyseScopes } from "./scope.ts";

function analyse(text: string) {
  const ast = parse(text, { sourceType: "script", plugins: ["typescript"] });
  return { ast, text, ...analyseScopes(ast, "cell1", text) };
}

function identifiers(node: t.Node, name: string): t.Identifier[] {
  const here = node.type === "Identifier" && node.name === name ? [node] : [];
  return [...here, ...childNodes(node).flatMap((child) => identifiers(child, name))];
}

function literal(analysis: ReturnType<typeof analyse>, name: string) {
  const found = analysis.literals.find((each) => each.name === name);
  if (!found) throw new Error(`no literal ${name}`);
  return found;
}

function binding(analysis: ReturnType<typeof analyse>, name: string, use = 0) {
  const found = analysis.bindingOf(identifiers(analysis.ast, name)[use]!);
  if (!found) throw new Error(`${name} is free`);
  return found;
}

describe("analyseScopes", () => {
  it("names literals after declarations, variables, properties and their line", () => {
    const { literals } = analyse(
      "function a() {}\nconst b = () => 1, o = { c: function () {}, d() {} };\n[1].map((x) => x);",
    );
    expect(literals.map(({ name }) => name)).toEqual(["a", "b", "c", "d", "function (line 3)"]);
  });

  it("lists outer literals before inner ones and knows who is inside whom", () => {
    const { literals } = analyse("function f() { const g = () => { function h() {} }; }");
    expect(literals.map(({ name, parent }) => [name, parent?.name])).toEqual([
      ["f", undefined],
      ["g", "f"],
      ["h", "g"],
    ]);
  });

  it("gives every literal an id that changes with the text", () => {
    const one = analyse("const f = () => 1, g = () => 1").literals.map(({ id }) => id);
    const two = analyse("const f = () => 1, g = () => 2").literals.map(({ id }) => id);
    expect(new Set([...one, ...two]).size).toBe(4);
  });

  it("finds free names in order of first use, nested literals and globals included", () => {
    const analysis = analyse(
      "const k = 1; function f(x: Data) { const g = () => k * q + x; return Math.sin(g()); }",
    );
    expect(literal(analysis, "f").free).toEqual(["k", "q", "Math"]);
    expect(literal(analysis, "g").free).toEqual(["k", "q", "x"]);
  });

  it("skips names that stand only in types", () => {
    const analysis = analyse(
      "interface A { b: B } type C = D; const f = <T extends E>(x: A): C => (x as F)! satisfies G; declare const h: H;",
    );
    expect(literal(analysis, "f").free).toEqual([]);
  });

  it("tells shadowed names apart", () => {
    const analysis = analyse("let x = 1; { let x = 2; x; } x;");
    expect(binding(analysis, "x", 2)).toBe(binding(analysis, "x", 1));
    expect(binding(analysis, "x", 3)).toBe(binding(analysis, "x", 0));
    expect(binding(analysis, "x", 2)).not.toBe(binding(analysis, "x", 0));
  });

  it("hoists function declarations in blocks and vars to the function", () => {
    const analysis = analyse("function f() { g(); if (1) { var v = 1; } v; function g() {} }");
    expect(binding(analysis, "g").always?.name).toBe("g");
    expect(binding(analysis, "v", 1)).toBe(binding(analysis, "v", 0));
    expect(literal(analysis, "f").free).toEqual([]);
  });

  it("resolves defaults of parameters outside the body", () => {
    const analysis = analyse("const d = 1; function f(x = d) { const d = 2; return d + x; }");
    expect(literal(analysis, "f").free).toEqual(["d"]);
    expect(binding(analysis, "d", 1)).toBe(binding(analysis, "d", 0));
  });

  it("sees assignments of every form", () => {
    const analysis = analyse(
      "let a, b, c, d, e, z, w; a = 1; b++; [c] = [1]; ({ d, k: e = 2 } = o); for (z of [1]) {} w;",
    );
    const names = ["a", "b", "c", "d", "e", "z", "w"];
    expect(names.map((name) => binding(analysis, name).reassigned)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it("knows which variables inner functions and methods mention", () => {
    const analysis = analyse(
      "function f(a, b, c) { const g = () => a; class K { m() { return b; } } return c; }",
    );
    expect(["a", "b", "c"].map((name) => binding(analysis, name).captured)).toEqual([true, true, false]);
  });

  it("knows which variables are always one function", () => {
    const analysis = analyse(
      "const f = (() => 1) as F; let g = () => 2; function h() {} h = 3; const k = f;",
    );
    expect(binding(analysis, "f").always?.name).toBe("f");
    expect(["g", "h", "k"].map((name) => binding(analysis, name).always)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("keeps the name of a function expression inside it", () => {
    const analysis = analyse("const p = function q(n) { return q(n - 1); }; q;");
    expect(literal(analysis, "q").free).toEqual([]);
    expect(binding(analysis, "q", 1).always?.name).toBe("q");
    expect(analysis.bindingOf(identifiers(analysis.ast, "q")[2]!)).toBeUndefined();
  });

  it("gives the parts of destructuring parameters and catch clauses their variables", () => {
    const analysis = analyse(
      "function f({ a, b: [c = k], ...r }, [, s]) { try { a; } catch (e) { e; } return c + r.x + s; }",
    );
    expect(literal(analysis, "f").free).toEqual(["k"]);
    expect(binding(analysis, "e", 1).kind).toBe("let");
  });

  it("has whoever names a class use what the class uses", () => {
    const analysis = analyse(
      "const k = 1; class A { m(x) { return x * k + B.s + Math.PI; } } class B { n = () => q; } function f() { return new A(); }",
    );
    expect(literal(analysis, "f").free).toEqual(["A", "k", "B", "q", "Math"]);
    expect(binding(analysis, "A").needs).toEqual(["k", "B"]);
  });

  it("does not take a class's own names for outer ones", () => {
    const analysis = analyse(
      "function f() { const k = 1; class A { #p = 2; m(x) { const y = x; return y + k + this.#p; } } return A; }",
    );
    expect(literal(analysis, "f").free).toEqual([]);
    expect([...analysis.methods.values()].map(({ name, free }) => [name, free])).toEqual([["m", ["k"]]]);
  });

  it("leaves labels, keys and member names alone", () => {
    const analysis = analyse("const f = (o) => { a: for (;;) { break a; } return o.b + { c: 1 }.c; };");
    expect(literal(analysis, "f").free).toEqual([]);
  });
});
