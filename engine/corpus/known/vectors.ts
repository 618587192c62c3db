/** Functions from arrays to arrays with which autodiff libraries test themselves (DiffTests, MIT). */
import type { CorpusProgram } from "../program.ts";

export const vectors: readonly CorpusProgram[] = [
  {
    name: "Chebyquad",
    source: `
function f(x: number[]): number[] {
  const n = x.length;
  const y: number[] = new Array(n).fill(0);
  for (let j = 0; j < n; j++) {
    let t1 = 1;
    let t2 = 2 * x[j] - 1;
    const t = 2 * t2;
    for (let i = 0; i < n; i++) {
      y[i] += t2;
      const next = t * t2 - t1;
      t1 = t2;
      t2 = next;
    }
  }
  let even = false;
  for (let i = 0; i < n; i++) {
    y[i] /= n;
    if (even) y[i] += 1 / ((i + 1) * (i + 1) - 1);
    even = !even;
  }
  return y;
}
`,
    inputs: [[[0.1, 0.4, 0.8]], [[0.3]]],
    constructs: ["boolean state", "swap", "array result"],
  },
  {
    name: "Brown's almost linear function",
    source: `
function f(x: number[]): number[] {
  const n = x.length;
  let sum = -(n + 1);
  let product = 1;
  for (const xi of x) {
    sum += xi;
    product *= xi;
  }
  const y = x.map((xi) => xi + sum);
  y[n - 1] = product - 1;
  return y;
}
`,
    inputs: [[[0.5, 1.5, 2]], [[2]]],
    constructs: ["map", "element write", "array result"],
    known: {
      derivative: [
        [2, 1, 1],
        [1, 2, 1],
        [3, 1, 0.75],
      ],
      source: "DiffTests, differentiated by hand",
    },
  },
  {
    name: "Moré's trigonometric function",
    source: `
function f(x: number[]): number[] {
  const n = x.length;
  let cosines = 0;
  for (let i = 0; i < n; i++) cosines += Math.cos(x[i]);
  const y: number[] = [];
  for (let i = 0; i < n; i++) {
    y[i] = n - cosines + (i + 1) * (1 - Math.cos(x[i])) - Math.sin(x[i]);
  }
  return y;
}
`,
    inputs: [[[0.2, 0.4, 1]], [[0.5]]],
    constructs: ["store at the end", "array result"],
  },
  {
    name: "mutation with a sum of the results",
    source: `
function f(x: number[]): number[] {
  const y = [x[0], x[1], x[2]];
  y[0] *= x[1];
  y[1] *= x[2];
  y[2] = 0;
  y[2] = y[0] + y[1] + y[2];
  return y;
}
`,
    inputs: [[[2, 3, 5]], [[1, 0, -1]]],
    constructs: ["compound assignment", "element write", "array result"],
    known: {
      derivative: [
        [3, 2, 0],
        [0, 5, 3],
        [3, 7, 3],
      ],
      source: "DiffTests, differentiated by hand",
    },
  },
  {
    name: "mutation that multiplies in place twice",
    source: `
function f(x: number[]): number[] {
  const y = x.slice();
  y[0] *= x[0];
  y[1] *= x[0];
  y[0] *= x[1];
  y[1] *= x[1];
  return y;
}
`,
    inputs: [[[2, 3]], [[0, 1]]],
    constructs: ["compound assignment", "slice", "array result"],
    known: {
      derivative: [
        [12, 4],
        [9, 12],
      ],
      source: "y = (x₁²x₂, x₁x₂²)",
    },
  },
  {
    name: "four results that share their parts",
    source: `
function f(x: number[]): number[] {
  const y1 = x[0] * x[1] * Math.sin(x[2] ** 2);
  const y2 = y1 + x[2];
  const y3 = y1 / y2;
  const y4 = x[2];
  return [y1, y2, y3, y4];
}
`,
    inputs: [[[1, 2, 3]], [[0.5, -1, 0.2]]],
    constructs: ["array literal", "array result"],
    known: {
      derivative: [
        [0.8242369704835132, 0.4121184852417566, -10.933563142616123],
        [0.8242369704835132, 0.4121184852417566, -9.933563142616123],
        [0.169076696546684, 0.084538348273342, -2.299173530851733],
        [0, 0, 1],
      ],
      source: "known-values.md",
    },
  },
  {
    name: "differences and a running sum",
    source: `
const f = (x: number[]) => {
  let running = 0;
  return x.map((v, i) => {
    running += v * v;
    return i === 0 ? running : running - x[i - 1];
  });
};
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["captured assignment", "map", "ternary", "array result"],
    known: {
      derivative: [
        [2, 0, 0],
        [1, 4, 0],
        [2, 3, 6],
      ],
      source: "closed form",
    },
  },
];
