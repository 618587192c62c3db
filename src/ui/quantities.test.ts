import { expect, test } from "vitest";
import { formatBytes, formatCount, formatExactly, formatNumber, formatRatio } from "./quantities.ts";

test("numbers keep six significant digits and lose trailing zeros", () => {
  expect([1, 0.1 + 0.2, -2.5, 1234567.891, 1e-3].map((value) => formatNumber(value))).toEqual([
    "1",
    "0.3",
    "−2.5",
    "1234570",
    "0.001",
  ]);
});

test("the very small and the very large are written with powers of ten", () => {
  expect(formatNumber(1.2e-14)).toBe("1.2 × 10⁻¹⁴");
  expect(formatNumber(-3e21)).toBe("−3 × 10²¹");
});

test("what is no ordinary number says so", () => {
  expect([NaN, Infinity, -Infinity, -0].map((value) => formatNumber(value))).toEqual([
    "NaN",
    "∞",
    "−∞",
    "−0",
  ]);
});

test("an exact number has all its digits", () => {
  expect(formatExactly(0.1 + 0.2)).toBe("0.30000000000000004");
  expect(formatExactly(1.5e-300)).toBe("1.5 × 10⁻³⁰⁰");
});

test("bytes come in binary units and never as 1024 of the smaller one", () => {
  expect([0, 512, 1536, 1048575, 13002342, 2 ** 40].map(formatBytes)).toEqual([
    "0 B",
    "512 B",
    "1.5 KiB",
    "1.0 MiB",
    "12.4 MiB",
    "1.0 TiB",
  ]);
});

test("counts are grouped, ratios have two digits", () => {
  expect(formatCount(1234567)).toBe("1\u2009234\u2009567");
  expect([3.14, 28.4, 0.052, 123.4].map(formatRatio)).toEqual(["3.1", "28", "0.052", "123"]);
});
