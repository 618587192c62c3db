/**
 * Negative log-likelihood of a mixture of normal distributions in one dimension, by the log-sum-exp of its components.
 * Parameters: K logits, K means, K logarithms of deviations.
 */
import type { Problem } from "./problem.ts";

const source = `
function f(theta: Float64Array, data: Float64Array, k: number): number {
  const w = new Float64Array(k);
  let norm = 0;
  for (let j = 0; j < k; j++) norm += Math.exp(theta[j]);
  for (let j = 0; j < k; j++) w[j] = theta[j] - Math.log(norm) - theta[2 * k + j];
  const s = new Float64Array(k);
  for (let j = 0; j < k; j++) s[j] = Math.exp(-theta[2 * k + j]);
  let loss = 0;
  for (let i = 0; i < data.length; i++) {
    let best = -Infinity;
    for (let j = 0; j < k; j++) {
      const z = (data[i] - theta[k + j]) * s[j];
      const l = w[j] - 0.5 * z * z;
      if (l > best) best = l;
    }
    let total = 0;
    for (let j = 0; j < k; j++) {
      const z = (data[i] - theta[k + j]) * s[j];
      total += Math.exp(w[j] - 0.5 * z * z - best);
    }
    loss -= best + Math.log(total);
  }
  return loss;
}
`;

function primal(theta: Float64Array, data: Float64Array, k: number): number {
  const w = new Float64Array(k);
  let norm = 0;
  for (let j = 0; j < k; j++) norm += Math.exp(theta[j]!);
  for (let j = 0; j < k; j++) w[j] = theta[j]! - Math.log(norm) - theta[2 * k + j]!;
  const s = new Float64Array(k);
  for (let j = 0; j < k; j++) s[j] = Math.exp(-theta[2 * k + j]!);
  let loss = 0;
  for (let i = 0; i < data.length; i++) {
    let best = -Infinity;
    for (let j = 0; j < k; j++) {
      const z = (data[i]! - theta[k + j]!) * s[j]!;
      const l = w[j]! - 0.5 * z * z;
      if (l > best) best = l;
    }
    let total = 0;
    for (let j = 0; j < k; j++) {
      const z = (data[i]! - theta[k + j]!) * s[j]!;
      total += Math.exp(w[j]! - 0.5 * z * z - best);
    }
    loss -= best + Math.log(total);
  }
  return loss;
}

/** The maximum cancels from the gradient; the components' shares are kept within one datum only. */
function adjoint(theta: Float64Array, data: Float64Array, k: number): Float64Array {
  const w = new Float64Array(k);
  const s = new Float64Array(k);
  const share = new Float64Array(k);
  const wBar = new Float64Array(k);
  const bar = new Float64Array(3 * k);
  let norm = 0;
  for (let j = 0; j < k; j++) norm += Math.exp(theta[j]!);
  for (let j = 0; j < k; j++) {
    w[j] = theta[j]! - Math.log(norm) - theta[2 * k + j]!;
    s[j] = Math.exp(-theta[2 * k + j]!);
  }
  for (let i = 0; i < data.length; i++) {
    let best = -Infinity;
    for (let j = 0; j < k; j++) {
      const z = (data[i]! - theta[k + j]!) * s[j]!;
      share[j] = w[j]! - 0.5 * z * z;
      if (share[j]! > best) best = share[j]!;
    }
    let total = 0;
    for (let j = 0; j < k; j++) {
      share[j] = Math.exp(share[j]! - best);
      total += share[j]!;
    }
    for (let j = 0; j < k; j++) {
      const lBar = -share[j]! / total;
      const z = (data[i]! - theta[k + j]!) * s[j]!;
      wBar[j]! += lBar;
      bar[k + j]! += lBar * z * s[j]!;
      bar[2 * k + j]! += lBar * z * z;
    }
  }
  let normBar = 0;
  for (let j = 0; j < k; j++) normBar -= wBar[j]! / norm;
  for (let j = 0; j < k; j++) {
    bar[j]! += wBar[j]! + normBar * Math.exp(theta[j]!);
    bar[2 * k + j]! -= wBar[j]!;
  }
  return bar;
}

export function mixture(count: number, k: number): Problem {
  const theta = Float64Array.from(
    { length: 3 * k },
    (_, i) => Math.sin(2 + 3 * i) * (i < 2 * k && i >= k ? 3 : 0.5),
  );
  const data = Float64Array.from({ length: count }, (_, i) => 4 * Math.sin(i * i));
  return {
    name: "mixture likelihood",
    size: `${count} data, ${k} components`,
    source,
    args: [theta, data, k],
    primal,
    adjoint,
  };
}
