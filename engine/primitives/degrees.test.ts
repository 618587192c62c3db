import { describe, expect, test } from "vitest";
import { primitiveNamed } from "./registry.ts";
import { sincDerivative } from "./sinc.ts";

const value = (name: string, x: number): number => primitiveNamed(name).value(x) + 0;

describe("functions of degrees and of multiples of π", () => {
  test.each([
    [
      "sind",
      [0, 30, 90, 150, 180, 210, 270, 330, 360, -30, -180],
      [0, 0.5, 1, 0.5, 0, -0.5, -1, -0.5, 0, -0.5, 0],
    ],
    [
      "cosd",
      [0, 60, 90, 120, 180, 240, 270, 300, 360, -60, -90],
      [1, 0.5, 0, -0.5, -1, -0.5, 0, 0.5, 1, 0.5, 0],
    ],
    ["tand", [0, 45, 135, 180, 225, -45], [0, 1, -1, 0, 1, -1]],
    ["sinpi", [0, 0.5, 1, 1.5, 2, -1.5, 1e15], [0, 1, 0, -1, 0, 1, 0]],
    ["cospi", [0, 0.5, 1, 1.5, 2, -1], [1, 0, -1, 0, 1, -1]],
  ] as const)("%s is exact where it can be", (name, args, values) => {
    expect(args.map((x) => value(name, x))).toEqual(values);
  });

  test.each(["sind", "cosd", "tand"])("%s agrees with its namesake", (name) => {
    const namesake = primitiveNamed(name.slice(0, 3)).value;
    for (let x = -721.3; x < 721; x += 7.1) {
      expect(
        Math.abs(value(name, x) - namesake((x * Math.PI) / 180)) / (1 + value(name, x) ** 2),
      ).toBeLessThan(1e-14);
    }
  });

  test("are not numbers at infinity", () => {
    for (const name of ["sind", "cosd", "sinpi", "cospi"]) expect(value(name, Infinity)).toBeNaN();
  });
});

describe("sincDerivative", () => {
  test("is known at 0", () => {
    const at0 = [0, 1, 2, 3, 4, 5].map((n) => sincDerivative(n, 0) + 0);
    const { PI } = Math;
    [1, 0, -(PI ** 2) / 3, 0, PI ** 4 / 5, 0].forEach((expected, n) => {
      expect(at0[n]).toBeCloseTo(expected, 12);
    });
  });

  test("is the derivative of the one before, across the change of method", () => {
    for (const x of [1e-9, 0.3, 0.95, 0.96, 1.27, 1.28, 1.6, 2.5, -0.7, 40.25]) {
      for (const n of [0, 1, 2, 3]) {
        const h = 1e-4;
        const slope = (sincDerivative(n, x + h) - sincDerivative(n, x - h)) / (2 * h);
        expect(Math.abs(sincDerivative(n + 1, x) - slope)).toBeLessThan(1e-6 * Math.PI ** (n + 1));
      }
    }
  });

  test("refuses orders that are none, and vanishes at infinity", () => {
    expect(sincDerivative(-1, 1)).toBeNaN();
    expect(sincDerivative(0.5, 1)).toBeNaN();
    expect(sincDerivative(2, Infinity)).toBe(0);
    expect(sincDerivative(2, NaN)).toBeNaN();
  });
});
