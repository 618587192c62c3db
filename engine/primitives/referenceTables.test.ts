import { describe, expect, test } from "vitest";
import { primitiveNamed } from "./registry.ts";
import { partialsOf } from "./testing/partialsModule.ts";
import { referenceTables } from "./testing/referenceTables.ts";

interface Row {
  readonly args: readonly number[];
  /** The value, then the partials. */
  readonly expected: readonly number[];
}

/** Where a function is nearly 0, what its docstring promises instead of digits; `output` 0 is the value, 1 … the partials. */
type Floor = (x: number, output: number) => number;

const besselFloor: Floor = (x) => (Math.abs(x) > 1 ? 1e-15 * Math.sqrt(2 / (Math.PI * Math.abs(x))) : 0);
const leftOfZero =
  (order: number): Floor =>
  (x, output) =>
    x < 0 ? 1e-15 * Math.PI ** (order + output + 1) : 0;

const floors: Readonly<Record<string, Floor>> = {
  lgamma: (x, output) => {
    if (output === 1) return x < 0 ? 1e-15 * Math.PI : 0;
    return x < -2 ? 4e-16 * (1 + Math.abs(x * Math.log(-x))) : 0;
  },
  digamma: leftOfZero(0),
  trigamma: leftOfZero(1),
  besselj0: besselFloor,
  besselj1: besselFloor,
};

/** Numbers that small are rounded to a multiple of the smallest one. */
const smallest = 5e-324;

function tables(): readonly (readonly [name: string, rows: readonly Row[]])[] {
  const found: [string, Row[]][] = [];
  for (const line of referenceTables.trim().split("\n")) {
    const words = line.split(" ");
    if (words.length === 1) found.push([line, []]);
    else {
      const [name, rows] = found[found.length - 1]!;
      const numbers = words.map(Number);
      const { arity } = primitiveNamed(name);
      rows.push({ args: numbers.slice(0, arity), expected: numbers.slice(arity) });
    }
  }
  return found;
}

describe("special functions have the reference values, and derivatives, to 1e-13", () => {
  test.each(tables())("%s", (name, rows) => {
    const primitive = primitiveNamed(name);
    const partials = partialsOf(primitive);
    const wanted = primitive.domain.flatMap(({ integer }, index) => (integer === true ? [] : [index + 1]));
    expect(rows.length).toBeGreaterThan(5);
    for (const { args, expected } of rows) {
      const all = partials(...args);
      const got = [primitive.value(...args), ...wanted.map((index) => all[index]!)];
      expect(got).toHaveLength(expected.length);
      expected.forEach((value, output) => {
        if (Math.abs(value) === Infinity) {
          expect(got[output], `${name}(${args.join(", ")})`).toBe(value);
          return;
        }
        const allowed = 1e-13 * Math.abs(value) + 3 * smallest + (floors[name]?.(args[0]!, output) ?? 0);
        const told = `${name}(${args.join(", ")}) [${output}] is ${got[output]}, not ${value}`;
        expect(Math.abs(got[output]! - value), told).toBeLessThanOrEqual(allowed);
      });
    }
  });
});
