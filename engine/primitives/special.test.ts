import { describe, expect, test } from "vitest";
import { primitiveNamed } from "./registry.ts";
import { special } from "./special.ts";
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
    ["erf", [5e-324], 5e-324],
    ["erfc", [28], 0],
    ["gamma", [Infinity], Infinity],
    ["gamma", [-Infinity], NaN],
    ["gamma", [5e-324], Infinity],
    ["gamma", [-190.5], 0],
    ["lgamma", [-0], Infinity],
    ["lgamma", [-Infinity], NaN],
    ["lgamma", [1e306], Infinity],
    ["digamma", [Infinity], Infinity],
    ["digamma", [-Infinity], NaN],
    ["digamma", [-0], NaN],
    ["trigamma", [Infinity], 0],
    ["trigamma", [0], NaN],
    ["polygamma", [101, 2], NaN],
    ["polygammaGap", [0, 2, 0], 0],
    ["polygammaGap", [0.5, 2, 1], NaN],
    ["polygammaGap", [1, 0, 1], NaN],
    ["beta", [0, 2], Infinity],
    ["beta", [-0, 2], -Infinity],
    ["beta", [0, -0], NaN],
    ["beta", [2, Infinity], 0],
    ["beta", [-0.5, Infinity], -Infinity],
    ["beta", [-2, 3], NaN],
    ["beta", [-0.5, -0.5], 0],
    ["beta", [-0.5, 0.5], 0],
    ["beta", [700, 800], 0],
    ["beta", [2, -Infinity], NaN],
    ["logbeta", [0, 2], Infinity],
    ["logbeta", [2, Infinity], -Infinity],
    ["logbeta", [-0.5, 0.5], -Infinity],
    ["logbeta", [-2, 3], NaN],
    ["besselj1", [0], 0],
    ["besselj1", [-Infinity], 0],
    ["besselj", [2001, 1], NaN],
    ["besselj", [1000, 1], 0],
    ["logaddexp", [Infinity, Infinity], Infinity],
    ["logaddexp", [Infinity, -Infinity], Infinity],
    ["softplus", [Infinity], Infinity],
    ["xlogx", [Infinity], Infinity],
    ["xlogx", [-1], NaN],
    ["asec", [1], 0],
    ["asec", [0.5], NaN],
    ["asec", [-Infinity], Math.PI / 2],
    ["acsc", [-1], -Math.PI / 2],
    ["acsc", [Infinity], 0],
    ["acoth", [1], Infinity],
    ["acoth", [0.5], NaN],
    ["acoth", [Infinity], 0],
    ["asech", [0], Infinity],
    ["asech", [1], 0],
    ["asech", [2], NaN],
    ["asech", [-1], NaN],
    ["acsch", [0], Infinity],
    ["acsch", [-0], -Infinity],
    ["sinc", [3], 0],
    ["sinc", [Infinity], 0],
  ] as const)("%s at the edge %j", (name, args, expected) => {
    expect(value(name, ...args) + 0).toBe(expected);
  });

  test("what is not a number stays so", () => {
    for (const { name, arity } of special) {
      for (let place = 0; place < arity; place++) {
        const args = Array.from({ length: arity }, (_, index) => (index === place ? NaN : 1));
        expect(value(name, ...args), `${name}(${args.join(", ")})`).toBeNaN();
      }
    }
  });

  test("derivatives are right where formulas by quotients fail", () => {
    expect(partialsOf(primitiveNamed("besselj1"))(0)).toEqual([0, 0.5]);
    expect(partialsOf(primitiveNamed("besselj"))(2, 0)).toEqual([0, 0, 0]);
    expect(partialsOf(primitiveNamed("xlogy"))(0, 0)).toEqual([0, -Infinity, 0]);
    expect(partialsOf(primitiveNamed("logaddexp"))(1000, 0).slice(1)).toEqual([1, 0]);
  });
});
