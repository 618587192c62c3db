/** Polynomials and splines through points. */
import type { CorpusProgram } from "../program.ts";

export const interpolation: readonly CorpusProgram[] = [
  {
    name: "Lagrange's polynomial at a point",
    source: `
function f(ys: number[], xs: number[], at: number): number {
  let sum = 0;
  for (let i = 0; i < xs.length; i++) {
    let basis = 1;
    for (let j = 0; j < xs.length; j++) {
      if (j === i) continue;
      basis *= (at - xs[j]) / (xs[i] - xs[j]);
    }
    sum += ys[i] * basis;
  }
  return sum;
}
`,
    inputs: [
      [[1, 4, 9], [1, 2, 3], 2.5],
      [[7], [0], 1],
    ],
    constructs: ["continue", "nested loops", "three arguments"],
    known: { derivative: [-0.125, 0.75, 0.375], source: "closed form" },
  },
  {
    name: "Neville's scheme in one array",
    source: `
function f(at: number): number {
  const xs = [0, 1, 2, 4];
  const p = xs.map((x) => Math.exp(-x));
  for (let k = 1; k < xs.length; k++) {
    for (let i = 0; i < xs.length - k; i++) {
      p[i] = ((at - xs[i + k]) * p[i] + (xs[i] - at) * p[i + 1]) / (xs[i] - xs[i + k]);
    }
  }
  return p[0];
}
`,
    inputs: [[1.5], [0]],
    constructs: ["map", "in-place update", "nested loops"],
  },
  {
    name: "Newton's divided differences with everything active",
    source: `
interface Sample {
  x: number;
  y: number;
}
function f(samples: Sample[], at = 0.7): number {
  const c = samples.map((s) => s.y);
  for (let k = 1; k < samples.length; k++) {
    for (let i = samples.length - 1; i >= k; i--) {
      c[i] = (c[i] - c[i - 1]) / (samples[i].x - samples[i - k].x);
    }
  }
  let value = 0;
  for (let i = samples.length - 1; i >= 0; i--) value = value * (at - samples[i].x) + c[i];
  return value;
}
`,
    inputs: [
      [
        [
          { x: 0, y: 1 },
          { x: 1, y: 3 },
          { x: 2.5, y: 2 },
        ],
      ],
      [[{ x: 0, y: 5 }], 2],
    ],
    constructs: ["array of objects", "interface", "default argument", "in-place update"],
  },
  {
    name: "linear interpolation with a search for the interval",
    source: `
function locate(xs: number[], x: number): number {
  let lo = 0;
  let hi = xs.length - 1;
  while (hi - lo > 1) {
    const mid = (lo + hi) >> 1;
    if (xs[mid] > x) hi = mid;
    else lo = mid;
  }
  return lo;
}
function f(x: number): number {
  const xs = [0, 1, 3, 4, 7];
  const ys = [2, 0, 1, 5, 5];
  const i = locate(xs, x);
  const t = (x - xs[i]) / (xs[i + 1] - xs[i]);
  return ys[i] * (1 - t) + ys[i + 1] * t;
}
`,
    inputs: [[3.4], [0.2], [6]],
    constructs: ["bitwise shift", "while", "computed index"],
    known: { derivative: 4, source: "the slope of the third piece" },
  },
  {
    name: "a natural cubic spline through active heights",
    source: `
function secondDerivatives(y: number[]): number[] {
  const n = y.length;
  const m = new Array<number>(n).fill(0);
  if (n < 3) return m;
  const c: number[] = [0];
  const d: number[] = [0];
  for (let i = 1; i < n - 1; i++) {
    const w = 4 - (i > 1 ? c[i - 1] : 0);
    c[i] = 1 / w;
    d[i] = (6 * (y[i + 1] - 2 * y[i] + y[i - 1]) - (i > 1 ? d[i - 1] : 0)) / w;
  }
  for (let i = n - 2; i > 0; i--) m[i] = d[i] - c[i] * m[i + 1];
  return m;
}
function f(y: number[], at: number): number {
  const m = secondDerivatives(y);
  const i = Math.min(Math.floor(at), y.length - 2);
  const t = at - i;
  const u = 1 - t;
  return u * y[i] + t * y[i + 1] + ((u ** 3 - u) * m[i] + (t ** 3 - t) * m[i + 1]) / 6;
}
`,
    inputs: [
      [[0, 1, 0, 2, 1], 2.3],
      [[1, 3], 0.5],
    ],
    constructs: ["early return", "store at the end", "ternary", "Math.floor"],
  },
  {
    name: "a Bézier curve by de Casteljau",
    source: `
type Point = { x: number; y: number };
const lerp = (a: Point, b: Point, t: number): Point => ({ x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) });
function f(t: number): Point {
  let points: Point[] = [{ x: 0, y: 0 }, { x: 1, y: 2 }, { x: 3, y: 2 }, { x: 4, y: 0 }];
  while (points.length > 1) {
    points = points.slice(1).map((p, i) => lerp(points[i], p, t));
  }
  return points[0];
}
`,
    inputs: [[0.25], [0], [1]],
    constructs: ["array of objects", "object result", "while", "slice", "closure"],
  },
  {
    name: "a Catmull-Rom curve through a ring of points",
    source: `
function f(ring: number[]): number {
  const n = ring.length;
  let roughness = 0;
  for (let i = 0; i < n; i++) {
    const p0 = ring[(i - 1 + n) % n];
    const p1 = ring[i];
    const p2 = ring[(i + 1) % n];
    const p3 = ring[(i + 2) % n];
    const middle = (-p0 + 9 * p1 + 9 * p2 - p3) / 16;
    roughness += (middle - (p1 + p2) / 2) ** 2;
  }
  return roughness;
}
`,
    inputs: [[[0, 1, 3, 2, 5]], [[1]]],
    constructs: ["remainder index"],
  },
  {
    name: "bilinear interpolation in a table",
    source: `
const table = [
  [1, 2, 4],
  [3, 5, 9],
];
const f = ([u, v]: [number, number]) => {
  const i = Math.floor(u);
  const j = Math.floor(v);
  const s = u - i;
  const t = v - j;
  return (
    (1 - s) * ((1 - t) * table[i][j] + t * table[i][j + 1]) +
    s * ((1 - t) * table[i + 1][j] + t * table[i + 1][j + 1])
  );
};
`,
    inputs: [[[0.5, 1.25]], [[0.1, 0.9]]],
    constructs: ["parameter destructuring", "tuple", "Math.floor", "global"],
  },
  {
    name: "a B-spline basis by Cox and de Boor",
    source: `
function basis(i: number, degree: number, t: number, knots: number[]): number {
  if (degree === 0) return knots[i] <= t && t < knots[i + 1] ? 1 : 0;
  let value = 0;
  const left = knots[i + degree] - knots[i];
  const right = knots[i + degree + 1] - knots[i + 1];
  if (left > 0) value += ((t - knots[i]) / left) * basis(i, degree - 1, t, knots);
  if (right > 0) value += ((knots[i + degree + 1] - t) / right) * basis(i + 1, degree - 1, t, knots);
  return value;
}
function f(t: number): number {
  const knots = [0, 0, 0, 1, 2, 3, 3, 3];
  const control = [1, -1, 2, 0, 3];
  return control.reduce((s, c, i) => s + c * basis(i, 2, t, knots), 0);
}
`,
    inputs: [[1.3], [0.5], [2.75]],
    constructs: ["recursion", "short circuit", "reduce"],
  },
];
