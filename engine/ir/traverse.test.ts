import { describe, expect, test } from "vitest";
import { primitiveNamed } from "../primitives/registry.ts";
import { BlockBuilder } from "./builder.ts";
import { interpret } from "./interpret.ts";
import { printFunction } from "./print.ts";
import { countingLoop, sample, type Params, type Sample } from "./testing/sampleModule.ts";
import {
  cloneApplied,
  cloneBlock,
  freeValues,
  reachableFunctions,
  substituteUses,
  usedValues,
} from "./traverse.ts";
import { num, type Func, type Value } from "./types.ts";
import { verifyModule } from "./verify.ts";

const host = { primitive: (name: string) => primitiveNamed(name).value };

/** a^3 + b by a loop with a branch. */
function withLoop(s: Sample): Func {
  return s.add("f", [num, num], (b, [x, y]) => {
    const power = countingLoop(b, b.const(3), [b.const(1)], s.loopOwner, (c, i, carried) =>
      c.ifOp(
        c.test("ge", [i, c.const(0)]),
        (d) => [d.prim("mul", [carried[0]!, x])],
        () => carried,
      ),
    );
    return [b.prim("add", [power[0]!, y])];
  });
}

describe("traverse", () => {
  test("a clone runs as the original does and shares no definition with it", () => {
    const s = sample();
    const f = withLoop(s);
    const body = cloneBlock(f.body, new Map(), (like) => s.builder.freshValue(like.type, like.name));
    s.builder.addFunction({ ...f, name: "g", body });
    expect(verifyModule(s.finish())).toEqual([]);
    expect(interpret(s.finish(), "g", [2, 5], host)).toEqual([13]);
  });

  test("a block can be applied twice to other arguments with one substitution", () => {
    const s = sample();
    const f = withLoop(s);
    s.add("g", [num], (b, [x]) => {
      const substitution = new Map<Value, Value>();
      const apply = (args: readonly Value[]): Value => {
        const copy = cloneApplied(f.body, args, substitution, (like) => b.fresh(like.type, like.name));
        for (const op of copy.ops) b.append(op);
        return copy.yields[0]!;
      };
      return [apply([apply([x, x]), x])];
    });
    expect(verifyModule(s.finish())).toEqual([]);
    expect(interpret(s.finish(), "g", [2], host)).toEqual([1002]);
  });

  test("free values are those that come from outside", () => {
    const s = sample();
    const f = withLoop(s);
    const [x, y] = f.body.params as unknown as Params;
    expect([...freeValues(f.body)]).toEqual([]);
    const [used] = f.body.ops.filter((op) => op.kind === "loop").map(usedValues);
    expect(used).toContain(x);
    expect(used).not.toContain(y);
  });

  test("substitution leaves untouched what it does not concern", () => {
    const s = sample();
    const f = withLoop(s);
    const [x, y] = f.body.params as unknown as Params;
    expect(substituteUses(f.body, new Map([[s.builder.freshValue(num), x]]))).toBe(f.body);
    const swapped = substituteUses(f.body, new Map([[y, x]]));
    s.builder.replaceFunction({ ...f, body: swapped });
    expect(interpret(s.finish(), "f", [2, 100], host)).toEqual([10]);
  });

  test("callees come before callers, and recursion ends", () => {
    const s = sample();
    s.add("even", [num], (b, params) => b.call("odd", params, [num]));
    s.add("odd", [num], (b, params) => b.call("even", params, [num]));
    s.add("leaf", [num], (_b, params) => params);
    s.add("root", [num], (b, params) => b.call("even", b.call("leaf", params, [num]), [num]));
    s.add("unused", [num], (_b, params) => params);
    const names = reachableFunctions(s.finish(), "root").map((func) => func.name);
    expect(names).toEqual(["leaf", "odd", "even", "root"]);
  });

  test("a module builder on a module goes on with fresh ids", () => {
    const s = sample();
    withLoop(s);
    const t = sample(s.finish());
    t.add("g", [num], (b, [x]) => b.call("f", [x, x], [num]));
    expect(verifyModule(t.finish())).toEqual([]);
    expect(t.builder.uniqueName("f")).toBe("f_2");
    expect(interpret(t.finish(), "g", [2], host)).toEqual([10]);
  });

  test("a listing shows blocks, types and owners", () => {
    const s = sample();
    const text = printFunction(withLoop(s));
    expect(text).toContain("primal f(a.0: num, b.1: num): num @0 {");
    expect(text).toMatch(/loop @1 .* while \(i\.\d+, %\d+\) \{/);
    expect(text).toMatch(/\n {2}return %\d+\n\}$/);
  });

  test("literals are known to the builder that appended them", () => {
    const s = sample();
    const b = new BlockBuilder(s.builder, { source: "", start: 0, end: 0 }, s.owner);
    expect(s.builder.literalNumber(b.const(2))).toBe(2);
    expect(s.builder.literalNumber(b.const(true))).toBeUndefined();
    expect(s.builder.literalNumber(b.prim("neg", [b.const(2)]))).toBeUndefined();
  });
});
