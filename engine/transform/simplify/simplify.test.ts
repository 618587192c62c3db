import { describe, expect, test } from "vitest";
import { interpret, type Host } from "../../ir/interpret.ts";
import { printFunction } from "../../ir/print.ts";
import { structuralOps } from "../../ir/testing/opKinds.ts";
import { countingLoop, sample, type Params, type Sample } from "../../ir/testing/sampleModule.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { functionNamed } from "../../ir/traverse.ts";
import { bool, num, type ListType, type RecordType, type Type, type Value } from "../../ir/types.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { simplify } from "./simplify.ts";

const host: Host = { primitive: (name) => primitiveNamed(name).value };
const numbers: ListType = { kind: "list", flavor: "array", elem: num };
const typed: ListType = { kind: "list", flavor: "f64", elem: num };
const pair: RecordType = {
  kind: "record",
  flavor: "tuple",
  fields: [
    { name: "0", type: num },
    { name: "1", type: num },
  ],
};

interface Simplified {
  /** Kinds of operations, nested ones in brackets: `const if[prim|const]`. */
  readonly ops: string;
  readonly run: (...args: readonly unknown[]) => unknown;
}

/** Simplifies a function `f` built from scratch, checks that it is well-formed, and compares it with the original when run. */
function simplified(
  params: readonly Type[],
  build: (b: BlockBuilder, params: Params, s: Sample) => readonly Value[],
): Simplified {
  const s = sample();
  s.add("f", params, (b, values) => build(b, values, s));
  const before = s.finish();
  assertWellFormed(before, "building");
  const after = simplify(before, "f");
  assertWellFormed(after, "simplify");
  return {
    ops: structuralOps(functionNamed(after, "f").body),
    run: (...args) => {
      const expected = interpret(before, "f", structuredClone(args) as never, host);
      const found = interpret(after, "f", structuredClone(args) as never, host);
      expect(found).toEqual(expected);
      return found[0];
    },
  };
}

describe("simplify", () => {
  test("computes operations on literals and takes known branches", () => {
    const f = simplified([num], (b, [x]) =>
      b.ifOp(
        b.test("lt", [b.const(1), b.const(2)]),
        (c) => [c.prim("mul", [x, c.prim("add", [c.const(1), c.const(2)])])],
        (c) => [c.const(0)],
      ),
    );
    expect(f.ops).toBe("const prim");
    expect(f.run(5)).toBe(15);
  });

  test("keeps what is not exact", () => {
    const f = simplified([num], (b, [x]) => [
      b.prim("add", [x, b.const(0)]),
      b.prim("mul", [x, b.const(0)]),
      b.prim("sub", [b.const(0), x]),
      b.prim("add", [x, b.const(-0)]),
      b.prim("mul", [b.const(1), x]),
      b.prim("neg", [b.prim("neg", [x])]),
    ]);
    expect(f.ops).toBe("const prim prim prim");
    for (const x of [-0, NaN, Infinity, 3]) f.run(x);
  });

  test("sees through branches that yield alike and loops that change nothing", () => {
    const f = simplified([bool, num, num], (b, [flag, x, n], s) => {
      const same = b.ifOp(
        flag,
        () => [x],
        () => [x],
      );
      const sums = countingLoop(b, n, [same[0]!, b.const(0)], s.loopOwner, (c, _i, carried) => [
        carried[0]!,
        c.prim("add", [carried[0]!, carried[1]!]),
      ]);
      return [sums[1]!];
    });
    expect(f.ops).toBe("const const loop[test|const prim prim]");
    expect(f.run(true, 2, 3)).toBe(6);
  });

  test("leaves out what nobody reads: branches, carried values, lists, records", () => {
    const f = simplified([bool, num, numbers], (b, [flag, n, xs], s) => {
      const shadow = b.zerosLike(xs);
      const record = b.makeRecord([n, n], pair);
      b.setField(record, "0", b.const(1));
      b.ifOp(
        flag,
        (c) => {
          c.store(shadow, c.const(0), c.const(1), true);
          return [c.const(1)];
        },
        (c) => [c.const(2)],
      );
      const sums = countingLoop(b, n, [b.const(0), b.const(0)], s.loopOwner, (c, i, carried) => [
        c.prim("add", [carried[0]!, i]),
        c.prim("add", [carried[1]!, c.load(xs, i, true)]),
      ]);
      return [sums[1]!];
    });
    expect(f.ops).toBe("const const const loop[test|prim load prim]");
    expect(f.run(true, 2, [3, 4])).toBe(7);
  });

  test("keeps a loop that never ends, and calls of what never ends, whatever they compute", () => {
    const endless = (b: BlockBuilder, s: Sample): void => {
      b.loop(
        [b.const(0)],
        (c) => c.const(true),
        (c, carried) => [c.prim("add", [carried[0]!, c.const(1)])],
        s.loopOwner,
      );
    };
    const f = simplified([num], (b, [x], s) => {
      endless(b, s);
      return [x];
    });
    expect(f.ops).toMatch(/loop\[/);
    const g = simplified([num], (b, [x], s) => {
      s.add("waits", [num], (inner, [y]) => {
        endless(inner, s);
        return [y];
      });
      b.call("waits", [x], [num]);
      return [x];
    });
    expect(g.ops).toContain("call");
  });

  test("keeps stores into objects that are read, and into objects from outside", () => {
    const f = simplified([numbers, bool], (b, [xs, flag]) => {
      const own = b.makeList([b.const(1)], numbers, false);
      const either = b.ifOp(
        flag,
        () => [own],
        () => [xs],
      )[0]!;
      b.store(own, b.const(0), b.const(5), true);
      b.store(xs, b.const(0), b.const(6), true);
      return [b.load(either, b.const(0), true)];
    });
    expect(f.run([1], true)).toBe(5);
    expect(f.run([1], false)).toBe(6);
  });

  test("computes repeated expressions once, also in nested blocks", () => {
    const f = simplified([num, num, bool], (b, [x, y, flag]) => {
      const first = b.prim("mul", [x, y]);
      const second = b.ifOp(
        flag,
        (c) => [c.prim("sin", [c.prim("mul", [y, x])])],
        (c) => [c.prim("sin", [x])],
      );
      return [b.prim("add", [first, second[0]!])];
    });
    expect(f.ops).toBe("prim if[prim|prim] prim");
    expect(f.run(2, 3, true)).toBe(6 + Math.sin(6));
  });

  test("an expression of one branch is not known after it", () => {
    const f = simplified([num, bool], (b, [x, flag]) => {
      b.ifOp(
        flag,
        (c) => {
          c.print([c.prim("sin", [x])]);
          return [];
        },
        () => [],
      );
      return [b.prim("sin", [x])];
    });
    expect(f.ops).toBe("if[prim print|] prim");
    expect(f.run(2, true)).toBe(Math.sin(2));
  });

  test("reads memory again after a store, in this block, a branch, or a turn before", () => {
    const f = simplified([typed, typed, num], (b, [xs, ys, n], s) => {
      const zero = b.const(0);
      const a = b.load(xs, zero, true);
      const again = b.load(xs, zero, true);
      b.store(ys, zero, b.const(7), true);
      const c = b.load(xs, zero, true);
      const sums = countingLoop(b, n, [zero], s.loopOwner, (d, i, carried) => {
        const x = d.load(xs, zero, true);
        d.store(xs, zero, i, true);
        return [d.prim("add", [carried[0]!, d.prim("add", [x, d.length(xs)])])];
      });
      const last = b.load(xs, zero, true);
      return [b.makeList([a, again, c, sums[0]!, last, b.length(xs), b.length(xs)], numbers, false)];
    });
    expect(f.ops.match(/load/g)).toHaveLength(4);
    // One length before the loop is not available inside; typed arrays keep theirs through stores.
    expect(f.ops.match(/length/g)).toHaveLength(2);
    const shared = new Float64Array([1]);
    expect(f.run(shared, shared, 3)).toEqual([1, 1, 7, 7 + 0 + 1 + 3, 2, 1, 1]);
  });

  test("reads of closures and of records that stay here are replaced by what was put there", () => {
    const closure: RecordType = { ...pair, flavor: "closure", target: "g" };
    const f = simplified([num, bool], (b, [x, flag]) => {
      const k = b.makeRecord([x, x], closure);
      const p = b.makeRecord([x, b.const(1)], pair);
      b.setField(p, "0", b.const(3));
      const before = b.getField(p, "0");
      b.ifOp(
        flag,
        (c) => {
          c.setField(p, "1", c.const(9));
          return [];
        },
        () => [],
      );
      return [b.prim("add", [b.getField(k, "0"), before]), b.getField(p, "1")];
    });
    expect(f.ops).toContain("makeRecord");
    expect(f.ops.match(/getField/g)).toHaveLength(1);
    expect(f.run(4, true)).toBe(7);
    expect(f.run(4, false)).toBe(7);
  });

  test("a field stored in a loop is read in the loop", () => {
    const f = simplified([num], (b, [n], s) => {
      const p = b.makeRecord([b.const(1), b.const(1)], pair);
      countingLoop(b, n, [], s.loopOwner, (c) => {
        c.setField(p, "0", c.prim("mul", [c.getField(p, "0"), c.const(2)]));
        return [];
      });
      return [b.getField(p, "0")];
    });
    expect(f.run(5)).toBe(32);
  });

  test("what was wrapped and is unwrapped is itself", () => {
    const f = simplified([num], (b, [x]) => {
      const maybe = b.some(x);
      return b.ifOp(
        b.isUndefined(maybe),
        (c) => [c.const(0)],
        (c) => [c.unwrap(maybe)],
      );
    });
    expect(f.ops).toBe("");
    expect(f.run(3)).toBe(3);
  });

  test("calls without effects go when unused, others stay", () => {
    const s = sample();
    s.add("quiet", [num], (b, [x]) => {
      const own = b.makeList([x], numbers, true);
      b.push(own, x);
      return [b.length(own)];
    });
    s.add("loud", [num], (b, [x]) => {
      b.print([x]);
      return [x];
    });
    s.add("calls", [num], (b, params) => b.call("loud", params, [num]));
    s.add("stores", [numbers], (b, [xs]) => {
      b.push(xs, b.const(1));
      return [];
    });
    s.add("f", [num, numbers], (b, [x, xs]) => {
      b.call("quiet", [x], [num]);
      b.call("calls", [x], [num]);
      b.call("stores", [xs], []);
      return [x];
    });
    const text = printFunction(functionNamed(simplify(s.finish(), "f"), "f"));
    expect(text).not.toContain("quiet");
    expect(text).toContain("calls");
    expect(text).toContain("stores");
  });

  test("functions that the root does not reach are gone", () => {
    const s = sample();
    s.add("f", [num], (_b, params) => [params[0]]);
    s.add("g", [num], (b, [x]) => b.call("f", [x], [num]));
    s.add("h", [num], (_b, params) => [params[0]]);
    expect([...simplify(s.finish(), "g").functions.keys()]).toEqual(["f", "g"]);
  });

  test("what every turn computes alike is computed before the loop, out of all loops it can leave", () => {
    const f = simplified([num, num], (b, [x, n], s) =>
      countingLoop(b, n, [b.const(0)], s.loopOwner, (c, i, carried) =>
        countingLoop(c, n, carried, s.loopOwner, (d, j, inner) => {
          const fixed = d.prim("div", [x, d.const(6)]);
          const outer = d.prim("mul", [i, fixed]);
          const term = d.prim("mul", [outer, j]);
          const [kept] = d.ifOp(
            d.test("lt", [j, i]),
            (e) => [e.prim("mul", [x, e.prim("sin", [x])])],
            () => [term],
          ) as [Value];
          return [d.prim("add", [inner[0]!, kept])];
        }),
      ),
    );
    expect(f.ops).toBe(
      "const const const prim loop[test|const prim prim loop[test|prim prim test if[prim prim|] prim]]",
    );
    expect(f.run(2, 3)).not.toBe(0);
  });

  test("a condition keeps its own arithmetic", () => {
    const f = simplified([num], (b, [n], s) =>
      b.loop(
        [b.const(0)],
        (c, carried) => c.test("lt", [carried[0]!, c.prim("sub", [n, c.const(1)])]),
        (c, carried) => [c.prim("add", [carried[0]!, c.const(2)])],
        s.loopOwner,
      ),
    );
    expect(f.ops).toBe("const loop[const prim test|const prim]");
    expect(f.run(6)).toBe(6);
  });

  test("the gradient of a stopped value stays stopped", () => {
    const f = simplified([num], (b, [x]) => [b.stopGradient(x)]);
    expect(f.ops).toBe("stopGradient");
  });

  test("a loop that never turns is its start", () => {
    const f = simplified([num], (b, [x], s) =>
      b.loop(
        [x],
        (c) => c.test("lt", [c.const(3), c.const(2)]),
        (c, carried) => [c.prim("mul", [carried[0]!, x])],
        s.loopOwner,
      ),
    );
    expect(f.ops).toBe("");
    expect(f.run(3)).toBe(3);
  });
});
