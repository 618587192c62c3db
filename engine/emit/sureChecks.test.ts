import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BlockBuilder } from "../ir/builder.ts";
import { sample } from "../ir/testing/sampleModule.ts";
import { num, type ListType, type Module, type TestName, type Value } from "../ir/types.ts";
import { agree, listing } from "./testing/emitted.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };

interface Loop {
  readonly start: number | "length" | "n";
  readonly startOffset: number;
  readonly step: number;
  readonly test: TestName;
  readonly bound: "length" | "n" | "constant";
  readonly boundOffset: number;
  /** A second condition, by `and` or by a branch. */
  readonly guard: { readonly test: TestName; readonly by: number; readonly kind: "and" | "if" | "none" };
  readonly list: "param" | "allocated" | "zeros" | "grown";
  readonly offset: number;
}

/** Reads and writes a list at `i + offset` for each `i` of a loop of at most 12 turns. */
function moduleOf(loop: Loop): Module {
  const s = sample();
  s.add("f", [numbers, num], (b, [x, n]) => {
    const size = b.prim("add", [n, b.const(1)]);
    const list = listOf(b, loop, x, size);
    const place = (of: Loop["start"] | Loop["bound"], offset: number): Value => {
      if (typeof of === "number" || of === "constant")
        return b.const(typeof of === "number" ? of + offset : offset);
      return b.prim("add", [of === "n" ? n : b.length(x), b.const(offset)]);
    };
    const bound = place(loop.bound, loop.boundOffset);
    const access = (c: BlockBuilder, i: Value, sum: Value): Value => {
      const at = c.prim("add", [i, c.const(loop.offset)]);
      c.store(list, at, c.prim("add", [c.load(list, at, true), c.const(1)]), true);
      return c.prim("add", [sum, c.load(list, at, true)]);
    };
    const guard = (c: BlockBuilder, i: Value): Value => c.test(loop.guard.test, [i, c.const(loop.guard.by)]);
    const carried = b.loop(
      [place(loop.start, loop.startOffset), b.const(0, "sum"), b.const(0)],
      (c, params) => {
        const goesOn = c.test(loop.test, [params[0]!, bound]);
        const both = loop.guard.kind === "and" ? c.test("and", [goesOn, guard(c, params[0]!)]) : goesOn;
        return c.test("and", [both, c.test("lt", [params[2]!, c.const(12)])]);
      },
      (c, params) => {
        const [i, sum] = [params[0]!, params[1]!];
        const next =
          loop.guard.kind === "if"
            ? c.ifOp(
                guard(c, i),
                (d) => [access(d, i, sum)],
                () => [sum],
              )[0]!
            : access(c, i, sum);
        return [c.prim("add", [i, c.const(loop.step)]), next, c.prim("add", [params[2]!, c.const(1)])];
      },
      s.loopOwner,
    );
    return [carried[1]!, list];
  });
  return s.finish();
}

function listOf(b: BlockBuilder, { list }: Loop, x: Value, size: Value): Value {
  if (list === "allocated") return b.allocList(size, numbers, false);
  if (list === "zeros") return b.zerosLike(x);
  if (list === "param") return x;
  const grown = b.makeList([], numbers, true);
  b.push(grown, size);
  return grown;
}

const offsets = fc.constantFrom(-2, -1, 0, 1, 2, 0.5);
const comparisons = fc.constantFrom<TestName>("lt", "le", "gt", "ge", "ne");
const loops: fc.Arbitrary<Loop> = fc.record({
  start: fc.constantFrom<Loop["start"]>(0, 0, 1, -1, 0.5, "length", "n"),
  startOffset: fc.constantFrom(0, 0, -1, -2, 1),
  step: fc.constantFrom(1, 1, -1, 2, -2, 0.5),
  test: comparisons,
  bound: fc.constantFrom<Loop["bound"]>("length", "length", "n", "constant"),
  boundOffset: offsets,
  guard: fc.record({
    test: comparisons,
    by: fc.constantFrom(0, -1, 1, 0.5, 3),
    kind: fc.constantFrom("and", "if", "none"),
  }),
  list: fc.constantFrom<Loop["list"]>("param", "allocated", "zeros", "grown"),
  offset: offsets,
});

describe("checks", () => {
  test("are left out only where they could not fail", () => {
    fc.assert(
      fc.property(loops, fc.constantFrom(3, 0, 2.5, -1, NaN), fc.nat(4), (loop, n, length) => {
        agree(moduleOf(loop), "f", () => [Array.from({ length }, (_, i) => i + 0.5), n]);
      }),
      { numRuns: 400 },
    );
  }, 120_000);

  const usual: Loop = {
    start: 0,
    startOffset: 0,
    step: 1,
    test: "lt",
    bound: "length",
    boundOffset: 0,
    guard: { test: "ge", by: 0, kind: "none" },
    list: "param",
    offset: 0,
  };
  const isUnchecked = (change: Partial<Loop>): boolean =>
    !/OutOfRange|outOfRange|storeGrowing/.test(listing(moduleOf({ ...usual, ...change }), "f"));

  test("are left out in loops over a list, forwards and backwards", () => {
    expect(isUnchecked({})).toBe(true);
    expect(isUnchecked({ start: 1, offset: -1 })).toBe(true);
    expect(isUnchecked({ boundOffset: -1, offset: 1 })).toBe(true);
    expect(isUnchecked({ list: "zeros" })).toBe(true);
    expect(isUnchecked({ list: "allocated", bound: "n", boundOffset: 1 })).toBe(true);
    expect(isUnchecked({ start: "length", startOffset: -1, step: -1, test: "ge", bound: "constant" })).toBe(
      true,
    );
  });

  test("stay where the bound, the step or the list can be another", () => {
    expect(isUnchecked({ test: "le" })).toBe(false);
    expect(isUnchecked({ offset: 1 })).toBe(false);
    expect(isUnchecked({ offset: -1 })).toBe(false);
    expect(isUnchecked({ step: 0.5 })).toBe(false);
    expect(isUnchecked({ bound: "n" })).toBe(false);
    expect(isUnchecked({ list: "grown" })).toBe(false);
    expect(isUnchecked({ start: "n" })).toBe(false);
  });
});
