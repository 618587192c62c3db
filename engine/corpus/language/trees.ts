/** Trees and lists that are given, whose ends are empty arrays or absent parts. */
import type { CorpusProgram } from "../program.ts";

export const trees: readonly CorpusProgram[] = [
  {
    name: "a tree whose leaves have empty lists of children",
    source: `
interface Tree {
  v: number;
  kids: Tree[];
}
function f(t: Tree): number {
  let s = t.v * t.v;
  for (const kid of t.kids) s += t.v * f(kid);
  return s;
}
`,
    inputs: [
      [
        {
          v: 2,
          kids: [
            { v: 3, kids: [] },
            { v: 5, kids: [{ v: 4, kids: [] }] },
          ],
        },
      ],
      [{ v: 2, kids: [] }],
    ],
    constructs: ["tree", "recursion", "empty array"],
    known: {
      // v₁² + v₁(v₂² + v₃² + v₃·v₄²)
      derivative: {
        v: 4 + 9 + 25 + 80,
        kids: [
          { v: 12, kids: [] },
          { v: 52, kids: [{ v: 80, kids: [] }] },
        ],
      },
      source: "closed form",
    },
  },
  {
    name: "a tree with empty leaves through map and reduce",
    source: `
interface Tree {
  w: number;
  kids: Tree[];
}
function depth(t: Tree): number {
  return 1 + t.kids.map(depth).reduce((a, b) => Math.max(a, b), 0);
}
function f(t: Tree): number {
  if (t.kids.length === 0) return Math.sin(t.w);
  const values = t.kids.map((kid) => f(kid));
  return t.w * values.reduce((a, b) => a + b * b, 0) * depth(t);
}
`,
    inputs: [
      [
        {
          w: 0.5,
          kids: [
            { w: 0.3, kids: [{ w: 0.8, kids: [] }] },
            { w: 1.2, kids: [] },
          ],
        },
      ],
      [{ w: 0.4, kids: [] }],
    ],
    constructs: ["tree", "recursion", "empty array", "map", "reduce"],
  },
  {
    name: "an expression tree with operators and lists of operands",
    source: `
interface Expression {
  op: string;
  value: number;
  of: Expression[];
}
function f(e: Expression): number {
  switch (e.op) {
    case "sum": {
      let s = 0;
      for (let i = 0; i < e.of.length; i++) s += f(e.of[i]);
      return s;
    }
    case "product":
      return e.of.reduce((a, each) => a * f(each), 1);
    case "sin":
      return Math.sin(f(e.of[0]));
    default:
      return e.value;
  }
}
`,
    inputs: [
      [
        {
          op: "sum",
          value: 0,
          of: [
            {
              op: "product",
              value: 0,
              of: [
                { op: "number", value: 2, of: [] },
                { op: "number", value: 3, of: [] },
              ],
            },
            { op: "sin", value: 0, of: [{ op: "number", value: 0.5, of: [] }] },
          ],
        },
      ],
      [{ op: "number", value: 3, of: [] }],
    ],
    constructs: ["tree", "recursion", "empty array", "switch", "string flag"],
  },
  {
    name: "a linked list that ends in null",
    source: `
interface Cell {
  v: number;
  next: Cell | null;
}
function f(cell: Cell): number {
  return cell.v ** 2 + (cell.next === null ? 0 : cell.v * f(cell.next));
}
`,
    inputs: [[{ v: 2, next: { v: 3, next: { v: 5, next: null } } }], [{ v: 2, next: null }]],
    constructs: ["linked list", "null", "recursion"],
    known: {
      // v₁² + v₁(v₂² + v₂·v₃²)
      derivative: { v: 4 + 9 + 75, next: { v: 2 * (6 + 25), next: { v: 60, next: null } } },
      source: "closed form",
    },
  },
  {
    name: "a binary tree with null for absent children",
    source: `
interface Node {
  v: number;
  left: Node | null;
  right: Node | null;
}
function f(node: Node | null): number {
  if (node === null) return 1;
  return Math.sin(node.v) * f(node.left) + node.v * f(node.right);
}
`,
    inputs: [
      [
        {
          v: 0.5,
          left: { v: 0.3, left: null, right: { v: 0.7, left: null, right: null } },
          right: { v: 1.1, left: null, right: null },
        },
      ],
      [{ v: 0.5, left: null, right: null }],
    ],
    constructs: ["tree", "null", "recursion", "early return"],
  },
  {
    name: "options that are null, undefined or given",
    source: `
interface Options {
  scale?: number | null;
  limits?: { low: number | null; high?: number } | null;
}
function f(x: number, options: Options, weights: (number | null)[]): number {
  const scale = options.scale ?? 2;
  const low = options.limits?.low ?? 0;
  let y = (x - low) * scale;
  for (const w of weights) y += w === null ? 1 : w * x * x;
  return y * (options.limits?.high ?? x);
}
`,
    inputs: [
      [3, { scale: null, limits: null }, [1, null]],
      [3, { limits: { low: null, high: 4 } }, [null]],
      [3, { scale: 5, limits: { low: 1 } }, []],
    ],
    constructs: ["null", "optional field", "optional chaining", "nullish coalescing"],
    known: { derivative: 16 + 3 * 8, source: "closed form" },
  },
  {
    name: "an empty list whose elements nothing tells",
    source: `
interface Load {
  at: number;
  weight: { mass: number };
}
function f(x: number, loads: Load[]): number {
  const extra: Load[] = [];
  let s = x * x;
  for (const { at, weight } of loads) s += weight.mass * (x - at) ** 2;
  for (const each of extra) s += each.weight.mass * x;
  return s;
}
`,
    inputs: [
      [3, []],
      [3, [{ at: 1, weight: { mass: 2 } }]],
    ],
    constructs: ["empty array", "array of objects"],
    known: { derivative: 6, source: "closed form" },
  },
  {
    name: "children given to a leaf whose list was empty",
    source: `
interface Tree {
  v: number;
  kids: Tree[];
}
function f(t: Tree): number {
  let s = 0;
  const copy: Tree = { v: t.v, kids: [] };
  for (let turn = 0; turn < 3; turn++) {
    for (const kid of copy.kids) s += kid.v * kid.v * copy.v;
    copy.kids.push({ v: t.v * turn, kids: [] });
  }
  return s;
}
`,
    inputs: [[{ v: 2, kids: [] }]],
    constructs: ["tree", "empty array", "push"],
    known: { derivative: { v: 12, kids: [] }, source: "closed form" },
  },
];
