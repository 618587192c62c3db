import { sure } from "../diagnostics/sure.ts";
import { describe, expect, test } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { interpret } from "../ir/interpret.ts";
import type { Datum } from "../ir/structure.ts";
import { countingLoop, sample, type Sample } from "../ir/testing/sampleModule.ts";
import { num, type DeriveOptions, type ListType, type Transform } from "../ir/types.ts";
import { derive, gradient, host, options } from "./testing/derivativesInTest.ts";
import { expandDerivatives } from "./expand.ts";

const nums: ListType = { kind: "list", flavor: "array", elem: num };
const rowsType: ListType = { kind: "list", flavor: "array", elem: nums };

const modes: readonly DeriveOptions["mode"][] = ["reverse", "forward", "auto"];

function taking(
  kind: Transform["kind"],
  wrt: readonly number[],
  mode: DeriveOptions["mode"] = "auto",
): Transform {
  return { kind, wrt, options: { ...options, mode } };
}

/** Value of a function of a module that holds derivative operations. */
function run(s: Sample, name: string, args: readonly Datum[]): Datum {
  return interpret(expandDerivatives(s.finish(), name, { plan: {} }), name, args, host)[0];
}

/** Checks the derivative of `name` by differences of itself, expanded. */
function slope(s: Sample, name: string, x: number): number {
  const f = (t: number): number => run(s, name, [t]) as number;
  return (8 * (f(x + 1e-3) - f(x - 1e-3)) - (f(x + 2e-3) - f(x - 2e-3))) / 12e-3;
}

describe("derivatives of derivatives", () => {
  test.each(modes)("x·D(y → x·y)(1), differentiated at 4, is 8 (%s)", (mode) => {
    const s = sample();
    s.add("inner", [num, num], (b, [x, y]) => [b.prim("mul", [x, y])]);
    s.add("f", [num], (b, [x]) => {
      const [, d] = b.derive("inner", taking("gradient", [1], mode), [x, b.const(1)], [num, num]);
      return [b.prim("mul", [x, sure(d)])];
    });
    for (const outer of modes) expect(gradient(s.finish(), "f", [4], { mode: outer })[1], outer).toBe(8);
  });

  test.each(modes)("x·D(y → x+y)(1) has slope 1 (%s)", (mode) => {
    const s = sample();
    s.add("inner", [num, num], (b, [x, y]) => [b.prim("add", [x, y])]);
    s.add("f", [num], (b, [x]) => {
      const [, d] = b.derive("inner", taking("gradient", [1], mode), [x, b.const(1)], [num, num]);
      return [b.prim("mul", [x, sure(d)])];
    });
    for (const outer of modes) expect(gradient(s.finish(), "f", [1], { mode: outer })[1], outer).toBe(1);
  });

  test("three deep, in every combination of modes", () => {
    for (const first of modes)
      for (const second of modes)
        for (const third of modes) {
          const s = sample();
          s.add("g", [num, num], (b, [a, x]) => [
            b.prim("mul", [a, b.prim("exp", [b.prim("mul", [a, b.prim("mul", [x, x])])])]),
          ]);
          s.add("d1", [num, num], (b, [a, x]) => {
            const [, d] = b.derive("g", taking("gradient", [1], first), [a, x], [num, num]);
            return [b.prim("mul", [sure(d), b.prim("sin", [a])])];
          });
          s.add("d2", [num, num], (b, [a, x]) => {
            const [, d] = b.derive("d1", taking("gradient", [0], second), [a, x], [num, num]);
            return [b.prim("add", [sure(d), x])];
          });
          s.add("f", [num], (b, [x]) => {
            const [, d] = b.derive(
              "d2",
              taking("gradient", [1], third),
              [b.prim("mul", [x, b.const(0.3)]), x],
              [num, num],
            );
            return [sure(d)];
          });
          const expected = slope(s, "f", 0.4);
          for (const outer of modes) {
            const [, d] = gradient(s.finish(), "f", [0.4], { mode: outer });
            expect(Math.abs((d as number) - expected), `${first} ${second} ${third} ${outer}`).toBeLessThan(
              1e-6 * Math.abs(expected),
            );
          }
        }
  });

  test("a gradient of lists inside a loop, with a captured list", () => {
    for (const mode of modes)
      for (const outer of modes) {
        const s = sample();
        s.add("g", [nums, nums], (b, [c, x]) =>
          countingLoop(b, b.length(x), [b.const(0)], s.loopOwner, (d, i, [sum]) => {
            const t = d.prim("mul", [d.load(c, i, true), d.load(x, i, true)]);
            return [d.prim("add", [sure(sum), d.prim("mul", [t, d.prim("sin", [t])])])];
          }),
        );
        s.add("f", [nums], (b, [c]) => {
          const [x] = countingLoop(b, b.const(2), [c], s.loopOwner, (d, _i, [state]) => {
            const [, bar] = d.derive("g", taking("gradient", [1], mode), [c, sure(state)], [num, nums]);
            return [sure(bar)];
          });
          return countingLoop(b, b.length(c), [b.const(0)], s.loopOwner, (d, i, [sum]) => [
            d.prim("add", [
              sure(sum),
              d.prim("mul", [d.load(sure(x), i, true), d.prim("add", [i, d.const(1)])]),
            ]),
          ]);
        });
        const c = [0.7, -0.4];
        const at = (v: readonly number[]): number => run(s, "f", [[...v]]) as number;
        const [value, bars] = gradient(s.finish(), "f", [c], { mode: outer });
        expect(value).toBe(at(c));
        leavesOf(bars).forEach((bar, j) => {
          const [up, down] = [c.with(j, c[j]! + 1e-5), c.with(j, c[j]! - 1e-5)];
          expect(Math.abs(bar - (at(up) - at(down)) / 2e-5), `${mode} ${outer}`).toBeLessThan(1e-7);
        });
      }
  });

  test("jvp, vjp and a Jacobian inside a loss", () => {
    for (const kind of ["jvp", "vjp", "jacobian"] as const)
      for (const inner of modes)
        for (const outer of modes) {
          const s = sample();
          s.add("g", [num, nums], (b, [a, x]) => {
            const n = b.length(x);
            const out = b.allocList(n, nums, false);
            countingLoop(b, n, [b.const(1)], s.loopOwner, (c, i, [p]) => {
              const next = c.prim("mul", [sure(p), c.prim("sin", [c.prim("mul", [a, c.load(x, i, true)])])]);
              c.store(out, i, next, true);
              return [next];
            });
            return [out];
          });
          s.add("f", [num, nums], (b, [a, x]) => {
            const v = b.makeList([b.prim("mul", [a, a]), b.load(x, b.const(0), true)], nums, false);
            if (kind === "jacobian") {
              const [y, rows] = b.derive("g", taking(kind, [1], inner), [a, x], [nums, rowsType]);
              const row = b.load(sure(rows), b.const(1), true);
              return [
                b.prim("mul", [
                  b.prim("mul", [b.load(row, b.const(0), true), b.load(row, b.const(1), true)]),
                  b.load(sure(y), b.const(1), true),
                ]),
              ];
            }
            const [y, d] = b.derive("g", taking(kind, [1], inner), [a, x, v], [nums, nums]);
            return [
              b.prim("mul", [
                b.prim("add", [b.load(sure(d), b.const(0), true), b.load(sure(d), b.const(1), true)]),
                b.load(sure(y), b.const(1), true),
              ]),
            ];
          });
          const at = (a: number, x: readonly number[]): number => run(s, "f", [a, [...x]]) as number;
          const [a, x] = [1.2, [0.5, 0.8]];
          const [value, aBar, xBar] = gradient(s.finish(), "f", [a, x], { mode: outer }, [0, 1]);
          const name = `${kind} ${inner} ${outer}`;
          expect(value, name).toBeCloseTo(at(a, x), 14);
          expect(aBar, name).toBeCloseTo((at(a + 1e-5, x) - at(a - 1e-5, x)) / 2e-5, 7);
          leavesOf(xBar).forEach((bar, j) => {
            const [up, down] = [x.with(j, x[j]! + 1e-5), x.with(j, x[j]! - 1e-5)];
            expect(bar, name).toBeCloseTo((at(a, up) - at(a, down)) / 2e-5, 7);
          });
        }
  });

  test("the Hessian of Rosenbrock's function", () => {
    const s = sample();
    s.add("rosenbrock", [nums], (b, [x]) =>
      countingLoop(b, b.prim("sub", [b.length(x), b.const(1)]), [b.const(0)], s.loopOwner, (c, i, [sum]) => {
        const xi = c.load(x, i, true);
        const xj = c.load(x, c.prim("add", [i, c.const(1)]), true);
        const u = c.prim("sub", [c.const(1), xi]);
        const v = c.prim("sub", [xj, c.prim("mul", [xi, xi])]);
        const term = c.prim("add", [
          c.prim("mul", [u, u]),
          c.prim("mul", [c.const(100), c.prim("mul", [v, v])]),
        ]);
        return [c.prim("add", [sure(sum), term])];
      }),
    );
    s.add("f", [nums], (b, [x]) => [
      b.derive("rosenbrock", taking("gradient", [0], "reverse"), [x], [num, nums])[1]!,
    ]);
    const expected = [
      [-66, -40, 0],
      [-40, 130, -80],
      [0, -80, 200],
    ];
    for (const mode of modes) {
      const [value, rows] = derive(s.finish(), "f", taking("jacobian", [0], mode), [[0.1, 0.2, 0.3]]);
      leavesOf(value).forEach((v, i) => expect(v).toBeCloseTo([-9.4, 15.6, 52][i]!, 12));
      (rows as Datum[]).forEach((row, i) =>
        leavesOf(row).forEach((v, j) => expect(v, mode).toBeCloseTo(expected[i]![j]!, 10)),
      );
    }
  });

  test("an effectful function differentiated inside draws once", () => {
    for (const inner of modes)
      for (const outer of modes) {
        const s = sample();
        s.add("g", [num], (b, [x]) => [
          b.prim("mul", [b.input("random"), b.prim("mul", [x, b.prim("mul", [x, x])])]),
        ]);
        s.add("f", [num], (b, [x]) => [b.derive("g", taking("gradient", [0], inner), [x], [num, num])[1]!]);
        let drawn = 0;
        const drawing = { ...host, input: () => [0.5, 0.25, 0.125][drawn++]! };
        const [, d] = derive(s.finish(), "f", taking("gradient", [0], outer), [2], drawing);
        expect(d, `${inner} ${outer}`).toBe(0.5 * 6 * 2);
        expect(drawn).toBe(1);
      }
  });
});

describe("what an inner derivative may not do", () => {
  test("change what it was given", () => {
    const s = sample();
    s.add("g", [nums], (b, [x]) => {
      b.store(x, b.const(0), b.prim("mul", [b.load(x, b.const(0), true), b.load(x, b.const(0), true)]), true);
      return [b.load(x, b.const(0), true)];
    });
    s.add("f", [nums], (b, [x]) => {
      const [, d] = b.derive("g", taking("gradient", [0]), [x], [num, nums]);
      return [b.prim("mul", [b.load(sure(d), b.const(0), true), b.load(x, b.const(0), true)])];
    });
    // d/dx (2x · x) = 4x
    for (const mode of modes) expect(gradient(s.finish(), "f", [[3]], { mode })[1]).toEqual([12]);
  });
});

describe("one object in several places", () => {
  const matrixType: ListType = { kind: "list", flavor: "array", elem: nums };

  test("counts once in the cotangent of a boundary's result, and is overwritten as one", () => {
    for (const boundary of [
      undefined,
      { mode: "checkpoint" },
      { mode: "forward", when: "late", chunk: undefined },
      { mode: "forward", when: "preaccumulate", chunk: undefined },
    ] as const) {
      const s = sample();
      s.add("h", [num], (b, [x]) => {
        const row = b.makeList([b.prim("sin", [x]), x], nums, false);
        return [b.makeList([row, row, row], matrixType, false)];
      });
      s.add("f", [num], (b, [x]) => {
        const rows = sure(b.call("h", [x], [matrixType], boundary)[0]);
        const at = (i: number) => b.load(rows, b.const(i), true);
        b.store(at(0), b.const(1), b.prim("mul", [b.load(at(1), b.const(1), true), x]), true);
        const [u, v] = [b.load(at(1), b.const(0), true), b.load(at(2), b.const(1), true)];
        return [b.prim("mul", [b.prim("mul", [u, v]), b.load(at(0), b.const(0), true)])];
      });
      // sin²x · x²
      const expected = 2 * Math.sin(0.7) * Math.cos(0.7) * 0.49 + 2 * 0.7 * Math.sin(0.7) ** 2;
      for (const mode of modes)
        expect(gradient(s.finish(), "f", [0.7], { mode })[1], boundary?.mode ?? "none").toBeCloseTo(
          expected,
          14,
        );
    }
  });

  test("is an input for each place to a derivative taken inside", () => {
    for (const inner of modes)
      for (const outer of modes) {
        const s = sample();
        s.add("g", [matrixType], (b, [rows]) => {
          const at = (i: number) => b.load(b.load(rows, b.const(i), true), b.const(0), true);
          return [b.prim("mul", [at(0), b.prim("mul", [at(1), at(1)])])];
        });
        s.add("f", [num], (b, [x]) => {
          const row = b.makeList([x], nums, false);
          const rows = b.makeList([row, row], matrixType, false);
          const bars = sure(b.derive("g", taking("gradient", [0], inner), [rows], [num, matrixType])[1]);
          const at = (i: number) => b.load(b.load(bars, b.const(i), true), b.const(0), true);
          return [b.prim("mul", [at(0), b.prim("sin", [at(1)])])];
        });
        // ∂g/∂u = v², ∂g/∂v = 2uv, both at x: f = x²·sin 2x²
        const expected = 2 * 0.7 * Math.sin(0.98) + 0.49 * Math.cos(0.98) * 4 * 0.7;
        const [, d] = gradient(s.finish(), "f", [0.7], { mode: outer });
        expect(d, `${inner} ${outer}`).toBeCloseTo(expected, 13);
      }
  });
});
