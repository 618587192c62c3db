import { expect, test, vi } from "vitest";
import { gradientOf, type Matrix } from "../../bench/gradientOf.ts";
import { assertWellFormed } from "../../ir/verify.ts";
import { product } from "../../kernels/product.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import { forgetUnread } from "./forgetUnread.ts";

const matrix = (rows: number, cols: number, step: number): Matrix => ({
  rows,
  cols,
  data: Float64Array.from({ length: rows * cols }, (_, index) => Math.sin(step * index + 1)),
});
const a = matrix(2, 3, 0.7);
const b = matrix(3, 4, 1.1);
const c = matrix(4, 2, 0.3);

/** How many products a run of the gradient multiplies out. */
function products(source: string, args: readonly Matrix[], wrt: readonly number[]): number {
  const multiplied = vi.spyOn(product, "run");
  gradientOf(source, args, wrt).run(args);
  const count = multiplied.mock.calls.length;
  multiplied.mockRestore();
  return count;
}

function entriesOf(matrices: readonly Matrix[]): number[] {
  return matrices.flatMap(({ data }) => [...data]);
}

const sumOfProduct = "const f = (a, b) => sum(matmul(a, b));";

test("the gradient of a sum of a product multiplies once for each matrix, and not for the sum", () => {
  expect(products(sumOfProduct, [a, b], [0])).toBe(1);
  expect(products(sumOfProduct, [a, b], [0, 1])).toBe(2);
  const { run } = gradientOf<readonly Matrix[]>(sumOfProduct, [a, b], [0, 1]);
  const sumsOfRows = [0, 1, 2].map((row) => b.data.slice(4 * row, 4 * row + 4).reduce((x, y) => x + y));
  const sumsOfColumns = [0, 1, 2].map((col) => a.data[col]! + a.data[col + 3]!);
  const expected = [...sumsOfRows, ...sumsOfRows, ...sumsOfColumns.flatMap((sum) => [sum, sum, sum, sum])];
  entriesOf(run([a, b])).forEach((entry, index) => expect(entry).toBeCloseTo(expected[index]!, 14));
});

test("of a chain of products the last is not multiplied out, and those before it are", () => {
  const source = "const f = (a, b, c) => sum(matmul(matmul(a, b), c));";
  expect(products(source, [a, b, c], [0, 1, 2])).toBe(5);
  const { run } = gradientOf<readonly Matrix[]>(source, [a, b, c], [0, 1, 2]);
  const ahead = gradientOf<readonly Matrix[]>(
    "const f = (a, b, c) => { let s = 0; for (let i = 0; i < a.rows; i++) for (let j = 0; j < c.cols; j++)" +
      "  for (let k = 0; k < a.cols; k++) for (let l = 0; l < b.cols; l++)" +
      "    s += a.data[i * a.cols + k] * b.data[k * b.cols + l] * c.data[l * c.cols + j]; return s; };",
    [a, b, c],
    [0, 1, 2],
  );
  const expected = entriesOf(ahead.run([a, b, c]));
  entriesOf(run([a, b, c])).forEach((entry, index) => expect(entry).toBeCloseTo(expected[index]!, 13));
});

test("a product whose entries the derivative needs is multiplied out", () => {
  const source = "const f = (a, b) => { const c = matmul(a, b); return sum(mul(c, c)); };";
  expect(products(source, [a, b], [0, 1])).toBe(3);
});

test("matrices that do not fit are refused though nothing is multiplied", () => {
  const { run } = gradientOf(sumOfProduct, [a, b]);
  expect(() => run([a, a])).toThrow("cannot multiply a matrix of 2×3 by one of 2×3");
});

test("what is left is well formed", () => {
  const { story } = gradientOf(sumOfProduct, [a, b], [0, 1]);
  assertWellFormed(story.expanded, "forgetting", (name) => primitiveNamed(name).arity);
});

test("a module without kernels is left as it is", () => {
  const { story } = gradientOf("const f = (x) => x * x;", [3]);
  expect(forgetUnread(story.expanded, story.root)).toBe(story.expanded);
});
