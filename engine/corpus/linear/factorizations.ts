/** Matrix factorizations written as loops. */
import type { CorpusProgram } from "../program.ts";

const spd = [
  [4, 1, 0.5],
  [1, 3, 0.2],
  [0.5, 0.2, 2],
];

export const factorizations: readonly CorpusProgram[] = [
  {
    name: "the determinant by LU without pivots, in place",
    source: `
function f(m: number[][]): number {
  const a = m.map((row) => [...row]);
  const n = a.length;
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      a[i][k] /= a[k][k];
      for (let j = k + 1; j < n; j++) a[i][j] -= a[i][k] * a[k][j];
    }
  }
  let det = 1;
  for (let i = 0; i < n; i++) det *= a[i][i];
  return det;
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [[[5]]],
      [spd],
    ],
    constructs: ["nested arrays", "in-place update", "array spread"],
    known: {
      derivative: [
        [4, -3],
        [-2, 1],
      ],
      source: "cofactors",
    },
  },
  {
    name: "LU with row pivots swapped as references",
    source: `
function f(m: number[][], b: number[]): number[] {
  const n = b.length;
  const a = m.map((row) => row.slice());
  const x = b.slice();
  for (let k = 0; k < n; k++) {
    let p = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[p][k])) p = i;
    if (p !== k) {
      [a[k], a[p]] = [a[p], a[k]];
      [x[k], x[p]] = [x[p], x[k]];
    }
    for (let i = k + 1; i < n; i++) {
      const l = a[i][k] / a[k][k];
      for (let j = k; j < n; j++) a[i][j] -= l * a[k][j];
      x[i] -= l * x[k];
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) x[i] -= a[i][j] * x[j];
    x[i] /= a[i][i];
  }
  return x;
}
`,
    inputs: [
      [
        [
          [0.1, 2, 1],
          [3, 1, -1],
          [1, -2, 4],
        ],
        [1, 2, 3],
      ],
      [[[2]], [6]],
    ],
    constructs: ["row swap", "array destructuring assignment", "computed index", "array result"],
  },
  {
    name: "log determinant by Cholesky",
    source: `
function cholesky(a: number[][]): number[][] {
  const n = a.length;
  const L = a.map((row) => row.map(() => 0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i][j];
      for (let k = 0; k < j; k++) s -= L[i][k] * L[j][k];
      if (i === j) L[i][i] = Math.sqrt(s);
      else L[i][j] = s / L[j][j];
    }
  }
  return L;
}
function f(a: number[][]): number {
  return 2 * cholesky(a).reduce((s, row, i) => s + Math.log(row[i]), 0);
}
`,
    inputs: [[spd], [[[2]]]],
    constructs: ["nested arrays", "reduce", "triangular loop"],
  },
  {
    name: "Cholesky's factor itself, ragged",
    source: `
function f(a: number[][]): number[][] {
  const L: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    L[i] = [];
    for (let j = 0; j < i; j++) {
      let s = a[i][j];
      for (let k = 0; k < j; k++) s -= L[i][k] * L[j][k];
      L[i][j] = s / L[j][j];
    }
    let d = a[i][i];
    for (const l of L[i]) d -= l * l;
    L[i].push(Math.sqrt(d));
  }
  return L;
}
`,
    inputs: [[[[9]]], [spd]],
    constructs: ["ragged arrays", "store at the end", "push", "array result"],
    known: { derivative: [1 / 6], source: "closed form" },
  },
  {
    name: "QR by Gram and Schmidt",
    source: `
function f(m: number[][]): number {
  const n = m.length;
  const q: number[][] = [];
  const r: number[] = [];
  for (const column of m) {
    let v = column;
    for (const e of q) {
      const c = e.reduce((s, ei, i) => s + ei * column[i], 0);
      v = v.map((vi, i) => vi - c * e[i]);
    }
    const length = Math.sqrt(v.reduce((s, vi) => s + vi * vi, 0));
    q.push(v.map((vi) => vi / length));
    r.push(length);
  }
  return r.reduce((p, v) => p * v, 1) + q[n - 1][0];
}
`,
    inputs: [
      [
        [
          [1, 2, 0],
          [0, 1, 1],
          [2, 0, 1],
        ],
      ],
      [[[3]]],
    ],
    constructs: ["array of arrays pushed", "array reassigned", "reduce", "for of"],
  },
  {
    name: "Householder's reflections, one vector at a time",
    source: `
function f(m: number[][]): number[] {
  const a = m.map((r) => r.slice());
  const n = a.length;
  const diagonal: number[] = [];
  for (let k = 0; k < n - 1; k++) {
    let norm = 0;
    for (let i = k; i < n; i++) norm += a[i][k] ** 2;
    norm = Math.sqrt(norm);
    const alpha = a[k][k] > 0 ? -norm : norm;
    const v = new Array(n).fill(0);
    v[k] = a[k][k] - alpha;
    for (let i = k + 1; i < n; i++) v[i] = a[i][k];
    const vv = v.reduce((s: number, e: number) => s + e * e, 0);
    for (let j = k; j < n; j++) {
      let dot = 0;
      for (let i = k; i < n; i++) dot += v[i] * a[i][j];
      for (let i = k; i < n; i++) a[i][j] -= (2 * dot * v[i]) / vv;
    }
    diagonal.push(a[k][k]);
  }
  diagonal.push(a[n - 1][n - 1]);
  return diagonal;
}
`,
    inputs: [
      [
        [
          [1, 2, 0],
          [2, 1, 1],
          [2, 0, 3],
        ],
      ],
      [[[4]]],
    ],
    constructs: ["nested arrays", "in-place update", "new Array().fill"],
  },
  {
    name: "the inverse through adjugates of a three by three matrix",
    source: `
const f = (m: [[number, number, number], [number, number, number], [number, number, number]]) => {
  const [[a, b, c], [d, e, g], [h, i, j]] = m;
  const det = a * (e * j - g * i) - b * (d * j - g * h) + c * (d * i - e * h);
  return [(e * j - g * i) / det, (c * i - b * j) / det, (b * g - c * e) / det];
};
`,
    inputs: [[spd]],
    constructs: ["nested destructuring", "tuple", "array result"],
  },
  {
    name: "LDL of a band matrix with named diagonals",
    source: `
interface Band {
  main: number[];
  off: number[];
}
function f(band: Band): number {
  const { main, off } = band;
  const d = [main[0]];
  for (let i = 1; i < main.length; i++) {
    const l = off[i - 1] / d[i - 1];
    d.push(main[i] - l * off[i - 1]);
  }
  return d.reduce((s, v) => s + Math.log(v), 0);
}
`,
    inputs: [[{ main: [4, 5, 6], off: [1, 2] }], [{ main: [2, 3], off: [0.5] }]],
    constructs: ["object of arrays", "object destructuring", "push"],
  },
];
