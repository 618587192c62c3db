/** Operators, Math and Number. */
import type { CorpusProgram } from "../program.ts";

export const mathematics: readonly CorpusProgram[] = [
  {
    name: "all arithmetic operators",
    source: `
const f = (x: number) => ((x + 2) * (x - 3)) / (x * x + 1) - -x + (+x) ** 2 + (x % 2);
`,
    inputs: [[2.5], [0.5]],
    constructs: ["arithmetic operators", "remainder"],
  },
  {
    name: "remainders of negative and active operands",
    source: `
function f(x: number[]): number {
  return (x[0] % x[1]) * 2 + (-x[0] % 3) + (x[0] % -x[1]);
}
`,
    inputs: [[[7.5, 2]], [[-7.5, 2]]],
    constructs: ["remainder"],
    known: { derivative: [2 - 1 + 1, -6 - 3], source: "x % y = x − y·trunc(x/y)" },
  },
  {
    name: "powers of every kind",
    source: `
function f(x: number[]): number {
  const [a, b] = x;
  return a ** 2 + a ** -1 + 2 ** b + a ** b + Math.pow(a, 0.5) + (-a) ** 3 + a ** 0;
}
`,
    inputs: [[[2, 3]], [[0.5, -1]]],
    constructs: ["**", "Math.pow"],
  },
  {
    name: "trigonometric functions and their inverses",
    source: `
const f = (x: number) =>
  Math.sin(x) + Math.cos(x) * Math.tan(x) + Math.asin(x / 2) + Math.acos(x / 3) * Math.atan(x) + Math.atan2(x, 1 + x);
`,
    inputs: [[0.7], [0]],
    constructs: ["Math"],
  },
  {
    name: "hyperbolic functions and their inverses",
    source: `
const f = (x: number) =>
  Math.sinh(x) * Math.cosh(x) + Math.tanh(x) + Math.asinh(x) + Math.acosh(x + 2) + Math.atanh(x / 2);
`,
    inputs: [[0.7], [0]],
    constructs: ["Math"],
  },
  {
    name: "exponentials, logarithms and roots",
    source: `
const f = (x: number) =>
  Math.exp(x) + Math.expm1(x) + Math.log(x + 2) + Math.log2(x + 3) * Math.log10(x + 4) + Math.log1p(x) + Math.sqrt(x + 1) + Math.cbrt(x + 1);
`,
    inputs: [[0.7], [0]],
    constructs: ["Math"],
  },
  {
    name: "rounding has no derivative",
    source: `
function f(x: number): number {
  return x * (Math.floor(x) + Math.ceil(x) + Math.round(x) + Math.trunc(-x)) + Math.sign(x);
}
`,
    inputs: [[2.3], [-1.6]],
    constructs: ["Math.floor", "rounding"],
    known: { derivative: 2 + 3 + 2 - 2, source: "closed form" },
  },
  {
    name: "maxima and minima of any number of arguments",
    source: `
const f = (x: number[]) =>
  Math.max(x[0], x[1]) + Math.min(x[0], x[1], x[2]) * Math.max(x[2]) + Math.max(1, x[2], ...x) + Math.min(...x.map((v) => v * v));
`,
    inputs: [[[1, 3, 2]], [[0.5, 0.1, -2]]],
    constructs: ["Math.max", "Math.min", "spread call"],
    known: { derivative: [2 + 2, 1 + 1, 1], source: "closed form" },
  },
  {
    name: "hypot of two, of many and of an array",
    source: `
const f = (x: number[]) => Math.hypot(x[0], x[1]) + Math.hypot(x[0], x[1], 2) * Math.hypot(...x);
`,
    inputs: [[[3, 4]], [[1, 0]]],
    constructs: ["Math.hypot", "spread call"],
  },
  {
    name: "constants of Math and Number",
    source: `
const f = (x: number) => x * Math.PI + Math.E * x ** Math.LN2 + Math.SQRT2 * x + Math.LOG10E * Number.EPSILON + (x > Number.MAX_VALUE ? 1 : 0);
`,
    inputs: [[2], [0.5]],
    constructs: ["Math constants", "Number constants"],
  },
  {
    name: "integers by bits",
    source: `
function f(x: number, n: number): number {
  let s = 0;
  for (let bit = 0; bit < 8; bit++) {
    if ((n >> bit) & 1) s += x ** bit;
  }
  const rounded = ~~(n / 2) + (n | 0) + (n ^ 3) + (~n & 7) + (1 << (n & 3));
  return s * rounded;
}
`,
    inputs: [
      [2, 5],
      [2, 0],
    ],
    constructs: ["bitwise"],
    known: { derivative: 4 * (2 + 5 + 6 + 2 + 2), source: "1 + x², times 17" },
  },
  {
    name: "a random generator of one's own by bits",
    source: `
function f(x: number): number {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  let s = 0;
  for (let i = 0; i < 4; i++) s += Math.sin(x * next());
  return s;
}
`,
    inputs: [[0.8], [0]],
    constructs: ["bitwise", "Math.imul", "closure with state"],
  },
  {
    name: "questions of Number",
    source: `
function f(x: number): number {
  let y = x;
  if (Number.isInteger(x)) y *= 2;
  if (Number.isFinite(1 / x)) y += 1 / x;
  if (isNaN(y)) y = 0;
  return Number(y) + 0.5;
}
`,
    inputs: [[2.5], [3]],
    constructs: ["Number.isInteger", "Number.isFinite", "isNaN"],
    rough: "whether the input is an integer decides",
  },
  {
    name: "kinks away from the point",
    source: `
const f = (x: number) => Math.abs(x - 1) + Math.max(x, 0) + Math.min(x * x, 4) + Math.abs(Math.sin(3 * x));
`,
    inputs: [[0.5], [-2.3], [3]],
    constructs: ["Math.abs", "Math.max of two"],
  },
  {
    name: "a clamp inside a root that vanishes",
    source: `
function f(x: number[]): number {
  const r2 = x[0] * x[0] + x[1] * x[1];
  return r2 === 0 ? 0 : Math.sqrt(r2);
}
`,
    inputs: [[[3, 4]], [[0, 0]]],
    constructs: ["ternary", "guarded root"],
    rough: "the second input is the tip of a cone",
    known: { derivative: [0.6, 0.8], source: "closed form" },
  },
  {
    name: "scientific, hexadecimal, binary and separated literals",
    source: `
const f = (x: number) => 1e-2 * x + 0x10 * x + 0b11 + 1_000 * x ** 2 + .5 + 5. * x;
`,
    inputs: [[2], [0]],
    constructs: ["number literals"],
    known: { derivative: 0.01 + 16 + 4000 + 5, source: "closed form" },
  },
  {
    name: "an assignment within void",
    source: `
function f(x: number): number {
  let a = 0;
  void (a = x * x);
  const forget = (t: number) => void t;
  return a + (forget(x) === undefined ? x : 0);
}
`,
    inputs: [[2], [-0.5]],
    constructs: ["void"],
  },
];
