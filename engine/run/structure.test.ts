import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Layout } from "../emit/emitted.ts";
import { accumulateInto, copyOf, innerProduct, leavesOf, zerosOf, type Datum } from "../ir/structure.ts";
import { num, str, type Type } from "../ir/types.ts";
import { Leaves } from "./leaves.ts";
import { accumulator, copyMaker, innerOf, placeCopyMaker, zerosMaker } from "./structure.ts";

/** The layout that holds values as the interpreter does. */
function plainLayout(type: Type): Layout {
  switch (type.kind) {
    case "list":
      return {
        kind: "list",
        flavor: type.flavor,
        elem: plainLayout(type.elem),
        held: type.flavor === "array" ? "plain" : "typed",
        aliasClass: 0,
        stored: false,
      };
    case "record":
      return {
        kind: "record",
        flavor: type.flavor,
        fields: type.fields.map(({ name, type: of }) => ({ name, property: name, layout: plainLayout(of) })),
        aliasClass: 0,
        stored: false,
      };
    case "maybe":
      return { kind: "maybe", of: plainLayout(type.of) };
    default:
      return { kind: type.kind };
  }
}

const numbers: Type = { kind: "list", flavor: "array", elem: num };
const typed: Type = { kind: "list", flavor: "f64", elem: num };
const singles: Type = { kind: "list", flavor: "f32", elem: num };
const shadow: Type = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "a", type: { kind: "list", flavor: "array", elem: numbers } },
    { name: "b", type: { kind: "maybe", of: typed } },
    { name: "c", type: num },
    {
      name: "d",
      type: {
        kind: "list",
        flavor: "array",
        elem: { kind: "record", flavor: "object", fields: [{ name: "x", type: num }] },
      },
    },
    { name: "e", type: singles },
  ],
};

const value = fc.record({
  a: fc.array(fc.array(fc.double({ noNaN: true }), { maxLength: 3 }), { maxLength: 4 }),
  b: fc.option(
    fc.array(fc.double(), { maxLength: 3 }).map((xs) => Float64Array.from(xs)),
    { nil: undefined },
  ),
  c: fc.double(),
  d: fc.array(fc.record({ x: fc.double() }), { maxLength: 3 }),
  e: fc.array(fc.float({ noNaN: true }), { maxLength: 3 }).map((xs) => Float32Array.from(xs)),
});

describe("structure operations", () => {
  const layout = plainLayout(shadow);

  test("copy and make zeros as the interpreter does", () => {
    fc.assert(
      fc.property(value, (x) => {
        expect(copyMaker(layout)(x)).toStrictEqual(copyOf(shadow, x));
        expect(zerosMaker(layout)(x)).toStrictEqual(zerosOf(shadow, x));
      }),
    );
  });

  test("add, multiply and number leaves as the interpreter does", () => {
    fc.assert(
      fc.property(value, fc.double(), (x, factor) => {
        const [into, expected] = [structuredClone(x), structuredClone(x)];
        const from = structuredClone(x);
        from.c = factor;
        const additions = accumulator(layout)(into, from);
        accumulateInto(shadow, expected, from);
        expect(into).toStrictEqual(expected);
        const leaves = leavesOf(shadow, x);
        expect(additions).toBe(leaves.length);
        expect(innerOf(layout)(x, from).sum).toBe(innerProduct(shadow, x, from));
        const walk = new Leaves(layout);
        expect(walk.count(x)).toBe(leaves.length);
        expect(leaves.map((_, i) => walk.get(x, i))).toStrictEqual(leaves);
        expect([...leaves.keys()].reverse().map((i) => walk.get(x, i))).toStrictEqual(leaves.toReversed());
        expect(walk.get(x, leaves.length)).toBe(0);
        expect(walk.get(x, -1)).toBe(0);
      }),
    );
  });

  test("refuse lists of two lengths, which only the user's code can give", () => {
    const add = accumulator(plainLayout(numbers));
    expect(() => add([1, 2], [1])).toThrow(/^lengths-differ/);
    const inner = innerOf(plainLayout(numbers));
    expect(() => inner([1, 2], [1])).toThrow(/^lengths-differ/);
    expect(() => inner([1], [1, 2])).toThrow(/^lengths-differ/);
  });

  test("make one object of one object", () => {
    const row = [1];
    const rows: Datum = [row, row];
    const [first, second] = copyMaker(plainLayout({ kind: "list", flavor: "array", elem: numbers }))(
      rows,
    ) as number[][];
    expect(first).toBe(second);
    expect(first).not.toBe(row);
  });

  test("copy by places as the interpreter does", () => {
    const rowsType: Type = { kind: "list", flavor: "array", elem: numbers };
    for (const repeats of ["split", "zero"] as const) {
      const copy = placeCopyMaker(layout, repeats);
      fc.assert(
        fc.property(value, (x) => {
          expect(copy(x)).toStrictEqual(copyOf(shadow, x, repeats));
        }),
      );
      const row = [1, 2];
      const rows = [row, [3], row];
      const expected = repeats === "split" ? [[1, 2], [3], [1, 2]] : [[1, 2], [3], [0, 0]];
      expect(placeCopyMaker(plainLayout(rowsType), repeats)(rows)).toStrictEqual(expected);
      const copied = copyOf(rowsType, rows, repeats) as number[][];
      expect(copied).toStrictEqual(expected);
      expect(copied[0]).not.toBe(copied[2]);
    }
  });

  test("leave strings and absent parts as they are in copies", () => {
    const type: Type = {
      kind: "record",
      flavor: "object",
      fields: [
        { name: "s", type: str },
        { name: "m", type: { kind: "maybe", of: numbers } },
      ],
    };
    expect(copyMaker(plainLayout(type))({ s: "a", m: undefined })).toStrictEqual({ s: "a", m: undefined });
  });

  test("add at a leaf in the middle of a walk and apart from one", () => {
    const walk = new Leaves(layout);
    const x = { a: [[1, 2], [], [3]], b: Float64Array.of(4), c: 5, d: [{ x: 6 }], e: Float32Array.of(7) };
    for (let i = 0; i < 7; i++) walk.add(x, i, 10);
    walk.add(x, 2, 100);
    walk.add(x, 7, 1);
    expect(leavesOf(shadow, x)).toEqual([11, 12, 113, 14, 15, 16, 17]);
  });
});
