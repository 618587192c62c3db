/** Linear systems and least squares. */
import type { CorpusProgram } from "../program.ts";

const spd = [
  [4, 1, 0.5],
  [1, 3, 0.2],
  [0.5, 0.2, 2],
];

export const systems: readonly CorpusProgram[] = [
  {
    name: "conjugate gradients",
    source: `
const dot = (a: number[], b: number[]): number => a.reduce((s, v, i) => s + v * b[i], 0);
function f(b: number[], A: number[][]): number[] {
  const apply = (v: number[]) => A.map((row) => dot(row, v));
  const x = b.map(() => 0);
  const r = b.slice();
  const p = b.slice();
  let rr = dot(r, r);
  for (let k = 0; k < b.length; k++) {
    const q = apply(p);
    const alpha = rr / dot(p, q);
    for (let i = 0; i < b.length; i++) {
      x[i] += alpha * p[i];
      r[i] -= alpha * q[i];
    }
    const next = dot(r, r);
    if (next < 1e-20) break;
    const beta = next / rr;
    for (let i = 0; i < b.length; i++) p[i] = r[i] + beta * p[i];
    rr = next;
  }
  return x;
}
`,
    inputs: [
      [[1, 2, 3], spd],
      [[4], [[2]]],
    ],
    constructs: ["closure", "break", "in-place update", "array result"],
  },
  {
    name: "Thomas's algorithm with active diagonals",
    source: `
function f(d: number[]): number {
  const n = d.length;
  const c = new Float64Array(n);
  const y = new Float64Array(n);
  c[0] = -1 / d[0];
  y[0] = 1 / d[0];
  for (let i = 1; i < n; i++) {
    const w = d[i] + c[i - 1];
    c[i] = -1 / w;
    y[i] = (1 + y[i - 1]) / w;
  }
  let x = y[n - 1];
  let sum = x;
  for (let i = n - 2; i >= 0; i--) {
    x = y[i] - c[i] * x;
    sum += x;
  }
  return sum;
}
`,
    inputs: [[[2.5, 3, 4]], [[2]]],
    constructs: ["Float64Array", "loop downwards"],
  },
  {
    name: "Jacobi's iteration until it settles",
    source: `
function f(b: number[], A: number[][]): number {
  let x = b.map((v, i) => v / A[i][i]);
  let change = 1;
  let turns = 0;
  while (change > 1e-13 && turns++ < 200) {
    const next = x.map((_, i) => {
      let s = b[i];
      A[i].forEach((a, j) => {
        if (j !== i) s -= a * x[j];
      });
      return s / A[i][i];
    });
    change = Math.max(...next.map((v, i) => Math.abs(v - x[i])));
    x = next;
  }
  return x.reduce((s, v) => s + v, 0);
}
`,
    inputs: [
      [[1, 2, 3], spd],
      [[3], [[2]]],
    ],
    constructs: ["while", "increment in a condition", "spread call", "captured assignment", "forEach"],
  },
  {
    name: "least squares by normal equations for a line",
    source: `
function f(y: number[]): { slope: number; intercept: number } {
  let n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  y.forEach((v, x) => {
    n++;
    sx += x;
    sy += v;
    sxx += x * x;
    sxy += x * v;
  });
  const det = n * sxx - sx * sx;
  return { slope: (n * sxy - sx * sy) / det, intercept: (sxx * sy - sx * sxy) / det };
}
`,
    inputs: [[[1, 3, 2, 5]], [[0, 1]]],
    constructs: ["forEach", "captured assignment", "object result", "several declarators"],
    known: {
      derivative: [
        [-0.3, -0.1, 0.1, 0.3],
        [0.7, 0.4, 0.1, -0.2],
      ],
      source: "closed form",
    },
  },
  {
    name: "least squares for a polynomial with a ridge",
    source: `
function f(x: number[], y: number[], degree: number, ridge = 1e-2): number {
  const m = degree + 1;
  const normal = Array.from({ length: m }, () => Array.from({ length: m + 1 }, () => 0));
  for (let k = 0; k < x.length; k++) {
    const powers: number[] = [];
    for (let i = 0, p = 1; i < m; i++, p *= x[k]) powers.push(p);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) normal[i][j] += powers[i] * powers[j];
      normal[i][m] += powers[i] * y[k];
    }
  }
  for (let i = 0; i < m; i++) normal[i][i] += ridge;
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < m; i++) {
      if (i === k) continue;
      const t = normal[i][k] / normal[k][k];
      for (let j = k; j <= m; j++) normal[i][j] -= t * normal[k][j];
    }
  }
  let s = 0;
  for (let i = 0; i < m; i++) s += (normal[i][m] / normal[i][i]) ** 2;
  return s;
}
`,
    inputs: [
      [[0, 0.5, 1, 1.5], [1, 2, 1.5, 3], 2],
      [[0.3], [1], 0],
    ],
    constructs: ["Array.from", "two loop variables", "comma in for", "continue"],
  },
  {
    name: "an overdetermined system with weights by iterated reweighting",
    source: `
function f(data: number[]): number {
  let centre = data.reduce((a, b) => a + b, 0) / data.length;
  for (let turn = 0; turn < 10; turn++) {
    let top = 0;
    let bottom = 0;
    for (const d of data) {
      const w = 1 / Math.sqrt(1 + (d - centre) ** 2);
      top += w * d;
      bottom += w;
    }
    centre = top / bottom;
  }
  return centre;
}
`,
    inputs: [[[1, 2, 10]], [[4]]],
    constructs: ["nested loops", "reduce"],
  },
  {
    name: "a two by two solve by Cramer's rule from an object",
    source: `
interface System {
  a: { x: number; y: number };
  b: { x: number; y: number };
  right: [number, number];
}
function f({ a, b, right: [p, q] }: System): { x: number; y: number } {
  const det = a.x * b.y - a.y * b.x;
  return { x: (p * b.y - a.y * q) / det, y: (a.x * q - p * b.x) / det };
}
`,
    inputs: [[{ a: { x: 2, y: 1 }, b: { x: 1, y: 3 }, right: [1, 2] }]],
    constructs: ["nested destructuring", "nested objects", "object result", "tuple"],
  },
  {
    name: "Gauss-Seidel over a sparse matrix of entries",
    source: `
type Entry = { row: number; column: number; value: number };
function f(b: number[], scale: number): number {
  const entries: Entry[] = [
    { row: 0, column: 1, value: -1 },
    { row: 1, column: 0, value: -1 },
    { row: 1, column: 2, value: -1 },
    { row: 2, column: 1, value: -1 },
  ];
  const x = new Array<number>(b.length).fill(0);
  for (let sweep = 0; sweep < 6; sweep++) {
    for (let i = 0; i < b.length; i++) {
      let rest = b[i];
      for (const { row, column, value } of entries.filter((e) => e.row === i)) {
        if (column < b.length) rest -= value * x[column] * (row === i ? 1 : 0);
      }
      x[i] = rest / (scale + 2);
    }
  }
  return x.reduce((s, v) => s + v * v, 0);
}
`,
    inputs: [
      [[1, 0, 2], 1.5],
      [[1], 0.5],
    ],
    constructs: ["array of objects", "filter", "destructuring in for of", "closure"],
  },
];
