import { describe, expect, test } from "vitest";
import { primitiveNamed } from "./registry.ts";
import { partialsOf } from "./testing/partialsModule.ts";
import { specialValues } from "./testing/specialValues.ts";

const value = (name: string, ...args: readonly number[]): number => primitiveNamed(name).value(...args);

describe("special functions", () => {
  test.each(Object.entries(specialValues))("%s has the values of the tables", (name, rows) => {
    for (const row of rows) {
      const [args, expected] = [row.slice(0, -1), row.at(-1)!];
      const scale = name === "besselj" ? Math.max(Math.abs(expected), 1e-2) : Math.abs(expected);
      expect(Math.abs(value(name, ...args) - expected) / scale, `${name}(${args.join(", ")})`).toBeLessThan(
        3e-14,
      );
    }
  });

  test.each([
    ["gamma", [0], Infinity],
    ["gamma", [-0], -Infinity],
    ["gamma", [-1], NaN],
    ["gamma", [172], Infinity],
    ["gamma", [23], 1124000727777607680000],
    ["gamma", [-1000.5], 0],
    ["lgamma", [0], Infinity],
    ["lgamma", [-3], Infinity],
    ["lgamma", [1], 0],
    ["lgamma", [2], 0],
    ["lgamma", [Infinity], Infinity],
    ["digamma", [0], NaN],
    ["digamma", [-2], NaN],
    ["polygamma", [1.5, 2], NaN],
    ["polygamma", [-1, 2], NaN],
    ["erf", [Infinity], 1],
    ["erf", [-Infinity], -1],
    ["erf", [0], 0],
    ["erfc", [-Infinity], 2],
    ["erfc", [Infinity], 0],
    ["besselj", [0.5, 1], NaN],
    ["besselj", [3, 0], 0],
    ["besselj0", [0], 1],
    ["besselj0", [Infinity], 0],
    ["logistic", [-Infinity], 0],
    ["logistic", [Infinity], 1],
    ["logistic", [-700], Math.exp(-700)],
    ["softplus", [1000], 1000],
    ["softplus", [-Infinity], 0],
    ["logaddexp", [-Infinity, -Infinity], -Infinity],
    ["logaddexp", [-Infinity, 3], 3],
    ["logaddexp", [1000, 1000], 1000 + Math.LN2],
    ["xlogx", [0], 0],
    ["xlogy", [0, 0], 0],
    ["xlogy", [0, -1], 0],
  ] as const)("%s at the edge %j", (name, args, expected) => {
    expect(value(name, ...args) + 0).toBe(expected);
  });

  test("what is not a number stays so", () => {
    for (const name of [
      "erf",
      "erfc",
      "gamma",
      "lgamma",
      "digamma",
      "trigamma",
      "besselj0",
      "besselj1",
      "logistic",
    ]) {
      expect(value(name, NaN)).toBeNaN();
    }
  });

  test("derivatives are right where formulas by quotients fail", () => {
    expect(partialsOf(primitiveNamed("besselj1"))(0)).toEqual([0, 0.5]);
    expect(partialsOf(primitiveNamed("besselj"))(2, 0)).toEqual([0, 0, 0]);
    expect(partialsOf(primitiveNamed("xlogy"))(0, 0)).toEqual([0, -Infinity, NaN]);
    expect(partialsOf(primitiveNamed("logaddexp"))(1000, 0).slice(1)).toEqual([1, 0]);
  });
});
