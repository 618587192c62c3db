import { describe, expect, test } from "vitest";
import { sure } from "../diagnostics/sure.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { countingLoop, sample, type Sample } from "../ir/testing/sampleModule.ts";
import { num, type Boundary, type ListType, type RecordType, type Value } from "../ir/types.ts";
import { nowhere } from "../source/span.ts";
import { derive, expectGradients, gradient, host, options } from "./testing/derivativesInTest.ts";

const nums: ListType = { kind: "list", flavor: "array", elem: num };

const closure: RecordType = {
  kind: "record",
  flavor: "closure",
  target: "pullback",
  fields: [
    { name: "x", type: nums },
    { name: "y", type: num },
  ],
};

type Parts = "frule" | "rrule" | "both";

/** h(x, y)ᵢ = y·sin xᵢ, with derivatives `factor` times too large, so that a rule that is used shows. */
function addRuled(s: Sample, parts: Parts, factor = 1): Boundary {
  const eachOf = (
    b: BlockBuilder,
    x: Value,
    entry: (c: BlockBuilder, i: Value, xi: Value) => Value,
  ): Value => {
    const out = b.allocList(b.length(x), nums, false);
    countingLoop(b, b.length(x), [], s.loopOwner, (c, i) => {
      c.store(out, i, entry(c, i, c.load(x, i, true)), true);
      return [];
    });
    return out;
  };
  const value = (b: BlockBuilder, x: Value, y: Value): Value =>
    eachOf(b, x, (c, _i, xi) => c.prim("mul", [y, c.prim("sin", [xi])]));
  s.add("h", [nums, num], (b, [x, y]) => [value(b, x, y)]);
  s.add("frule", [nums, num, nums, num], (b, [xDot, yDot, x, y]) => [
    value(b, x, y),
    eachOf(b, x, (c, i, xi) => {
      const along = c.prim("mul", [c.prim("mul", [y, c.prim("cos", [xi])]), c.load(xDot, i, true)]);
      return c.prim("mul", [
        c.prim("add", [along, c.prim("mul", [yDot, c.prim("sin", [xi])])]),
        c.const(factor),
      ]);
    }),
  ]);
  s.add("rrule", [nums, num], (b, [x, y]) => [value(b, x, y), b.makeRecord([x, y], closure)]);
  s.add("pullback", [closure, nums], (b, [saved, bar]) => {
    const [x, y] = [b.getField(saved, "x"), b.getField(saved, "y")];
    const xBar = eachOf(b, x, (c, i, xi) =>
      c.prim("mul", [
        c.prim("mul", [c.prim("mul", [y, c.prim("cos", [xi])]), c.load(bar, i, true)]),
        c.const(factor),
      ]),
    );
    const [yBar] = countingLoop(b, b.length(x), [b.const(0)], s.loopOwner, (c, i, [sum]) => [
      c.prim("add", [sure(sum), c.prim("mul", [c.prim("sin", [c.load(x, i, true)]), c.load(bar, i, true)])]),
    ]);
    return [xBar, b.prim("mul", [sure(yBar), b.const(factor)])];
  });
  s.builder.addRule({
    id: "r",
    name: "h",
    span: nowhere,
    frule: parts === "rrule" ? undefined : "frule",
    rrule: parts === "frule" ? undefined : { forward: "rrule", pullback: "pullback" },
  });
  return { mode: "rule", rule: "r", captures: 0, explicit: 2, fruleCaptures: 0, rruleCaptures: 0 };
}

describe.each(["frule", "rrule", "both"] as const)("a rule with %s", (parts) => {
  test("gives the derivative in both modes, inputs overwritten afterwards", () => {
    const s = sample();
    const boundary = addRuled(s, parts);
    s.add("f", [nums, num], (b, [x, y]) => {
      const [z] = b.call("h", [x, b.prim("sin", [y])], [nums], boundary);
      b.store(x, b.const(0), b.load(sure(z), b.const(1), true), true);
      const [w] = b.call("h", [x, y], [nums], boundary);
      return [b.prim("mul", [b.load(sure(w), b.const(0), true), b.load(sure(z), b.const(0), true)])];
    });
    expectGradients(s.finish(), "f", [[0.4, 0.9], 1.2], [0, 1]);
  });

  test("is what is used", () => {
    const s = sample();
    const boundary = addRuled(s, parts, 10);
    s.add("f", [nums], (b, [x]) => {
      const [z] = b.call("h", [x, b.const(1)], [nums], boundary);
      return [b.load(sure(z), b.const(0), true)];
    });
    for (const mode of ["reverse", "forward"] as const)
      expect(gradient(s.finish(), "f", [[0.4]], { mode })[1]).toEqual([10 * Math.cos(0.4)]);
  });

  test("is differentiated again in second derivatives", () => {
    for (const inner of ["reverse", "forward"] as const)
      for (const outer of ["reverse", "forward"] as const) {
        const s = sample();
        const boundary = addRuled(s, parts);
        s.add("g", [nums], (b, [x]) => {
          const [z] = b.call("h", [x, b.const(1)], [nums], boundary);
          return [b.load(sure(z), b.const(0), true)];
        });
        s.add("f", [nums], (b, [x]) => {
          const transform = { kind: "gradient", wrt: [0], options: { ...options, mode: inner } } as const;
          const [, d] = b.derive("g", transform, [x], [num, nums]);
          return [b.load(sure(d), b.const(0), true)];
        });
        const [, second] = gradient(s.finish(), "f", [[0.4]], { mode: outer });
        expect((second as number[])[0], `${outer} over ${inner}`).toBeCloseTo(-Math.sin(0.4), 14);
      }
  });
});

describe("captured variables of a ruled function", () => {
  /** h(k; x) = k·x², whose rule answers for x. */
  function addCapturing(s: Sample, parts: Parts): Boundary {
    const pullback: RecordType = {
      kind: "record",
      flavor: "closure",
      target: "p",
      fields: [{ name: "slope", type: num }],
    };
    const slope = (b: BlockBuilder, k: Value, x: Value) => b.prim("mul", [b.const(2), b.prim("mul", [k, x])]);
    const value = (b: BlockBuilder, k: Value, x: Value) => b.prim("mul", [k, b.prim("mul", [x, x])]);
    s.add("h", [num, num], (b, [k, x]) => [value(b, k, x)]);
    s.add("frule", [num, num, num], (b, [k, xDot, x]) => [
      value(b, k, x),
      b.prim("mul", [slope(b, k, x), xDot]),
    ]);
    s.add("rrule", [num, num], (b, [k, x]) => [value(b, k, x), b.makeRecord([slope(b, k, x)], pullback)]);
    s.add("pullback", [pullback, num], (b, [p, bar]) => [b.prim("mul", [b.getField(p, "slope"), bar])]);
    s.builder.addRule({
      id: "r",
      name: "h",
      span: nowhere,
      frule: parts === "rrule" ? undefined : "frule",
      rrule: parts === "frule" ? undefined : { forward: "rrule", pullback: "pullback" },
    });
    return { mode: "rule", rule: "r", captures: 1, explicit: 1, fruleCaptures: 1, rruleCaptures: 1 };
  }

  test.each(["frule", "rrule", "both"] as const)("are differentiated through the body (%s)", (parts) => {
    const s = sample();
    const boundary = addCapturing(s, parts);
    s.add("f", [num, num], (b, [k, x]) => {
      const c = b.prim("sin", [k]);
      const [z] = b.call("h", [c, x, c, c], [num], boundary);
      return [b.prim("mul", [sure(z), sure(z)])];
    });
    expectGradients(s.finish(), "f", [0.8, 1.3], [0, 1]);
  });

  test("are named where the body cannot be differentiated", () => {
    const s = sample();
    s.builder.addNative({ name: "black", instance: 0, params: [num, num], result: num, span: nowhere });
    s.add("h", [num, num], (b, [k, x]) => [b.callNative("black", [k, x], num)]);
    s.add("frule", [num, num], (_b, [xDot, x]) => [x, xDot]);
    s.builder.addRule({ id: "r", name: "h", span: nowhere, frule: "frule", rrule: undefined });
    const boundary = {
      mode: "rule",
      rule: "r",
      captures: 1,
      explicit: 1,
      fruleCaptures: 0,
      rruleCaptures: 0,
    } as const;
    s.add("f", [num, num], (b, [k, x]) => b.call("h", [k, x], [num], boundary));
    for (const mode of ["reverse", "forward"] as const) {
      expect(() => gradient(s.finish(), "f", [1, 2], { mode })).toThrow(/rule-captures-active.*`a`/);
      const transform = { kind: "gradient", wrt: [1], options: { ...options, mode } } as const;
      expect(derive(s.finish(), "f", transform, [1, 2], { ...host, native: () => 2 })[1]).toBe(1);
    }
  });
});

describe("functions that run as they stand", () => {
  const withNative = (): Sample => {
    const s = sample();
    s.builder.addNative({ name: "black", instance: 0, params: [num], result: num, span: nowhere });
    s.add("f", [num], (b, [x]) => [b.prim("mul", [b.callNative("black", [x], num), x])]);
    return s;
  };

  test("are refused where a derivative must pass", () => {
    for (const mode of ["reverse", "forward"] as const)
      expect(() => gradient(withNative().finish(), "f", [1], { mode })).toThrow(/native-no-rule.*`black`/);
  });

  test("are refused where a derivative passes inside a derivative, or behind a boundary that runs again", () => {
    const s = withNative();
    const checkpoint = { mode: "checkpoint" } as const;
    s.add("g", [num, num], (b, [c, x]) => [b.prim("mul", [sure(b.call("f", [c], [num], checkpoint)[0]), x])]);
    const transform = { kind: "gradient", wrt: [1], options } as const;
    s.add("d", [num], (b, [c]) => [sure(b.derive("g", transform, [c, b.const(2)], [num, num])[1])]);
    for (const mode of ["reverse", "forward"] as const) {
      expect(() => gradient(s.finish(), "g", [1, 2], { mode }), mode).toThrow(/native-no-rule/);
      expect(() => gradient(s.finish(), "d", [1], { mode }), mode).toThrow(/native-no-rule/);
    }
  });

  test("are left alone where none does", () => {
    const s = withNative();
    s.add("g", [num, num], (b, [x, y]) => [b.prim("mul", [sure(b.call("f", [x], [num])[0]), y])]);
    let calls = 0;
    const native = () => {
      calls++;
      return 3;
    };
    const transform = { kind: "gradient", wrt: [1], options } as const;
    const results = derive(s.finish(), "g", transform, [2, 5], { ...host, native });
    expect(results).toEqual([30, 6]);
    expect(calls).toBe(1);
  });
});

describe("what a rule does not give", () => {
  test("is refused for an argument that is differentiated", () => {
    const s = sample();
    const pullback: RecordType = { kind: "record", flavor: "closure", target: "p", fields: [] };
    s.add("h", [num], (b, [x]) => [b.prim("sin", [x])]);
    s.add("rrule", [num], (b, [x]) => [b.prim("sin", [x]), b.makeRecord([], pullback)]);
    s.add("pullback", [pullback, num], (b) => [b.const(undefined)]);
    s.builder.addRule({
      id: "r",
      name: "h",
      span: nowhere,
      frule: undefined,
      rrule: { forward: "rrule", pullback: "pullback" },
    });
    const boundary = {
      mode: "rule",
      rule: "r",
      captures: 0,
      explicit: 1,
      fruleCaptures: 0,
      rruleCaptures: 0,
    } as const;
    s.add("f", [num], (b, [x]) => b.call("h", [x], [num], boundary));
    for (const mode of ["reverse", "forward"] as const)
      expect(() => gradient(s.finish(), "f", [1], { mode })).toThrow(/rule-no-tangent/);
  });
});
