import { expect, test } from "vitest";
import { exactNumber } from "./exactNumber.ts";

test("no digit is lost and none is invented", () => {
  expect(exactNumber(0.1 + 0.2)).toBe("0.30000000000000004");
  expect(exactNumber(-2.5)).toBe("−2.5");
  expect(exactNumber(1.5e-300)).toBe("1.5\u00a0×\u00a010⁻³⁰⁰");
});

test("the doubles that are no ordinary numbers have their signs", () => {
  expect([NaN, Infinity, -Infinity, -0, 0].map(exactNumber)).toEqual(["NaN", "∞", "−∞", "−0", "0"]);
});
