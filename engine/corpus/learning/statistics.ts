/** Likelihoods and other statistics. */
import type { CorpusProgram } from "../program.ts";

export const statistics: readonly CorpusProgram[] = [
  {
    name: "a mixture's log-likelihood",
    source: `
interface Mixture {
  weights: number[];
  means: number[];
  spreads: number[];
}
function logSumExp(v: number[]): number {
  let top = -Infinity;
  for (const x of v) if (x > top) top = x;
  let s = 0;
  for (const x of v) s += Math.exp(x - top);
  return top + Math.log(s);
}
function f(m: Mixture, data: number[]): number {
  const norm = logSumExp(m.weights);
  let total = 0;
  for (const x of data) {
    const parts: number[] = [];
    for (let k = 0; k < m.weights.length; k++) {
      const z = (x - m.means[k]) / Math.exp(m.spreads[k]);
      parts.push(m.weights[k] - norm - m.spreads[k] - 0.5 * z * z);
    }
    total += logSumExp(parts);
  }
  return total;
}
`,
    inputs: [
      [{ weights: [0.2, -0.3], means: [0, 2], spreads: [0.1, -0.2] }, [0.5, 1.5, 2.2]],
      [{ weights: [1], means: [0], spreads: [0] }, [1]],
    ],
    constructs: ["object of arrays", "-Infinity", "push", "helper function"],
  },
  {
    name: "a hidden Markov model's forward algorithm",
    source: `
function f(transition: number[][], emission: number[][], seen: number[]): number {
  const states = transition.length;
  let alpha = emission.map((row) => row[seen[0]] / states);
  let logLikelihood = 0;
  for (let t = 1; t < seen.length; t++) {
    const next: number[] = new Array(states);
    for (let j = 0; j < states; j++) {
      let s = 0;
      for (let i = 0; i < states; i++) s += alpha[i] * transition[i][j];
      next[j] = s * emission[j][seen[t]];
    }
    const scale = next.reduce((a, b) => a + b, 0);
    logLikelihood += Math.log(scale);
    alpha = next.map((a) => a / scale);
  }
  return logLikelihood + Math.log(alpha.reduce((a, b) => a + b, 0));
}
`,
    inputs: [
      [
        [
          [0.7, 0.3],
          [0.4, 0.6],
        ],
        [
          [0.9, 0.1],
          [0.2, 0.8],
        ],
        [0, 1, 1, 0],
      ],
      [[[1]], [[0.5, 0.5]], [1]],
    ],
    constructs: ["new Array(n)", "array reassigned", "indices as data", "nested arrays"],
  },
  {
    name: "a hidden Markov model in logarithms",
    source: `
const logAdd = (a: number, b: number) => (a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b)));
function f(logits: { stay: number; hit: number }, seen: boolean[]): number {
  const stay = -Math.log1p(Math.exp(-logits.stay));
  const move = -Math.log1p(Math.exp(logits.stay));
  const hit = -Math.log1p(Math.exp(-logits.hit));
  const miss = -Math.log1p(Math.exp(logits.hit));
  let [a, b] = [Math.log(0.5), Math.log(0.5)];
  for (const s of seen) {
    const a1 = logAdd(a + stay, b + move) + (s ? hit : miss);
    const b1 = logAdd(b + stay, a + move) + (s ? miss : hit);
    [a, b] = [a1, b1];
  }
  return logAdd(a, b);
}
`,
    inputs: [
      [{ stay: 1, hit: 2 }, [true, true, false]],
      [{ stay: 0.3, hit: -1 }, [true]],
    ],
    constructs: ["array of booleans", "ternary", "array destructuring assignment"],
  },
  {
    name: "logistic regression with a penalty",
    source: `
function f(w: number[], rows: { x: number[]; label: 0 | 1 }[], penalty = 0.1): number {
  let loss = 0;
  for (const { x, label } of rows) {
    const z = x.reduce((s, v, i) => s + v * w[i], 0);
    loss += label === 1 ? Math.log(1 + Math.exp(-z)) : Math.log(1 + Math.exp(z));
  }
  for (const v of w) loss += penalty * v * v;
  return loss;
}
`,
    inputs: [
      [
        [0.5, -0.3],
        [
          { x: [1, 2], label: 1 },
          { x: [0.5, -1], label: 0 },
        ],
      ],
      [[0], [{ x: [1], label: 0 }], 0],
    ],
    constructs: ["destructuring in for of", "array of objects", "default argument"],
  },
  {
    name: "a running mean and variance by Welford",
    source: `
function f(xs: number[]): { mean: number; variance: number } {
  let count = 0;
  let mean = 0;
  let m2 = 0;
  for (const x of xs) {
    count++;
    const delta = x - mean;
    mean += delta / count;
    m2 += delta * (x - mean);
  }
  return { mean, variance: count > 1 ? m2 / (count - 1) : 0 };
}
`,
    inputs: [[[1, 2, 4]], [[5]]],
    constructs: ["object result", "for of", "ternary"],
    known: {
      derivative: [
        [1 / 3, 1 / 3, 1 / 3],
        [1 - 7 / 3, 2 - 7 / 3, 4 - 7 / 3],
      ],
      source: "2(x − mean)/(n − 1)",
    },
  },
  {
    name: "a correlation",
    source: `
function f(pairs: [number, number][]): number {
  const n = pairs.length;
  const mx = pairs.reduce((s, [x]) => s + x, 0) / n;
  const my = pairs.reduce((s, [, y]) => s + y, 0) / n;
  let xy = 0, xx = 0, yy = 0;
  for (const [x, y] of pairs) {
    xy += (x - mx) * (y - my);
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
  }
  return xy / Math.sqrt(xx * yy + 1e-9);
}
`,
    inputs: [
      [
        [
          [1, 2],
          [2, 3.5],
          [3, 3],
        ],
      ],
      [
        [
          [0, 1],
          [2, -1],
        ],
      ],
    ],
    constructs: ["tuple", "parameter destructuring", "destructuring with holes"],
  },
  {
    name: "a multivariate normal's log-density by Cholesky",
    source: `
function f(p: { mean: number[]; cov: number[][] }, x: number[]): number {
  const n = x.length;
  const L: number[][] = p.cov.map((row) => row.map(() => 0));
  const z: number[] = [];
  let logDet = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      let s = p.cov[i][j];
      for (let k = 0; k < j; k++) s -= L[i][k] * L[j][k];
      L[i][j] = s / L[j][j];
    }
    let d = p.cov[i][i];
    let r = x[i] - p.mean[i];
    for (let k = 0; k < i; k++) {
      d -= L[i][k] ** 2;
      r -= L[i][k] * z[k];
    }
    L[i][i] = Math.sqrt(d);
    z[i] = r / L[i][i];
    logDet += Math.log(d);
  }
  return -0.5 * (z.reduce((s, v) => s + v * v, 0) + logDet + n * Math.log(2 * Math.PI));
}
`,
    inputs: [
      [
        {
          mean: [0, 1],
          cov: [
            [2, 0.3],
            [0.3, 1],
          ],
        },
        [0.5, 0.7],
      ],
      [{ mean: [0], cov: [[1]] }, [2]],
    ],
    constructs: ["object of arrays", "store at the end", "triangular loop"],
  },
  {
    name: "a Poisson regression with offsets that may be missing",
    source: `
interface Row {
  x: number;
  count: number;
  offset?: number;
}
function f(beta: [number, number], rows: Row[]): number {
  let ll = 0;
  for (const row of rows) {
    const eta = beta[0] + beta[1] * row.x + (row.offset ?? 0);
    ll += row.count * eta - Math.exp(eta);
  }
  return ll;
}
`,
    inputs: [
      [
        [0.1, 0.5],
        [
          { x: 1, count: 2 },
          { x: 2, count: 3, offset: 0.5 },
        ],
      ],
      [[0, 0], [{ x: 1, count: 0 }]],
    ],
    constructs: ["optional field", "nullish coalescing", "array of objects", "tuple"],
  },
  {
    name: "an ARCH model's likelihood",
    source: `
function f({ omega, alpha, beta }: { omega: number; alpha: number; beta: number }, r: number[]): number {
  let variance = omega / (1 - alpha - beta);
  let ll = 0;
  for (let t = 0; t < r.length; t++) {
    if (t > 0) variance = omega + alpha * r[t - 1] ** 2 + beta * variance;
    ll -= 0.5 * (Math.log(variance) + r[t] ** 2 / variance);
  }
  return ll;
}
`,
    inputs: [
      [{ omega: 0.1, alpha: 0.2, beta: 0.5 }, [0.3, -0.5, 0.8]],
      [{ omega: 1, alpha: 0, beta: 0 }, [1]],
    ],
    constructs: ["parameter destructuring", "short circuit that guards an index"],
  },
  {
    name: "a kernel density at a point with a bandwidth",
    source: `
const gauss = (z: number) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
const density = (kernel: (z: number) => number, h: number) => (data: number[]) => (x: number) =>
  data.reduce((s, d) => s + kernel((x - d) / h), 0) / (data.length * h);
const f = (h: number) => Math.log(density(gauss, h)([1, 2, 4])(2.5));
`,
    inputs: [[0.5], [2]],
    constructs: ["currying", "function as argument", "closure"],
  },
  {
    name: "a leapfrog of Hamiltonian Monte Carlo with its gradient by hand",
    source: `
function f(step: number): number {
  let q = [1, -0.5];
  let p = [0.3, 0.7];
  const grad = (x: number[]) => [x[0] + 0.5 * x[1], x[1] + 0.5 * x[0]];
  for (let i = 0; i < 3; i++) {
    const g = grad(q);
    p = p.map((v, k) => v - 0.5 * step * g[k]);
    q = q.map((v, k) => v + step * p[k]);
    const g2 = grad(q);
    p = p.map((v, k) => v - 0.5 * step * g2[k]);
  }
  return q[0] * q[1] + p[0] ** 2;
}
`,
    inputs: [[0.2], [0]],
    constructs: ["array reassigned", "closure", "map"],
  },
];
