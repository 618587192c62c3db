/** Functions of one number with which autodiff libraries test themselves (DiffTests, MIT). */
import type { CorpusProgram } from "../program.ts";

const tests = "DiffTests, differentiated by hand";

export const scalars: readonly CorpusProgram[] = [
  {
    name: "the squared tangent as sin²x/cos²x",
    source: `
function f(x: number): number {
  return Math.sin(x) ** 2 / Math.cos(x) ** 2;
}
`,
    inputs: [[1], [0], [-0.7]],
    constructs: ["**", "Math"],
    known: { derivative: (2 * Math.tan(1)) / Math.cos(1) ** 2, source: tests },
  },
  {
    name: "2x + √(x³)",
    source: `
const f = (x: number) => 2 * x + Math.sqrt(x * x * x);
`,
    inputs: [[4], [0.25], [1]],
    constructs: ["arrow", "Math"],
    known: { derivative: 2 + 1.5 * Math.sqrt(4), source: tests },
  },
  {
    name: "an exponential with a constant base",
    source: `
const f = (x: number): number => {
  return Math.pow(10.31, 2 * x) - x;
};
`,
    inputs: [[0.5], [0], [-1]],
    constructs: ["arrow", "Math"],
    known: { derivative: 2 * Math.log(10.31) * 10.31 - 1, source: tests },
  },
  {
    name: "a function that ignores its input",
    source: `
function f(x: number) {
  return 1;
}
`,
    inputs: [[2.5], [0]],
    constructs: ["constant result"],
    known: { derivative: 0, source: tests },
  },
  {
    name: "the logistic function",
    source: `
function f(x: number) {
  return 1 / (1 + Math.exp(-x));
}
`,
    inputs: [[0], [3], [-20]],
    constructs: ["Math"],
    known: { derivative: 0.25, source: tests },
  },
  {
    name: "one number into an array by a recurrence",
    source: `
function f(x: number): number[] {
  const y = new Array<number>(6).fill(0);
  for (let i = 1; i < y.length; i++) {
    y[i] = (Math.sin(x) + y[i - 1]) ** 2;
  }
  return y;
}
`,
    inputs: [[0.3], [0], [1.1]],
    constructs: ["new Array().fill", "for", "element write", "array result"],
  },
  {
    name: "the identity",
    source: `
const f = (x: number) => x;
`,
    inputs: [[3], [-0]],
    constructs: ["arrow"],
    known: { derivative: 1, source: "closed form" },
  },
  {
    name: "a polynomial by Horner's scheme",
    source: `
function f(x: number): number {
  const coefficients = [3, -1, 0.5, 2];
  let value = 0;
  for (const c of coefficients) value = value * x + c;
  return value;
}
`,
    inputs: [[2], [0], [-1.5]],
    constructs: ["for of", "array literal"],
    known: { derivative: 9 * 4 - 2 * 2 + 0.5, source: "closed form" },
  },
];
