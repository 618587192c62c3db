/** One small program for each way of choosing. */
import type { CorpusProgram } from "../program.ts";

export const branches: readonly CorpusProgram[] = [
  {
    name: "if without else",
    source: `
function f(x: number): number {
  let y = x;
  if (x > 1) y = y * y;
  return y + 1;
}
`,
    inputs: [[2], [0.5]],
    constructs: ["if"],
    known: { derivative: 4, source: "closed form" },
  },
  {
    name: "if and else that assign several variables",
    source: `
function f(x: number[]): number {
  let a: number;
  let b = 1;
  if (x[0] < x[1]) {
    a = x[0] * 2;
    b = x[1];
  } else {
    a = x[1] * 3;
  }
  return a * b;
}
`,
    inputs: [[[1, 2]], [[2, 1]]],
    constructs: ["if else", "declaration without value"],
    known: { derivative: [4, 2], source: "closed form" },
  },
  {
    name: "else if with four ways",
    source: `
function f(x: number): number {
  let slope;
  if (x < -1) slope = 1;
  else if (x < 0) slope = 2;
  else if (x < 1) slope = 3;
  else slope = 4;
  return slope * x;
}
`,
    inputs: [[0.5], [-3], [-0.5], [7]],
    constructs: ["else if", "declaration without type"],
    known: { derivative: 3, source: "closed form" },
  },
  {
    name: "a switch with breaks over a number",
    source: `
function f(x: number, kind: number): number {
  let y = 0;
  switch (kind) {
    case 0:
      y = x;
      break;
    case 1:
      y = x * x;
      break;
    case 2: {
      const cube = x * x * x;
      y = cube;
      break;
    }
    default:
      y = 1;
  }
  return y;
}
`,
    inputs: [
      [3, 1],
      [3, 0],
      [3, 2],
      [3, 9],
    ],
    constructs: ["switch", "break", "inactive argument"],
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "a switch that falls through",
    source: `
function f(x: number, start: number): number {
  let y = 1;
  switch (start) {
    case 3:
      y *= x;
    case 2:
      y *= x;
    case 1:
      y *= x;
    case 0:
      break;
    default:
      y = -x;
  }
  return y;
}
`,
    inputs: [
      [2, 3],
      [2, 1],
      [2, 0],
      [2, 7],
    ],
    constructs: ["switch fall-through"],
    known: { derivative: 12, source: "closed form" },
  },
  {
    name: "a switch with shared cases, a default in the middle, and returns",
    source: `
function f(x: number, day: string): number {
  switch (day) {
    case "sat":
    case "sun":
      return 0.5 * x;
    default:
      x = x + 1;
    case "mon":
      return x * x;
    case "fri":
      return 2 * x;
  }
}
`,
    inputs: [
      [3, "tue"],
      [3, "sun"],
      [3, "mon"],
      [3, "fri"],
    ],
    constructs: ["switch fall-through", "default in the middle", "string flag", "early return"],
    known: { derivative: 8, source: "closed form" },
  },
  {
    name: "a switch inside a loop with continue and break",
    source: `
function f(xs: number[]): number {
  let total = 0;
  for (let i = 0; i < xs.length; i++) {
    switch (i % 3) {
      case 0:
        continue;
      case 1:
        total += xs[i];
        break;
      case 2:
        total *= xs[i];
    }
    total += 1;
  }
  return total;
}
`,
    inputs: [[[1, 2, 3, 4, 5, 6]], [[1]]],
    constructs: ["switch", "continue", "break"],
    known: { derivative: [0, 18, 18, 0, 6, 16], source: "((x₁+1)·x₂ + 1 + x₄ + 1)·x₅ + 1 by hand" },
  },
  {
    name: "a switch on true",
    source: `
function f(x: number): number {
  switch (true) {
    case x < 0:
      return -x;
    case x < 1:
      return x * x;
    default:
      return 2 * x - 1;
  }
}
`,
    inputs: [[0.5], [-2], [3]],
    constructs: ["switch with computed cases"],
    known: { derivative: 1, source: "closed form" },
  },
  {
    name: "ternaries in ternaries",
    source: `
const f = (x: number) => (x > 0 ? (x > 1 ? x * x : x) : x < -1 ? -x : 0);
`,
    inputs: [[2], [0.5], [-0.5], [-2]],
    constructs: ["nested ternary"],
    known: { derivative: 4, source: "closed form" },
  },
  {
    name: "a ternary between arrays",
    source: `
function f(x: number[], first: boolean): number {
  const a = [x[0], 2 * x[0]];
  const b = [x[1], 3 * x[1]];
  const chosen = first ? a : b;
  chosen[0] += 1;
  return chosen[0] * chosen[1] + a[0];
}
`,
    inputs: [
      [[2, 5], true],
      [[2, 5], false],
    ],
    constructs: ["ternary between references", "aliasing", "boolean argument"],
    known: { derivative: [2 * 5 + 1, 0], source: "(x₀ + 1)·2x₀ + x₀ + 1 by hand" },
  },
  {
    name: "short circuits that guard an index",
    source: `
function f(xs: number[], k: number): number {
  if (k < xs.length && xs[k] > 0) return xs[k] ** 2;
  if (k >= xs.length || xs[k] < -1) return xs[0];
  return 0;
}
`,
    inputs: [
      [[1, 2], 1],
      [[1, -2], 1],
      [[1], 5],
    ],
    constructs: ["short circuit that guards an index"],
    known: { derivative: [0, 4], source: "closed form" },
  },
  {
    name: "a short circuit that calls a function with an effect",
    source: `
function f(x: number): number {
  let calls = 0;
  const bigger = (y: number) => {
    calls += y;
    return y > 1;
  };
  if (bigger(x) && bigger(x * x)) calls *= 2;
  if (bigger(x) || bigger(3 * x)) calls += 1;
  return calls;
}
`,
    inputs: [[2], [0.5]],
    constructs: ["short circuit with effects", "captured assignment"],
    known: { derivative: 2 * (1 + 4) + 1, source: "2(x + x²) + x + 1 by hand" },
  },
  {
    name: "conditions kept in booleans",
    source: `
function f(x: number[]): number {
  const ascending = x[0] < x[1];
  const small = Math.abs(x[0]) < 1;
  let flag = ascending && !small;
  if (x.length > 2) flag = flag || x[2] > 0;
  return flag ? x[0] * x[1] : x[0] + x[1];
}
`,
    inputs: [[[2, 3]], [[0.5, 3]], [[0.5, 3, 1]]],
    constructs: ["boolean local", "not", "short circuit"],
    known: { derivative: [3, 2], source: "closed form" },
  },
  {
    name: "booleans compared and numbers as conditions",
    source: `
function f(x: number, n: number): number {
  const odd = n % 2 !== 0;
  const positive = x > 0;
  let y = x;
  if (odd === positive) y *= 2;
  if (n) y += x * x;
  if (!n) y -= 1;
  return y;
}
`,
    inputs: [
      [3, 5],
      [-3, 0],
      [2, 4],
    ],
    constructs: ["boolean comparison", "number as condition", "not"],
    known: { derivative: 8, source: "closed form" },
  },
  {
    name: "the logical or of numbers as a default",
    source: `
const f = (x: number, scale: number) => x * (scale || 10) + (x && 2 * x);
`,
    inputs: [
      [3, 0],
      [3, 4],
    ],
    constructs: ["logical or of numbers", "logical and of numbers"],
    known: { derivative: 12, source: "closed form" },
  },
  {
    name: "logical assignments",
    source: `
function f(x: number, fallback?: number): number {
  let scale = fallback;
  scale ??= 3;
  let shift = 0;
  shift ||= x;
  let gain = 1;
  gain &&= x * x;
  return scale * x + shift + gain;
}
`,
    inputs: [[2], [2, 5]],
    constructs: ["logical assignment", "optional parameter"],
    known: { derivative: 3 + 1 + 4, source: "closed form" },
  },
  {
    name: "a branch on a value that is not a number",
    source: `
function f(x: number): number {
  const r = Math.sqrt(x - 1);
  if (Number.isNaN(r)) return x;
  if (!Number.isFinite(1 / r)) return 2 * x;
  return r;
}
`,
    inputs: [[5], [0], [1]],
    constructs: ["Number.isNaN", "Number.isFinite"],
    known: { derivative: 0.25, source: "closed form" },
  },
  {
    name: "a user's error that is not thrown",
    source: `
function f(x: number): number {
  if (x < 0) {
    throw new Error("negative");
  }
  return Math.sqrt(x);
}
`,
    inputs: [[4], [0.25]],
    constructs: ["throw"],
    known: { derivative: 0.25, source: "closed form" },
  },
  {
    name: "a throw that ends an exhaustive choice",
    source: `
type Kernel = "linear" | "square";
function kernel(kind: Kernel, x: number): number {
  if (kind === "linear") return x;
  if (kind === "square") return x * x;
  throw new RangeError("unknown kernel");
}
const f = (x: number, kind: Kernel) => kernel(kind, x) * 3;
`,
    inputs: [
      [2, "square"],
      [2, "linear"],
    ],
    constructs: ["throw", "string flag", "early return"],
    known: { derivative: 12, source: "closed form" },
  },
];
