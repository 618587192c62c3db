/** Derivatives inside differentiated functions: the classic cases of perturbation confusion, and deeper ones. */
import type { CorpusProgram } from "../program.ts";

const listed = "known-values.md, Nesting";
const constructs = ["nested derivative"];

export const nesting: readonly CorpusProgram[] = [
  {
    name: "an inner derivative of a product with the outer variable",
    source: `
const f = (x: number) => x * derivative((y: number) => x * y)(1);
`,
    inputs: [[4], [0]],
    constructs: [...constructs, "captured active variable"],
    known: { derivative: 8, source: listed },
  },
  {
    name: "an inner derivative of a sum with the outer variable",
    source: `
const f = (x: number) => x * derivative((y: number) => x + y)(1);
`,
    inputs: [[1], [5]],
    constructs: [...constructs, "captured active variable"],
    known: { derivative: 1, source: listed },
  },
  {
    name: "an inner derivative of a function that ignores its variable",
    source: `
const f = (x: number) => derivative((y: number) => x)(x);
`,
    inputs: [[1], [-2]],
    constructs: [...constructs, "captured active variable"],
    known: { derivative: 0, source: listed },
  },
  {
    name: "an inner derivative that assigns a captured variable",
    source: `
function f(x: number): number {
  let v = x;
  const g = (y: number) => {
    v = v * y;
    return v;
  };
  derivative(g)(1);
  return derivative(g)(1);
}
`,
    inputs: [[1], [3]],
    constructs: [...constructs, "captured assignment"],
    rough: "differences would run the assignment again",
    known: { derivative: 1, source: listed },
  },
  {
    name: "the gradient of an inner gradient with a captured array",
    source: `
const sum = (v: number[]) => v.reduce((s, e) => s + e, 0);
function f(y: number[]): number {
  const inner = (x: number[]) => sum(x) * sum(y);
  return gradient(inner)([1, 2])[0];
}
`,
    inputs: [[[1, 2, 3, 4, 5]], [[2]]],
    constructs: [...constructs, "captured array"],
    known: { derivative: [1, 1, 1, 1, 1], source: listed },
  },
  {
    name: "the gradient of a bilinear form, differentiated again",
    source: `
const A = [[1, 2], [3, 4]];
function form(x: number[], y: number[]): number {
  let s = 0;
  for (let i = 0; i < y.length; i++) for (let j = 0; j < x.length; j++) s += y[i] * A[i][j] * x[j];
  return s;
}
function f(x: number[]): number[] {
  return gradient((y: number[]) => form(x, y))([1, 1]);
}
`,
    inputs: [[[0.5, -1]], [[0, 0]]],
    constructs: [...constructs, "captured array", "array result"],
    known: {
      derivative: [
        [1, 2],
        [3, 4],
      ],
      source: listed,
    },
  },
  {
    name: "an inner derivative that captures a number that may be missing",
    source: `
function f(a: number): number {
  let m: number | undefined;
  if (a > 1) m = a * a;
  return derivative((t: number) => t * (m ?? 3))(2);
}
`,
    inputs: [[2], [0.5]],
    constructs: [...constructs, "captured active variable", "variable first undefined", "nullish coalescing"],
    known: { derivative: 4, source: "a² where it is there" },
  },
  {
    name: "two uses of a number that may be missing, one of them in an inner derivative",
    source: `
function f(a: number): number {
  let m: number | undefined;
  if (a > 1) m = a * a;
  return (m ?? 0.25) * gradient((u: number[]) => u[0] * u[1] * (m ?? u[0]), { mode: "reverse" })([a, 2])[0];
}
`,
    inputs: [[2], [0.5]],
    constructs: [...constructs, "captured active variable", "variable first undefined", "nullish coalescing"],
    known: { derivative: 64, source: "2a⁴ where it is there" },
  },
  {
    name: "the second derivative of a cube by two derivatives",
    source: `
const cube = (x: number) => x * x * x;
const f = (x: number) => derivative((t: number) => derivative(cube)(t))(x);
`,
    inputs: [[2], [-1]],
    constructs,
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "derivatives nested three deep",
    source: `
function f(x: number): number {
  return derivative((y: number) => derivative((z: number) => derivative((w: number) => x * y * z * w * w)(z))(y))(x);
}
`,
    inputs: [[1.5], [0.5]],
    constructs: [...constructs, "captured active variable"],
    rough: "derivatives nested three deep are beyond differences",
    known: { derivative: 16 * 1.5, source: "d/dx (8 x²), the inner ones by hand" },
  },
  {
    name: "the length of a gradient",
    source: `
const h = (x: number[]) => x[0] ** 2 * x[1] + Math.sin(x[1]);
function f(x: number[]): number {
  const g = gradient(h)(x);
  return Math.hypot(g[0], g[1]);
}
`,
    inputs: [[[1, 2]], [[0.3, -0.4]]],
    constructs: [...constructs, "array argument"],
  },
  {
    name: "one step of Newton's method with an inner derivative",
    source: `
function f(a: number): number {
  const g = (x: number) => x * x * x - a;
  let x = 1.5;
  for (let i = 0; i < 6; i++) x -= g(x) / derivative(g)(x);
  return x;
}
`,
    inputs: [[8], [2]],
    constructs: [...constructs, "captured active variable", "for"],
    known: { derivative: 1 / 12, source: "d ∛a = a^(−2/3)/3" },
  },
  {
    name: "a directional derivative inside",
    source: `
function f(x: number[]): number {
  const g = (y: number[]) => y[0] * y[1] * x[0];
  return jvp(g)(x, [1, 0]).tangent;
}
`,
    inputs: [[[3, 5]], [[1, -1]]],
    constructs: [...constructs, "jvp", "captured array"],
    known: { derivative: [5, 3], source: "x₁x₀" },
  },
  {
    name: "a pullback inside",
    source: `
function f(x: number[]): number {
  const g = (y: number[]) => [y[0] * y[1], Math.sin(y[0])];
  const back = vjp(g)(x).pullback([2, 1]);
  return back[0] * back[1];
}
`,
    inputs: [[[0.3, 2]], [[1, 0]]],
    constructs: [...constructs, "vjp"],
    known: {
      derivative: [2 * (2 * 2 + Math.cos(0.3)) - 2 * 0.3 * Math.sin(0.3), 4 * 0.3],
      source: "(2x₁ + cos x₀)·2x₀ by hand",
    },
  },
  {
    name: "a sum of a Hessian",
    source: `
const g = (x: number[]) => x[0] ** 2 * x[1] + x[1] ** 3;
function f(x: number[]): number {
  let sum = 0;
  for (const row of hessian(g)(x)) for (const h of row) sum += h;
  return sum;
}
`,
    inputs: [[[1, 2]], [[0.5, 0]]],
    constructs: [...constructs, "hessian"],
    known: { derivative: [4, 8], source: "2x₁ + 4x₀ + 6x₁ by hand" },
  },
  {
    name: "a determinant of a Jacobian",
    source: `
const polar = (p: number[]) => [p[0] * Math.cos(p[1]), p[0] * Math.sin(p[1])];
function f(p: number[]): number {
  const J = jacobian(polar)(p);
  return J[0][0] * J[1][1] - J[0][1] * J[1][0];
}
`,
    inputs: [[[2, 0.7]], [[1, 0]]],
    constructs: [...constructs, "jacobian"],
    known: { derivative: [1, 0], source: "the determinant is r" },
  },
  {
    name: "the value and the gradient together, inside",
    source: `
function f(x: number[]): number {
  const { value, gradient: g } = valueAndGradient((y: number[]) => y[0] * Math.exp(y[1]))(x);
  return value * g[0] + g[1];
}
`,
    inputs: [[[2, 0.5]], [[1, 0]]],
    constructs: [...constructs, "valueAndGradient", "object destructuring"],
    known: {
      derivative: [Math.exp(1) + Math.exp(0.5), 2 * 2 * Math.exp(1) + 2 * Math.exp(0.5)],
      source: "x₀e^(2x₁) + x₀e^x₁ by hand",
    },
  },
  {
    name: "a Hessian times a direction, inside",
    source: `
function f(x: number[]): number {
  const product = hvp((y: number[]) => y[0] ** 3 + y[0] * y[1] ** 2)(x, [1, 2]);
  return product[0] + product[1];
}
`,
    inputs: [[[1, 2]], [[0.5, -1]]],
    constructs: [...constructs, "hvp"],
    known: { derivative: [6 + 4, 2 + 4], source: "6x₀ + 4x₁ + 2x₁ + 4x₀ by hand" },
  },
  {
    name: "an inner gradient in forward mode",
    source: `
function f(x: number[]): number {
  const g = gradient((y: number[]) => x[0] * y[0] * y[0] + y[1], { mode: "forward" })(x);
  return g[0] * g[1];
}
`,
    inputs: [[[2, 1]], [[-1, 3]]],
    constructs: [...constructs, "options", "captured array"],
    known: { derivative: [8, 0], source: "2x₀² by hand" },
  },
  {
    name: "an inner gradient in reverse mode",
    source: `
function f(x: number[]): number {
  const g = gradient((y: number[]) => x[0] * y[0] * y[0] + y[1], { mode: "reverse" })(x);
  return g[0] * g[1];
}
`,
    inputs: [[[2, 1]], [[-1, 3]]],
    constructs: [...constructs, "options", "captured array"],
    known: { derivative: [8, 0], source: "2x₀² by hand" },
  },
  {
    name: "a Lagrangian's equation of motion",
    source: `
function lagrangian(q: number, v: number, stiffness: number): number {
  return 0.5 * v * v - 0.25 * stiffness * q ** 4;
}
function f(p: number[]): number {
  let [q, v] = [p[0], p[1]];
  const dt = 0.1;
  for (let i = 0; i < 4; i++) {
    const force = derivative((s: number) => lagrangian(s, v, p[2]))(q);
    v += dt * force;
    q += dt * v;
  }
  return q;
}
`,
    inputs: [[[1, 0, 2]], [[0.5, -1, 1]]],
    constructs: [...constructs, "captured active variable", "for", "array destructuring"],
  },
];
