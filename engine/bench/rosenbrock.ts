/** The chained Rosenbrock function of n variables: f = Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)². */
import type { Problem } from "./problem.ts";

const source = `
function f(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length - 1; i++) {
    const a = x[i + 1] - x[i] * x[i];
    const b = 1 - x[i];
    sum += 100 * a * a + b * b;
  }
  return sum;
}
`;

function primal(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length - 1; i++) {
    const a = x[i + 1]! - x[i]! * x[i]!;
    const b = 1 - x[i]!;
    sum += 100 * a * a + b * b;
  }
  return sum;
}

function adjoint(x: Float64Array): Float64Array {
  const n = x.length;
  const xBar = new Float64Array(n);
  for (let i = 0; i < n - 1; i++) {
    const a = x[i + 1]! - x[i]! * x[i]!;
    const aBar = 200 * a;
    xBar[i + 1]! += aBar;
    xBar[i]! += -2 * x[i]! * aBar - 2 * (1 - x[i]!);
  }
  return xBar;
}

export function rosenbrock(n: number): Problem {
  const x = Float64Array.from({ length: n }, (_, i) => Math.sin(1 + i) * 1.5);
  return { name: "Rosenbrock", size: `n = ${n}`, source, args: [x], primal, adjoint };
}
