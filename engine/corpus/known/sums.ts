/** Functions from arrays to a number with which autodiff libraries test themselves (DiffTests, MIT). */
import type { CorpusProgram } from "../program.ts";

const tests = "DiffTests, differentiated by hand";
const five = [0.5, 1.5, 2, 0.25, 1.25];

export const sums: readonly CorpusProgram[] = [
  {
    name: "five entries in one expression",
    source: `
function f(x: number[]): number {
  return (Math.exp(x[0]) + Math.log(x[2]) * x[3]) / x[4];
}
`,
    inputs: [[five], [[0, 1, 1, -1, 2]]],
    constructs: ["array argument", "Math"],
    known: {
      derivative: [
        Math.exp(0.5) / 1.25,
        0,
        0.25 / 2 / 1.25,
        Math.log(2) / 1.25,
        -(Math.exp(0.5) + Math.log(2) * 0.25) / 1.25 ** 2,
      ],
      source: tests,
    },
  },
  {
    name: "x₁x₂ + sin x₁",
    source: `
const f = (x: number[]) => x[0] * x[1] + Math.sin(x[0]);
`,
    inputs: [[[1, 2]], [[0, 0]]],
    constructs: ["arrow", "array argument"],
    known: { derivative: [2 + Math.cos(1), 1], source: tests },
  },
  {
    name: "the norm of an outer product",
    source: `
function f(x: number[]): number {
  const outer: number[][] = x.map((xi) => x.map((xj) => xi * xj));
  let squares = 0;
  for (const row of outer) for (const entry of row) squares += entry * entry;
  return Math.sqrt(squares);
}
`,
    inputs: [[[3, 4]], [[2]], [five]],
    constructs: ["map", "nested arrays", "for of", "closure"],
    known: { derivative: [6, 8], source: "‖x ⊗ x‖ = x·x" },
  },
  {
    name: "work whose result is thrown away",
    source: `
function f(x: number[]): number {
  let sum = 0;
  let product = 1;
  for (const value of x) {
    sum += value;
    product *= value;
  }
  const unused = sum + product;
  return 1;
}
`,
    inputs: [[[1, 2, 3]], [[0]]],
    constructs: ["constant result", "for of", "compound assignment"],
    known: { derivative: [0, 0, 0], source: tests },
  },
  {
    name: "the sum of the cubes of negated entries",
    source: `
function f(x: number[]) {
  return x.map((v) => (-v) ** 3).reduce((a, b) => a + b, 0);
}
`,
    inputs: [[[1, -2, 3]], [[0]]],
    constructs: ["map", "reduce", "**"],
    known: { derivative: [-3, -12, -27], source: tests },
  },
  {
    name: "the sum of the positive entries",
    source: `
function f(x: number[]): number {
  let total = 0;
  for (let i = 0; i < x.length; i++) total += x[i] > 0 ? x[i] : 0;
  return total;
}
`,
    inputs: [[[1, -2, 3]], [[-1]]],
    constructs: ["ternary", "for"],
    known: { derivative: [1, 0, 1], source: tests },
  },
  {
    name: "the first entry times each element in turn",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (const y of x) s += x[0] * y;
  return s;
}
`,
    inputs: [[[1, 2, 3]], [[5]]],
    constructs: ["for of"],
    known: { derivative: [7, 1, 1], source: tests },
  },
  {
    name: "Rosenbrock's function",
    source: `
function f(x: number[]): number {
  let total = 0;
  for (let i = 0; i < x.length - 1; i++) {
    const a = 1 - x[i];
    const b = x[i + 1] - x[i] * x[i];
    total += a * a + 100 * b * b;
  }
  return total;
}
`,
    inputs: [[[0.1, 0.2, 0.3]], [[1, 1]], [[-1.2, 1, 0.5, 2]], [[3]]],
    constructs: ["for", "array argument"],
    known: { derivative: [-9.4, 15.6, 52], source: "known-values.md" },
  },
  {
    name: "Rosenbrock's function with absolute values",
    source: `
function f(x: number[]): number {
  let total = 0;
  for (let i = 0; i + 1 < x.length; i += 1) {
    total += Math.abs(1 - x[i]) + 100 * Math.abs(x[i + 1] - x[i] ** 2);
  }
  return total;
}
`,
    inputs: [[[0.1, 0.2, 0.3]], [[-1.2, 1, 0.5, 2]]],
    constructs: ["for", "Math"],
    known: { derivative: [-1 - 20, -1 + 100 - 40, 100], source: tests },
  },
  {
    name: "Ackley's function",
    source: `
function f(x: number[], a = 20, b = -0.2, c = 2 * Math.PI): number {
  const n = x.length;
  let squares = 0;
  let cosines = 0;
  for (let i = 0; i < n; i++) {
    squares += x[i] ** 2;
    cosines += Math.cos(c * x[i]);
  }
  return -a * Math.exp(b * Math.sqrt(squares / n)) - Math.exp(cosines / n) + a + Math.E;
}
`,
    inputs: [[[0.5, -0.3, 1.2]], [[1]], [five, 15]],
    constructs: ["default argument", "Math", "for"],
  },
  {
    name: "a logistic of a squared length",
    source: `
const dot = (u: number[], v: number[]) => u.reduce((s, ui, i) => s + ui * v[i], 0);
const f = (x: number[]) => 1 / (1 + Math.exp(-dot(x, x)));
`,
    inputs: [[[0.5, 0.5]], [[0]]],
    constructs: ["reduce", "helper function"],
    known: {
      derivative: [Math.exp(-0.5) / (1 + Math.exp(-0.5)) ** 2, Math.exp(-0.5) / (1 + Math.exp(-0.5)) ** 2],
      source: tests,
    },
  },
  {
    name: "a product written as a loop",
    source: `
function f(xs: number[]): number {
  let product = 1;
  for (const x of xs) {
    product *= x;
  }
  return product;
}
`,
    inputs: [[[1, 2, 3]], [[7]], [[0, 2, 0]]],
    constructs: ["for of", "compound assignment"],
    known: { derivative: [6, 3, 2], source: "known-values.md" },
  },
  {
    name: "a weighted sum of squares with weights by index",
    source: `
const f = (x: readonly number[]): number => {
  let s = 0;
  x.forEach((v, i) => {
    s += (i + 1) * v * v;
  });
  return s;
};
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["forEach", "captured assignment", "readonly"],
    known: { derivative: [2, 8, 18], source: "closed form" },
  },
];
