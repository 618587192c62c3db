import { describe as group, expect, it } from "vitest";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { Shape } from "../lower/shape.ts";
import { describe } from "./describe.ts";
import { FunctionRegistry, registerLiteral, type AnyFunction } from "./functionRegistry.ts";

const span = { source: "c1", start: 0, end: 1 };
const num: Shape = { kind: "num" };
const list = (elem: Shape | undefined): Shape => ({ kind: "list", flavor: "array", elem });
const record = (fields: Record<string, Shape>): Shape => ({
  kind: "record",
  flavor: "object",
  fields: Object.entries(fields),
});
const tuple = (...fields: Shape[]): Shape => ({
  kind: "record",
  flavor: "tuple",
  fields: fields.map((field, i) => [String(i), field]),
});
const maybe = (of: Shape): Shape => ({ kind: "maybe", of });
const numbers = list(num);

class Bench {
  readonly registry = new FunctionRegistry();

  /** A function value of a literal of that name, with captured variables. */
  literal(name: string, captures: Record<string, unknown> = {}): AnyFunction {
    const value: AnyFunction = () => undefined;
    const names = Object.keys(captures);
    const readers = () => names.map((each) => () => captures[each]);
    registerLiteral(value, { kind: "literal", literal: name, name, names, readers });
    return value;
  }

  args(...args: readonly unknown[]): readonly Shape[] {
    return describe(this.registry, this.literal("f"), args, span, "f").entry.args;
  }

  captured(value: unknown): Shape | undefined {
    const { instances } = describe(this.registry, this.literal("f", { value }), [], span, "f").entry;
    const [f] = instances;
    return f?.kind === "literal" ? f.captures[0]?.[1] : undefined;
  }
}

const shapeOf = (value: unknown) => new Bench().args(value)[0];

group("shapes", () => {
  it.each<[string, unknown, Shape]>([
    ["a number", 1, num],
    ["NaN", NaN, num],
    ["a boolean", true, { kind: "bool" }],
    ["a string", "a", { kind: "str" }],
    ["undefined", undefined, { kind: "undefined" }],
    ["an empty array", [], list(undefined)],
    ["an array of numbers", [1, 2], numbers],
    ["a Float64Array", new Float64Array(2), { kind: "list", flavor: "f64", elem: num }],
    ["a Uint16Array", new Uint16Array(2), { kind: "list", flavor: "array", elem: num, integer: "uint16" }],
    ["a Float32Array", new Float32Array(0), { kind: "list", flavor: "f32", elem: num }],
    ["a ragged array", [[1], [], [2, 3]], list(numbers)],
    ["empty arrays only", [[], []], list(list(undefined))],
    ["an array with absent numbers", [1, undefined, 2], list(maybe(num))],
    ["an array that begins with an absent one", [undefined, [1]], list(maybe(numbers))],
    ["null", null, { kind: "undefined", nil: "null" }],
    ["an array with null among numbers", [1, null], list({ kind: "maybe", of: num, nil: "null" })],
    [
      "an array that begins with both kinds of nothing",
      [null, undefined, [1]],
      list({ kind: "maybe", of: numbers, nil: "null or undefined" }),
    ],
    [
      "objects of which one has null and one has no such field",
      [{ a: 1, b: null }, { a: 2 }, { a: 2, b: 3 }],
      list(record({ a: num, b: { kind: "maybe", of: num, nil: "null or undefined" } })),
    ],
    [
      "objects that have null or a number",
      [{ b: null }, { b: 3 }],
      list(record({ b: { kind: "maybe", of: num, nil: "null" } })),
    ],
    ["a mixed array", [1, "a"], tuple(num, { kind: "str" })],
    [
      "arrays of mixed arrays",
      [
        [1, "a"],
        [2, "b"],
      ],
      list(tuple(num, { kind: "str" })),
    ],
    [
      "plain and typed arrays together",
      [[1], new Float64Array(1)],
      tuple(numbers, { kind: "list", flavor: "f64", elem: num }),
    ],
    ["an object", { a: 1, b: [2] }, record({ a: num, b: numbers })],
    [
      "an object without a prototype",
      Object.assign(Object.create(null) as object, { a: 1 }),
      record({ a: num }),
    ],
    ["objects of one kind", [{ a: 1 }, { a: 2 }], list(record({ a: num }))],
    [
      "objects whose fields differ",
      [{ a: 1 }, { a: 2, b: true }, { b: false }],
      list(record({ a: maybe(num), b: maybe({ kind: "bool" }) })),
    ],
    [
      "objects in another order",
      [
        { a: 1, b: 2 },
        { b: 1, a: 2 },
      ],
      list(record({ a: num, b: num })),
    ],
    [
      "objects that differ deep inside",
      [{ a: [] }, { a: [[]] }, { a: [[1]] }],
      list(record({ a: list(numbers) })),
    ],
  ])("describe %s", (_what, value, shape) => {
    expect(shapeOf(value)).toEqual(shape);
  });

  it("do not depend on lengths or numbers", () => {
    expect(shapeOf([1, 2, 3])).toEqual(shapeOf(new Array(1000).fill(7)));
  });

  it("of large arrays are found fast", () => {
    const big = Array.from({ length: 2_000_000 }, (_, i) => i);
    const started = performance.now();
    shapeOf(big);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("take an object met twice for two", () => {
    const shared = [1];
    expect(shapeOf([shared, shared])).toEqual(list(numbers));
  });
});

group("what no type describes", () => {
  class Point {
    x = 1;
  }
  const cyclic: Record<string, unknown> = { a: 1 };
  cyclic["self"] = cyclic;
  const sparse: number[] = [1];
  sparse[3] = 4;
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);

  it.each<[string, unknown]>([
    ["a BigInt", 1n],
    ["a symbol", Symbol("s")],
    ["an Error", new Error("x")],
    ["a RegExp", /x/],
    ["a Map", new Map()],
    ["a Promise", Promise.resolve()],
    ["a BigInt64Array", new BigInt64Array(1)],
    ["a Point", new Point()],
    ["a class", Point],
    ["a function that was not written in a cell", () => 1],
    ["an array with holes: entry 1 is missing", sparse],
    ["an object whose field `self` is a structure that contains itself", cyclic],
    [
      "an object with the getter `a`",
      {
        get a() {
          throw new Error("run");
        },
      },
    ],
    ["an object whose field `a` is an array with an entry that is a symbol", { a: [1, Symbol("s")] }],
    ["an object with a field named `__proto__`", JSON.parse('{ "__proto__": 1 }')],
  ])("is refused in an argument: %s", (why, value) => {
    let fault: unknown;
    try {
      new Bench().args(0, value);
    } catch (error) {
      fault = error;
    }
    expect(fault).toBeInstanceOf(DiagnosticError);
    expect((fault as DiagnosticError).diagnostic).toMatchObject({
      code: "opaque-argument",
      message: `Argument 1 of \`f\` cannot be differentiated: it is ${why}.`,
      span,
    });
    expect(new Bench().captured(value)).toEqual({ kind: "opaque", why });
  });

  it("is refused where it is nested without end", () => {
    expect(new Bench().captured(deep)).toMatchObject({ kind: "opaque" });
  });

  it("is opaque where a captured variable has no value yet", () => {
    const bench = new Bench();
    const f: AnyFunction = () => undefined;
    const readers = () => [
      () => {
        throw new ReferenceError("not yet");
      },
    ];
    registerLiteral(f, { kind: "literal", literal: "f", name: "f", names: ["late"], readers });
    expect(describe(bench.registry, f, [], span, "f").entry.instances[0]).toMatchObject({
      captures: [["late", { kind: "opaque", why: "not given a value yet" }]],
    });
  });
});

group("functions", () => {
  it("are numbered as they are met, captures before arguments, each once", () => {
    const bench = new Bench();
    const inner = bench.literal("inner", { k: 1 });
    const outer = bench.literal("outer", { inner, again: inner, sin: Math.sin });
    const { entry, functions } = describe(bench.registry, outer, [inner, Math.cos], span, "outer");
    expect(entry.instances).toEqual([
      {
        kind: "literal",
        literal: "outer",
        captures: [
          ["inner", { kind: "fn", instance: 1 }],
          ["again", { kind: "fn", instance: 1 }],
          ["sin", { kind: "fn", instance: 2 }],
        ],
      },
      { kind: "literal", literal: "inner", captures: [["k", num]] },
      { kind: "builtin", name: "Math.sin" },
      { kind: "builtin", name: "Math.cos" },
    ]);
    expect(entry.args).toEqual([
      { kind: "fn", instance: 1 },
      { kind: "fn", instance: 3 },
    ]);
    expect(functions).toEqual([outer, inner, Math.sin, Math.cos]);
  });

  it("that capture themselves and each other are described", () => {
    const bench = new Bench();
    const captures: Record<string, unknown> = { odd: undefined };
    const even = bench.literal("even", captures);
    captures["odd"] = bench.literal("odd", { even });
    expect(describe(bench.registry, even, [], span, "even").entry.instances).toHaveLength(2);
  });

  it("in arrays stay apart", () => {
    const bench = new Bench();
    const fs = [bench.literal("a"), bench.literal("b")];
    expect(bench.args(fs)).toEqual([tuple({ kind: "fn", instance: 1 }, { kind: "fn", instance: 2 })]);
  });

  it("that capture the object that holds them are no circle", () => {
    const bench = new Bench();
    const model: Record<string, unknown> = { k: 2 };
    model["f"] = bench.literal("method", { model });
    expect(bench.captured(model)).toEqual(record({ k: num, f: { kind: "fn", instance: 1 } }));
  });

  it("give the values that were captured", () => {
    const bench = new Bench();
    const data = [1, 2];
    const { captured } = describe(bench.registry, bench.literal("f", { data }), [], span, "f");
    expect(captured(0, "data")).toBe(data);
    expect(captured(0, "other")).toBeUndefined();
  });

  it("made of others are described by their parts and options", () => {
    const bench = new Bench();
    const f = bench.literal("f");
    const wrapper: AnyFunction = () => undefined;
    bench.registry.register(wrapper, {
      kind: "wrapper",
      wrapper: "gradient",
      inner: [["f", f]],
      options: { chunk: 2 },
      name: "gradient(f)",
    });
    expect(describe(bench.registry, wrapper, [1], span, "gradient").entry.instances[0]).toEqual({
      kind: "wrapper",
      wrapper: "gradient",
      inner: [["f", { kind: "fn", instance: 1 }]],
      options: { chunk: 2 },
    });
  });

  it("made of one whose text is gone are opaque", () => {
    const bench = new Bench();
    const f = bench.literal("gone");
    const wrapper: AnyFunction = () => undefined;
    bench.registry.register(wrapper, {
      kind: "wrapper",
      wrapper: "gradient",
      inner: [["f", f]],
      options: {},
      name: "",
    });
    bench.registry.retire("gone");
    expect(bench.captured(wrapper)).toMatchObject({ kind: "opaque" });
  });

  it("without end are refused", () => {
    const bench = new Bench();
    let f = bench.literal("f");
    for (let i = 0; i < 5_000; i++) f = bench.literal("g", { f });
    expect(() => describe(bench.registry, f, [], span, "f")).toThrow(DiagnosticError);
  });

  it("that nobody registered cannot be differentiated", () => {
    expect(() => describe(new FunctionRegistry(), () => 1, [], span, "gradient")).toThrow(DiagnosticError);
  });
});
