/** Dynamic programs with soft minima, and some with hard ones. */
import type { CorpusProgram } from "../program.ts";

export const softPaths: readonly CorpusProgram[] = [
  {
    name: "soft dynamic time warping",
    source: `
function softMin(a: number, b: number, c: number, gamma: number): number {
  const m = Math.min(a, b, c);
  return m - gamma * Math.log(Math.exp((m - a) / gamma) + Math.exp((m - b) / gamma) + Math.exp((m - c) / gamma));
}
function f(x: number[], y: number[], gamma = 0.5): number {
  const big = 1e6;
  const r: number[][] = [];
  for (let i = 0; i <= x.length; i++) r.push(new Array<number>(y.length + 1).fill(big));
  r[0][0] = 0;
  for (let i = 1; i <= x.length; i++) {
    for (let j = 1; j <= y.length; j++) {
      const cost = (x[i - 1] - y[j - 1]) ** 2;
      r[i][j] = cost + softMin(r[i - 1][j], r[i][j - 1], r[i - 1][j - 1], gamma);
    }
  }
  return r[x.length][y.length];
}
`,
    inputs: [
      [
        [1, 2, 3],
        [1.5, 2.5],
      ],
      [[1], [4]],
    ],
    constructs: ["nested arrays", "Math.min of several", "new Array().fill", "default argument"],
  },
  {
    name: "hard dynamic time warping",
    source: `
function f(x: number[], y: number[]): number {
  const n = x.length;
  const m = y.length;
  let row: number[] = [];
  for (let i = 0; i < n; i++) {
    const next: number[] = [];
    for (let j = 0; j < m; j++) {
      const cost = Math.abs(x[i] - y[j]);
      let best: number;
      if (i === 0 && j === 0) best = 0;
      else if (i === 0) best = next[j - 1];
      else if (j === 0) best = row[0];
      else best = Math.min(row[j], row[j - 1], next[j - 1]);
      next.push(cost + best);
    }
    row = next;
  }
  return row[m - 1];
}
`,
    inputs: [
      [
        [1, 2.2, 3],
        [0.9, 2.5, 3.3],
      ],
      [[1], [4]],
    ],
    constructs: ["declaration without value", "else if", "array reassigned", "push"],
  },
  {
    name: "a relaxed knapsack",
    source: `
function f(values: number[], sizes: number[], capacity: number): number {
  const t = 0.3;
  const best = new Array<number>(capacity + 1).fill(0);
  for (let item = 0; item < values.length; item++) {
    for (let c = capacity; c >= sizes[item]; c--) {
      const skip = best[c];
      const take = best[c - sizes[item]] + values[item];
      const top = Math.max(skip, take);
      best[c] = top + t * Math.log(Math.exp((skip - top) / t) + Math.exp((take - top) / t));
    }
  }
  return best[capacity];
}
`,
    inputs: [
      [[3, 4, 5], [1, 2, 3], 4],
      [[1], [2], 1],
    ],
    constructs: ["loop downwards", "in-place update", "indices as data"],
  },
  {
    name: "a hard knapsack's value",
    source: `
function f(values: number[], sizes: number[], capacity: number): number {
  function best(item: number, room: number): number {
    if (item === values.length) return 0;
    const skip = best(item + 1, room);
    if (sizes[item] > room) return skip;
    return Math.max(skip, values[item] + best(item + 1, room - sizes[item]));
  }
  return best(0, capacity);
}
`,
    inputs: [
      [[3, 4, 5.5], [1, 2, 3], 4],
      [[1], [2], 1],
    ],
    constructs: ["local recursion", "captured array", "early return"],
    known: { derivative: [1, 0, 1], source: "the chosen items" },
  },
  {
    name: "the soft shortest path through a layered graph",
    source: `
function f(costs: number[][][], gamma: number): number {
  let distance = [0];
  for (const layer of costs) {
    const next: number[] = [];
    for (let to = 0; to < layer[0].length; to++) {
      let sum = 0;
      for (let from = 0; from < distance.length; from++) {
        sum += Math.exp(-(distance[from] + layer[from][to]) / gamma);
      }
      next.push(-gamma * Math.log(sum));
    }
    distance = next;
  }
  return distance[0];
}
`,
    inputs: [
      [
        [
          [[1, 2]],
          [
            [2, 0.5],
            [1, 3],
          ],
          [[1], [2]],
        ],
        0.7,
      ],
      [[[[4]]], 1],
    ],
    constructs: ["arrays three deep", "ragged arrays", "array reassigned"],
  },
  {
    name: "a soft edit distance between two embedded words",
    source: `
function f(costs: { insert: number; remove: number; swap: number }, a: string[], b: string[]): number {
  const d: number[][] = a.map(() => []);
  d.push([]);
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      if (i === 0) {
        d[i][j] = j * costs.insert;
      } else if (j === 0) {
        d[i][j] = i * costs.remove;
      } else {
        const same = a[i - 1] === b[j - 1];
        const p = Math.exp(-(d[i - 1][j] + costs.remove));
        const q = Math.exp(-(d[i][j - 1] + costs.insert));
        const r = Math.exp(-(d[i - 1][j - 1] + (same ? 0 : costs.swap)));
        d[i][j] = -Math.log(p + q + r);
      }
    }
  }
  return d[a.length][b.length];
}
`,
    inputs: [
      [{ insert: 1, remove: 1.2, swap: 0.8 }, ["k", "i", "t"], ["s", "i", "t"]],
      [{ insert: 1, remove: 1, swap: 1 }, ["a"], []],
    ],
    constructs: ["array of strings", "string comparison", "store at the end", "empty array pushed"],
  },
  {
    name: "Viterbi's best path score",
    source: `
function f(scores: number[][], move: number): number {
  let best = scores[0].slice();
  for (let t = 1; t < scores.length; t++) {
    const old = best;
    best = scores[t].map((s, j) => {
      let top = -Infinity;
      for (let i = 0; i < old.length; i++) {
        const v = old[i] - move * Math.abs(i - j);
        if (v > top) top = v;
      }
      return top + s;
    });
  }
  return Math.max(...best);
}
`,
    inputs: [
      [
        [
          [0.1, 1],
          [2, 0.5],
          [0.3, 0.9],
        ],
        0.4,
      ],
      [[[3]], 1],
    ],
    constructs: ["spread call", "closure", "array reassigned", "-Infinity"],
  },
  {
    name: "all shortest paths by Floyd and Warshall",
    source: `
function f(w: number[][]): number {
  const d = w.map((row) => [...row]);
  const n = d.length;
  for (let k = 0; k < n; k++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++)
        if (d[i][k] + d[k][j] < d[i][j]) d[i][j] = d[i][k] + d[k][j];
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += d[i][j] * (i + 2 * j);
  return sum;
}
`,
    inputs: [
      [
        [
          [0, 1, 5],
          [9, 0, 1.5],
          [2, 7, 0],
        ],
      ],
      [[[0]]],
    ],
    constructs: ["nested loops without braces", "in-place update"],
    rough: "the diagonal lies on ties",
  },
  {
    name: "matrix chain costs with memory in a map",
    source: `
function f(dims: number[]): number {
  const memory = new Map<number, number>();
  const n = dims.length - 1;
  const cost = (i: number, j: number): number => {
    if (i === j) return 0;
    const key = i * 100 + j;
    if (memory.has(key)) return memory.get(key)!;
    let best = Infinity;
    for (let k = i; k < j; k++) {
      best = Math.min(best, cost(i, k) + cost(k + 1, j) + dims[i] * dims[k + 1] * dims[j + 1]);
    }
    memory.set(key, best);
    return best;
  };
  return cost(0, n - 1);
}
`,
    inputs: [[[2, 3, 5, 4]], [[2, 3]]],
    constructs: ["Map", "local recursion", "captured mutation", "early return"],
  },
  {
    name: "the connectionist temporal loss of a short label",
    source: `
function f(logits: number[][], label: number[]): number {
  const probs = logits.map((row) => {
    const total = row.reduce((s, z) => s + Math.exp(z), 0);
    return row.map((z) => Math.exp(z) / total);
  });
  const extended: number[] = [0];
  for (const l of label) extended.push(l, 0);
  let alpha = extended.map((s, i) => (i < 2 ? probs[0][s] : 0));
  for (let t = 1; t < probs.length; t++) {
    const next: number[] = [];
    for (let s = 0; s < extended.length; s++) {
      let a = alpha[s];
      if (s > 0) a += alpha[s - 1];
      if (s > 1 && extended[s] !== 0 && extended[s] !== extended[s - 2]) a += alpha[s - 2];
      next.push(a * probs[t][extended[s]]);
    }
    alpha = next;
  }
  const n = alpha.length;
  return -Math.log(alpha[n - 1] + (n > 1 ? alpha[n - 2] : 0));
}
`,
    inputs: [
      [
        [
          [0.1, 0.6, 0.2],
          [0.5, 0.1, 0.9],
          [0.3, 0.3, 0.1],
        ],
        [1, 2],
      ],
      [[[1, 2]], [1]],
    ],
    constructs: ["push of several", "indices as data", "short circuit that guards an index"],
  },
  {
    name: "a longest weighted chain",
    source: `
function f(weights: number[]): number {
  const n = weights.length;
  const best = weights.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (weights[j] < weights[i] && best[j] + weights[i] > best[i]) best[i] = best[j] + weights[i];
    }
  }
  let top = best[0];
  for (const b of best) if (b > top) top = b;
  return top;
}
`,
    inputs: [[[1, 3, 2, 5]], [[4]]],
    constructs: ["short circuit", "in-place update"],
    known: { derivative: [1, 1, 0, 1], source: "the chain 1, 3, 5" },
  },
];
