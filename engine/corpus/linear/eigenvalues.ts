/** Eigenvalues by iterations that are differentiated through. */
import type { CorpusProgram } from "../program.ts";

const symmetric = [
  [3, 1, 0.5],
  [1, 2, 0.3],
  [0.5, 0.3, 1],
];

export const eigenvalues: readonly CorpusProgram[] = [
  {
    name: "the power iteration's Rayleigh quotient",
    source: `
function f(m: number[][]): number {
  let v = m.map((_, i) => 1 / (i + 1));
  let value = 0;
  for (let k = 0; k < 12; k++) {
    const w = m.map((row) => row.reduce((s, a, j) => s + a * v[j], 0));
    const norm = Math.sqrt(w.reduce((s, e) => s + e * e, 0));
    value = w.reduce((s, e, i) => s + e * v[i], 0) / v.reduce((s, e) => s + e * e, 0);
    v = w.map((e) => e / norm);
  }
  return value;
}
`,
    inputs: [[symmetric], [[[2]]]],
    constructs: ["map", "reduce", "array reassigned", "closure"],
  },
  {
    name: "Jacobi's eigenvalue sweeps with rotations in place",
    source: `
function f(m: number[][]): number[] {
  const a = m.map((row) => row.slice());
  const n = a.length;
  for (let sweep = 0; sweep < 4; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p][q]) < 1e-12) continue;
        const theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const kp = a[k][p];
          const kq = a[k][q];
          a[k][p] = c * kp - s * kq;
          a[k][q] = s * kp + c * kq;
        }
        for (let k = 0; k < n; k++) {
          const pk = a[p][k];
          const qk = a[q][k];
          a[p][k] = c * pk - s * qk;
          a[q][k] = s * pk + c * qk;
        }
      }
    }
  }
  return a.map((row, i) => row[i]);
}
`,
    inputs: [[symmetric], [[[7]]]],
    constructs: ["in-place update", "continue", "nested loops", "array result"],
    rough: "rotations by vanishing angles divide rounding errors",
  },
  {
    name: "the eigenvalues of a symmetric two by two matrix",
    source: `
function f({ a, b, c }: { a: number; b: number; c: number }): [number, number] {
  const mean = (a + c) / 2;
  const radius = Math.sqrt(((a - c) / 2) ** 2 + b ** 2);
  return [mean - radius, mean + radius];
}
`,
    inputs: [[{ a: 2, b: 1, c: 5 }], [{ a: 1, b: 0, c: 0 }]],
    constructs: ["parameter destructuring", "tuple result"],
  },
  {
    name: "inverse iteration with a shift",
    source: `
function f(shift: number): number {
  const a = 4 - shift;
  const b = 1;
  const d = 2 - shift;
  let x = 1;
  let y = 0.5;
  for (let i = 0; i < 5; i++) {
    const det = a * d - b * b;
    [x, y] = [(d * x - b * y) / det, (a * y - b * x) / det];
    const norm = Math.hypot(x, y);
    x /= norm;
    y /= norm;
  }
  return 4 * x * x + 2 * b * x * y + 2 * y * y;
}
`,
    inputs: [[1.4], [0]],
    constructs: ["array destructuring assignment", "Math.hypot"],
  },
  {
    name: "the QR iteration on a tridiagonal matrix",
    source: `
function f(m: { diagonal: number[]; off: number[] }): number {
  const d = [...m.diagonal];
  const e = [...m.off, 0];
  for (let turn = 0; turn < 3; turn++) {
    let c = 1;
    let s = 0;
    let h = 0;
    for (let i = 0; i + 1 < d.length; i++) {
      const g = c * d[i] - s * h;
      const r = Math.sqrt(g * g + e[i] * e[i]);
      h = e[i];
      c = g / r;
      s = h / r;
      d[i] = d[i] * c * c + 2 * c * s * h + d[i + 1] * s * s;
      e[i] = s * r;
    }
  }
  return d[0] - d[d.length - 1];
}
`,
    inputs: [[{ diagonal: [4, 3, 2], off: [1, 0.5] }], [{ diagonal: [1, 2], off: [0.3] }]],
    constructs: ["array spread", "in-place update", "object argument"],
  },
  {
    name: "PageRank with a damping factor",
    source: `
const out = [[1, 2], [2], [0]];
function f(damping: number): number[] {
  let rank = out.map(() => 1 / out.length);
  for (let turn = 0; turn < 20; turn++) {
    const next = rank.map(() => (1 - damping) / rank.length);
    for (let page = 0; page < out.length; page++) {
      for (const target of out[page]) next[target] += (damping * rank[page]) / out[page].length;
    }
    rank = next;
  }
  return rank;
}
`,
    inputs: [[0.85], [0]],
    constructs: ["ragged arrays", "captured array", "computed index", "array reassigned"],
  },
];
