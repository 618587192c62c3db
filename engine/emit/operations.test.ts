import { describe, expect, test } from "vitest";
import type { BlockBuilder } from "../ir/builder.ts";
import { countingLoop, sample, type Sample } from "../ir/testing/sampleModule.ts";
import { bool, num, str, undef, type ListType, type RecordType, type Type, type Value } from "../ir/types.ts";
import { nowhere } from "../source/span.ts";
import { agree, emit, listing, runFast } from "./testing/emitted.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };
const rows: ListType = { kind: "list", flavor: "array", elem: numbers };
const list = (elem: Type): ListType => ({ kind: "list", flavor: "array", elem });
const record = (
  flavor: RecordType["flavor"],
  ...fields: readonly (readonly [string, Type])[]
): RecordType => ({
  kind: "record",
  flavor,
  fields: fields.map(([name, type]) => ({ name, type })),
});

describe("lists", () => {
  test("of numbers that never grow are typed arrays", () => {
    const s = sample();
    s.add("f", [num], (b, [n]) => {
      const made = b.allocList(n, numbers, false);
      b.store(made, b.const(0), n, true);
      return [made];
    });
    const module = s.finish();
    expect(listing(module, "f")).toContain("newNumbers(a, ");
    agree(module, "f", () => [3]);
    for (const bad of [-1, 1.5, NaN, 2 ** 32]) agree(module, "f", () => [bad]);
  });

  test("that grow are arrays, with stores at their end", () => {
    const s = sample();
    s.add("f", [num], (b, [n]) => {
      const made = b.makeList([], numbers, true, "xs");
      b.push(made, n);
      b.store(made, b.const(1), n, true);
      b.store(made, n, n, true);
      b.setLength(made, b.const(5));
      return [made, b.pop(made), b.length(made)];
    });
    const module = s.finish();
    expect(listing(module, "f")).toMatch(
      /const xs = \[\];\n {2}xs\.push\(a\) < 2 \*\* 24 \|\| tooLong\(0\);/,
    );
    for (const index of [0, 2, 3, -1, 0.5]) agree(module, "f", () => [index]);
  });

  test("refuse a pop when they are empty", () => {
    const s = sample();
    s.add("f", [], (b) => [b.pop(b.makeList([], numbers, true))]);
    agree(s.finish(), "f", () => []);
  });

  test("of booleans, strings, maybes and lists are arrays", () => {
    for (const elem of [bool, str, rows, { kind: "maybe", of: num } as const]) {
      const s = sample();
      s.add("f", [elem, num], (b, [x, i]) => {
        const made = b.allocList(b.const(2), list(elem), false);
        b.store(made, b.const(0), x, true);
        b.store(made, b.const(1), x, true);
        b.store(made, i, x, true);
        return [b.load(made, i, true), made];
      });
      const value = { bool: true, str: "a", list: [[1]], maybe: undefined }[elem.kind];
      for (const index of [0, 1, 3, -1, 0.5]) agree(s.finish(), "f", () => [value, index]);
    }
  });

  test("that hold nothing yet say so when they are read", () => {
    const s = sample();
    s.add("f", [], (b) => [b.load(b.allocList(b.const(2), rows, false), b.const(1), true)]);
    expect(() => runFast(s.finish(), "f", [])).toThrow(/undefined/);
  });

  test("of single precision round what is stored, and come out as they are", () => {
    const single: ListType = { kind: "list", flavor: "f32", elem: num };
    const s = sample();
    s.add("f", [single, num], (b, [x, y]) => {
      b.store(x, b.const(0), y, true);
      const made = b.makeList([y, y], single, false);
      return [
        x,
        b.load(x, b.const(0), true),
        made,
        b.zerosLike(made),
        b.copy(x),
        b.allocList(b.const(2), single, false),
      ];
    });
    agree(s.finish(), "f", () => [Float32Array.of(1, 2), 0.1]);
  });

  test("given by the caller are never changed", () => {
    for (const flavor of ["array", "f64", "f32"] as const) {
      const s = sample();
      s.add("f", [{ kind: "list", flavor, elem: num }], (b, [x]) => {
        b.store(x, b.const(0), b.const(9), true);
        return [x];
      });
      const given = { array: [1, 2], f64: Float64Array.of(1, 2), f32: Float32Array.of(1, 2) }[flavor];
      const { results } = runFast(s.finish(), "f", [given]);
      expect([...given]).toEqual([1, 2]);
      expect([...(results[0] as number[])]).toEqual([9, 2]);
    }
  });

  test("that are returned unchanged are copies all the same", () => {
    const s = sample();
    s.add("f", [{ kind: "list", flavor: "f64", elem: num }], (_, [x]) => [x]);
    const given = Float64Array.of(1, 2);
    const { results } = runFast(s.finish(), "f", [given]);
    expect(results[0]).toEqual(given);
    expect(results[0]).not.toBe(given);
  });
});

describe("accesses", () => {
  test("of derivatives are not checked", () => {
    const s = sample();
    s.add("f", [numbers, num], (b, [x, i]) => {
      b.store(x, i, b.prim("add", [b.load(x, i, false), b.const(1)]), false);
      return [b.load(x, i, false)];
    });
    const module = s.finish();
    expect(listing(module, "f")).toContain("a[b] += 1;\n  return a[b];");
    agree(module, "f", () => [[1, 2], 1]);
  });

  test("that are checked say index and length, whatever the index", () => {
    const s = sample();
    s.add("f", [numbers, num], (b, [x, i]) => [b.load(x, i, true)]);
    const module = s.finish();
    for (const index of [0, 1, 2, -1, 0.5, NaN, Infinity, -0, 1e300])
      agree(module, "f", () => [[1, 2], index]);
  });

  test("of rows take a variable for the row", () => {
    const s = sample();
    s.add("f", [rows, num], (b, [x, i]) => [b.load(b.load(x, i, true), i, true)]);
    const module = s.finish();
    expect(listing(module, "f")).toContain("const list = a[b] ?? outOfRange(a, b, 0);");
    agree(module, "f", () => [[[1], [2, 3]], 1]);
  });

  test("whose values are unused still happen", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      b.load(x, b.const(5), true);
      return [];
    });
    agree(s.finish(), "f", () => [[1]]);
  });

  test("are not moved across stores into the same list", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      const before = b.load(x, b.const(0), true);
      b.store(x, b.const(0), b.const(7), true);
      return [before];
    });
    const module = s.finish();
    agree(module, "f", () => [[1]]);
  });

  test("move past stores into lists that cannot be the same", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      const before = b.load(x, b.const(0), false);
      const other = b.allocList(b.const(1), numbers, false, "other");
      b.store(other, b.const(0), b.const(7), false);
      return [b.prim("add", [before, b.load(other, b.const(0), false)])];
    });
    const module = s.finish();
    expect(listing(module, "f")).toContain("return a[0] + other[0];");
    agree(module, "f", () => [[1]]);
  });
});

describe("records", () => {
  test("of every flavour keep fields by name, whatever the names", () => {
    for (const flavor of ["object", "tuple", "box"] as const) {
      const type =
        flavor === "tuple"
          ? record(flavor, ["0", num], ["1", bool])
          : record(flavor, ["__proto__", num], ["a b", bool]);
      const [first, second] = [type.fields[0]!.name, type.fields[1]!.name];
      const s = sample();
      s.add("f", [num, bool], (b, [x, y]) => {
        const made = b.makeRecord([x, y], type, "made");
        b.setField(made, first, b.prim("add", [x, x]));
        return [made, b.getField(made, first), b.getField(made, second)];
      });
      const { results } = runFast(s.finish(), "f", [2, true]);
      expect(results.slice(1)).toEqual([4, true]);
      if (flavor === "tuple") expect(results[0]).toEqual([4, true]);
      else
        expect(Object.entries(results[0] as object)).toEqual([
          ["__proto__", 4],
          ["a b", true],
        ]);
    }
  });

  test("go in and out with nested lists and absent fields", () => {
    const type = record("object", ["xs", rows], ["n", { kind: "maybe", of: num }], ["s", str]);
    const s = sample();
    s.add("f", [type], (b, [x]) => [x, b.copy(x), b.zerosLike(x)]);
    agree(s.finish(), "f", () => [{ xs: [[1], []], n: 4, s: "a" }]);
    const { results } = runFast(s.finish(), "f", [{ xs: [[1]], s: "" }]);
    expect(results[0]).toEqual({ xs: [[1]], s: "" });
  });

  test("are the same only if they are one object", () => {
    const type = record("object", ["x", num]);
    const s = sample();
    s.add("f", [type], (b, [x]) => [b.same(x, x), b.same(x, b.makeRecord([b.const(1)], type))]);
    expect(runFast(s.finish(), "f", [{ x: 1 }]).results).toEqual([true, false]);
  });
});

describe("structures", () => {
  const nested = record(
    "object",
    ["w", rows],
    ["b", numbers],
    ["c", num],
    ["name", str],
    ["m", { kind: "maybe", of: numbers }],
  );
  const fresh = () => [{ w: [[1, 2], [3]], b: [4], c: 5, name: "x", m: [6] }];

  test("are added, multiplied and counted as the interpreter does", () => {
    const s = sample();
    s.add("f", [nested], (b, [x]) => {
      const zeros = b.zerosLike(x);
      const other = b.zerosLike(x);
      for (let i = 0; i < 7; i++) b.leafAdd(zeros, b.const(i), b.const(i + 0.5));
      b.leafAdd(other, b.const(2), b.const(3));
      b.accumulate(other, zeros);
      const leaves = Array.from({ length: 8 }, (_, i) => b.leafGet(other, b.const(i)));
      return [b.inner(other, zeros), b.leafCount(other), other, ...leaves];
    });
    agree(s.finish(), "f", fresh);
    const { w, b, c, name } = fresh()[0]!;
    expect(runFast(s.finish(), "f", [{ w, b, c, name }]).results.slice(0, 2)).toEqual([48.75, 5]);
  });

  test("of one number are that number", () => {
    const s = sample();
    s.add("f", [num], (b, [x]) => [
      b.inner(x, x),
      b.inner(b.const(-0), x),
      b.leafCount(x),
      b.leafGet(x, b.const(0)),
      b.leafGet(x, b.const(1)),
      b.zerosLike(x),
      b.copy(x),
    ]);
    agree(s.finish(), "f", () => [3]);
  });

  test("are walked leaf by leaf in time proportional to their size", () => {
    const s = sample();
    s.add("f", [rows], (b, [x]) =>
      countingLoop(b, b.leafCount(x), [b.const(0, "sum")], s.loopOwner, (c, i, carried) => [
        c.prim("add", [carried[0]!, c.leafGet(x, i)], "sum"),
      ]),
    );
    const manyRows = Array.from({ length: 20_000 }, (_, i) => [i, 1]);
    const started = performance.now();
    expect(runFast(s.finish(), "f", [manyRows]).results).toEqual([manyRows.flat().reduce((a, b) => a + b)]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("that hold one object twice hold one zero twice", () => {
    const s = sample();
    s.add("f", [], (b) => {
      const row = b.makeList([b.const(1)], numbers, false);
      const zeros = b.zerosLike(b.makeList([row, row], rows, false));
      b.store(b.load(zeros, b.const(0), false), b.const(0), b.const(5), false);
      return [zeros];
    });
    agree(s.finish(), "f", () => []);
  });
});

describe("control", () => {
  test("carried values are exchanged at once", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x, y]) => {
      const swap = (carried: readonly Value[]): Value[] => [carried[1]!, carried[0]!];
      return countingLoop(b, b.const(3), [x, y], s.loopOwner, (_, __, carried) => swap(carried));
    });
    agree(s.finish(), "f", () => [1, 2]);
  });

  test("nested loops that carry the same variable share it", () => {
    const s = sample();
    s.add("f", [num], (b, [n]) =>
      countingLoop(b, n, [b.const(0, "sum")], s.loopOwner, (c, i, outer) =>
        countingLoop(c, i, outer, s.loopOwner, (d, j, inner) => [d.prim("add", [inner[0]!, j], "sum")]),
      ),
    );
    const module = s.finish();
    expect(listing(module, "f")).toBe(`function f(a) {
  let sum = 0;
  for (let i = 0; i < a; i++) {
    for (let i2 = 0; i2 < i; i2++) {
      sum += i2;
    }
  }
  return sum;
}`);
    agree(module, "f", () => [5]);
  });

  test("a test that takes statements is made inside the loop", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) => {
      return b.loop(
        [b.const(0, "i")],
        (c, carried) => {
          const found = c.load(x, carried[0]!, true, "found");
          return c.test("and", [c.test("lt", [found, c.const(3)]), c.test("ge", [found, c.const(0)])]);
        },
        (c, carried) => [c.prim("add", [carried[0]!, c.const(1)], "i")],
        s.loopOwner,
      );
    });
    const module = s.finish();
    expect(listing(module, "f")).toContain("while (true) {");
    agree(module, "f", () => [[0, 1, 2, 3, 4]]);
    agree(module, "f", () => [[0, 1]]);
  });

  test("a branch that throws yields nothing", () => {
    const s = sample();
    s.add("f", [num], (b, [x]) =>
      b.ifOp(
        b.test("lt", [x, b.const(0)]),
        (c) => {
          c.throwOp("RangeError", [c.const("too small")]);
          return [c.const(0)];
        },
        (c) => [c.prim("sqrt", [x])],
        ["root"],
      ),
    );
    agree(s.finish(), "f", () => [4]);
    agree(s.finish(), "f", () => [-4]);
  });

  test("nothing is written after branches that both throw", () => {
    const s = sample();
    s.add("f", [num], (b, [x]) => {
      const fail = (c: BlockBuilder): Value[] => {
        c.throwOp("Error", [c.const("always")]);
        return [c.prim("add", [x, x])];
      };
      const results = b.ifOp(b.test("lt", [x, b.const(0)]), fail, fail);
      return [b.prim("sin", [results[0]!])];
    });
    const module = s.finish();
    expect(listing(module, "f")).not.toContain("sin");
    agree(module, "f", () => [1]);
  });

  test("a thrown value comes out as the user knows it", () => {
    const s = sample();
    s.add("f", [], (b) => {
      b.throwOp("", [b.makeList([b.const(1)], numbers, false)]);
      return [];
    });
    agree(s.finish(), "f", () => []);
  });

  test("functions with several results hand all of them over, and recursion does not mix them up", () => {
    const s = sample();
    const types = [num, bool, numbers, undef, num] as const;
    s.builder.uniqueName("g");
    s.add("g", [num], (b, [n]) =>
      b.ifOp(
        b.test("le", [n, b.const(0)]),
        (c) => [n, c.const(true), c.makeList([n], numbers, false), c.const(undefined), c.const(5)],
        (c) => {
          const below = c.call("g", [c.prim("sub", [n, c.const(1)])], types);
          const again = c.call("g", [c.const(0)], types);
          return [
            c.prim("add", [below[0]!, again[4]!]),
            c.test("not", [below[1]!]),
            below[2]!,
            below[3]!,
            c.prim("add", [below[4]!, n]),
          ];
        },
      ),
    );
    s.add("f", [num], (b, [n]) => b.call("g", [n], types));
    agree(s.finish(), "f", () => [3]);
  });

  test("results that call functions with several results keep each other", () => {
    const s = sample();
    s.add("pair", [num], (b, [n]) => [n, b.prim("mul", [n, n])]);
    s.add("sum", [num], (b, [n]) => {
      const results = b.call("pair", [n], [num, num]);
      return [b.prim("add", [results[0]!, results[1]!])];
    });
    s.add("f", [num, num], (b, [x, y]) => [
      b.call("sum", [x], [num])[0]!,
      b.call("sum", [y], [num])[0]!,
      b.test("lt", [b.call("sum", [x], [num])[0]!, y]),
      b.prim("add", [b.call("sum", [x], [num])[0]!, y]),
      x,
    ]);
    agree(s.finish(), "f", () => [3, 5]);
  });
});

describe("the outside", () => {
  test("is reached in order, with values as the user knows them", () => {
    const s = sample();
    s.builder.addNative({ name: "outer", instance: 0, params: [num, numbers], result: num, span: nowhere });
    s.add("f", [numbers], (b, [x]) => {
      b.print([b.const("a"), x]);
      const first = b.input("random");
      const second = b.callNative("outer", [first, x], num);
      b.store(x, b.const(0), second, true);
      b.print([x, b.input("dateNow")]);
      return [b.prim("sub", [first, second])];
    });
    const { prints } = agree(s.finish(), "f", () => [[1, 2]]);
    expect(prints).toHaveLength(2);
  });
});

test.each([
  ["join", [0.1 + 0.2, -0, true, 'a`b${c}\\ "d"\n']],
  ["join", []],
  ["toFixed", [2.345, 2]],
  ["toFixed", [-2.5, 0]],
  ["toPrecision", [123.456, 4]],
  ["toExponential", [0.00123]],
  ["padStart", ["ab", 5, "-"]],
  ["toUpperCase", ["abc"]],
] as const)("text by %s of %j is JavaScript's", (form, given) => {
  const s = sample();
  s.add("f", [num], (b, [x]) => {
    const half = b.prim("mul", [x, b.const(0.5)]);
    b.print([
      b.text(
        form,
        given.map((value) => b.const(value)),
      ),
      b.text("join", [half, b.const("`${"), x]),
      b.text("toFixed", [half, b.const(3)]),
    ]);
    return [x];
  });
  const { prints } = agree(s.finish(), "f", () => [0.3]);
  const [first, ...rest] = given;
  const method = form === "join" ? undefined : (Object(first) as Readonly<Record<string, unknown>>)[form];
  const expected: unknown = method
    ? Reflect.apply(method as () => string, first, rest)
    : given.map(String).join("");
  expect(prints).toEqual([[expected, "0.15`${0.3", "0.150"]]);
});

test("identities, unused values and unchanged loop variables leave no trace", () => {
  const s: Sample = sample();
  s.add("f", [num], (b, [x]) => {
    b.prim("sin", [x], "unused");
    const same = b.stopGradient(x, "same");
    const carried = b.loop(
      [b.const(0, "i"), same],
      (c, params) => c.test("lt", [params[0]!, c.const(2)]),
      (c, params) => [c.prim("add", [params[0]!, c.const(1)], "i"), params[1]!],
      s.loopOwner,
    );
    return [carried[1]!];
  });
  const module = s.finish();
  expect(listing(module, "f")).toBe("function f(a) {\n  return a;\n}");
  agree(module, "f", () => [3]);
});

test("text says nothing of what it does not use", () => {
  const s = sample();
  s.add("f", [num], (b, [x]) => [b.prim("add", [x, x])]);
  expect(emit(s.finish(), "f").text).toBe('"use strict";\nfunction f(a) {\n  return a + a;\n}\nreturn f;\n');
});
