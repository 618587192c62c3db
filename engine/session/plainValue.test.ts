import { describe, expect, it } from "vitest";
import { FunctionRegistry } from "../run/functionRegistry.ts";
import { pageLimits, toPlain, valueLimits } from "./plainValue.ts";

const registry = new FunctionRegistry();
const plain = (value: unknown, limits = pageLimits) => toPlain(value, registry, limits);

describe("toPlain", () => {
  it.each<[unknown, unknown]>([
    [NaN, { kind: "number", value: NaN }],
    ["a", { kind: "string", value: "a", cut: false }],
    [undefined, { kind: "undefined" }],
    [null, { kind: "null" }],
    [10n, { kind: "opaque", text: "10n" }],
    [Symbol("s"), { kind: "opaque", text: "Symbol(s)" }],
    [Math.sin, { kind: "function", name: "Math.sin", wrapper: undefined }],
    [[1, 2], { kind: "numbers", flavor: "array", length: 2, values: [1, 2] }],
    [new Float32Array([0.5]), { kind: "numbers", flavor: "Float32Array", length: 1, values: [0.5] }],
    [[], { kind: "array", length: 0, items: [] }],
    [
      [1, "a"],
      {
        kind: "array",
        length: 2,
        items: [
          { kind: "number", value: 1 },
          { kind: "string", value: "a", cut: false },
        ],
      },
    ],
    [
      { a: { b: true } },
      {
        kind: "object",
        size: 1,
        entries: [["a", { kind: "object", size: 1, entries: [["b", { kind: "boolean", value: true }]] }]],
      },
    ],
    [new TypeError("no"), { kind: "opaque", text: "TypeError: no" }],
    [
      new Map<unknown, unknown>([[1, ["a"]]]),
      {
        kind: "map",
        size: 1,
        entries: [
          [
            { kind: "number", value: 1 },
            { kind: "array", length: 1, items: [{ kind: "string", value: "a", cut: false }] },
          ],
        ],
      },
    ],
    [new Set([2]), { kind: "set", size: 1, items: [{ kind: "number", value: 2 }] }],
    [/x/g, { kind: "opaque", text: "/x/g" }],
    [new DataView(new ArrayBuffer(1)), { kind: "opaque", text: "[DataView]" }],
  ])("says what %s is", (value, expected) => {
    expect(plain(value)).toEqual(expected);
  });

  it("keeps the beginning of what is long, and its length", () => {
    expect(plain(new Float64Array(5_000))).toMatchObject({ length: 5_000, values: { length: 1_000 } });
    expect(plain(new Array(1e9))).toMatchObject({ kind: "array", length: 1e9 });
    expect(plain("x".repeat(20_000))).toMatchObject({ cut: true });
    expect(
      plain(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`k${String(i)}`, i]))),
    ).toMatchObject({ size: 2_000, entries: { length: 1_000 } });
    const numbers = Array.from({ length: 2_000 }, (_, i) => i);
    expect(plain(new Set(numbers))).toMatchObject({ size: 2_000, items: { length: 1_000 } });
    expect(plain(new Map(numbers.map((i) => [i, i])))).toMatchObject({
      ...{ size: 2_000, entries: { length: 1_000 } },
    });
    expect(plain(numbers, valueLimits)).toMatchObject({ length: 2_000, values: { length: 2_000 } });
  });

  it("stays small for what is large in every direction", () => {
    const wide = (depth: number): unknown =>
      depth === 0 ? 1 : Array.from({ length: 20 }, () => wide(depth - 1));
    expect(JSON.stringify(plain(wide(5))).length).toBeLessThan(1e6);
  });

  it("ends where a value contains itself, or is too deep", () => {
    const own: unknown[] = [];
    own.push(own, 1);
    expect(plain(own)).toMatchObject({
      items: [{ kind: "opaque", text: "… (contains itself)" }, { kind: "number" }],
    });
    const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 1);
    expect(() => plain(deep)).not.toThrow();
  });

  it("runs no getters and survives hostile values", () => {
    let ran = false;
    const getter = {
      get a() {
        ran = true;
        return 1;
      },
    };
    expect(plain(getter)).toMatchObject({ entries: [["a", { kind: "opaque", text: "(getter)" }]] });
    expect(ran).toBe(false);
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error("trap");
        },
      },
    );
    expect(plain(trap)).toEqual({ kind: "opaque", text: "a value that cannot be shown" });
    const posing = Object.create(Float64Array.prototype) as unknown;
    expect(plain(posing)).toEqual({ kind: "object", entries: [], size: 0 });
    expect(plain({ [Symbol.toStringTag]: "Strange", a: 1 })).toMatchObject({ kind: "opaque" });
  });

  it("survives structured cloning", () => {
    const value = plain({ a: [1, [2, Symbol("x")]], f: () => 1, e: new Error("x") });
    expect(structuredClone(value)).toEqual(value);
  });
});
