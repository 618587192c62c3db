import { sure } from "../diagnostics/sure.ts";
import { describe, expect, test } from "vitest";
import { num, type Boundary, type ListType, type Value } from "../ir/types.ts";
import { interpret } from "../ir/interpret.ts";
import { countingLoop, sample, type Sample } from "../ir/testing/sampleModule.ts";
import { derive, expectGradients, gradient, host, options } from "./testing/derivativesInTest.ts";

const nums: ListType = { kind: "list", flavor: "array", elem: num };
const matrix: ListType = { kind: "list", flavor: "array", elem: nums };

const boundaries: Readonly<Record<string, Boundary | undefined>> = {
  none: undefined,
  reverse: { mode: "reverse" },
  checkpoint: { mode: "checkpoint" },
  "forward, late": { mode: "forward", when: "late", chunk: undefined },
  "forward, late, chunk 2": { mode: "forward", when: "late", chunk: 2 },
  "forward, preaccumulated": { mode: "forward", when: "preaccumulate", chunk: undefined },
  "forward, preaccumulated, chunk 3": { mode: "forward", when: "preaccumulate", chunk: 3 },
};

/** h(scale, xs, y) → list: a running product with a captured number. */
function addH(s: Sample): void {
  s.add("h", [num, nums, num], (b, [scale, xs, y]) => {
    const n = b.length(xs);
    const out = b.allocList(n, nums, false);
    countingLoop(b, n, [y], s.loopOwner, (c, i, [p]) => {
      const next = c.prim("mul", [sure(p), c.prim("sin", [c.prim("mul", [scale, c.load(xs, i, true)])])]);
      c.store(out, i, next, true);
      return [next];
    });
    return [out];
  });
}

describe.each(Object.entries(boundaries))("a call with the boundary %s", (_name, boundary) => {
  test("to a number, of numbers", () => {
    const s = sample();
    s.add("h", [num, num], (b, [x, y]) => [b.prim("mul", [b.prim("exp", [b.prim("mul", [x, y])]), x])]);
    s.add("f", [num, num], (b, [x, y]) => {
      const [z] = b.call("h", [b.prim("sin", [x]), y], [num], boundary);
      const [w] = b.call("h", [sure(z), b.const(0.3)], [num], boundary);
      return [b.prim("mul", [b.prim("sin", [sure(w)]), x])];
    });
    expectGradients(s.finish(), "f", [1.3, 0.7], [0, 1]);
  });

  test("to a list, captured numbers and lists included, inputs overwritten afterwards", () => {
    const s = sample();
    addH(s);
    s.add("f", [nums, num], (b, [xs, y]) => {
      const [out] = b.call("h", [y, xs, b.load(xs, b.const(0), true)], [nums], boundary);
      b.store(xs, b.const(0), b.prim("mul", [y, b.load(sure(out), b.const(1), true)]), true);
      const [again] = b.call("h", [b.const(0.7), xs, y], [nums], boundary);
      b.store(sure(out), b.const(0), b.prim("sin", [b.load(sure(again), b.const(1), true)]), true);
      const n = b.length(xs);
      return countingLoop(b, n, [b.const(0)], s.loopOwner, (c, i, [sum]) => [
        c.prim("add", [
          sure(sum),
          c.prim("mul", [
            c.load(sure(out), i, true),
            c.prim("add", [c.load(sure(again), i, true), c.load(xs, i, true)]),
          ]),
        ]),
      ]);
    });
    expectGradients(s.finish(), "f", [[1.3, 0.4, 0.9], 0.8], [0, 1]);
  });

  test("in a loop that carries the result", () => {
    const s = sample();
    addH(s);
    s.add("f", [nums, num], (b, [xs, y]) => {
      const [last] = countingLoop(b, b.const(3), [xs], s.loopOwner, (c, _i, [state]) =>
        c.call("h", [y, sure(state), c.load(sure(state), c.const(1), true)], [nums], boundary),
      );
      return [b.prim("add", [b.load(sure(last), b.const(0), true), b.load(sure(last), b.const(2), true)])];
    });
    expectGradients(s.finish(), "f", [[1.3, 0.4, 0.9], 0.8], [0, 1]);
  });

  test("of rows, one of which stands there twice", () => {
    const s = sample();
    s.add("h", [matrix], (b, [a]) =>
      countingLoop(b, b.length(a), [b.const(1)], s.loopOwner, (c, i, [p]) => [
        c.prim("mul", [sure(p), c.prim("sin", [c.load(c.load(a, i, true), c.const(0), true)])]),
      ]),
    );
    s.add("f", [nums, nums], (b, [x, y]) => {
      const rows = b.makeList([x, y, x], matrix, false);
      const [z] = b.call("h", [rows], [num], boundary);
      return [b.prim("mul", [sure(z), b.load(x, b.const(1), true)])];
    });
    expectGradients(s.finish(), "f", [[1.3, 0.4], [0.7]], [0, 1]);
  });

  test("that draws numbers, which are the same when it runs again", () => {
    const s = sample();
    s.add("h", [num], (b, [x]) => {
      const [z] = countingLoop(b, b.const(3), [x], s.loopOwner, (c, _i, [p]) => [
        c.prim("mul", [c.prim("sin", [sure(p)]), c.input("random")]),
      ]);
      b.print([sure(z)]);
      return [sure(z)];
    });
    s.add("f", [num], (b, [x]) => {
      const [z] = b.call("h", [x], [num], boundary);
      return [b.prim("mul", [sure(z), b.input("random")])];
    });
    const run = () => {
      let seed = 0;
      const printed: unknown[] = [];
      const drawing = {
        primitive: host.primitive,
        input: () => [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1][seed++]!,
        print: (values: readonly unknown[]) => printed.push(...values),
      };
      return { host: drawing, printed, drawn: () => seed };
    };
    const module = s.finish();
    const plain = run();
    const value = (x: number) => interpret(module, "f", [x], run().host)[0] as number;
    interpret(module, "f", [1.1], plain.host);
    for (const mode of ["reverse", "forward"] as const) {
      const derived = run();
      const [v, g] = derive(
        module,
        "f",
        { kind: "gradient", wrt: [0], options: { ...options, mode } },
        [1.1],
        derived.host,
      );
      expect(v).toBe(value(1.1));
      expect(g).toBeCloseTo((value(1.1 + 1e-6) - value(1.1 - 1e-6)) / 2e-6, 7);
      expect(derived.drawn()).toBe(4);
      expect(derived.printed).toEqual(plain.printed);
    }
  });
});

describe("boundaries", () => {
  test("what stores into memory from outside is refused", () => {
    for (const [name, boundary] of Object.entries(boundaries)) {
      if (boundary === undefined || boundary.mode === "reverse") continue;
      const s = sample();
      s.add("h", [nums], (b, [xs]) => {
        b.store(xs, b.const(0), b.const(2), true);
        return [b.load(xs, b.const(1), true)];
      });
      s.add("f", [nums], (b, [xs]) => b.call("h", [xs], [num], boundary));
      expect(() => gradient(s.finish(), "f", [[1, 2]]), name).toThrow(/boundary-mutates/);
    }
  });

  test("a nondifferentiable call has no derivative", () => {
    const s = sample();
    s.add("h", [num], (b, [x]) => [b.prim("sin", [x])]);
    s.add("f", [num], (b, [x]) => {
      const [z] = b.call("h", [x], [num], { mode: "nondifferentiable" });
      return [b.prim("mul", [sure(z), x])];
    });
    for (const mode of ["reverse", "forward"] as const)
      expect(gradient(s.finish(), "f", [0.5], { mode })[1]).toBe(Math.sin(0.5));
  });

  test("a plan overrides what the code says", () => {
    const s = sample();
    s.add("h", [num], (b, [x]) => [b.prim("sin", [x])]);
    s.add("f", [num], (b, [x]) => b.call("h", [x], [num]));
    // All functions of the sample have the owner `f`.
    expect(gradient(s.finish(), "f", [0.5], { plan: { f: "nondifferentiable" } })[1]).toBe(0);
  });
});

describe("calls", () => {
  test("recursion", () => {
    const s = sample();
    s.add("power", [num, num], (b, [x, n]) =>
      b.ifOp(
        b.test("le", [n, b.const(0)]),
        (c) => [c.const(1)],
        (c) => [
          c.prim("mul", [
            c.call("power", [x, c.prim("sub", [n, c.const(1)])], [num])[0]!,
            c.prim("sin", [x]),
          ]),
        ],
      ),
    );
    s.add("f", [num], (b, [x]) => b.call("power", [x, b.const(3)], [num]));
    expectGradients(s.finish(), "f", [1.3]);
  });

  test("the same list passed twice, and stored into", () => {
    const s = sample();
    s.add("h", [nums, nums], (b, [x, y]) => {
      b.store(x, b.const(0), b.prim("mul", [b.load(x, b.const(0), true), b.load(y, b.const(1), true)]), true);
      b.store(y, b.const(1), b.prim("sin", [b.load(x, b.const(0), true)]), true);
      return [b.prim("mul", [b.load(x, b.const(0), true), b.load(x, b.const(1), true)])];
    });
    s.add("f", [nums], (b, [x]) => {
      const [z] = b.call("h", [x, x], [num]);
      return [b.prim("mul", [sure(z), b.load(x, b.const(1), true)])];
    });
    expectGradients(s.finish(), "f", [[1.3, 0.4]]);
  });
});

describe("checkpoints in checkpoints", () => {
  test("draw once, whatever runs again", () => {
    const s = sample();
    const checkpoint = { mode: "checkpoint" } as const;
    const product = (b: Parameters<Parameters<typeof s.add>[2]>[0], x: Value) =>
      b.prim("mul", [b.prim("sin", [x]), b.input("random")]);
    s.add("inner", [num], (b, [x]) => [product(b, product(b, x))]);
    s.add("middle", [num], (b, [x]) => {
      const [y] = b.call("inner", [product(b, x)], [num], checkpoint);
      const [z] = b.call("inner", [sure(y)], [num], { mode: "forward", when: "late", chunk: undefined });
      return [product(b, sure(z))];
    });
    s.add("f", [num], (b, [x]) => {
      const [y] = b.call("middle", [x], [num], checkpoint);
      const [z] = b.call("middle", [sure(y)], [num], checkpoint);
      return [product(b, sure(z))];
    });
    const module = s.finish();
    const drawing = () => {
      let drawn = 0;
      return { host: { ...host, input: () => 1 + 1 / ++drawn }, drawn: () => drawn };
    };
    const value = (x: number) => interpret(module, "f", [x], drawing().host)[0] as number;
    for (const mode of ["reverse", "forward"] as const) {
      const { host: own, drawn } = drawing();
      const transform = { kind: "gradient", wrt: [0], options: { ...options, mode } } as const;
      const [v, g] = derive(module, "f", transform, [0.9], own);
      expect(v).toBe(value(0.9));
      expect(g).toBeCloseTo((value(0.9 + 1e-5) - value(0.9 - 1e-5)) / 2e-5, 8);
      expect(drawn()).toBe(13);
    }
  });
});
