/** Functions of matrices with which autodiff libraries test themselves (DiffTests, MIT), written as loops. */
import type { CorpusProgram } from "../program.ts";

const square = [
  [2, 0.5, -0.3],
  [0.1, 1.5, 0.4],
  [-0.2, 0.3, 1.8],
];

export const matrices: readonly CorpusProgram[] = [
  {
    name: "the determinant of a scaled inverse plus the matrix",
    source: `
type Matrix = number[][];

function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((s, v, k) => s + v * b[k][j], 0)));
}

function invert(m: Matrix): Matrix {
  const n = m.length;
  const a = m.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let k = 0; k < n; k++) {
    const pivot = a[k][k];
    for (let j = 0; j < 2 * n; j++) a[k][j] /= pivot;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = a[i][k];
      for (let j = 0; j < 2 * n; j++) a[i][j] -= factor * a[k][j];
    }
  }
  return a.map((row) => row.slice(n));
}

function determinant(m: Matrix): number {
  const a = m.map((row) => row.slice());
  let det = 1;
  for (let k = 0; k < a.length; k++) {
    det *= a[k][k];
    for (let i = k + 1; i < a.length; i++) {
      const factor = a[i][k] / a[k][k];
      for (let j = k; j < a.length; j++) a[i][j] -= factor * a[k][j];
    }
  }
  return det;
}

function f(x: Matrix): number {
  const inverse = invert(multiply(x, x));
  return determinant(inverse.map((row, i) => row.map((v, j) => x[0][0] * v + x[i][j])));
}
`,
    inputs: [[square], [[[2]]]],
    constructs: ["nested arrays", "map", "slice", "spread", "continue", "type alias"],
  },
  {
    name: "the trace of an elementwise logarithm",
    source: `
function f(a: number[][], b: number[][]): number {
  const n = a.length;
  let trace = 0;
  for (let i = 0; i < n; i++) {
    let ab = 0;
    for (let k = 0; k < n; k++) ab += a[i][k] * b[k][i];
    trace += Math.log(1 + ab + a[i][i] - b[i][i]);
  }
  return trace;
}
`,
    inputs: [
      [
        square,
        [
          [0.5, 0.1, 0.2],
          [0.3, 0.4, 0.1],
          [0.2, 0.2, 0.6],
        ],
      ],
      [[[3]], [[1]]],
    ],
    constructs: ["nested arrays", "two arguments", "for"],
  },
  {
    name: "half the sum of √(|n| + n²) over a matrix",
    source: `
function f(m: number[][]): number {
  return m.flatMap((row) => row.map((n) => Math.sqrt(Math.abs(n) + n * n))).reduce((s, v) => s + v) / 2;
}
`,
    inputs: [[square], [[[-1]]]],
    constructs: ["flatMap", "reduce without start"],
  },
  {
    name: "the mean of the row sums of sin(x)·x",
    source: `
const f = (x: number[][]) => {
  const rowSums: number[] = [];
  for (let i = 0; i < x.length; i++) {
    let sum = 0;
    for (let j = 0; j < x.length; j++) {
      for (let k = 0; k < x.length; k++) sum += Math.sin(x[i][k]) * x[k][j];
    }
    rowSums.push(sum);
  }
  let mean = 0;
  for (const s of rowSums) mean += s / rowSums.length;
  return mean;
};
`,
    inputs: [[square], [[[0.5]]]],
    constructs: ["push", "nested arrays", "for"],
  },
  {
    name: "the determinant by expansion along the first row",
    source: `
function determinant(m: number[][]): number {
  if (m.length === 1) return m[0][0];
  let det = 0;
  for (let j = 0; j < m.length; j++) {
    const minor = m.slice(1).map((row) => row.filter((_, k) => k !== j));
    const sign = j % 2 === 0 ? 1 : -1;
    det += sign * m[0][j] * determinant(minor);
  }
  return det;
}
const f = (m: number[][]) => determinant(m);
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [[[5]]],
      [square],
    ],
    constructs: ["recursion", "slice", "filter", "early return"],
    known: {
      derivative: [
        [4, -3],
        [-2, 1],
      ],
      source: "cofactors",
    },
  },
  {
    name: "softmax of the rows of a matrix",
    source: `
function softmax(row: number[]): number[] {
  const top = Math.max(...row);
  const exps = row.map((v) => Math.exp(v - top));
  const total = exps.reduce((a, b) => a + b, 0);
  return exps.map((e) => e / total);
}
function f(m: number[][]): number[][] {
  return m.map(softmax);
}
`,
    inputs: [
      [square],
      [[[1]]],
      [
        [
          [1, 2],
          [3, 5],
        ],
      ],
    ],
    constructs: ["spread call", "map", "function as argument", "array result"],
  },
  {
    name: "the inverse of a matrix by Gauss and Jordan",
    source: `
function f(m: number[][]): number[][] {
  const n = m.length;
  const a = m.map((row) => row.slice());
  const inv = m.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let k = 0; k < n; k++) {
    const p = 1 / a[k][k];
    for (let j = 0; j < n; j++) {
      a[k][j] *= p;
      inv[k][j] *= p;
    }
    for (let i = 0; i < n; i++) {
      if (i !== k) {
        const factor = a[i][k];
        for (let j = 0; j < n; j++) {
          a[i][j] -= factor * a[k][j];
          inv[i][j] -= factor * inv[k][j];
        }
      }
    }
  }
  return inv;
}
`,
    inputs: [[[[2]]], [square]],
    constructs: ["nested arrays", "in-place update", "array result"],
    known: { derivative: [-0.25], source: "d(1/x) = −1/x²" },
  },
  {
    name: "a product of two matrices",
    source: `
function f(a: number[][], b: number[][]): number[][] {
  const c: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < b[0].length; j++) {
      let s = 0;
      for (let k = 0; k < b.length; k++) s += a[i][k] * b[k][j];
      row.push(s);
    }
    c.push(row);
  }
  return c;
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6, 7],
          [8, 9, 10],
        ],
      ],
      [[[2]], [[3]]],
    ],
    constructs: ["nested arrays", "push", "array result", "two arguments"],
    known: {
      derivative: [
        [5, 8, 0, 0],
        [6, 9, 0, 0],
        [7, 10, 0, 0],
        [0, 0, 5, 8],
        [0, 0, 6, 9],
        [0, 0, 7, 10],
      ],
      source: "∂(ab)ᵢⱼ/∂aᵢₖ = bₖⱼ",
    },
  },
  {
    name: "a matrix squared and applied to itself in a list of powers",
    source: `
function times(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((s, v, k) => s + v * b[k][j], 0)));
}
function f(a: number[][]): number {
  const powers = [a];
  for (let p = 1; p < 4; p++) powers.push(times(powers[p - 1], a));
  let trace = 0;
  for (const power of powers) for (let i = 0; i < power.length; i++) trace += power[i][i];
  return trace;
}
`,
    inputs: [
      [
        [
          [0.5, 0.2],
          [0.1, 0.3],
        ],
      ],
      [[[2]]],
    ],
    constructs: ["array of arrays pushed", "nested arrays"],
  },
  {
    name: "a solve with a diagonal matrix given by its diagonal",
    source: `
const f = (d: number[], b: number[]) => b.map((bi, i) => bi / d[i]);
`,
    inputs: [
      [
        [2, 4],
        [1, 3],
      ],
      [[5], [1]],
    ],
    constructs: ["map", "array result", "two arguments"],
    known: {
      derivative: [
        [-1 / 4, 0],
        [0, -3 / 16],
      ],
      source: "closed form",
    },
  },
  {
    name: "a solve with Lehmer's matrix scaled by a parameter",
    source: `
function f(s: number[]): number[] {
  const n = s.length;
  const a: number[][] = [];
  for (let i = 0; i < n; i++) {
    a.push([]);
    for (let j = 0; j < n; j++) a[i].push((s[i] * Math.min(i + 1, j + 1)) / Math.max(i + 1, j + 1));
  }
  const b = new Array<number>(n).fill(1);
  for (let k = 0; k < n; k++) {
    for (let i = k + 1; i < n; i++) {
      const l = a[i][k] / a[k][k];
      for (let j = k; j < n; j++) a[i][j] -= l * a[k][j];
      b[i] -= l * b[k];
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let r = b[i];
    for (let j = i + 1; j < n; j++) r -= a[i][j] * x[j];
    x[i] = r / a[i][i];
  }
  return x;
}
`,
    inputs: [[[1, 2, 0.5]], [[3]]],
    constructs: ["empty array pushed", "loop downwards", "in-place update"],
  },
  {
    name: "a solve with a lower triangular matrix",
    source: `
function f(l: number[][], b: number[]): number[] {
  const x: number[] = [];
  for (let i = 0; i < b.length; i++) {
    let rest = b[i];
    for (let j = 0; j < i; j++) rest -= l[i][j] * x[j];
    x.push(rest / l[i][i]);
  }
  return x;
}
`,
    inputs: [
      [
        [[2], [1, 3], [0.5, 1, 4]],
        [1, 2, 3],
      ],
      [[[2]], [4]],
    ],
    constructs: ["ragged arrays", "push", "array result"],
  },
];
