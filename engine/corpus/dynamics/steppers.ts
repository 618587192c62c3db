/** Ordinary differential equations, one stepper each. */
import type { CorpusProgram } from "../program.ts";

export const steppers: readonly CorpusProgram[] = [
  {
    name: "Euler's method for decay",
    source: `
function f(k: number): number {
  let y = 1;
  const dt = 0.1;
  for (let t = 0; t < 1; t += dt) y += dt * -k * y;
  return y;
}
`,
    inputs: [[0.5], [0]],
    constructs: ["for with fractional steps"],
  },
  {
    name: "the midpoint rule for a logistic growth",
    source: `
function f(p: number[]): number {
  const [rate, capacity] = p;
  const growth = (y: number) => rate * y * (1 - y / capacity);
  let y = 0.1;
  let steps = 10;
  const dt = 0.2;
  while (steps-- > 0) {
    const half = y + (dt / 2) * growth(y);
    y += dt * growth(half);
  }
  return y;
}
`,
    inputs: [[[1.2, 2]], [[0, 1]]],
    constructs: ["closure", "while", "decrement in a condition", "array destructuring"],
  },
  {
    name: "Lotka and Volterra by the classical Runge-Kutta method",
    source: `
function field(y: number[], p: number[]): number[] {
  return [y[0] * (p[0] - p[1] * y[1]), y[1] * (p[2] * y[0] - p[3])];
}
function axpy(y: number[], a: number, k: number[]): number[] {
  return y.map((v, i) => v + a * k[i]);
}
function f(p: number[]): number {
  let y = [1, 0.8];
  const h = 0.05;
  for (let n = 0; n < 10; n++) {
    const k1 = field(y, p);
    const k2 = field(axpy(y, h / 2, k1), p);
    const k3 = field(axpy(y, h / 2, k2), p);
    const k4 = field(axpy(y, h, k3), p);
    y = y.map((v, i) => v + (h / 6) * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]));
  }
  return y[0] * y[1];
}
`,
    inputs: [[[1.5, 1, 3, 1]], [[1, 0, 0, 1]]],
    constructs: ["array reassigned", "map", "closure"],
  },
  {
    name: "Runge-Kutta in place with one work array",
    source: `
function f(y0: Float64Array): Float64Array {
  const n = y0.length;
  const y = new Float64Array(y0);
  const k = new Float64Array(n);
  const stage = new Float64Array(n);
  const a = [0, 0.5, 0.5, 1];
  const b = [1 / 6, 1 / 3, 1 / 3, 1 / 6];
  const dt = 0.1;
  for (let step = 0; step < 4; step++) {
    const start = y.slice();
    k.fill(0);
    for (let s = 0; s < 4; s++) {
      for (let i = 0; i < n; i++) stage[i] = start[i] + dt * a[s] * k[i];
      for (let i = 0; i < n; i++) k[i] = Math.sin(stage[(i + 1) % n]) - stage[i];
      for (let i = 0; i < n; i++) y[i] += dt * b[s] * k[i];
    }
  }
  return y;
}
`,
    inputs: [[new Float64Array([1, 0.5, -0.3])], [new Float64Array([0.2])]],
    constructs: ["Float64Array", "fill", "slice", "in-place update", "typed array result"],
  },
  {
    name: "Heun's and Euler's steppers chosen by a flag",
    source: `
type Method = "euler" | "heun";
function f(k: number, method: Method = "heun"): number {
  const g = (t: number, y: number) => Math.cos(t) - k * y;
  let y = 0;
  const h = 0.25;
  for (let i = 0; i < 6; i++) {
    const t = i * h;
    const slope = g(t, y);
    if (method === "euler") {
      y += h * slope;
    } else {
      y += (h / 2) * (slope + g(t + h, y + h * slope));
    }
  }
  return y;
}
`,
    inputs: [[0.8], [0.8, "euler"], [0, "heun"]],
    constructs: ["string flag", "default argument", "closure"],
  },
  {
    name: "an adaptive step by Bogacki and Shampine",
    source: `
function f(p: number): number {
  const g = (y: number) => -p * y * y;
  let t = 0;
  let y = 1;
  let h = 0.2;
  let accepted = 0;
  while (t < 1 && accepted < 200) {
    if (t + h > 1) h = 1 - t;
    const k1 = g(y);
    const k2 = g(y + (h / 2) * k1);
    const k3 = g(y + ((3 * h) / 4) * k2);
    const next = y + h * ((2 / 9) * k1 + (1 / 3) * k2 + (4 / 9) * k3);
    const k4 = g(next);
    const other = y + h * ((7 / 24) * k1 + (1 / 4) * k2 + (1 / 3) * k3 + (1 / 8) * k4);
    const error = Math.abs(next - other) + 1e-12;
    if (error < 1e-4) {
      t += h;
      y = next;
      accepted++;
    }
    h *= Math.min(2, Math.max(0.3, 0.9 * (1e-4 / error) ** (1 / 3)));
  }
  return y;
}
`,
    inputs: [[1], [3]],
    constructs: ["while", "short circuit", "guarded assignment", "Math.min of two"],
    rough: "the error estimate sets the steps, which amplifies differences",
  },
  {
    name: "the leapfrog for a spring",
    source: `
interface State {
  position: number;
  velocity: number;
}
function leapfrog(s: State, k: number, dt: number): State {
  const half = s.velocity - 0.5 * dt * k * s.position;
  const position = s.position + dt * half;
  return { position, velocity: half - 0.5 * dt * k * position };
}
function f(start: State): number {
  let state = start;
  for (let i = 0; i < 12; i++) state = leapfrog(state, 4, 0.1);
  return state.position ** 2 + state.velocity;
}
`,
    inputs: [[{ position: 1, velocity: 0 }], [{ position: 0, velocity: -2 }]],
    constructs: ["object argument", "shorthand property", "object reassigned"],
  },
  {
    name: "implicit Euler with Newton's method in each step",
    source: `
function f(lambda: number): number {
  let y = 1;
  const h = 0.1;
  for (let step = 0; step < 5; step++) {
    let z = y;
    for (let it = 0; it < 20; it++) {
      const residual = z - y + h * lambda * z * z * z;
      const dz = residual / (1 + 3 * h * lambda * z * z);
      z -= dz;
      if (Math.abs(dz) < 1e-14) break;
    }
    y = z;
  }
  return y;
}
`,
    inputs: [[2], [50], [0]],
    constructs: ["nested loops", "break"],
  },
  {
    name: "the implicit trapezoidal rule for a two by two system",
    source: `
function f(m: { a: number; b: number; c: number; d: number }): [number, number] {
  const h = 0.2;
  let u = 1, v = -1;
  for (let i = 0; i < 4; i++) {
    const ru = u + (h / 2) * (m.a * u + m.b * v);
    const rv = v + (h / 2) * (m.c * u + m.d * v);
    const p = 1 - (h / 2) * m.a;
    const q = (-h / 2) * m.b;
    const r = (-h / 2) * m.c;
    const s = 1 - (h / 2) * m.d;
    const det = p * s - q * r;
    u = (s * ru - q * rv) / det;
    v = (p * rv - r * ru) / det;
  }
  return [u, v];
}
`,
    inputs: [[{ a: -1, b: 0.5, c: 0.2, d: -2 }], [{ a: 0, b: 1, c: -1, d: 0 }]],
    constructs: ["object argument", "tuple result"],
  },
  {
    name: "the Lorenz equations with parameters in an object and a trajectory kept",
    source: `
type Triple = [number, number, number];
interface Parameters {
  sigma: number;
  rho: number;
  beta: number;
}
function f({ sigma, rho, beta }: Parameters): number {
  const path: Triple[] = [[1, 1, 1]];
  for (let i = 0; i < 15; i++) {
    const [x, y, z] = path[path.length - 1];
    path.push([x + 0.01 * sigma * (y - x), y + 0.01 * (x * (rho - z) - y), z + 0.01 * (x * y - beta * z)]);
  }
  return path.reduce((s, [x, , z]) => s + x * z, 0) / path.length;
}
`,
    inputs: [[{ sigma: 10, rho: 28, beta: 8 / 3 }], [{ sigma: 0, rho: 1, beta: 1 }]],
    constructs: [
      "tuple",
      "parameter destructuring",
      "destructuring with holes",
      "push",
      "array destructuring",
    ],
  },
  {
    name: "a stepper made by a function that returns functions",
    source: `
const euler = (field: (y: number) => number) => (h: number) => (y: number) => y + h * field(y);
const twice = (step: (y: number) => number) => (y: number) => step(step(y));
function f(k: number): number {
  const step = euler((y) => k * Math.sin(y))(0.1);
  let y = 1;
  for (let i = 0; i < 4; i++) y = twice(step)(y);
  return y;
}
`,
    inputs: [[2], [0], [-1]],
    constructs: ["currying", "function as result", "function as argument"],
  },
  {
    name: "shooting for a boundary value",
    source: `
function shoot(slope: number, q: number): number {
  let y = 0;
  let v = slope;
  for (let i = 0; i < 10; i++) {
    v += -0.1 * q * Math.sin(y);
    y += 0.1 * v;
  }
  return y;
}
function f(q: number): number {
  let s0 = 0.5;
  let s1 = 1.5;
  for (let i = 0; i < 12; i++) {
    const e0 = shoot(s0, q) - 1;
    const e1 = shoot(s1, q) - 1;
    if (Math.abs(e1 - e0) < 1e-14) break;
    const s2 = s1 - (e1 * (s1 - s0)) / (e1 - e0);
    s0 = s1;
    s1 = s2;
  }
  return s1;
}
`,
    inputs: [[1], [0.2]],
    constructs: ["helper function", "break", "nested loops"],
    rough: "the last secant steps divide rounding errors",
  },
  {
    name: "an Adams-Bashforth method with its history in an array",
    source: `
function f(c: number): number {
  const g = (y: number, t: number) => c * y - t;
  const history: number[] = [];
  let y = 1;
  for (let i = 0; i < 9; i++) {
    const slope = g(y, i * 0.1);
    history.unshift(slope);
    if (history.length > 2) history.pop();
    y += history.length === 1 ? 0.1 * slope : 0.1 * (1.5 * history[0] - 0.5 * history[1]);
  }
  return y;
}
`,
    inputs: [[1], [-3]],
    constructs: ["unshift", "pop", "closure"],
  },
];
