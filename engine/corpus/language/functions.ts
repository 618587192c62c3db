/** One small program for each way to make, pass and call functions. */
import type { CorpusProgram } from "../program.ts";

export const functions: readonly CorpusProgram[] = [
  {
    name: "default arguments that mention earlier ones",
    source: `
function scale(x: number, by = 2, shift = by * x): number {
  return x * by + shift;
}
const f = (x: number) => scale(x) + scale(x, 3) + scale(x, 1, 0) + scale(x, undefined, 1);
`,
    inputs: [[2], [0]],
    constructs: ["default argument", "undefined for a default"],
    known: { derivative: 4 + 6 + 1 + 2, source: "closed form" },
  },
  {
    name: "a rest parameter called with several lengths",
    source: `
function mean(first: number, ...others: number[]): number {
  let s = first;
  for (const o of others) s += o;
  return s / (1 + others.length);
}
const f = (x: number[]) => mean(x[0]) * mean(x[0], x[1]) * mean(x[0], x[1], x[0] * x[1]);
`,
    inputs: [[[1, 2]], [[3, 0]]],
    constructs: ["rest parameter"],
    known: {
      derivative: [1.5 * (5 / 3) + 0.5 * (5 / 3) + 1.5 * 1, 0.5 * (5 / 3) + 1.5 * (2 / 3)],
      source: "product rule by hand",
    },
  },
  {
    name: "an array spread into a rest parameter",
    source: `
const total = (...xs: number[]): number => xs.reduce((s, x) => s + x * x, 0);
const f = (x: number[]) => total(...x) + total(1, ...x, 2);
`,
    inputs: [[[1, 2]], [[5]]],
    constructs: ["spread call", "rest parameter"],
    known: { derivative: [4, 8], source: "closed form" },
  },
  {
    name: "a tuple spread into plain parameters",
    source: `
function area(w: number, h: number): number {
  return w * h;
}
function f(x: number): number {
  const size: [number, number] = [x, x + 1];
  return area(...size);
}
`,
    inputs: [[2], [0]],
    constructs: ["spread call of a tuple", "tuple"],
    known: { derivative: 5, source: "closed form" },
  },
  {
    name: "a generic function over two structures",
    source: `
function last<T>(items: readonly T[]): T {
  return items[items.length - 1];
}
function pair<A, B>(a: A, b: B): { a: A; b: B } {
  return { a, b };
}
function f(x: number): number {
  const p = pair(last([1, x]), last([[x], [x, x * x]]));
  return p.a * p.b[1];
}
`,
    inputs: [[2], [-1]],
    constructs: ["generic function", "specialisation by structure"],
    known: { derivative: 12, source: "closed form" },
  },
  {
    name: "a function called with numbers and with arrays",
    source: `
const twice = <T,>(g: (v: T) => T, v: T): T => g(g(v));
function f(x: number): number {
  const a = twice((v) => v * x, 3);
  const b = twice((v: number[]) => v.map((e) => e + x), [1, 2]);
  return a + b[0] * b[1];
}
`,
    inputs: [[2], [0]],
    constructs: ["generic function", "function as argument", "specialisation by structure"],
    known: { derivative: 12 + 2 * (5 + 6), source: "3x² + (1 + 2x)(2 + 2x)" },
  },
  {
    name: "functions declared after their use",
    source: `
function f(x: number): number {
  return later(x) + inner(x);
  function inner(y: number): number {
    return y * later(y);
  }
}
function later(x: number): number {
  return x * x;
}
`,
    inputs: [[2], [0]],
    constructs: ["hoisted function", "code after return"],
    known: { derivative: 4 + 12, source: "closed form" },
  },
  {
    name: "function expressions with names, called at once",
    source: `
const power = function self(x: number, n: number): number {
  return n > 0 ? x * self(x, n - 1) : 1;
};
const f = (x: number): number => {
  const y = ((t: number) => t + 1)(x);
  return (function () {
    return power(y, 3);
  })();
};
`,
    inputs: [[1], [-1]],
    constructs: ["named function expression", "called at once", "recursion"],
    known: { derivative: 12, source: "closed form" },
  },
  {
    name: "functions in an object, chosen by name",
    source: `
const activations = {
  square: (x: number) => x * x,
  cube(x: number) {
    return x ** 3;
  },
  half: function (x: number) {
    return x / 2;
  },
};
function f(x: number): number {
  return activations.square(x) + activations.cube(x) + activations["half"](x);
}
`,
    inputs: [[2], [0]],
    constructs: ["functions in objects", "method without this", "property by string"],
    known: { derivative: 4 + 12 + 0.5, source: "closed form" },
  },
  {
    name: "functions in an array, applied in turn",
    source: `
const steps = [(x: number) => x * x, (x: number) => x + 1, Math.sin];
function f(x: number): number {
  return steps[2](steps[1](steps[0](x)));
}
`,
    inputs: [[0.5], [0]],
    constructs: ["functions in arrays", "builtin as value"],
    known: { derivative: Math.cos(1.25), source: "closed form" },
  },
  {
    name: "functions in an array, looped over",
    source: `
function f(x: number): number {
  const steps: ((x: number) => number)[] = [(v) => v * v, (v) => v + x, (v) => Math.sin(v)];
  let y = x;
  for (const step of steps) y = step(y);
  return y;
}
`,
    inputs: [[0.5], [0]],
    constructs: ["functions in arrays", "loop over functions"],
    known: { derivative: Math.cos(0.75) * 2, source: "sin(x² + x)" },
  },
  {
    name: "a function chosen by a condition that is known when compiling",
    source: `
const kernels = { linear: (x: number) => x, cubic: (x: number) => x ** 3 };
function apply(kernel: (x: number) => number, x: number): number {
  return kernel(x) + 1;
}
const f = (x: number) => apply(kernels.cubic, x) * apply(kernels.linear, x);
`,
    inputs: [[1], [2]],
    constructs: ["functions in objects", "function as argument"],
    known: { derivative: 3 * 2 + 2, source: "(x³ + 1)(x + 1)" },
  },
  {
    name: "a function chosen by a condition while running",
    source: `
function f(x: number): number {
  const up = (v: number) => v * v;
  const down = (v: number) => -v;
  const g = x > 1 ? up : down;
  return g(x);
}
`,
    inputs: [[2], [0.5]],
    constructs: ["function chosen by a condition"],
    known: { derivative: 4, source: "closed form" },
  },
  {
    name: "currying",
    source: `
const add = (a: number) => (b: number) => (c: number) => a * b + c;
function f(x: number): number {
  const withX = add(x);
  return withX(2)(x) + withX(x)(1);
}
`,
    inputs: [[3], [0]],
    constructs: ["currying", "function as result"],
    known: { derivative: 3 + 6, source: "3x + x² + 1" },
  },
  {
    name: "composition of any number of functions",
    source: `
const compose =
  (...fs: ((x: number) => number)[]) =>
  (x: number) =>
    fs.reduceRight((acc, g) => g(acc), x);
const f = (x: number) => compose(Math.sin, (t) => t * t, (t) => 2 * t)(x);
`,
    inputs: [[0.4], [0]],
    constructs: [
      "functions in arrays",
      "rest parameter",
      "function as result",
      "builtin as value",
      "reduceRight",
    ],
    known: { derivative: Math.cos(0.64) * 2 * 0.8 * 2, source: "sin(4x²)" },
  },
  {
    name: "a closure that captures an active number",
    source: `
function f(x: number): number {
  const scaled = (y: number) => x * y;
  return scaled(3) + scaled(scaled(2));
}
`,
    inputs: [[2], [0]],
    constructs: ["closure", "captured active variable"],
    known: { derivative: 3 + 8, source: "3x + 2x²" },
  },
  {
    name: "a closure that captures an active array and writes it",
    source: `
function f(x: number[]): number {
  const memory = x.slice();
  const bump = (i: number) => {
    memory[i] *= 2;
    return memory[i];
  };
  bump(0);
  const y = bump(0) + bump(1);
  return y * memory[0];
}
`,
    inputs: [[[1, 2]], [[0, 3]]],
    constructs: ["captured array", "captured mutation"],
    known: { derivative: [16 * 2 + 16, 8], source: "(4x₀ + 2x₁)·4x₀" },
  },
  {
    name: "a variable captured and assigned afterwards",
    source: `
function f(x: number): number {
  let scale = 1;
  const g = (y: number) => y * scale;
  const before = g(x);
  scale = x;
  return before + g(x);
}
`,
    inputs: [[3], [0]],
    constructs: ["captured assignment", "assigned after capture"],
    known: { derivative: 7, source: "x + x²" },
  },
  {
    name: "a counter and an accumulator in closures",
    source: `
function makeAccumulator(start: number) {
  let total = start;
  let count = 0;
  return {
    add(v: number) {
      total += v;
      count++;
    },
    mean: () => total / count,
  };
}
function f(xs: number[]): number {
  const acc = makeAccumulator(0);
  const squares = makeAccumulator(1);
  for (const x of xs) {
    acc.add(x);
    squares.add(x * x);
  }
  return squares.mean() - acc.mean() ** 2;
}
`,
    inputs: [[[1, 2, 4]], [[3]]],
    constructs: ["closure with state", "functions in objects", "function as result"],
    known: {
      derivative: [2 / 3 - (2 * 7) / 9, 4 / 3 - (2 * 7) / 9, 8 / 3 - (2 * 7) / 9],
      source: "closed form",
    },
  },
  {
    name: "two closures that share an assigned variable",
    source: `
function f(x: number): number {
  let state = x;
  const square = () => {
    state = state * state;
  };
  const addTo = (y: number): void => {
    state += y;
  };
  square();
  addTo(x);
  square();
  return state;
}
`,
    inputs: [[1], [2]],
    constructs: ["closure with state", "captured assignment", "function without result"],
    known: { derivative: 2 * 2 * 3, source: "(x² + x)²" },
  },
  {
    name: "a closure passed down and called with its own captures",
    source: `
function repeat(n: number, action: (i: number) => void): void {
  for (let i = 0; i < n; i++) action(i);
}
function f(x: number[]): number {
  let s = 0;
  let p = 1;
  repeat(x.length, (i) => {
    s += x[i];
    p *= s;
  });
  return p;
}
`,
    inputs: [[[1, 2, 3]], [[5]]],
    constructs: ["function as argument", "captured assignment", "function without result"],
    known: { derivative: [18 + 6 + 3, 6 + 3, 3], source: "s₁s₂s₃" },
  },
  {
    name: "recursion on an index with an accumulator",
    source: `
function sum(xs: number[], i: number, acc: number): number {
  if (i === xs.length) return acc;
  return sum(xs, i + 1, acc * 0.5 + xs[i] ** 2);
}
const f = (xs: number[]) => sum(xs, 0, 0);
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["recursion", "tail call"],
    known: { derivative: [0.5, 2, 6], source: "closed form" },
  },
  {
    name: "recursion that branches twice",
    source: `
function fib(n: number, x: number): number {
  if (n < 2) return n === 0 ? 1 : x;
  return fib(n - 1, x) * x + fib(n - 2, x);
}
const f = (x: number) => fib(5, x);
`,
    inputs: [[0.5], [2]],
    constructs: ["recursion"],
  },
  {
    name: "mutual recursion",
    source: `
function even(n: number, x: number): number {
  return n === 0 ? 1 : x * odd(n - 1, x);
}
function odd(n: number, x: number): number {
  return n === 0 ? 0 : even(n - 1, x) + x;
}
const f = (x: number) => even(4, x);
`,
    inputs: [[2], [0.5]],
    constructs: ["mutual recursion"],
  },
  {
    name: "a local recursive closure over active data",
    source: `
function f(xs: number[]): number {
  const total = (lo: number, hi: number): number => {
    if (hi - lo === 1) return xs[lo] * xs[lo];
    const mid = (lo + hi) >>> 1;
    return total(lo, mid) + 2 * total(mid, hi);
  };
  return total(0, xs.length);
}
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["local recursion", "captured array", "bitwise shift"],
    known: { derivative: [2, 8, 24], source: "x₀² + 2(x₁² + 2x₂²)" },
  },
  {
    name: "recursion that returns an array",
    source: `
function powers(x: number, n: number): number[] {
  if (n === 0) return [1];
  const lower = powers(x, n - 1);
  return [...lower, lower[lower.length - 1] * x];
}
const f = (x: number) => powers(x, 4);
`,
    inputs: [[2], [0]],
    constructs: ["recursion", "array spread", "array result"],
    known: { derivative: [0, 1, 4, 12, 32], source: "closed form" },
  },
  {
    name: "recursion that returns an object",
    source: `
interface Jet {
  value: number;
  slope: number;
}
function sine(x: number, n: number): Jet {
  if (n === 0) return { value: x, slope: 1 };
  const { value, slope } = sine(x, n - 1);
  return { value: Math.sin(value), slope: Math.cos(value) * slope };
}
const f = (x: number) => sine(x, 3).slope;
`,
    inputs: [[0.7], [0]],
    constructs: ["recursion", "object result", "object destructuring"],
  },
  {
    name: "a tree walked by recursion over indices",
    source: `
interface Node {
  value: number;
  left: number;
  right: number;
}
function sum(tree: Node[], at: number, depth: number): number {
  if (at < 0) return 0;
  const node = tree[at];
  return node.value ** depth + sum(tree, node.left, depth + 1) + sum(tree, node.right, depth + 1);
}
function f(values: number[]): number {
  const tree: Node[] = values.map((value, i) => ({
    value,
    left: 2 * i + 1 < values.length ? 2 * i + 1 : -1,
    right: 2 * i + 2 < values.length ? 2 * i + 2 : -1,
  }));
  return sum(tree, 0, 1);
}
`,
    inputs: [[[2, 3, 4, 5]], [[1]]],
    constructs: ["recursion", "array of objects", "indices as data"],
    known: { derivative: [1, 6, 8, 75], source: "closed form" },
  },
  {
    name: "a callback with an optional extra argument",
    source: `
function fold(xs: number[], g: (acc: number, x: number, weight?: number) => number, weighted: boolean): number {
  return xs.reduce((acc, x, i) => (weighted ? g(acc, x, i) : g(acc, x)), 0);
}
const step = (acc: number, x: number, weight = 1) => acc + weight * x * x;
const f = (xs: number[]) => fold(xs, step, true) + fold(xs, step, false);
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["default argument", "optional parameter", "function as argument"],
    known: { derivative: [2, 8, 18], source: "Σ(i + 1)x²" },
  },
  {
    name: "parameters reassigned do not reach the caller",
    source: `
function shrink(x: number, xs: number[]): number {
  x = x / 2;
  xs = xs.map((v) => v * x);
  xs[0] += 1;
  return xs[0] + x;
}
function f(x: number[]): number {
  const y = shrink(x[0], x);
  return y + x[0] * x[0];
}
`,
    inputs: [[[2, 3]], [[1]]],
    constructs: ["parameter assignment"],
    known: { derivative: [2 + 0.5 + 4, 0], source: "x₀²/2 + 1 + x₀/2 + x₀²" },
  },
  {
    name: "an array passed to a helper that writes it",
    source: `
function normalize(v: number[]): void {
  const n = Math.hypot(...v);
  for (let i = 0; i < v.length; i++) v[i] /= n;
}
function f(x: number[]): number {
  const v = [...x];
  normalize(v);
  return v[0] + 2 * v[v.length - 1];
}
`,
    inputs: [[[3, 4]], [[2]]],
    constructs: ["argument mutated by a helper", "function without result", "spread call"],
  },
  {
    name: "call, apply and a loop over the names of fields",
    source: `
const g = (a: number, ...b: number[]) => b.reduce((s, v) => s * a + v, a);
function f(x: number[]): number {
  let s = 0;
  for (const k in { p: 1, q: 2 }) s += g.call(null, x[0], x[1], k === "p" ? x[2] : 1);
  return s * Math.max.apply(null, x) + g.apply(undefined, [x[0], ...x]);
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["rest parameter", "for in"],
  },
  {
    name: "results kept in a map by a function that calls itself",
    source: `
function f(x: number[]): number {
  const memo = new Map<number, number>();
  const step = (n: number): number => {
    const known = memo.get(n);
    if (known !== undefined) return known;
    const value: number = n < 2 ? x[n] : step(n - 1) * 0.5 + step(n - 2) * x[2];
    memo.set(n, value);
    return value;
  };
  return step(9);
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["Map", "recursion", "closure with state"],
  },
];
