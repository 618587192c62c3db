import { describe, expect, it } from "vitest";
import { instrument, type CellRuntime, type OutsideName } from "./instrument.ts";
import { parseSource } from "./parse.ts";

interface Registration {
  readonly name: string;
  readonly value: unknown;
  readonly captures: () => unknown[];
}

/** Runs a cell with a runtime that notes what it is told. */
function run(text: string, outside: Readonly<Record<string, readonly [OutsideName, () => unknown]>> = {}) {
  const parsed = parseSource("c1", text);
  if (!parsed.ok) throw new Error(parsed.diagnostic.message);
  const names = new Map(Object.entries(outside).map(([name, [how]]) => [name, how]));
  const cell = instrument(parsed.source, names, (name) => name === "Math");
  const registered: Registration[] = [];
  const marks: string[] = [];
  const grown: string[] = [];
  const live = Object.defineProperties(
    {},
    Object.fromEntries(Object.entries(outside).map(([name, [, get]]) => [name, { get }])),
  );
  let readers: readonly (() => unknown)[] = [];
  const runtime: CellRuntime = {
    value: undefined,
    hasValue: false,
    live,
    define: (given) => (readers = given),
    fn(literal, value, thunk) {
      const name = cell.literals[literal]?.name ?? "?";
      registered.push({ name, value, captures: () => thunk().map((read) => read()) });
      return value;
    },
    methods(value, methods) {
      for (const [literal, name, thunk] of methods)
        runtime.fn(literal, (value as Record<string, unknown>)[name], thunk);
      return value;
    },
    at(site, callee) {
      marks.push(text.slice(cell.sites[site]?.span.start, cell.sites[site]?.span.end));
      return callee;
    },
    grow: (site, container) => runtime.made(site, container),
    room: (site, container) => runtime.made(site, container),
    made(site, value) {
      grown.push(text.slice(cell.sites[site]?.span.start, cell.sites[site]?.span.end));
      return value;
    },
    after: (_first, second) => second,
    thrown: (_site, value) => value,
    console: () => ({ log: () => undefined }),
  };
  const parameters = cell.parameters.map((name) => outside[name]?.[1]());
  const body = new Function(cell.runtimeName, ...cell.parameters, `"use strict";${cell.rewritten.text}`) as (
    ...given: unknown[]
  ) => void;
  body.call(undefined, runtime, ...parameters);
  return { runtime, registered, marks, grown, cell, defined: () => readers.map((read) => read()) };
}

const captured = (result: ReturnType<typeof run>, name: string) =>
  result.registered.find((each) => each.name === name)?.captures();

describe("instrument", () => {
  it.each<[string, unknown]>([
    ["1 + 1", 2],
    ["const a = 2; a * 3;", 6],
    ["({ a: 1 })", { a: 1 }],
    ["'only text'", "only text"],
    ["'first'; 'last'", "last"],
    ["let a = 1; a; // a comment", 1],
    ["(1, 2)\n/* end */", 2],
    ["let a = 1\na\n;", 1],
    ["function f(n) { return n < 2 ? 1 : n * f(n - 1) } f(5)", 120],
    ["typeof undefinedThing", "undefined"],
    ["[1, 2, 3].map(x => x * 2)", [2, 4, 6]],
    ["const o = { k: 1, m() { return this.k } }; o.m()", 1],
    ["this", undefined],
    ["`a${1 + 1}`", "a2"],
    ["(() => { throw 5 })", expect.any(Function)],
  ])("keeps the value of %j", (text, value) => {
    const { runtime } = run(text);
    expect(runtime.value).toEqual(value);
    expect(runtime.hasValue).toBe(true);
  });

  it.each(["const a = 1", "if (true) { 3 }", "", "// nothing", "function f() {}"])(
    "finds no value in %j",
    (text) => {
      expect(run(text).runtime.hasValue).toBe(false);
    },
  );

  it("registers every literal with readers for what it captures", () => {
    const result = run(
      "const k = 2; function f(x) { const g = (y) => x * y * k + h; return g; } const o = { m() { return k } }; f(3)",
      { h: ["constant", () => 7] },
    );
    expect(result.registered.map(({ name }) => name)).toEqual(["f", "m", "g"]);
    expect(captured(result, "f")).toEqual([2, 7]);
    expect(captured(result, "g")).toEqual([3, 2, 7]);
    expect(captured(result, "m")).toEqual([2]);
  });

  it("registers function declarations before the statements of their block run", () => {
    const { registered } = run(
      "const first = [f, g()]; function f() {} function g() { return h; function h() {} }",
    );
    expect(registered.map(({ name }) => name)).toEqual(["f", "g", "h"]);
  });

  it("registers function declarations in a switch, whichever case is entered", () => {
    const { runtime, registered } = run(
      "let r; switch (2) { case 1: function f() { return 9 } case 2: r = f() } r",
    );
    expect(runtime.value).toBe(9);
    expect(registered.map(({ name }) => name)).toEqual(["f"]);
  });

  it("does not register a method that a later spread may replace", () => {
    expect(run("const p = { m() {} }; const o = { m() {}, ...p }").registered).toHaveLength(1);
    expect(run("const o = { ...{}, m() {} }").registered).toHaveLength(1);
  });

  it("reads captured variables as they are when asked", () => {
    const result = run("let n = 1; const f = () => n; n = 5;");
    expect(captured(result, "f")).toEqual([5]);
  });

  it("leaves globals out of captures, and takes them in where the cell declares them", () => {
    expect(
      captured(run("const f = (x) => Math.sin(x) + g(x); const g = gradient; function gradient() {}"), "f"),
    ).toHaveLength(1);
  });

  it("reads reassigned names of other cells anew at each use", () => {
    let n = 0;
    const { runtime } = run("const o = { n }; const f = () => n + n; [f(), o.n, typeof n, `${n}`]", {
      n: ["live", () => ++n],
    });
    expect(runtime.value).toEqual([5, 1, "number", "5"]);
  });

  it("calls live functions of other cells without a `this`", () => {
    const { runtime } = run("[f(), f?.(), f`x`]", {
      f: [
        "live",
        () =>
          function (this: unknown) {
            return this;
          },
      ],
    });
    expect(runtime.value).toEqual([undefined, undefined, undefined]);
  });

  it("gives the present values of the names it defines", () => {
    expect(run("let a = 1; const { b, c = 3 } = { b: 2 }; function f() {} a = 9").defined()).toEqual([
      9,
      2,
      3,
      expect.any(Function),
    ]);
  });

  it("marks calls that may reach Mixtape's functions, and no others", () => {
    const { marks } = run(
      "const g = f(1)(2); const p = (x) => x; p(1); Math.sin(1); const call = (h) => h(1); call(p); plain(1); const q = f(3); q(4)",
      {
        f: ["constant", () => () => () => 1],
        plain: ["function", () => () => 1],
      },
    );
    expect(marks).toEqual(["f(1)", "f(1)(2)", "f(3)", "q(4)"]);
  });

  it("leaves functions the names that JavaScript gives them", () => {
    const text =
      "const a = () => 1; const o = { b: function () {}, 'c d': () => 1, e() {} }; let f; f = () => 1; " +
      "const { g = () => 1 } = {}; const __proto__ = () => 1; [a.name, o.b.name, o['c d'].name, o.e.name, f.name, g.name, (() => 1).name, typeof __proto__]";
    expect(run(text).runtime.value).toEqual(["a", "b", "c d", "e", "f", "g", "", "function"]);
  });

  it("keeps out of the way of names in the text", () => {
    const { runtime, cell } = run("const $mixtape = 3; $mixtape");
    expect(runtime.value).toBe(3);
    expect(cell.runtimeName).not.toBe("$mixtape");
  });

  it("leads from the rewritten text back to the cell's", () => {
    const text = "const f = (x: number) => x;\nf(wrong);";
    const { cell } = run(text, { wrong: ["constant", () => 1] });
    const { rewritten } = cell;
    expect(rewritten.originalOffset(rewritten.text.lastIndexOf("wrong"))).toBe(text.indexOf("wrong"));
  });
});

describe("what may grow", () => {
  it("is looked at before it does, and gives what it gave", () => {
    const text = "const xs = []\nxs.push(1)\nconst n = xs.push(2)\nxs[n] = 3\nlet s = ''\ns += xs.join()\ns";
    const { runtime, grown } = run(text);
    expect(runtime.value).toBe("1,2,3");
    expect(grown).toEqual(["xs.push(1)", "xs.push(2)", "xs[n] = 3", "s += xs.join()"]);
  });

  it("costs no look where a store lies inside, at a constant index, or in sums of numbers", () => {
    const text =
      "const a = [1, 2]; for (let i = 0; i < 2; i++) a[i] = 5; a[0] = 7; let sum = 0; sum += a[0]; sum";
    const { runtime, grown } = run(text);
    expect(runtime.value).toBe(7);
    expect(grown).toEqual([]);
  });

  it("reads what other cells define as they do", () => {
    const xs: number[] = [];
    const { grown } = run("xs.push(1); xs[xs.length] = 2;", { xs: ["live", () => xs] });
    expect(xs).toEqual([1, 2]);
    expect(grown).toEqual(["xs.push(1)", "xs[xs.length] = 2"]);
  });

  it("evaluates what has an effect once", () => {
    const text = "let n = 0; const a = [[]]; a[n++].push(n); const o = {}; o['k' + n++] = 1; [n, a, o]";
    expect(run(text).runtime.value).toEqual([2, [[1]], { k1: 1 }]);
  });

  it("reads fields, which may be getters, once", () => {
    const text = `let n = 0;
const o = { kept: [], s: "", get next() { return n++ }, get all() { n += 10; return this.kept } };
const xs = []; xs[o.next] = 1; xs[o.next] = 2; o.all.push(3); o.all[o.next] = 4; o.all[n] = 5; o.all.x = {}; o.s += "t";
[n, xs, [...o.kept], o.s]`;
    const kept = [3] as number[];
    kept[22] = 4;
    kept[33] = 5;
    expect(run(text).runtime.value).toEqual([43, [1, 2], [...kept], "t"]);
  });

  it("leaves the fault of a store into nothing to JavaScript, after what is stored was evaluated", () => {
    const text = `let n = 0; const i = 0; const o = {}; let xs; const said = [];
const trying = (act) => { try { act() } catch (error) { said.push(error.message) } };
trying(() => { xs[i] = n++ }); trying(() => { o.xs[i] = n++ }); trying(() => o.xs.push(n++));
[n, said]`;
    expect(run(text).runtime.value).toEqual([
      2,
      [
        "Cannot set properties of undefined (setting '0')",
        "Cannot set properties of undefined (setting '0')",
        "Cannot read properties of undefined (reading 'push')",
      ],
    ]);
  });
});
