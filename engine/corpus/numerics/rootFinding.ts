/** Root finders that are differentiated through their iterations. */
import type { CorpusProgram } from "../program.ts";

export const rootFinding: readonly CorpusProgram[] = [
  {
    name: "bisection with constant brackets, which has no derivative",
    source: `
function f(a: number): number {
  let lo = 0;
  let hi = 4;
  while (hi - lo > 1e-6) {
    const mid = (lo + hi) / 2;
    if (mid * mid > a) hi = mid;
    else lo = mid;
  }
  return (lo + hi) / 2;
}
`,
    inputs: [[2], [9.5]],
    constructs: ["while", "if else"],
    rough: "the result is a step function of its input",
    known: { derivative: 0, source: "every midpoint is a constant" },
  },
  {
    name: "bisection with brackets that depend on the input",
    source: `
function bisect(g: (x: number) => number, lo: number, hi: number, turns: number): number {
  for (let i = 0; i < turns; i++) {
    const mid = 0.5 * (lo + hi);
    if (g(lo) * g(mid) <= 0) {
      hi = mid;
    } else {
      lo = mid;
    }
  }
  return 0.5 * (lo + hi);
}
function f(a: number): number {
  return bisect((x) => x - Math.cos(x), 0, a, 8);
}
`,
    inputs: [[2], [1.3]],
    constructs: ["function as argument", "closure", "parameter assignment"],
  },
  {
    name: "bisection polished by a step of Newton's method",
    source: `
function f(c: number): number {
  const g = (x: number) => x * x * x + x - c;
  let [lo, hi] = [-10, 10];
  for (let i = 0; i < 60; i++) {
    const mid = (lo + hi) / 2;
    if (g(mid) < 0) lo = mid;
    else hi = mid;
  }
  const x = (lo + hi) / 2;
  return x - g(x) / (3 * x * x + 1);
}
`,
    inputs: [[2], [10], [-0.3]],
    constructs: ["closure", "array destructuring"],
    known: { derivative: 1 / 4, source: "implicit function theorem at x = 1" },
  },
  {
    name: "Newton's method until it settles",
    source: `
function f(a: number): number {
  let x = a > 1 ? a : 1;
  let step = Infinity;
  let turns = 0;
  while (Math.abs(step) > 1e-12 && turns < 50) {
    step = (x * x - a) / (2 * x);
    x -= step;
    turns++;
  }
  return x;
}
`,
    inputs: [[2], [0.25], [1.0001]],
    constructs: ["while", "short circuit", "Infinity"],
    known: { derivative: 0.5 / Math.SQRT2, source: "closed form" },
  },
  {
    name: "Newton's method for a general function and its derivative",
    source: `
interface Problem {
  value: (x: number, p: number) => number;
  slope: (x: number, p: number) => number;
}
const kepler: Problem = {
  value: (E, e) => E - e * Math.sin(E) - 1,
  slope: (E, e) => 1 - e * Math.cos(E),
};
function solve(problem: Problem, start: number, p: number): number {
  let x = start;
  for (;;) {
    const dx = problem.value(x, p) / problem.slope(x, p);
    x -= dx;
    if (Math.abs(dx) < 1e-13) break;
  }
  return x;
}
function f(e: number) {
  return solve(kepler, 1, e);
}
`,
    inputs: [[0.3], [0], [0.9]],
    constructs: ["functions in objects", "endless for", "break", "interface"],
  },
  {
    name: "the secant method",
    source: `
function f(p: number[]): number {
  const g = (x: number) => Math.exp(-p[0] * x) - p[1] * x;
  let x0 = 0;
  let x1 = 1;
  for (let i = 0; i < 20; i++) {
    const g0 = g(x0);
    const g1 = g(x1);
    if (g1 === g0) break;
    [x0, x1] = [x1, x1 - (g1 * (x1 - x0)) / (g1 - g0)];
    if (Math.abs(x1 - x0) < 1e-11) return x1;
  }
  return x1;
}
`,
    inputs: [[[1, 1]], [[0.5, 2]]],
    constructs: ["break", "early return from a loop", "array destructuring assignment"],
  },
  {
    name: "regula falsi with the Illinois trick",
    source: `
function f(k: number): number {
  const g = (x: number) => x * Math.exp(x) - k;
  let a = 0, b = 2;
  let ga = g(a), gb = g(b);
  let side = 0;
  let c = a;
  for (let n = 0; n < 40; n++) {
    c = (ga * b - gb * a) / (ga - gb);
    const gc = g(c);
    if (Math.abs(gc) < 1e-13) break;
    if (gc * gb > 0) {
      b = c;
      gb = gc;
      if (side === -1) ga /= 2;
      side = -1;
    } else {
      a = c;
      ga = gc;
      if (side === 1) gb /= 2;
      side = 1;
    }
  }
  return c;
}
`,
    inputs: [[1], [3]],
    constructs: ["several declarators", "break", "nested if"],
  },
  {
    name: "a fixed point of the cosine with a factor",
    source: `
const f = (s: number) => {
  let x = 0.5;
  let old: number;
  do {
    old = x;
    x = Math.cos(s * x);
  } while (Math.abs(x - old) > 1e-13);
  return x;
};
`,
    inputs: [[0.5], [0], [0.7]],
    constructs: ["do while", "declaration without value"],
  },
  {
    name: "Newton's method in two dimensions",
    source: `
function f(p: { r: number; c: number }): number[] {
  let x = 1;
  let y = 0.5;
  for (let i = 0; i < 8; i++) {
    const g = x * x + y * y - p.r;
    const h = x * y - p.c;
    const det = 2 * x * x - 2 * y * y;
    x -= (x * g - 2 * y * h) / det;
    y -= (2 * x * h - y * g) / det;
  }
  return [x, y];
}
`,
    inputs: [[{ r: 4, c: 1 }], [{ r: 2, c: 0.3 }]],
    constructs: ["object argument", "array result"],
  },
  {
    name: "Halley's method for a cube root",
    source: `
function f(a: number): number {
  let x = 1;
  for (let k = 0; k < 12; k++) {
    const cube = x ** 3;
    x *= (cube + 2 * a) / (2 * cube + a);
  }
  return x;
}
`,
    inputs: [[8], [1], [0.2]],
    constructs: ["compound assignment", "**"],
    known: { derivative: 1 / 12, source: "closed form" },
  },
  {
    name: "all roots of a cubic by Durand and Kerner with pairs for complex numbers",
    source: `
type Complex = [number, number];
const mul = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const sub = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];
const div = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const m = c * c + d * d;
  return [(a * c + b * d) / m, (b * c - a * d) / m];
};
function f(q: number[]): number[] {
  const poly = (z: Complex): Complex => {
    let r: Complex = [1, 0];
    for (const c of q) {
      r = mul(r, z);
      r = [r[0] + c, r[1]];
    }
    return r;
  };
  let roots: Complex[] = [[1, 0], [0.4, 0.9], [-0.65, 0.72]];
  for (let turn = 0; turn < 25; turn++) {
    roots = roots.map((z, i) => {
      let denominator: Complex = [1, 0];
      roots.forEach((w, j) => {
        if (i !== j) denominator = mul(denominator, sub(z, w));
      });
      return sub(z, div(poly(z), denominator));
    });
  }
  return roots.map((z) => z[0]).concat(roots.map((z) => z[1]));
}
`,
    inputs: [[[-3, 3.2, -5]], [[0.5, 1, 2]]],
    constructs: ["tuple", "parameter destructuring", "map", "forEach", "concat", "captured assignment"],
  },
];
