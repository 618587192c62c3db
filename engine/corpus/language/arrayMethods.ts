/** One small program for each method of arrays. */
import type { CorpusProgram } from "../program.ts";

export const arrayMethods: readonly CorpusProgram[] = [
  {
    name: "map with value, index and array",
    source: `
const f = (x: number[]) => x.map((v, i, all) => v * (i + 1) * all[0]);
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["map", "array result"],
    known: {
      derivative: [
        [2, 0],
        [4, 2],
      ],
      source: "closed form",
    },
  },
  {
    name: "map from numbers to objects and back",
    source: `
const f = (x: number[]) => x.map((v, i) => ({ v, w: v * i })).map(({ v, w }) => v * w).reduce((a, b) => a + b, 0);
`,
    inputs: [[[1, 2, 3]], [[3]]],
    constructs: ["map", "array of objects", "shorthand property", "chained methods"],
    known: { derivative: [0, 4, 12], source: "closed form" },
  },
  {
    name: "filter by value, then by index",
    source: `
const f = (x: number[]) =>
  x
    .filter((v) => v > 0)
    .filter((_, i) => i % 2 === 0)
    .reduce((s, v) => s + v * v, 0);
`,
    inputs: [[[1, -2, 3, 4]], [[-1]]],
    constructs: ["filter", "chained methods"],
    known: { derivative: [2, 0, 0, 8], source: "closed form" },
  },
  {
    name: "reduce to an object",
    source: `
function f(x: number[]): number {
  const r = x.reduce((acc, v) => ({ sum: acc.sum + v, product: acc.product * v }), { sum: 0, product: 1 });
  return r.sum * r.product;
}
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["reduce to an object"],
    known: { derivative: [6 + 36, 6 + 18, 6 + 12], source: "product rule" },
  },
  {
    name: "reduce to an array that is pushed to",
    source: `
const running = (x: number[]) =>
  x.reduce<number[]>((acc, v) => {
    acc.push((acc.length > 0 ? acc[acc.length - 1] : 0) + v);
    return acc;
  }, []);
const f = (x: number[]) => running(x).map((v) => v * v);
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["reduce to an array", "push", "array result"],
    known: {
      derivative: [
        [2, 0, 0],
        [6, 6, 0],
        [12, 12, 12],
      ],
      source: "closed form",
    },
  },
  {
    name: "forEach with side effects on another array",
    source: `
function f(x: number[]): number {
  const y = new Array<number>(x.length).fill(0);
  x.forEach((v, i) => {
    y[(i + 1) % x.length] += v * v;
  });
  return y[0] + 2 * y[y.length - 1];
}
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["forEach", "captured mutation"],
    known: { derivative: [0, 8, 6], source: "x₂² + 2x₁²" },
  },
  {
    name: "some and every",
    source: `
function f(x: number[]): number {
  if (x.some((v) => v < 0)) return -x[0];
  if (x.every((v) => v > 1)) return x[0] ** 2;
  return x[0];
}
`,
    inputs: [[[2, 3]], [[2, -3]], [[0.5]]],
    constructs: ["some", "every"],
    known: { derivative: [4, 0], source: "closed form" },
  },
  {
    name: "find, findIndex and their absence",
    source: `
function f(x: number[]): number {
  const first = x.find((v) => v > 1);
  const where = x.findIndex((v) => v > 2);
  const never = x.find((v) => v > 1000);
  return (first ?? 0) ** 2 + (where >= 0 ? x[where] : 0) + (never === undefined ? 1 : never);
}
`,
    inputs: [[[0, 1.5, 3]], [[0.5]]],
    constructs: ["find", "findIndex", "undefined test"],
    known: { derivative: [0, 3, 1], source: "closed form" },
  },
  {
    name: "find an object and use its fields",
    source: `
function f(items: { id: number; value: number }[]): number {
  const item = items.find((i) => i.id === 2);
  if (!item) return 0;
  return item.value ** 2 * item.id;
}
`,
    inputs: [
      [
        [
          { id: 1, value: 5 },
          { id: 2, value: 3 },
        ],
      ],
      [[{ id: 7, value: 5 }]],
    ],
    constructs: ["find", "array of objects", "object as condition"],
    rough: "the entry is found by an identity that is itself differentiated",
    known: { derivative: [0, 0, 9, 12], source: "closed form" },
  },
  {
    name: "flatMap and flat",
    source: `
function f(x: number[]): number {
  const pairs = x.flatMap((v, i) => [v, v * i]);
  const flat = [[x[0]], pairs].flat();
  return flat.reduce((s, v, i) => s + i * v, 0);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["flatMap", "flat"],
    known: { derivative: [1, 3 + 4], source: "closed form" },
  },
  {
    name: "concat of arrays and numbers",
    source: `
const f = (x: number[]) => x.concat(x.map((v) => v * v), 5, [x[0]]).reduce((s, v, i) => s + (i + 1) * v, 0);
`,
    inputs: [[[2, 3]], [[1]]],
    constructs: ["concat"],
    known: { derivative: [1 + 12 + 6, 2 + 24], source: "closed form" },
  },
  {
    name: "slice with its ends counted from either side",
    source: `
const sum = (v: number[]) => v.reduce((a, b) => a + b, 0);
const f = (x: number[]) => sum(x.slice(1)) + 2 * sum(x.slice(0, -1)) + 4 * sum(x.slice(-2, 10)) + 8 * sum(x.slice(5));
`,
    inputs: [[[1, 2, 3]], [[1]]],
    constructs: ["slice", "slice from the end"],
    known: { derivative: [2, 1 + 2 + 4, 1 + 4], source: "closed form" },
  },
  {
    name: "reverse of a copy",
    source: `
function f(x: number[]): number {
  const y = x.slice().reverse();
  return x.reduce((s, v, i) => s + v * y[i], 0);
}
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["reverse", "slice"],
    known: { derivative: [6, 4, 2], source: "2x₀x₂ + x₁²" },
  },
  {
    name: "copies by toSorted and toReversed and with",
    source: `
function f(x: number[]): number {
  const y = x.toSorted((a, b) => a - b);
  const z = y.toReversed();
  const w = z.with(0, x[0] * 2);
  return w.reduce((s, v, i) => s + v * (i + 1), 0) + y[0];
}
`,
    inputs: [[[2, 1, 3]], [[4]]],
    constructs: ["toSorted", "toReversed", "with"],
    known: { derivative: [2 + 2, 3 + 1, 0], source: "closed form" },
  },
  {
    name: "at from the end",
    source: `
const f = (x: number[]) => x.at(-1)! * x.at(0)!;
`,
    inputs: [[[2, 3, 5]], [[3]]],
    constructs: ["at"],
    known: { derivative: [5, 0, 2], source: "closed form" },
  },
  {
    name: "Array.from with a length, with an array, and with a map",
    source: `
function f(x: number[]): number {
  const a = Array.from({ length: x.length }, (_, i) => x[i] * i);
  const b = Array.from(x);
  const c = Array.from(x, (v) => v * v);
  b[0] = 0;
  return a.reduce((s, v, i) => s + v + b[i] + c[i], 0);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["Array.from"],
    known: { derivative: [2, 1 + 1 + 4], source: "closed form" },
  },
  {
    name: "arrays made by new Array, fill and map",
    source: `
function f(x: number, n: number): number {
  const zeros = new Array(n).fill(0).map((_, i) => x ** i);
  const rows = Array(n)
    .fill(null)
    .map(() => [x, 1]);
  return zeros.reduce((a, b) => a + b, 0) + rows[n - 1][0];
}
`,
    inputs: [
      [2, 3],
      [0.5, 1],
    ],
    constructs: ["new Array().fill", "map", "null"],
    known: { derivative: 1 + 4 + 1, source: "1 + x + x² + x" },
  },
  {
    name: "indexOf, lastIndexOf and includes on words and numbers",
    source: `
function f(x: number[], names: string[]): number {
  const where = names.indexOf("b");
  const again = [1, 2, 1].lastIndexOf(1);
  let s = where >= 0 ? x[where] ** 2 : 0;
  if (names.includes("c")) s *= again;
  return s;
}
`,
    inputs: [
      [
        [1, 3],
        ["a", "b", "c"],
      ],
      [[1], ["a"]],
    ],
    constructs: ["indexOf", "includes", "array of strings"],
    known: { derivative: [0, 12], source: "2x₁²" },
  },
  {
    name: "join of an array in a condition is not needed, lengths are",
    source: `
function f(x: number[]): number {
  const { length } = x;
  return length === 1 ? x[0] : x[length - 1] * length;
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["length", "object destructuring"],
    known: { derivative: [0, 2], source: "closed form" },
  },
  {
    name: "Array.isArray decided when compiling",
    source: `
function total(v: number | number[]): number {
  if (Array.isArray(v)) return v.reduce((s, e) => s + e, 0);
  return v;
}
const f = (x: number[]) => total(x) * total(x[0]);
`,
    inputs: [[[2, 3]], [[4]]],
    constructs: ["Array.isArray", "specialisation by structure"],
    known: { derivative: [7, 2], source: "(x₀ + x₁)x₀" },
  },
  {
    name: "typeof decided when compiling",
    source: `
function value(v: number | { value: number }): number {
  return typeof v === "number" ? v : v.value;
}
const f = (x: number) => value(x) * value({ value: x * x });
`,
    inputs: [[2], [0]],
    constructs: ["typeof", "specialisation by structure"],
    known: { derivative: 12, source: "x³" },
  },
  {
    name: "Object.keys, values and entries of a known object",
    source: `
function f(p: { a: number; b: number }): number {
  let s = 0;
  for (const v of Object.values(p)) s += v * v;
  for (const [, v] of Object.entries(p)) s *= v;
  return s + Object.keys(p).length;
}
`,
    inputs: [[{ a: 2, b: 3 }], [{ a: 1, b: 1 }]],
    constructs: ["Object.values", "Object.entries", "Object.keys"],
    known: { derivative: [3 * 8 + 13 * 3, 2 * 18 + 13 * 2], source: "(a² + b²)ab" },
  },
  {
    name: "a sort whose comparator is a helper with two keys",
    source: `
const byAgeThenScore = (a: number[], b: number[]) => a[0] - b[0] || b[1] - a[1];
function f(rows: number[][]): number {
  return [...rows].sort(byAgeThenScore).reduce((s, r, i) => s + (i + 1) * r[1] ** 2, 0);
}
`,
    inputs: [
      [
        [
          [2, 1],
          [1, 3],
          [1, 5],
        ],
      ],
      [[[1, 1]]],
    ],
    constructs: ["sort", "logical or of numbers", "nested arrays"],
    rough: "rows tie in their first key",
    known: { derivative: [0, 6, 0, 12, 0, 10], source: "closed form" },
  },
];
