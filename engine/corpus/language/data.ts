/** One small program for each way to hold data. */
import type { CorpusProgram } from "../program.ts";

export const data: readonly CorpusProgram[] = [
  {
    name: "an object of numbers and arrays comes back in its own shape",
    source: `
interface Parameters {
  a: number;
  b: number[];
  nested: { c: number; flags: string };
}
function f(p: Parameters): number {
  return p.a * p.b[0] + p.b[1] * p.nested.c + (p.nested.flags === "on" ? p.a : 0);
}
`,
    inputs: [
      [{ a: 1, b: [2, 3], nested: { c: 4, flags: "on" } }],
      [{ a: 1, b: [2, 3, 9], nested: { c: 4, flags: "off" } }],
    ],
    constructs: ["object argument", "nested objects", "string flag in data"],
  },
  {
    name: "fields overwritten and accumulated",
    source: `
function f(x: number): number {
  const o = { value: x, count: 0, history: [0] };
  o.value *= x;
  o.count += 1;
  o.history[0] = o.value;
  o.value = o.value + o.history[0] * o.count;
  return o.value;
}
`,
    inputs: [[3], [0]],
    constructs: ["object", "field write", "compound assignment"],
    known: { derivative: 12, source: "2x²" },
  },
  {
    name: "nested objects written through a name for the inner one",
    source: `
function f(x: number): number {
  const world = { ball: { position: { x: 0, y: x } }, time: 0 };
  const p = world.ball.position;
  p.x = x * x;
  world.ball.position.y += p.x;
  return p.y;
}
`,
    inputs: [[3], [0]],
    constructs: ["nested objects", "aliasing", "field write"],
    known: { derivative: 7, source: "x + x²" },
  },
  {
    name: "an object replaced inside another",
    source: `
function f(x: number): number {
  const o = { p: { v: x } };
  const old = o.p;
  o.p = { v: 2 * x };
  old.v += 1;
  return old.v * o.p.v;
}
`,
    inputs: [[3], [0]],
    constructs: ["nested objects", "reference field write"],
    known: { derivative: 14, source: "(x + 1)·2x" },
  },
  {
    name: "arrays of objects updated in place",
    source: `
type Particle = { x: number; v: number };
function f(start: Particle[]): number {
  const ps = start.map((p) => ({ x: p.x, v: p.v }));
  for (const p of ps) {
    p.v -= 0.1 * p.x;
    p.x += 0.1 * p.v;
  }
  ps[0].x = ps[ps.length - 1].x * 2;
  return ps.reduce((s, p) => s + p.x * p.x, 0);
}
`,
    inputs: [
      [
        [
          { x: 1, v: 0 },
          { x: 2, v: 1 },
        ],
      ],
      [[{ x: 1, v: -1 }]],
    ],
    constructs: ["array of objects", "field write", "aliasing"],
  },
  {
    name: "an object spread with a field replaced",
    source: `
function f(p: { a: number; b: number; c: number }): number {
  const q = { ...p, b: p.a * 2 };
  const { a, ...rest } = q;
  return a * rest.b + rest.c ** 2;
}
`,
    inputs: [[{ a: 3, b: 5, c: 2 }], [{ a: 0, b: 0, c: 0 }]],
    constructs: ["object spread", "rest in object destructuring"],
    known: { derivative: [12, 0, 4], source: "2a² + c²" },
  },
  {
    name: "computed but constant property names",
    source: `
const key = "weight";
function f(x: number): number {
  const o = { [key]: x, "two words": 2 * x };
  return o["weight"] * o["two words"];
}
`,
    inputs: [[3], [0]],
    constructs: ["property by string", "computed constant key"],
    known: { derivative: 12, source: "2x²" },
  },
  {
    name: "an object used as a dictionary with known keys",
    source: `
type Name = "north" | "south" | "east";
function f(x: number, path: Name[]): number {
  const visits: Record<Name, number> = { north: 1, south: 2, east: 3 };
  let s = 0;
  for (const name of path) {
    if (name === "north") s += visits.north * x;
    else if (name === "south") s += visits.south * x * x;
    else s *= visits.east;
  }
  return s;
}
`,
    inputs: [
      [2, ["north", "south", "east"]],
      [2, ["east"]],
    ],
    constructs: ["array of strings", "string comparison", "object"],
    known: { derivative: 27, source: "3(x + 2x²)" },
  },
  {
    name: "an object indexed by a string that is known only while running",
    source: `
function f(x: number, name: "a" | "b"): number {
  const table = { a: x, b: x * x };
  return table[name];
}
`,
    inputs: [
      [3, "b"],
      [3, "a"],
    ],
    constructs: ["dynamic key"],
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "a tuple of a number, a flag and an array",
    source: `
type Entry = [value: number, negate: boolean, parts: number[]];
function f(x: number): number {
  const entry: Entry = [x, x > 0, [x, x * x]];
  const [value, negate, parts] = entry;
  entry[0] = 7;
  return (negate ? -value : value) * parts[1] + entry[0];
}
`,
    inputs: [[2], [-2]],
    constructs: ["tuple", "array destructuring", "element write"],
    known: { derivative: -12, source: "−x³ + 7" },
  },
  {
    name: "a function that returns several things",
    source: `
function statistics(xs: number[]): [number, number] {
  let min = xs[0];
  let max = xs[0];
  for (const x of xs) {
    if (x < min) min = x;
    if (x > max) max = x;
  }
  return [min, max];
}
function f(xs: number[]): number {
  const [lo, hi] = statistics(xs);
  return (hi - lo) ** 2 + lo;
}
`,
    inputs: [[[3, 1, 5]], [[2]]],
    constructs: ["tuple result", "array destructuring of a call"],
    known: { derivative: [0, -7, 8], source: "closed form" },
  },
  {
    name: "ragged arrays",
    source: `
function f(rows: number[][]): number {
  let s = 0;
  for (let i = 0; i < rows.length; i++) {
    let p = 1;
    for (let j = 0; j < rows[i].length; j++) p *= rows[i][j];
    s += p * rows[i].length;
  }
  return s;
}
`,
    inputs: [[[[2], [3, 4], [1, 2, 3]]], [[[5]]]],
    constructs: ["ragged arrays"],
    known: { derivative: [1, 8, 6, 18, 9, 6], source: "closed form" },
  },
  {
    name: "ragged arrays with an empty row",
    source: `
function f(rows: number[][]): number {
  return rows.reduce((s, row) => s + row.reduce((p, v) => p * v, 1), 0);
}
`,
    inputs: [[[[2, 3], [], [4]]], [[[]]], [[[], [1]]]],
    constructs: ["ragged arrays", "empty array"],
    known: { derivative: [3, 2, 1], source: "closed form" },
  },
  {
    name: "an array that may be empty",
    source: `
function f(xs: number[]): number {
  let s = 1;
  for (const x of xs) s += x * x;
  return s;
}
`,
    inputs: [[[3]], [[]]],
    constructs: ["empty array", "for of"],
    known: { derivative: [6], source: "closed form" },
  },
  {
    name: "arrays three deep",
    source: `
function f(t: number[][][]): number {
  let s = 0;
  t.forEach((m, i) => m.forEach((row, j) => row.forEach((v, k) => (s += v * v * (i + 2 * j + 3 * k)))));
  return s;
}
`,
    inputs: [
      [
        [
          [
            [1, 2],
            [3, 4],
          ],
          [[5, 6]],
        ],
      ],
      [[[[1]]]],
    ],
    constructs: ["arrays three deep", "forEach", "assignment as value", "captured assignment"],
    known: { derivative: [0, 12, 12, 40, 10, 48], source: "closed form" },
  },
  {
    name: "an object with methods that do not use this",
    source: `
const vec = {
  dot: (a: number[], b: number[]) => a.reduce((s, v, i) => s + v * b[i], 0),
  scale: (a: number[], k: number) => a.map((v) => k * v),
};
function f(x: number[]): number {
  return vec.dot(vec.scale(x, 2), x);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["functions in objects", "method without this"],
    known: { derivative: [4, 8], source: "2‖x‖²" },
  },
  {
    name: "an object made by a function with methods over its data",
    source: `
interface Matrix {
  rows: number;
  get: (i: number, j: number) => number;
  data: number[];
}
function matrix(data: number[], columns: number): Matrix {
  return { rows: data.length / columns, get: (i, j) => data[i * columns + j], data };
}
function f(x: number[]): number {
  const m = matrix(x, 2);
  let trace = 0;
  for (let i = 0; i < m.rows; i++) trace += m.get(i, i % 2) * m.data[0];
  return trace;
}
`,
    inputs: [[[1, 2, 3, 4]], [[5, 6]]],
    constructs: ["functions in objects", "captured array", "function as result"],
    known: { derivative: [2 + 4, 0, 0, 1], source: "(x₀ + x₃)x₀" },
  },
  {
    name: "optional fields with defaults where they are missing",
    source: `
interface Options {
  scale?: number;
  shift?: number;
}
function f(x: number, options: Options = {}): number {
  const scale = options.scale ?? 2;
  let y = scale * x;
  if (options.shift !== undefined) y += options.shift * x * x;
  return y;
}
`,
    inputs: [[3], [3, { shift: 1 }], [3, { scale: 5, shift: 2 }]],
    constructs: ["optional field", "nullish coalescing", "undefined test", "default argument of an object"],
    known: { derivative: 2, source: "closed form" },
  },
  {
    name: "an optional field of the differentiated argument",
    source: `
function f(p: { a: number; b?: number }): number {
  return p.b === undefined ? p.a ** 2 : p.a * p.b;
}
`,
    inputs: [[{ a: 3, b: 4 }], [{ a: 3 }]],
    constructs: ["optional field", "undefined test"],
    known: { derivative: [4, 3], source: "closed form" },
  },
  {
    name: "optional chaining into a nested option",
    source: `
interface Config {
  limits?: { low: number; high: number };
}
function f(x: number, config: Config): number {
  const low = config.limits?.low ?? 0;
  const high = config.limits?.high ?? x * x;
  return (x - low) * high;
}
`,
    inputs: [
      [3, { limits: { low: 1, high: 5 } }],
      [3, {}],
    ],
    constructs: ["optional chaining", "nullish coalescing"],
    known: { derivative: 5, source: "closed form" },
  },
  {
    name: "a variable first undefined and then a number",
    source: `
function f(xs: number[]): number {
  let best: number | undefined;
  for (const x of xs) {
    if (x > 0 && (best === undefined || x < best)) best = x;
  }
  return best === undefined ? 0 : best * best;
}
`,
    inputs: [[[3, -1, 2]], [[-1]]],
    constructs: ["variable first undefined", "undefined test"],
    known: { derivative: [0, 0, 4], source: "closed form" },
  },
  {
    name: "an array of numbers that may be missing",
    source: `
function f(x: number): number {
  const cells: (number | undefined)[] = [x, undefined, x * x];
  let s = 0;
  for (const c of cells) if (c !== undefined) s += c;
  cells[1] = 3 * x;
  for (const c of cells) s += c ?? 0;
  return s;
}
`,
    inputs: [[2], [0]],
    constructs: ["array of optional numbers", "undefined test", "nullish coalescing"],
    known: { derivative: 13, source: "2x + 2x² + 3x" },
  },
  {
    name: "null for nothing",
    source: `
function find(xs: number[], above: number): number | null {
  for (const x of xs) if (x > above) return x;
  return null;
}
function f(xs: number[]): number {
  const a = find(xs, 1);
  const b = find(xs, 100);
  return (a !== null ? a * a : 0) + (b ?? xs[0]);
}
`,
    inputs: [[[0.5, 2, 3]], [[7]]],
    constructs: ["null"],
    known: { derivative: [1, 4, 0], source: "closed form" },
  },
  {
    name: "a discriminated union of shapes",
    source: `
type Shape = { kind: "circle"; r: number; w: number; h: number } | { kind: "box"; r: number; w: number; h: number };
function area(s: Shape): number {
  switch (s.kind) {
    case "circle":
      return Math.PI * s.r ** 2;
    case "box":
      return s.w * s.h;
  }
}
function f(shapes: Shape[]): number {
  return shapes.map(area).reduce((a, b) => a + b, 0);
}
`,
    inputs: [
      [
        [
          { kind: "circle", r: 2, w: 0, h: 0 },
          { kind: "box", r: 0, w: 3, h: 4 },
        ],
      ],
      [[{ kind: "box", r: 1, w: 1, h: 1 }]],
    ],
    constructs: ["discriminated union", "switch", "array of objects"],
    known: { derivative: [4 * Math.PI, 0, 0, 0, 4, 3], source: "closed form" },
  },
  {
    name: "a union whose members have different fields",
    source: `
type Move = { kind: "step"; by: number } | { kind: "scale"; factor: number };
function f(x: number): number {
  const moves: Move[] = [
    { kind: "step", by: x },
    { kind: "scale", factor: 3 },
    { kind: "step", by: 1 },
  ];
  let y = x;
  for (const m of moves) y = m.kind === "step" ? y + m.by : y * m.factor;
  return y;
}
`,
    inputs: [[2], [0]],
    constructs: ["discriminated union", "different fields"],
    known: { derivative: 6, source: "6x + 1" },
  },
  {
    name: "an enumeration in a frozen object",
    source: `
const Method = { Euler: 0, Midpoint: 1 } as const;
type Method = (typeof Method)[keyof typeof Method];
function f(x: number, method: Method): number {
  if (method === Method.Euler) return x + 0.1 * x * x;
  const half = x + 0.05 * x * x;
  return x + 0.1 * half * half;
}
`,
    inputs: [
      [2, 0],
      [2, 1],
    ],
    constructs: ["as const", "captured object"],
    known: { derivative: 1.4, source: "closed form" },
  },
  {
    name: "types, casts and assertions that leave no trace",
    source: `
type Scalar = number;
interface Named {
  readonly label: string;
}
declare const unusedDeclaration: number;
function f(x: Scalar, extra?: Named): number {
  const y = x as unknown as number;
  const z = <number>y;
  const list = [y, z] satisfies number[];
  return list[0]! * list[1]! + (extra ? 1 : 0);
}
`,
    inputs: [[3], [3, { label: "a" }]],
    constructs: ["casts", "satisfies", "non-null", "object as condition"],
    known: { derivative: 6, source: "closed form" },
  },
];
