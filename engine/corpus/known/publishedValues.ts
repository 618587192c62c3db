/** Small programs whose derivatives autodiff libraries have published, or once got wrong. */
import type { CorpusProgram } from "../program.ts";

const listed = "known-values.md";

export const publishedValues: readonly CorpusProgram[] = [
  {
    name: "a power by a while loop",
    source: `
function f(x: number, n = 3): number {
  let result = 1;
  while (n > 0) {
    result *= x;
    n--;
  }
  return result;
}
`,
    inputs: [
      [2, 3],
      [2, 0],
      [-1.5, 1],
    ],
    constructs: ["while", "parameter assignment", "decrement"],
    known: { derivative: 12, source: listed },
  },
  {
    name: "a power by recursion",
    source: `
function power(x: number, n: number): number {
  return n === 0 ? 1 : x * power(x, n - 1);
}
function f(x: number) {
  return power(x, 3);
}
`,
    inputs: [[2], [0]],
    constructs: ["recursion", "ternary"],
    known: { derivative: 12, source: listed },
  },
  {
    name: "a power by squaring",
    source: `
function f(x: number, n: number): number {
  let base = x;
  let result = 1;
  for (let k = n; k > 0; k = Math.floor(k / 2)) {
    if (k % 2 === 1) result *= base;
    base *= base;
  }
  return result;
}
`,
    inputs: [
      [2, 3],
      [1.1, 13],
      [3, 0],
    ],
    constructs: ["for", "Math.floor", "inactive argument"],
    known: { derivative: 12, source: listed },
  },
  {
    name: "a power by a mutated local",
    source: `
function f(x: number): number {
  let r = x;
  for (let i = 1; i < 3; i++) {
    r = r * x;
  }
  return r;
}
`,
    inputs: [[2], [0]],
    constructs: ["for", "local assignment"],
    known: { derivative: 12, source: listed },
  },
  {
    name: "terms kept under names in an object",
    source: `
function f(x: number): number {
  const terms = { one: 0, two: 0, three: 0, four: 0 };
  terms.one = 1 ** x;
  terms.two = 2 ** x;
  terms.three = 3 ** x;
  terms.four = 4 ** x;
  return terms.one + terms.two + terms.three + terms.four;
}
`,
    inputs: [[3], [0]],
    constructs: ["object", "field write"],
    known: { derivative: 123.93054835019153, source: listed },
  },
  {
    name: "terms kept in a map by number",
    source: `
function f(x: number): number {
  const terms = new Map<number, number>();
  for (let i = 1; i <= 4; i++) terms.set(i, i ** x);
  let sum = 0;
  for (let i = 1; i <= 4; i++) sum += terms.get(i)!;
  return sum;
}
`,
    inputs: [[3], [0]],
    constructs: ["Map"],
    known: { derivative: 123.93054835019153, source: listed },
  },
  {
    name: "two locals swapped in a loop",
    source: `
function f(x: number): number {
  let a = x;
  let b = 2 * x;
  for (let i = 0; i < 5; i++) {
    [a, b] = [b, a];
  }
  return a;
}
`,
    inputs: [[1], [-3]],
    constructs: ["swap", "array destructuring assignment"],
    known: { derivative: 2, source: listed },
  },
  {
    name: "ten arrays, each the sum of those before",
    source: `
const add = (...arrays: number[][]) => arrays[0].map((_, i) => arrays.reduce((s, a) => s + a[i], 0));
function f(x1: number[]): number {
  const x2 = x1;
  const x3 = add(x1, x2);
  const x4 = add(x1, x2, x3);
  const x5 = add(x1, x2, x3, x4);
  const x6 = add(x1, x2, x3, x4, x5);
  const x7 = add(x1, x2, x3, x4, x5, x6);
  const x8 = add(x1, x2, x3, x4, x5, x6, x7);
  const x9 = add(x1, x2, x3, x4, x5, x6, x7, x8);
  const x10 = add(x1, x2, x3, x4, x5, x6, x7, x8, x9);
  return x10.reduce((s, v) => s + v * v, 0);
}
`,
    inputs: [[[1, 1]], [[0.5]]],
    constructs: ["rest parameter", "accumulation", "aliasing"],
    known: { derivative: [131072, 131072], source: listed },
  },
  {
    name: "a lookup in an object times x",
    source: `
const table = { d: 4, e: 5 };
const f = (x: number) => x * table.d;
`,
    inputs: [[2], [0]],
    constructs: ["captured object", "global"],
    known: { derivative: 4, source: listed },
  },
  {
    name: "a three-way if at its middle branch",
    source: `
function f(x: number): number {
  if (x > 2) {
    return 3 * x;
  } else if (x > 0) {
    return 2 * x;
  } else {
    return x;
  }
}
`,
    inputs: [[1], [3], [-1]],
    constructs: ["else if", "early return"],
    known: { derivative: 2, source: listed },
  },
  {
    name: "Heron's iteration for a square root",
    source: `
function f(a: number): number {
  let x = a;
  for (let i = 0; i < 100; i++) {
    const next = 0.5 * (x + a / x);
    if (Math.abs(next - x) < 1e-14 * next) return next;
    x = next;
  }
  return x;
}
`,
    inputs: [[49], [1], [2]],
    constructs: ["for", "early return from a loop"],
    known: { derivative: 1 / 14, source: listed },
  },
  {
    name: "a rectifier",
    source: `
const f = (x: number) => (x < 0 ? 0 : x);
`,
    inputs: [[1.34], [-1]],
    constructs: ["ternary"],
    known: { derivative: 1, source: listed },
  },
];
