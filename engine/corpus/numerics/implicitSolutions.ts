/** Solvers that are differentiated at their solutions, by an equation or by what is least there. */
import type { CorpusProgram } from "../program.ts";

export const implicitSolutions: readonly CorpusProgram[] = [
  {
    name: "the square root by Newton's method, implicit",
    source: `
const root = (a: number): number => {
  let y = a > 1 ? a : 1;
  for (let step = 1, turn = 0; Math.abs(step) > 1e-14 * y && turn < 100; turn++) {
    step = (y * y - a) / (2 * y);
    y -= step;
  }
  return y;
};
function f(a: number): number {
  return implicit(root, { residual: (y: number, a: number) => y * y - a })(a) * a;
}
`,
    inputs: [[4], [0.3]],
    constructs: ["implicit", "residual", "while"],
    known: { derivative: 3, source: "a^(3/2) at a = 4" },
  },
  {
    name: "a fixed point of a contraction that captures what it depends on, implicit",
    source: `
function f(p: number[]): number {
  const [a, b] = p;
  const map = (y: number[]) => [0.4 * Math.sin(y[1]) + a, 0.3 * Math.cos(y[0]) * b];
  const settle = () => {
    let y = [0, 0];
    for (let turn = 0; turn < 80; turn++) y = map(y);
    return y;
  };
  const y = implicit(settle, { fixedPoint: map })();
  return y[0] * y[1];
}
`,
    inputs: [[[0.7, -1.2]], [[0, 0.4]]],
    constructs: ["implicit", "fixedPoint", "captured active variables"],
  },
  {
    name: "two nonlinear equations by Newton's method, implicit",
    source: `
const equations = (y: number[], p: number[]) => [y[0] ** 3 + y[1] - p[0], y[1] ** 3 - y[0] * p[1]];
const newton = (p: number[]) => {
  let [u, v] = [1, 1];
  for (let turn = 0; turn < 30; turn++) {
    const [r, s] = equations([u, v], p);
    const [a, b, c, d] = [3 * u * u, 1, -p[1], 3 * v * v];
    const determinant = a * d - b * c;
    u -= (d * r - b * s) / determinant;
    v -= (a * s - c * r) / determinant;
  }
  return [u, v];
};
function f(p: number[]): number[] {
  const y = implicit(newton, { residual: equations })(p);
  return [y[0] + y[1], y[0] * y[1] * p[0]];
}
`,
    inputs: [[[2, 1]], [[3, 0.5]]],
    constructs: ["implicit", "residual", "vector output"],
  },
  {
    name: "ridge regression by its objective, and the error on held out data, implicit",
    source: `
const xs = [0, 0.2, 0.4, 0.6, 0.8, 1];
const ys = xs.map((x) => Math.exp(x));
const loss = (w: number[], strength: number) =>
  xs.reduce((s, x, i) => s + (w[0] + w[1] * x - ys[i]) ** 2, 0) + strength * (w[0] * w[0] + w[1] * w[1]);
const fit = (strength: number) => {
  let [n, sx, sxx, sy, sxy] = [strength, 0, strength, 0, 0];
  xs.forEach((x, i) => {
    n += 1;
    sx += x;
    sxx += x * x;
    sy += ys[i];
    sxy += x * ys[i];
  });
  const determinant = n * sxx - sx * sx;
  return [(sxx * sy - sx * sxy) / determinant, (n * sxy - sx * sy) / determinant];
};
function f(logStrength: number): number {
  const w = implicit(fit, { objective: loss })(Math.exp(logStrength));
  return [0.1, 0.5, 0.9].reduce((s, x) => s + (w[0] + w[1] * x - Math.exp(x)) ** 2, 0);
}
`,
    inputs: [[-2], [0.5]],
    constructs: ["implicit", "objective", "bilevel"],
  },
  {
    name: "the steady state of a chemical reactor, by marching in time, implicit",
    source: `
const rates = (c: Float64Array, p: { feed: number; k: number[] }) => {
  const out = new Float64Array(2);
  const first = p.k[0] * c[0] * c[0];
  out[0] = p.feed - c[0] - first;
  out[1] = first - c[1] - p.k[1] * c[1];
  return out;
};
const march = (p: { feed: number; k: number[] }) => {
  let c = new Float64Array(2);
  for (let step = 0; step < 400; step++) {
    const rate = rates(c, p);
    c = c.map((v, i) => v + 0.1 * rate[i]);
  }
  return c;
};
function f(p: { feed: number; k: number[] }): number {
  const c = implicit(march, { residual: rates })(p);
  return c[1] / p.feed;
}
`,
    inputs: [[{ feed: 1.5, k: [2, 0.4] }]],
    constructs: ["implicit", "residual", "typed array solution", "object argument"],
  },
  {
    name: "an equilibrium layer of a network, implicit",
    source: `
function f(w: number[][]): number {
  const layer = (z: number[], x: number[]) => z.map((_, i) => Math.tanh(x[i] + z.reduce((s, v, j) => s + w[i][j] * v, 0)));
  const settle = (x: number[]) => {
    let z = [0, 0, 0];
    for (let turn = 0; turn < 60; turn++) z = layer(z, x);
    return z;
  };
  const out = implicit(settle, { fixedPoint: layer })([0.5, -0.2, 0.1]);
  return out[0] + 2 * out[1] - out[2] * out[2];
}
`,
    inputs: [
      [
        [
          [0.1, -0.2, 0.3],
          [0.2, 0.1, -0.1],
          [-0.3, 0.2, 0.1],
        ],
      ],
    ],
    constructs: ["implicit", "fixedPoint", "captured active matrix"],
  },
  {
    name: "an implicit function inside the equation of another",
    source: `
const inner = implicit((a: number) => Math.cbrt(a), { residual: (y: number, a: number) => y * y * y - a });
const outer = (a: number) => {
  let y = a;
  for (let turn = 0; turn < 60; turn++) y = a - 0.3 * Math.cbrt(1 + y * y);
  return y;
};
function f(a: number): number {
  return implicit(outer, { residual: (y: number, a: number) => y - a + 0.3 * inner(1 + y * y) })(a);
}
`,
    inputs: [[1.3], [-0.4]],
    constructs: ["implicit inside implicit"],
  },
];
