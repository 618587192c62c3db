/** Losses, with their kinks and their sorting. */
import type { CorpusProgram } from "../program.ts";

export const losses: readonly CorpusProgram[] = [
  {
    name: "Huber's loss",
    source: `
function huber(r: number, delta: number): number {
  const a = Math.abs(r);
  return a <= delta ? 0.5 * r * r : delta * (a - 0.5 * delta);
}
function f(residuals: number[]): number {
  return residuals.reduce((s, r) => s + huber(r, 1), 0);
}
`,
    inputs: [[[0.5, -2, 3]], [[0]]],
    constructs: ["ternary", "reduce"],
    known: { derivative: [0.5, -1, 1], source: "closed form" },
  },
  {
    name: "a trimmed mean after sorting",
    source: `
function f(xs: number[]): number {
  const sorted = [...xs].sort((a, b) => a - b);
  const cut = xs.length > 2 ? 1 : 0;
  const kept = sorted.slice(cut, sorted.length - cut);
  let s = 0;
  for (const v of kept) s += v;
  return s / kept.length;
}
`,
    inputs: [[[5, 1, 3, 9]], [[2]]],
    constructs: ["sort", "slice", "array spread"],
    known: { derivative: [0.5, 0, 0.5, 0], source: "the middle two of four" },
  },
  {
    name: "the median",
    source: `
const f = (xs: number[]): number => {
  const s = xs.slice().sort((p, q) => p - q);
  const half = Math.floor(s.length / 2);
  if (s.length % 2 === 1) return s[half];
  return (s[half - 1] + s[half]) / 2;
};
`,
    inputs: [[[7, 1, 4]], [[1, 2, 10, 20]], [[3]]],
    constructs: ["sort", "early return", "computed index"],
    known: { derivative: [0, 0, 1], source: "the middle one of three" },
  },
  {
    name: "sorting by insertion, differentiated through the moves",
    source: `
function f(xs: number[]): number {
  const a = xs.slice();
  for (let i = 1; i < a.length; i++) {
    const v = a[i];
    let j = i - 1;
    while (j >= 0 && a[j] > v) {
      a[j + 1] = a[j];
      j--;
    }
    a[j + 1] = v;
  }
  return a.reduce((s, v, i) => s + (i + 1) * v * v, 0);
}
`,
    inputs: [[[3, 1, 2]], [[4]], [[1, 2, 3, 4]]],
    constructs: ["while", "short circuit that guards an index", "in-place update"],
    known: { derivative: [18, 2, 8], source: "2·rank·x" },
  },
  {
    name: "a quicksort by recursion with filters",
    source: `
function sort(xs: number[]): number[] {
  if (xs.length <= 1) return xs;
  const [pivot, ...rest] = xs;
  const small = rest.filter((v) => v < pivot);
  const large = rest.filter((v) => v >= pivot);
  return [...sort(small), pivot, ...sort(large)];
}
function f(xs: number[]): number {
  return sort(xs).reduce((s, v, i) => s + v / (i + 1), 0);
}
`,
    inputs: [[[3, 1, 2, 5]], [[4]]],
    constructs: ["recursion", "filter", "rest in destructuring", "array spread"],
    known: { derivative: [1 / 3, 1, 1 / 2, 1 / 4], source: "1/rank" },
  },
  {
    name: "a merge sort on index ranges",
    source: `
function mergeSort(a: number[], lo: number, hi: number): void {
  if (hi - lo < 2) return;
  const mid = Math.floor((lo + hi) / 2);
  mergeSort(a, lo, mid);
  mergeSort(a, mid, hi);
  const merged: number[] = [];
  let i = lo;
  let j = mid;
  while (i < mid || j < hi) {
    if (j >= hi || (i < mid && a[i] <= a[j])) merged.push(a[i++]);
    else merged.push(a[j++]);
  }
  for (let k = 0; k < merged.length; k++) a[lo + k] = merged[k];
}
function f(xs: number[]): number {
  const a = [...xs];
  mergeSort(a, 0, a.length);
  return a.reduce((s, v, i) => s + Math.sin(v) * i, 0);
}
`,
    inputs: [[[0.9, 0.1, 0.5, 0.3, 0.7]], [[1]]],
    constructs: ["recursion", "function without result", "early return", "increment as value", "push"],
  },
  {
    name: "a soft rank by pairwise sigmoids",
    source: `
function f(x: number[], temperature = 0.5): number[] {
  return x.map((xi, i) => {
    let rank = 1;
    for (let j = 0; j < x.length; j++) if (j !== i) rank += 1 / (1 + Math.exp((xi - x[j]) / temperature));
    return rank;
  });
}
`,
    inputs: [[[0.2, 1, 0.7]], [[5]]],
    constructs: ["map", "closure", "default argument"],
  },
  {
    name: "hinge losses of pairs, the larger first",
    source: `
function f(scores: number[], relevance: number[]): number {
  const order = relevance.map((_, i) => i).sort((i, j) => relevance[j] - relevance[i]);
  let loss = 0;
  for (let a = 0; a < order.length; a++) {
    for (let b = a + 1; b < order.length; b++) {
      const margin = 1 - (scores[order[a]] - scores[order[b]]);
      if (margin > 0) loss += margin;
    }
  }
  return loss;
}
`,
    inputs: [
      [
        [0.5, 2, 0.1],
        [1, 3, 2],
      ],
      [[1], [1]],
    ],
    constructs: ["sort by a captured array", "indices as data", "computed index"],
  },
  {
    name: "the Wasserstein distance of two samples",
    source: `
const sorted = (v: number[]) => [...v].sort((a, b) => a - b);
function f(x: number[], y: number[]): number {
  const xs = sorted(x);
  const ys = sorted(y);
  return xs.reduce((s, v, i) => s + (v - ys[i]) ** 2, 0) / x.length;
}
`,
    inputs: [
      [
        [3, 1, 2],
        [0, 4, 1.5],
      ],
      [[1], [2]],
    ],
    constructs: ["sort", "helper function", "reduce"],
  },
  {
    name: "the sum of the three largest by repeated removal",
    source: `
function f(xs: number[]): number {
  const rest = xs.slice();
  let total = 0;
  for (let round = 0; round < 3 && rest.length > 0; round++) {
    let best = 0;
    for (let i = 1; i < rest.length; i++) if (rest[i] > rest[best]) best = i;
    total += rest[best];
    rest.splice(best, 1);
  }
  return total;
}
`,
    inputs: [[[4, 9, 1, 7, 3]], [[2]]],
    constructs: ["splice", "computed index", "short circuit"],
    known: { derivative: [1, 1, 0, 1, 0], source: "the three largest" },
  },
  {
    name: "records sorted by a field",
    source: `
interface Item {
  key: number;
  value: number;
}
function f(items: Item[]): number {
  const ordered = items.slice().sort((a, b) => b.key - a.key);
  let weight = 1;
  let s = 0;
  for (const item of ordered) {
    s += weight * item.value * item.key;
    weight /= 2;
  }
  return s;
}
`,
    inputs: [
      [
        [
          { key: 1, value: 2 },
          { key: 3, value: 5 },
          { key: 2, value: 7 },
        ],
      ],
      [[{ key: 0, value: 1 }]],
    ],
    constructs: ["sort", "array of objects"],
    known: { derivative: [0.5, 0.25, 5, 3, 3.5, 1], source: "closed form" },
  },
];
