/** Functions whose mode is said in code, rules, and values without derivatives. */
import type { CorpusProgram } from "../program.ts";

export const boundaries: readonly CorpusProgram[] = [
  {
    name: "a subfunction in forward mode, late",
    source: `
function settle(x: number[]): number {
  let y = x[0];
  for (let i = 0; i < 5; i++) y = Math.cos(y * x[1]);
  return y;
}
const late = forward(settle);
const f = (x: number[]) => late([x[0], x[1]]) * x[2];
`,
    inputs: [[[0.5, 0.8, 2]], [[0, 0, 1]]],
    constructs: ["forward"],
  },
  {
    name: "a subfunction in forward mode, preaccumulated, with captures",
    source: `
function f(x: number[]): number {
  const scale = x[0] * x[1];
  const inner = forward((t: number) => Math.sin(t * scale) + x[1], { when: "preaccumulate" });
  let s = 0;
  for (const v of x) s += inner(v) * v;
  return s;
}
`,
    inputs: [[[0.5, 0.8, 2]], [[1, 0]]],
    constructs: ["forward", "captured active variable", "captured array"],
  },
  {
    name: "a subfunction in forward mode in chunks of two",
    source: `
function norm(v: number[]): number {
  let s = 0;
  for (const e of v) s += e ** 4;
  return s ** 0.25;
}
const f = (x: number[]) => forward(norm, { chunk: 2 })(x) * x[0];
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["forward", "options"],
  },
  {
    name: "a checkpointed step in a loop with a captured parameter",
    source: `
function f(p: number[]): number {
  const step = checkpoint((state: number[]) => {
    const next = state.slice();
    for (let i = 0; i < 3; i++) next[0] += 0.1 * Math.sin(next[1] * p[0]);
    next[1] += 0.1 * next[0];
    return next;
  });
  let state = [1, p[1]];
  for (let i = 0; i < 4; i++) state = step(state);
  return state[0] * state[1];
}
`,
    inputs: [[[2, 0.5]], [[0, 1]]],
    constructs: ["checkpoint", "captured array"],
  },
  {
    name: "checkpoints nested three deep",
    source: `
const a = checkpoint((x: number) => Math.sin(x) * x);
const b = checkpoint((x: number) => a(x) + a(2 * x));
const c = checkpoint((x: number) => b(b(x)));
const f = (x: number) => c(x) * x;
`,
    inputs: [[0.7], [0]],
    constructs: ["checkpoint"],
  },
  {
    name: "a reverse island in a forward sweep",
    source: `
const inner = reverse((x: number[]) => x.reduce((s, v) => s + v ** 3, 0));
const f = (t: number) => inner([t, 2 * t, t * t]);
`,
    inputs: [[1.5], [0]],
    constructs: ["reverse"],
    known: { derivative: 3 * 1.5 ** 2 + 24 * 1.5 ** 2 + 6 * 1.5 ** 5, source: "t³ + 8t³ + t⁶" },
  },
  {
    name: "a rule with a pullback",
    source: `
const cube = rule((x: number) => x * x * x, {
  rrule: (x: number) => ({ value: x * x * x, pullback: (bar: number) => [3 * x * x * bar] }),
});
const f = (x: number) => cube(x) + cube(2 * x);
`,
    inputs: [[2], [0]],
    constructs: ["rule", "rrule"],
    known: { derivative: 27 * 4, source: "9x³" },
  },
  {
    name: "a rule with a pushforward alone",
    source: `
const area = rule((w: number, h: number) => w * h, {
  frule: ([wDot, hDot]: [number, number], w: number, h: number) => ({ value: w * h, tangent: wDot * h + w * hDot }),
});
const f = (x: number[]) => area(x[0], x[1]) * area(x[1], 3);
`,
    inputs: [[[2, 5]], [[0, 1]]],
    constructs: ["rule", "frule"],
    known: { derivative: [75, 60], source: "3x₀x₁²" },
  },
  {
    name: "a rule on arrays whose pullback keeps something",
    source: `
const softmax = rule(
  (z: number[]) => {
    const e = z.map(Math.exp);
    const total = e.reduce((a, b) => a + b, 0);
    return e.map((v) => v / total);
  },
  {
    rrule: (z: number[]) => {
      const e = z.map((v) => Math.exp(v));
      const total = e.reduce((a, b) => a + b, 0);
      const value = e.map((v) => v / total);
      return {
        value,
        pullback: (bar: number[]) => {
          const dot = value.reduce((s, v, i) => s + v * bar[i], 0);
          return [value.map((v, i) => v * (bar[i] - dot))];
        },
      };
    },
  },
);
function f(x: number[]): number {
  return softmax(x).reduce((s, v, i) => s + (i + 1) * v, 0);
}
`,
    inputs: [[[0.1, 0.5, -0.3]], [[2]]],
    constructs: ["rule", "rrule", "builtin as value"],
  },
  {
    name: "a scalar rule",
    source: `
const smoothAbs = scalarRule((x: number) => Math.sqrt(x * x + 1e-4), [(x: number) => x / Math.sqrt(x * x + 1e-4)]);
const f = (x: number[]) => x.map(smoothAbs).reduce((a, b) => a + b, 0);
`,
    inputs: [[[1, -2]], [[0]]],
    constructs: ["scalarRule"],
  },
  {
    name: "a wrong rule is believed",
    source: `
const odd = rule((x: number) => x * x, {
  rrule: (x: number) => ({ value: x * x, pullback: (bar: number) => [10 * bar] }),
  frule: ([xDot]: [number], x: number) => ({ value: x * x, tangent: 10 * xDot }),
});
const f = (x: number) => 3 * odd(x);
`,
    inputs: [[2], [0]],
    constructs: ["rule", "rrule", "frule"],
    rough: "the rule says otherwise than the function",
    known: { derivative: 30, source: "the rule" },
  },
  {
    name: "a gradient that is stopped",
    source: `
const f = (x: number) => x * stopGradient(x * x);
`,
    inputs: [[3], [0]],
    constructs: ["stopGradient"],
    rough: "the derivative is stopped on purpose",
    known: { derivative: 9, source: "x² held fixed" },
  },
  {
    name: "a gradient stopped for a whole array",
    source: `
function f(x: number[]): number {
  const fixed = stopGradient(x);
  return x.reduce((s, v, i) => s + v * fixed[i], 0);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["stopGradient", "array argument"],
    rough: "the derivative is stopped on purpose",
    known: { derivative: [1, 2], source: "x held fixed" },
  },
  {
    name: "a function without a derivative",
    source: `
const level = nondifferentiable((x: number) => Math.floor(x * 4) / 4 + 0.1 * x);
const f = (x: number) => x * level(x);
`,
    inputs: [[1.3], [0.1]],
    constructs: ["nondifferentiable"],
    rough: "the derivative is left out on purpose",
    known: { derivative: 1.25 + 0.13, source: "the level held fixed" },
  },
  {
    name: "what is printed does not change what is computed",
    source: `
function f(x: number): number {
  const y = x * x;
  console.log("y", y);
  return y * x;
}
`,
    inputs: [[2], [0]],
    constructs: ["console.log"],
    known: { derivative: 12, source: "x³" },
  },
  {
    name: "a random number is an inactive input",
    source: `
function f(x: number): number {
  const u = Math.random();
  return x * x * (u < 2 ? 1 : u);
}
`,
    inputs: [[3], [0]],
    constructs: ["Math.random"],
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "a sum over random points, drawn as it goes",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (let i = 0; i < 5; i++) {
    const u = Math.random();
    if (u < 0.2) continue;
    s += Math.sin(x[0] * u) * x[x.length - 1] ** 2;
  }
  return s;
}
`,
    inputs: [[[0.5, 2]], [[1]]],
    constructs: ["Math.random", "continue"],
  },
  {
    name: "random numbers in a step that is checkpointed",
    source: `
const step = checkpoint((x: number) => {
  const kick = Math.random() - 0.5;
  return Math.sin(x + kick) * (1 + kick * x);
});
function f(x: number): number {
  let y = x;
  for (let i = 0; i < 4; i++) y = step(y);
  return y;
}
`,
    inputs: [[0.7], [0]],
    constructs: ["Math.random", "checkpoint"],
  },
  {
    name: "clocks are inactive inputs",
    source: `
function f(x: number): number {
  const started = performance.now();
  const y = x * (Date.now() > 0 ? x : 1);
  return y + (performance.now() - started < 0 ? 1 : 0);
}
`,
    inputs: [[3], [0]],
    constructs: ["Date.now", "performance.now"],
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "numbers and arrays of the notebook, captured and read",
    source: `
const rate = 0.5;
const weights = [1, 2, 3];
const settings = { power: 2, offset: [0.1] };
function f(x: number[]): number {
  return x.reduce((s, v, i) => s + weights[i % weights.length] * (v + settings.offset[0]) ** settings.power, 0) * rate;
}
`,
    inputs: [[[1, 2]], [[0]]],
    constructs: ["global", "captured array", "captured object"],
    known: { derivative: [1.1, 4.2], source: "closed form" },
  },
  {
    name: "an element cleared after a gradient was stopped",
    source: `
function f(x: number[]): number {
  const y = x.slice();
  y[0] = stopGradient(y[0]);
  return y[0] * x[0] + y[y.length - 1];
}
`,
    inputs: [[[3, 4]]],
    constructs: ["stopGradient", "element write"],
    rough: "the derivative is stopped on purpose",
    known: { derivative: [3, 1], source: "the stored copy held fixed" },
  },
  {
    name: "closures in a list that count in their own loop's variable and read an array from outside",
    source: `
function f(x: number[]): number {
  const steps: (() => number)[] = [];
  for (let i = 0; i < x.length; i++) {
    let c = x[i]! * i;
    steps.push(() => {
      c += x[i]!;
      return c * c;
    });
  }
  let s = 0;
  for (const step of steps) s += step() + 0.5 * step();
  return s;
}
`,
    inputs: [[[0.7, -1.3, 2.1, 0.4]]],
    constructs: ["closure in array", "captured assignment", "captured array"],
  },
  {
    name: "a result that holds one array in two places",
    source: `
function f(x: number[]) {
  const y = x.map((v) => v * v);
  const z = y;
  z[0] = 3 * x[1];
  return [y, z, x];
}
`,
    inputs: [[[2, 5]]],
    constructs: ["aliasing", "nested arrays"],
    known: { derivative: [0, 3, 0, 10, 0, 3, 0, 10, 1, 0, 0, 1], source: "closed form" },
  },
  {
    name: "a rule whose value holds one array in two places, needed forward",
    source: `
const twice = rule(
  (x: number[]) => {
    const y = x.map((v) => v * v);
    return [y, y];
  },
  {
    rrule: (x: number[]) => {
      const y = x.map((v) => v * v);
      return {
        value: [y, y],
        pullback: (bar: number[][]) => [x.map((v, i) => 2 * v * (bar[0][i] + bar[1][i]))],
      };
    },
  },
);
function f(x: number[]): number {
  const [y, z] = twice(x);
  return y[0] * z[0] + z[1];
}
`,
    inputs: [[[2, 3]]],
    constructs: ["rule", "rrule", "aliasing"],
    known: { derivative: [32, 6], source: "of x₀⁴ + x₁²" },
  },
];
