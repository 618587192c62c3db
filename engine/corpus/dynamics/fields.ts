/** Partial differential equations on small grids. */
import type { CorpusProgram } from "../program.ts";

export const fields: readonly CorpusProgram[] = [
  {
    name: "the heat equation, explicit, with a new array each step",
    source: `
function f(u0: number[], r = 0.2): number {
  let u = u0;
  for (let step = 0; step < 5; step++) {
    u = u.map((v, i) => (i === 0 || i === u.length - 1 ? v : v + r * (u[i - 1] - 2 * v + u[i + 1])));
  }
  return u.reduce((s, v) => s + v * v, 0);
}
`,
    inputs: [[[0, 1, 2, 1, 0]], [[3]], [[1, -1, 2], 0.4]],
    constructs: ["map", "array reassigned", "default argument"],
  },
  {
    name: "the heat equation in place with a saved neighbour",
    source: `
function f(u0: number[]): number[] {
  const u = [...u0];
  for (let step = 0; step < 4; step++) {
    let left = u[0];
    for (let i = 1; i < u.length - 1; i++) {
      const here = u[i];
      u[i] += 0.25 * (left - 2 * here + u[i + 1]);
      left = here;
    }
  }
  return u;
}
`,
    inputs: [[[1, 0, 2, 0, 1]], [[4]]],
    constructs: ["array spread", "in-place update", "array result"],
  },
  {
    name: "the heat equation, implicit, by Thomas in each step",
    source: `
function f(kappa: number): number {
  const n = 5;
  const u = new Float64Array(n);
  u[2] = 1;
  const c = new Float64Array(n);
  const d = new Float64Array(n);
  for (let step = 0; step < 3; step++) {
    for (let i = 0; i < n; i++) {
      const below = i > 0 ? -kappa : 0;
      const w = 1 + 2 * kappa - below * (i > 0 ? c[i - 1] : 0);
      c[i] = -kappa / w;
      d[i] = (u[i] - below * (i > 0 ? d[i - 1] : 0)) / w;
    }
    u[n - 1] = d[n - 1];
    for (let i = n - 2; i >= 0; i--) u[i] = d[i] - c[i] * u[i + 1];
  }
  return u[0] + 2 * u[2];
}
`,
    inputs: [[0.5], [0], [3]],
    constructs: ["Float64Array", "in-place update", "loop downwards"],
  },
  {
    name: "the wave equation with three time levels rotated",
    source: `
function f(pluck: number[]): number {
  const n = pluck.length;
  let before = pluck.slice();
  let now = pluck.slice();
  let after = new Array<number>(n).fill(0);
  for (let step = 0; step < 6; step++) {
    for (let i = 1; i < n - 1; i++) {
      after[i] = 2 * now[i] - before[i] + 0.25 * (now[i + 1] - 2 * now[i] + now[i - 1]);
    }
    const spare = before;
    before = now;
    now = after;
    after = spare;
  }
  let energy = 0;
  for (let i = 0; i < n; i++) energy += (now[i] - before[i]) ** 2;
  return energy;
}
`,
    inputs: [[[0, 0.5, 1, 0.5, 0]], [[0, 1, 0]]],
    constructs: ["array swap", "aliasing", "in-place update"],
  },
  {
    name: "Burgers' equation with upwind differences",
    source: `
function step(u: number[], nu: number): number[] {
  const n = u.length;
  const next: number[] = [];
  for (let i = 0; i < n; i++) {
    const l = u[(i + n - 1) % n];
    const r = u[(i + 1) % n];
    const advection = u[i] > 0 ? u[i] * (u[i] - l) : u[i] * (r - u[i]);
    next.push(u[i] - 0.1 * advection + nu * (l - 2 * u[i] + r));
  }
  return next;
}
function f(u: number[], nu = 0.05): number {
  for (let i = 0; i < 4; i++) u = step(u, nu);
  return u.reduce((s, v) => s + v ** 3, 0);
}
`,
    inputs: [[[0.2, 1, -0.5, 0.3]], [[1]], [[-1, 2], 0.1]],
    constructs: ["parameter assignment", "push", "remainder index", "ternary"],
  },
  {
    name: "Fisher's equation with no flux at the ends",
    source: `
function f(p: { growth: number; spread: number }): number {
  const n = 6;
  let u: number[] = Array.from({ length: n }, (_, i) => (i < 2 ? 1 : 0));
  for (let t = 0; t < 5; t++) {
    const v = u.slice();
    for (let i = 0; i < n; i++) {
      const left = u[Math.max(i - 1, 0)];
      const right = u[Math.min(i + 1, n - 1)];
      v[i] += p.spread * (left - 2 * u[i] + right) + p.growth * u[i] * (1 - u[i]);
    }
    u = v;
  }
  return u.reduce((a, b) => a + b);
}
`,
    inputs: [[{ growth: 0.3, spread: 0.2 }], [{ growth: 0, spread: 0 }]],
    constructs: ["Array.from", "Math.max index", "object argument"],
  },
  {
    name: "Laplace's equation by Gauss and Seidel on a square",
    source: `
function f(edge: number[]): number {
  const n = edge.length;
  const u: number[][] = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) u[0][j] = edge[j];
  for (let sweep = 0; sweep < 4; sweep++) {
    for (let i = 1; i < n - 1; i++) {
      for (let j = 1; j < n - 1; j++) {
        u[i][j] = 0.25 * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] + u[i][j + 1]);
      }
    }
  }
  let total = 0;
  for (const row of u) for (const v of row) total += v * v;
  return total;
}
`,
    inputs: [[[0, 1, 2, 0]], [[5]]],
    constructs: ["nested arrays", "in-place update", "Array.from"],
  },
  {
    name: "reaction and diffusion of two species in a flat typed array",
    source: `
function f(w: Float64Array, feed: number): number {
  const n = w.length / 2;
  let a = new Float64Array(w);
  for (let t = 0; t < 3; t++) {
    const b = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      const u = a[2 * i];
      const v = a[2 * i + 1];
      const next = (i + 1) % n;
      const uvv = u * v * v;
      b[2 * i] = u + 0.1 * (a[2 * next] - u) - uvv + feed * (1 - u);
      b[2 * i + 1] = v + 0.05 * (a[2 * next + 1] - v) + uvv - 0.06 * v;
    }
    a = b;
  }
  let sum = 0;
  for (const v of a) sum += v * v;
  return sum;
}
`,
    inputs: [
      [new Float64Array([1, 0.2, 0.8, 0.5]), 0.04],
      [new Float64Array([0.5, 0.25]), 0],
    ],
    constructs: ["Float64Array", "for of a typed array", "array reassigned"],
  },
];
