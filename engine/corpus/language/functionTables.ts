/** Functions that are chosen while running, out of those that a program knows. */
import type { CorpusProgram } from "../program.ts";

export const functionTables: readonly CorpusProgram[] = [
  {
    name: "a function chosen by index out of a table from outside",
    source: `
const basis: ((t: number) => number)[] = [Math.sin, (t) => t * t, Math.exp];
const f = (x: number, k: number) => basis[k](x) * x;
`,
    inputs: [
      [0.7, 0],
      [0.7, 1],
      [0.7, 2],
    ],
    constructs: ["function chosen by index", "functions in arrays"],
  },
  {
    name: "a table of functions that capture what is differentiated",
    source: `
function f(x: number[]): number {
  const w = x[0] * 2;
  const basis = [Math.sin, (t: number) => t * t * w, (t: number) => Math.exp(t) * x[1]];
  let s = 0;
  for (let i = 0; i < x.length; i++) s += basis[i % basis.length](x[i]);
  return s;
}
`,
    inputs: [[[0.7, 0.2, 1.1]], [[-0.4, 0.9, 0.3, 0.8]]],
    constructs: ["function chosen by index", "captured active variable"],
  },
  {
    name: "an activation chosen by name out of a table from outside",
    source: `
const activations: Record<string, (t: number) => number> = {
  softplus: (t) => Math.log1p(Math.exp(t)),
  tanh: Math.tanh,
  square: (t) => t * t,
};
const f = (x: number, name: string) => activations[name](x) * 2;
`,
    inputs: [
      [0.7, "softplus"],
      [0.7, "tanh"],
      [0.3, "square"],
    ],
    constructs: ["function chosen by name", "string flag"],
  },
  {
    name: "layers that name their activations",
    source: `
function f(x: number, layers: ("tanh" | "scaled")[]): number {
  const a = x * 3;
  const activations = { tanh: Math.tanh, scaled: (t: number) => t * a };
  let h = x;
  for (const layer of layers) h = activations[layer](h * 1.5);
  return h;
}
`,
    inputs: [[0.3, ["tanh", "scaled", "tanh"]]],
    constructs: ["function chosen by name", "captured active variable"],
  },
  {
    name: "steps of an iteration taken in turn out of a table",
    source: `
function f(x: number): number {
  const steps = [(t: number) => t - 0.1 * x, (t: number) => t * 1.1, Math.sin];
  let v = x;
  for (let i = 0; i < 6; i++) v = steps[i % 3](v);
  return v;
}
`,
    inputs: [[0.4], [1.2]],
    constructs: ["function chosen by index"],
  },
  {
    name: "a variable that gets another function under an if",
    source: `
function f(x: number): number {
  let g = (t: number) => t * x;
  if (x > 0) g = Math.sin;
  else if (x < -5) g = (t) => t + 1;
  return g(x) * x;
}
`,
    inputs: [[2], [-0.7], [-6]],
    constructs: ["function reassigned"],
  },
  {
    name: "functions composed by reduce",
    source: `
function f(x: number): number {
  const c = x * 2;
  const composed = [Math.sin, (t: number) => t * c, Math.exp].reduce((acc, g) => (t: number) => g(acc(t)));
  return composed(x);
}
`,
    inputs: [[0.4], [1.2]],
    constructs: ["functions composed", "reduce"],
  },
  {
    name: "pipe and compose over any number of functions",
    source: `
type Step = (t: number) => number;
const pipe = (...steps: Step[]) => (t: number) => steps.reduce((value, step) => step(value), t);
const compose = (...steps: Step[]) => (t: number) => steps.reduceRight((value, step) => step(value), t);
const f = (x: number) => pipe(Math.sin, (t) => t * x, Math.exp)(x) + compose(Math.cos, (t) => t * t)(x);
`,
    inputs: [[0.4], [1.2]],
    constructs: ["functions composed", "rest parameter"],
  },
  {
    name: "a function returned from a switch",
    source: `
function kernelOf(kind: string, k: number): (t: number) => number {
  switch (kind) {
    case "sine":
      return Math.sin;
    case "linear":
      return (t) => t * k;
    default:
      return (t) => t;
  }
}
const f = (x: number, kind: string) => kernelOf(kind, x * 2)(x);
`,
    inputs: [
      [0.4, "sine"],
      [1.2, "linear"],
      [1.3, "none"],
    ],
    constructs: ["function returned from a switch", "switch"],
  },
];
