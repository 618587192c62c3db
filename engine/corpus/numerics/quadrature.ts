/** Integrals by the classical rules, fixed and adaptive. */
import type { CorpusProgram } from "../program.ts";

export const quadrature: readonly CorpusProgram[] = [
  {
    name: "the trapezoidal rule",
    source: `
function trapezoid(g: (x: number) => number, a: number, b: number, n: number): number {
  const h = (b - a) / n;
  let sum = 0.5 * (g(a) + g(b));
  for (let i = 1; i < n; i++) sum += g(a + i * h);
  return h * sum;
}
function f(w: number): number {
  return trapezoid((x) => Math.sin(w * x), 0, 2, 10);
}
`,
    inputs: [[1.3], [0]],
    constructs: ["function as argument", "closure", "for"],
  },
  {
    name: "the trapezoidal rule with an active end",
    source: `
function f(b: number, n = 6): number {
  const h = b / n;
  let s = 0;
  let x = 0;
  for (let i = 0; i < n; i++) {
    s += 0.5 * h * (Math.exp(-x * x) + Math.exp(-((x + h) ** 2)));
    x += h;
  }
  return s;
}
`,
    inputs: [[1.5], [0], [2, 1]],
    constructs: ["default argument", "for"],
  },
  {
    name: "Simpson's rule with weights by parity",
    source: `
const f = (p: number[]): number => {
  const [a, b, k] = p;
  const n = 8;
  const h = (b - a) / n;
  let total = 0;
  for (let i = 0; i <= n; i++) {
    const x = a + i * h;
    const weight = i === 0 || i === n ? 1 : i % 2 ? 4 : 2;
    total += weight * Math.cos(k * x);
  }
  return (total * h) / 3;
};
`,
    inputs: [[[0, 1, 2]], [[-1, 0.5, 0]]],
    constructs: ["array destructuring", "nested ternary", "short circuit", "number as condition"],
  },
  {
    name: "Gauss's rule with five nodes",
    source: `
const nodes = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664];
const weights = [0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189];
function f(x: number[]): number {
  const [a, b] = x;
  const mid = (a + b) / 2;
  const half = (b - a) / 2;
  let s = 0;
  nodes.forEach((t, i) => {
    s += weights[i] * Math.log(mid + half * t);
  });
  return half * s;
}
`,
    inputs: [[[1, 2]], [[2, 2.5]]],
    constructs: ["global", "captured array", "forEach", "captured assignment"],
  },
  {
    name: "adaptive Simpson by recursion",
    source: `
function simpson(fa: number, fm: number, fb: number, h: number): number {
  return (h / 6) * (fa + 4 * fm + fb);
}
function adapt(
  g: (x: number) => number,
  a: number, fa: number,
  m: number, fm: number,
  b: number, fb: number,
  whole: number, tolerance: number, depth: number,
): number {
  const l = 0.5 * (a + m);
  const r = 0.5 * (m + b);
  const fl = g(l);
  const fr = g(r);
  const left = simpson(fa, fl, fm, m - a);
  const right = simpson(fm, fr, fb, b - m);
  const delta = left + right - whole;
  if (depth <= 0 || Math.abs(delta) <= 15 * tolerance) return left + right + delta / 15;
  return (
    adapt(g, a, fa, l, fl, m, fm, left, tolerance / 2, depth - 1) +
    adapt(g, m, fm, r, fr, b, fb, right, tolerance / 2, depth - 1)
  );
}
function f(s: number): number {
  const g = (x: number) => 1 / (s + x * x);
  const fa = g(-1), fm = g(0.2), fb = g(1.4);
  return adapt(g, -1, fa, 0.2, fm, 1.4, fb, simpson(fa, fm, fb, 2.4), 1e-5, 8);
}
`,
    inputs: [[0.5], [0.05], [2]],
    constructs: ["recursion", "function as argument", "closure", "early return"],
    rough: "which intervals are split changes with the input",
  },
  {
    name: "Romberg's table",
    source: `
function f(c: number): number {
  const g = (x: number) => Math.exp(c * x) * x;
  const table: number[][] = [];
  for (let i = 0; i < 5; i++) {
    const n = 2 ** i;
    const h = 1 / n;
    let s = (g(0) + g(1)) / 2;
    for (let k = 1; k < n; k++) s += g(k * h);
    const row = [s * h];
    for (let j = 1; j <= i; j++) {
      const p = 4 ** j;
      row.push((p * row[j - 1] - table[i - 1][j - 1]) / (p - 1));
    }
    table.push(row);
  }
  return table[4][4];
}
`,
    inputs: [[1], [0], [-2]],
    constructs: ["ragged arrays", "push", "nested loops"],
  },
  {
    name: "a double integral by nested sums",
    source: `
function midpoints(lo: number, hi: number, n: number): number[] {
  return Array.from({ length: n }, (_, i) => lo + ((i + 0.5) * (hi - lo)) / n);
}
function f(radius: number): number {
  let sum = 0;
  for (const x of midpoints(0, radius, 4)) {
    for (const y of midpoints(0, x, 3)) {
      sum += Math.sqrt(1 + x * y) * (radius / 4) * (x / 3);
    }
  }
  return sum;
}
`,
    inputs: [[1], [2.5]],
    constructs: ["Array.from", "for of", "nested loops"],
  },
  {
    name: "an arc length by chords",
    source: `
function f(heights: number[]): number {
  return heights.slice(1).reduce((length, y, i) => length + Math.hypot(1, y - heights[i]), 0);
}
`,
    inputs: [[[0, 1, 0.5, 2]], [[3]]],
    constructs: ["slice", "reduce", "closure", "Math.hypot"],
  },
  {
    name: "a Monte Carlo integral with points passed in",
    source: `
function f(scale: number[], points: number[][]): number {
  let hits = 0;
  for (const point of points) {
    let r2 = 0;
    for (let d = 0; d < scale.length; d++) r2 += (point[d] * scale[d]) ** 2;
    hits += Math.exp(-r2);
  }
  return hits / points.length;
}
`,
    inputs: [
      [
        [1, 2],
        [
          [0.1, 0.7],
          [0.5, 0.2],
          [0.9, 0.9],
        ],
      ],
      [[0.5], [[0.3]]],
    ],
    constructs: ["nested arrays", "inactive argument"],
  },
];
