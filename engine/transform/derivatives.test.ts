import { sure } from "../diagnostics/sure.ts";
import { describe, test } from "vitest";
import { bool, num, type ListType, type RecordType } from "../ir/types.ts";
import { countingLoop, sample } from "../ir/testing/sampleModule.ts";
import { expectGradients } from "./testing/derivativesInTest.ts";

const nums: ListType = { kind: "list", flavor: "array", elem: num };
const matrix: ListType = { kind: "list", flavor: "array", elem: nums };
const pair: RecordType = {
  kind: "record",
  flavor: "object",
  fields: [
    { name: "u", type: num },
    { name: "v", type: num },
  ],
};

describe("straight lines", () => {
  test("a product and a sine", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x, y]) => [b.prim("mul", [b.prim("sin", [b.prim("mul", [x, y])]), x])]);
    expectGradients(s.finish(), "f", [1.3, 0.7], [0, 1]);
  });

  test("a function that ignores its input has gradient 0", () => {
    const s = sample();
    s.add("f", [num, nums], (b, [x]) => [b.prim("mul", [x, x])]);
    expectGradients(s.finish(), "f", [1.3, [1, 2]], [0, 1]);
    const t = sample();
    t.add("f", [nums], (b) => [b.const(3)]);
    expectGradients(t.finish(), "f", [[1, 2]], [0]);
  });

  test("a list made and read", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x, y]) => {
      const list = b.makeList([b.prim("mul", [x, y]), b.prim("sin", [x]), b.const(4)], nums, false);
      const at = (i: number) => b.load(list, b.const(i), true);
      b.store(list, b.const(2), b.prim("mul", [at(0), at(1)]), true);
      b.store(list, b.const(0), b.prim("add", [at(2), at(2)]), true);
      return [b.prim("mul", [at(0), at(1)])];
    });
    expectGradients(s.finish(), "f", [1.3, 0.7], [0, 1]);
  });

  test("records overwritten", () => {
    const s = sample();
    s.add("f", [num, pair], (b, [x, p]) => {
      const r = b.makeRecord([x, b.getField(p, "v")], pair);
      b.setField(r, "u", b.prim("mul", [b.getField(r, "u"), b.getField(p, "u")]));
      b.setField(p, "v", b.prim("sin", [b.getField(r, "u")]));
      return [b.prim("mul", [b.getField(p, "v"), b.getField(r, "v")])];
    });
    expectGradients(s.finish(), "f", [1.3, { u: 0.4, v: 2 }], [0, 1]);
  });
});

describe("branches", () => {
  test("values used in the branch that was taken", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x, y]) => {
      const [z] = b.ifOp(
        b.test("gt", [x, y]),
        (c) => {
          const p = c.prim("exp", [c.prim("mul", [x, y])]);
          return [c.prim("mul", [p, c.prim("sin", [p])])];
        },
        (c) => [c.prim("mul", [y, y])],
      );
      return [b.prim("mul", [sure(z), x])];
    });
    expectGradients(s.finish(), "f", [1.3, 0.7], [0, 1]);
    expectGradients(s.finish(), "f", [0.3, 0.7], [0, 1]);
  });

  test("stores in a branch", () => {
    const s = sample();
    s.add("f", [nums], (b, [x]) => {
      const at = (c: typeof b, i: number) => c.load(x, c.const(i), true);
      b.ifOp(
        b.test("gt", [at(b, 0), b.const(0)]),
        (c) => {
          c.store(x, c.const(1), c.prim("mul", [at(c, 1), at(c, 1)]), true);
          return [];
        },
        () => [],
      );
      return [b.prim("mul", [at(b, 0), at(b, 1)])];
    });
    expectGradients(s.finish(), "f", [[1.3, 0.7]]);
    expectGradients(s.finish(), "f", [[-1.3, 0.7]]);
  });
});

describe("loops", () => {
  test("a product over a list", () => {
    const s = sample();
    s.add("f", [nums], (b, [x]) =>
      countingLoop(b, b.length(x), [b.const(1)], s.loopOwner, (c, i, [p]) => [
        c.prim("mul", [sure(p), c.load(x, i, true)]),
      ]),
    );
    expectGradients(s.finish(), "f", [[1, 2, 3, -0.5]]);
    expectGradients(s.finish(), "f", [[]]);
  });

  test("two values swapped each turn", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x, y]) => {
      const [u, v] = countingLoop(b, b.const(3), [x, y], s.loopOwner, (_c, _i, [p, q]) => [sure(q), sure(p)]);
      return [b.prim("mul", [sure(u), b.prim("sin", [sure(v)])])];
    });
    expectGradients(s.finish(), "f", [1.3, 0.4], [0, 1]);
  });

  test("two lists swapped each turn, one of them stored into", () => {
    const s = sample();
    s.add("f", [nums, nums, num], (b, [x, y, n]) => {
      const [u, v] = countingLoop(b, n, [x, y], s.loopOwner, (c, i, [p, q]) => {
        const at = c.const(0);
        c.store(sure(p), at, c.prim("mul", [c.load(sure(p), at, true), c.load(sure(q), at, true)]), true);
        c.store(sure(q), c.const(1), c.prim("sin", [c.prim("add", [c.load(sure(p), at, true), i])]), true);
        return [sure(q), sure(p)];
      });
      const at = (l: typeof x, i: number) => b.load(l, b.const(i), true);
      return [
        b.prim("add", [
          b.prim("mul", [at(sure(u), 0), at(sure(v), 1)]),
          b.prim("mul", [at(sure(v), 0), at(sure(u), 1)]),
        ]),
      ];
    });
    expectGradients(s.finish(), "f", [[1.3, 0.4], [0.8, -0.2], 3], [0, 1]);
    expectGradients(s.finish(), "f", [[1.3, 0.4], [0.8, -0.2], 0], [0, 1]);
  });

  test("a fractional step is not counted back", () => {
    const s = sample();
    s.add("f", [num, num], (b, [x]) => {
      const finals = b.loop(
        [b.const(0), b.const(0)],
        (c, [t]) => c.test("lt", [sure(t), c.const(1)]),
        (c, [t, sum]) => [
          c.prim("add", [sure(t), c.const(0.1)]),
          c.prim("add", [sure(sum), c.prim("sin", [c.prim("mul", [x, sure(t)])])]),
        ],
        s.loopOwner,
      );
      return [finals[1]!];
    });
    expectGradients(s.finish(), "f", [1.3, 0]);
  });

  test("loops in loops over rows, in place", () => {
    const s = sample();
    s.add("f", [matrix, num], (b, [a, c]) => {
      const n = b.length(a);
      countingLoop(b, n, [], s.loopOwner, (d, i) => {
        const row = d.load(a, i, true);
        countingLoop(d, d.length(row), [], s.loopOwner, (e, j) => {
          const before = e.load(row, j, true);
          const left = e.load(e.load(a, e.const(0), true), e.const(0), true);
          e.store(row, j, e.prim("sin", [e.prim("mul", [before, e.prim("add", [left, c])])]), true);
          return [];
        });
        return [];
      });
      return countingLoop(b, n, [b.const(0)], s.loopOwner, (d, i, [sum]) => {
        const row = d.load(a, i, true);
        return countingLoop(d, d.length(row), [sure(sum)], s.loopOwner, (e, j, [inner]) => [
          e.prim("add", [sure(inner), e.prim("mul", [e.load(row, j, true), j])]),
        ]);
      });
    });
    expectGradients(s.finish(), "f", [[[0.3, 0.4], [0.5], [], [1, 2, 3]], 0.7], [0, 1]);
  });

  test("a loop by a condition on what is active", () => {
    const s = sample();
    s.add("f", [num, bool], (b, [x, flag]) => {
      const finals = b.loop(
        [x, b.const(1)],
        (c, [y]) => c.test("and", [flag, c.test("lt", [sure(y), c.const(10)])]),
        (c, [y, z]) => [
          c.prim("mul", [sure(y), c.prim("add", [x, c.const(0.5)])]),
          c.prim("add", [sure(z), c.prim("exp", [c.prim("neg", [sure(y)])])]),
        ],
        s.loopOwner,
      );
      return [b.prim("mul", [finals[0]!, finals[1]!])];
    });
    expectGradients(s.finish(), "f", [1.3, true]);
    expectGradients(s.finish(), "f", [1.3, false]);
  });
});
