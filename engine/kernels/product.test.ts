import { describe, expect, test } from "vitest";
import { memoryNeeded, multiply, product, type Operand } from "./product.ts";
import { tilesInJavaScript, tilesInWebAssembly } from "./tiles.ts";

const inWebAssembly = tilesInWebAssembly(memoryNeeded);
const inJavaScript = tilesInJavaScript(memoryNeeded);

function drawn(count: number, seed: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => Math.sin(i * seed + 1));
}

/** As the library's text adds. */
function plainly(m: number, k: number, n: number, x: Operand, y: Operand): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++)
    for (let l = 0; l < k; l++)
      for (let j = 0; j < n; j++)
        out[i * n + j]! += x.data[i * x.down + l * x.along]! * y.data[l * y.down + j * y.along]!;
  return out;
}

/** Where the first number stands that is another one; −1 where all are the same, signs of zeros included. */
function firstDifference(found: Float64Array, expected: Float64Array): number {
  expect(found).toHaveLength(expected.length);
  return expected.findIndex((value, at) => !Object.is(found[at], value));
}

/** Rows by terms by columns: single numbers, odd ones, and both sides of the edges of tiles and blocks. */
const sizes = [
  [1, 1, 1],
  [3, 5, 7],
  [4, 4, 4],
  [9, 2, 1],
  [127, 3, 130],
  [2, 257, 129],
  [133, 255, 5],
] as const;

test("there is WebAssembly where the tests run", () => {
  expect(inWebAssembly).toBeDefined();
});

describe.each([
  ["WebAssembly", inWebAssembly],
  ["JavaScript", inJavaScript],
])("tiles in %s", (_, adder) => {
  test.each(sizes)("give the bits of the plain loop for %i×%i×%i, whatever is transposed", (m, k, n) => {
    const [a, b] = [drawn(m * k, 0.7), drawn(k * n, 1.3)];
    for (const x of [
      { data: a, down: k, along: 1 },
      { data: a, down: 1, along: m },
    ])
      for (const y of [
        { data: b, down: n, along: 1 },
        { data: b, down: 1, along: k },
      ])
        expect(firstDifference(multiply(m, k, n, x, y, adder), plainly(m, k, n, x, y))).toBe(-1);
  });

  test("keep signs of zero, infinities and what is no number as the plain loop does", () => {
    const odd = [0, -0, 1, -1, Infinity, -Infinity, NaN, 5e-324, 1.7e308];
    const data = Float64Array.from({ length: 81 }, (_, i) => odd[(i * 5 + (i % 7)) % odd.length]!);
    const x = { data, down: 9, along: 1 };
    expect(firstDifference(multiply(9, 9, 9, x, x, adder), plainly(9, 9, 9, x, x))).toBe(-1);
  });

  test("give zeros where there are no terms, and nothing where there are no rows", () => {
    const none = { data: new Float64Array(0), down: 0, along: 1 };
    expect(multiply(2, 0, 3, none, none, adder)).toEqual(new Float64Array(6));
    expect(multiply(0, 5, 3, none, none, adder)).toEqual(new Float64Array(0));
  });
});

describe("the kernel does not answer", () => {
  const numbers = drawn(400, 0.3);
  const whole: readonly unknown[] = [20, 20, 20, numbers, 20, 1, numbers, 20, 1];

  test("unless it is asked for much: the same call, for fewer numbers", () => {
    expect(product.run(...whole)).toHaveLength(400);
    expect(product.run(2, 2, 2, numbers, 2, 1, numbers, 2, 1)).toBeUndefined();
  });

  test("where a number would be read outside a list", () => {
    const short = numbers.subarray(1);
    expect(product.run(...whole.with(3, short))).toBeUndefined();
    expect(product.run(...whole.with(6, short))).toBeUndefined();
  });

  test("for lists that are no typed arrays of doubles, and for sizes that are not whole", () => {
    expect(product.run(...whole.with(3, [...numbers]))).toBeUndefined();
    expect(product.run(...whole.with(6, new Float32Array(400)))).toBeUndefined();
    expect(product.run(...whole.with(0, 19.5))).toBeUndefined();
    expect(product.run(...whole.with(4, 19.5))).toBeUndefined();
  });
});
