/** One small program for each pattern, spread and rest. */
import type { CorpusProgram } from "../program.ts";

export const destructuring: readonly CorpusProgram[] = [
  {
    name: "array patterns with holes, defaults and a rest",
    source: `
function f(x: number[]): number {
  const [a, , c = 10, ...rest] = x;
  let s = a * c;
  for (const r of rest) s += r * r;
  return s;
}
`,
    inputs: [[[1, 2, 3, 4, 5]], [[1, 2, 3]]],
    constructs: [
      "array destructuring",
      "destructuring with holes",
      "destructuring default",
      "rest in destructuring",
    ],
    known: { derivative: [3, 0, 1, 8, 10], source: "closed form" },
  },
  {
    name: "an array pattern whose default is taken",
    source: `
function f(x: number[]): number {
  const [a, b = 3 * a] = x;
  return a * b;
}
`,
    inputs: [[[2]], [[2, 5]]],
    constructs: ["array destructuring", "destructuring default"],
    known: { derivative: [12], source: "3a²" },
  },
  {
    name: "object patterns with renaming, defaults and nesting",
    source: `
interface Input {
  a: number;
  b?: number;
  inner: { c: number; list: number[] };
}
function f({ a: first, b = 2 * first, inner: { c, list: [head] } }: Input): number {
  return first * b + c * head;
}
`,
    inputs: [[{ a: 3, b: 5, inner: { c: 2, list: [7, 1] } }], [{ a: 3, inner: { c: 2, list: [7] } }]],
    constructs: [
      "parameter destructuring",
      "renamed destructuring",
      "destructuring default",
      "nested destructuring",
    ],
    known: { derivative: [5, 3, 7, 2, 0], source: "closed form" },
  },
  {
    name: "destructuring into what is declared already",
    source: `
function f(x: number[]): number {
  let a = 0;
  let b = 0;
  const o = { sum: 0 };
  const y = [0, 0];
  [a, b] = x;
  ({ a, b } = { a: b, b: a });
  [y[1], o.sum] = [a * b, a + 2 * b];
  return y[1] * o.sum + a;
}
`,
    inputs: [[[2, 3]], [[0, 1]]],
    constructs: ["array destructuring assignment", "object destructuring assignment", "swap"],
    known: { derivative: [3 * 7 + 6 * 2, 2 * 7 + 6 + 1], source: "x₀x₁(x₁ + 2x₀) + x₁" },
  },
  {
    name: "elements swapped in place by a pattern",
    source: `
function f(x: number[]): number {
  const y = x.slice();
  for (let i = 0, j = y.length - 1; i < j; i++, j--) [y[i], y[j]] = [y[j], y[i]];
  return y.reduce((s, v, i) => s + (i + 1) * v * v, 0);
}
`,
    inputs: [[[1, 2, 3]], [[5]], [[1, 2, 3, 4]]],
    constructs: ["swap", "array destructuring assignment", "comma in for"],
    known: { derivative: [6, 8, 6], source: "closed form" },
  },
  {
    name: "three values rotated by a pattern",
    source: `
function f(x: number): number {
  let [a, b, c] = [x, x * x, 1];
  for (let i = 0; i < 4; i++) [a, b, c] = [b, c, a + b];
  return a * b + c;
}
`,
    inputs: [[2], [0]],
    constructs: ["array destructuring assignment", "swap"],
  },
  {
    name: "spreads that concatenate arrays",
    source: `
function f(x: number[]): number {
  const y = [0, ...x, x.length, ...x.map((v) => v * v)];
  return y.reduce((s, v, i) => s + i * v, 0);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["array spread"],
    known: { derivative: [1 + 4 * 2 * 1, 2 + 5 * 2 * 2], source: "closed form" },
  },
  {
    name: "spreads that merge objects, the later winning",
    source: `
const defaults = { a: 1, b: 2, c: 3 };
function f(x: number): number {
  const p = { ...defaults, b: x, ...{ c: x * x } };
  return p.a + p.b * p.c;
}
`,
    inputs: [[2], [0]],
    constructs: ["object spread", "captured object"],
    known: { derivative: 12, source: "1 + x³" },
  },
  {
    name: "patterns in loops and callbacks",
    source: `
function f(points: { at: [number, number]; w: number }[]): number {
  let s = 0;
  for (const {
    at: [x, y],
    w = 1,
  } of points) {
    s += w * x * y;
  }
  points.forEach(({ at: [, y] }) => (s += y));
  return s;
}
`,
    inputs: [
      [
        [
          { at: [1, 2], w: 3 },
          { at: [4, 5], w: 6 },
        ],
      ],
      [[{ at: [1, 1], w: 0 }]],
    ],
    constructs: ["destructuring in for of", "nested destructuring", "parameter destructuring", "tuple"],
    known: { derivative: [6, 4, 2, 30, 25, 20], source: "closed form" },
  },
  {
    name: "a function with an options object and defaults for everything",
    source: `
function integrate(g: (t: number) => number, { from = 0, to = 1, steps = 4 }: { from?: number; to?: number; steps?: number } = {}): number {
  const h = (to - from) / steps;
  let s = 0;
  for (let i = 0; i < steps; i++) s += h * g(from + (i + 0.5) * h);
  return s;
}
const f = (x: number) => integrate((t) => t * x) + integrate((t) => t * t, { to: x, steps: 2 });
`,
    inputs: [[2], [0]],
    constructs: ["parameter destructuring", "destructuring default", "default argument of an object"],
  },
];
