import { describe, expect, test } from "vitest";
import { dotProductTest } from "./dotProductTest.ts";
import { agrees, differentiate, differentiateAlong, gradientByDifferences } from "./finiteDifferences.ts";
import { leavesOf, withLeaves } from "./leaves.ts";

describe("finite differences", () => {
  test("are good to some ten digits and know it", () => {
    const cases: readonly (readonly [(x: number) => number, number, number])[] = [
      [Math.sin, 1, Math.cos(1)],
      [Math.exp, 3, Math.exp(3)],
      [(x) => 1 / x, 0.1, -100],
      [(x) => x ** 7, 100, 7e12],
      [Math.sqrt, 1e-3, 0.5 / Math.sqrt(1e-3)],
      [(x) => Math.sin(100 * x), 0.3, 100 * Math.cos(30)],
      [() => 4, 2, 0],
    ];
    for (const [f, x, slope] of cases) {
      const estimate = differentiate(f, x);
      expect(Math.abs(estimate.value - slope)).toBeLessThanOrEqual(1e-8 * Math.abs(slope));
      expect(agrees(slope, estimate)).toBe(true);
      expect(agrees(slope + 1e-6 * Math.max(1, Math.abs(slope)), estimate)).toBe(false);
    }
  });

  test("say that they do not know where the function has no values or a jump", () => {
    expect(differentiate(Math.log, -1).error).toBe(Infinity);
    expect(agrees(0, differentiate(Math.log, -1))).toBe(false);
    expect(agrees(0, differentiate(Math.sign, 0))).toBe(false);
  });

  test("take smaller steps where the larger leave the domain", () => {
    const estimate = differentiate(Math.log, 1e-3);
    expect(agrees(1000, estimate)).toBe(true);
  });

  test("go through structures", () => {
    const f = (x: unknown): number => {
      const { a, b } = x as { a: number; b: readonly number[] };
      return a * b[0]! + b[1]! ** 2;
    };
    const x = { a: 2, name: "p", b: new Float64Array([3, 4]) };
    expect(gradientByDifferences(f, x).map((estimate) => Math.round(estimate.value * 1e6) / 1e6)).toEqual([
      3, 2, 8,
    ]);
    const along = differentiateAlong(f, x, { a: 1, b: [0, 1] })[0]!;
    expect(agrees(11, along)).toBe(true);
    expect(() => differentiateAlong(f, x, [1])).toThrow(RangeError);
  });
});

describe("leaves", () => {
  test("are found and put back in one order", () => {
    const value = { a: 1, deep: [{ b: 2, flag: true }, [3]], typed: new Float32Array([4]), none: undefined };
    expect(leavesOf(value)).toEqual([1, 2, 3, 4]);
    expect(withLeaves(value, [5, 6, 7, 8])).toEqual({
      a: 5,
      deep: [{ b: 6, flag: true }, [7]],
      typed: new Float32Array([8]),
      none: undefined,
    });
    expect(() => withLeaves(value, [1])).toThrow(RangeError);
  });
});

describe("dotProductTest", () => {
  // J = [[1, 2], [3, 4]]
  const xDot = [1, -1];
  const yBar = { u: 2, v: 5 };
  test("finds no gap between a map and its transpose", () => {
    expect(dotProductTest({ xDot, yDot: [-1, -1], yBar, xBar: [17, 24] }).gap).toBe(0);
  });
  test("finds a wrong pullback", () => {
    expect(dotProductTest({ xDot, yDot: [-1, -1], yBar, xBar: [17, 25] }).gap).toBeGreaterThan(0.01);
  });
  test("refuses structures of two sizes", () => {
    expect(() => dotProductTest({ xDot, yDot: [-1, -1], yBar, xBar: [17] })).toThrow(RangeError);
  });
});
