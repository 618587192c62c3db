// Someone multiplies large matrices, and asks for the gradient, in a notebook like any other.
import { expect, takesTimes, test } from "../fixtures.ts";

const matrices = `const n = 512;
const wave = (step: number): Matrix => {
  const made = zeros(n, n);
  for (let i = 0; i < n * n; i++) made.data[i] = Math.sin(i * step + 1);
  return made;
};
const [a, b] = [wave(0.7), wave(1.3)];`;

const product = `const times = Array.from({ length: 3 }, () => {
  const started = performance.now();
  matmul(a, b);
  return performance.now() - started;
});
console.log("product", Math.min(...times) < 250, Math.round(Math.min(...times)) + " ms");`;

const slope = `const began = performance.now();
const slopes = gradient((x: Matrix, y: Matrix) => sum(matmul(x, y)), { mode: "reverse", wrt: [0, 1] })(a, b);
const rowSum = b.data.subarray(0, n).reduce((s, x) => s + x, 0);
const took = performance.now() - began;
console.log("gradient", Math.abs(slopes[0].data[0] - rowSum) < 1e-9, took < 4000, Math.round(took) + " ms");`;

test(
  "matrices of 512 rows are multiplied and differentiated while one waits",
  takesTimes,
  async ({ notebook }) => {
    await notebook.openAndRun(matrices, product, slope);
    await expect(notebook.cell(2).result).toContainText("product true");
    await expect(notebook.cell(3).result).toContainText("gradient true true");
  },
);
