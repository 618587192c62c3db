import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fusedMultiplyAdd, nearestTurn, scaleByPowerOfTwo } from "./exactArithmetic.ts";

const double = fc.double({ noNaN: true, noDefaultInfinity: true });

describe("fusedMultiplyAdd", () => {
  test("keeps what the product alone would lose", () => {
    expect(fusedMultiplyAdd(1 + 2 ** -52, 1 + 2 ** -52, -1 - 2 ** -51)).toBe(2 ** -104);
    expect(fusedMultiplyAdd(0.1, 10, -1)).toBe(2 ** -54);
    expect(fusedMultiplyAdd(2 ** 1000, 2 ** 1000, -Infinity)).toBe(-Infinity);
    expect(fusedMultiplyAdd(1e200, 1e200, 1)).toBe(Infinity);
  });

  test("is the product where nothing is added, and the sum where factors are 1", () => {
    fc.assert(
      fc.property(double, double, (x, y) => Object.is(fusedMultiplyAdd(x, y, 0), x * y + 0) || x * y === 0),
    );
    fc.assert(fc.property(double, double, (x, y) => Object.is(fusedMultiplyAdd(x, 1, y), x + y)));
  });

  test("agrees with the naive formula to an ulp of the larger term, whatever the sizes", () => {
    fc.assert(
      fc.property(double, double, double, (x, y, z) => {
        const [fused, naive] = [fusedMultiplyAdd(x, y, z), x * y + z];
        if (!Number.isFinite(x * y) || !Number.isFinite(naive)) return;
        expect(Math.abs(fused - naive)).toBeLessThanOrEqual(
          2 ** -52 * Math.max(Math.abs(x * y), Math.abs(z), 2 ** -1022),
        );
      }),
    );
  });

  test("treats signs of zero and what is not finite as a sum does", () => {
    expect(Object.is(fusedMultiplyAdd(-0, 1, -0), -0)).toBe(true);
    expect(Object.is(fusedMultiplyAdd(-1, 1, 1), 0)).toBe(true);
    expect(Object.is(fusedMultiplyAdd(-1e-200, 1e-200, 0), -0)).toBe(true);
    expect(fusedMultiplyAdd(Infinity, 0, 1)).toBeNaN();
    expect(fusedMultiplyAdd(1, NaN, 1)).toBeNaN();
    expect(fusedMultiplyAdd(1, 2, NaN)).toBeNaN();
  });
});

describe("scaleByPowerOfTwo", () => {
  test("is exact where the result is a normal number", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2, noNaN: true }), fc.integer({ min: -500, max: 500 }), (x, n) =>
        Object.is(scaleByPowerOfTwo(x, n), x * 2 ** n),
      ),
    );
  });

  test("goes from end to end of the range", () => {
    expect(scaleByPowerOfTwo(5e-324, 2097)).toBe(2 ** 1023);
    expect(scaleByPowerOfTwo(2 ** 1023, -2097)).toBe(5e-324);
    expect(scaleByPowerOfTwo(1, 5000)).toBe(Infinity);
    expect(Object.is(scaleByPowerOfTwo(-1, -5000), -0)).toBe(true);
    expect(scaleByPowerOfTwo(0, 5000)).toBe(0);
    expect(scaleByPowerOfTwo(NaN, 1)).toBeNaN();
    expect(scaleByPowerOfTwo(-Infinity, -2000)).toBe(-Infinity);
  });

  test("rounds once where the result is subnormal", () => {
    // 1.5·2^−1074 is halfway between two neighbours; a hair more must go up, a hair less down.
    expect(scaleByPowerOfTwo(3 + 2 ** -51, -1075)).toBe(1e-323);
    expect(scaleByPowerOfTwo(3 - 2 ** -51, -1075)).toBe(5e-324);
    expect(scaleByPowerOfTwo((1 + 2 ** -52) * 2 ** 500, -1575)).toBe(5e-324);
    expect(scaleByPowerOfTwo(2 ** 500, -1575)).toBe(0);
  });
});

describe("nearestTurn", () => {
  test("takes whole turns off, however many", () => {
    expect(nearestTurn(1)).toBe(1);
    expect(nearestTurn(2 * Math.PI * 1000 + 1)).toBeCloseTo(1, 10);
    expect(nearestTurn(-4)).toBeCloseTo(2 * Math.PI - 4, 14);
    expect(nearestTurn(Infinity)).toBeNaN();
  });
});
