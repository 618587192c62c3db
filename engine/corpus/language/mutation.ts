/** One small program for each way to change data in place, and for two names of one thing. */
import type { CorpusProgram } from "../program.ts";

export const mutation: readonly CorpusProgram[] = [
  {
    name: "two names for one array",
    source: `
function f(x: number[]): number {
  const a = [x[0], x[1]];
  const b = a;
  b[0] = b[0] * a[1];
  a[1] = a[0] + b[1];
  return a[0] * b[1];
}
`,
    inputs: [[[2, 3]], [[0, 1]]],
    constructs: ["aliasing", "element write"],
    known: { derivative: [45, 36], source: "p(p + x₁), p = x₀x₁" },
  },
  {
    name: "two names for one row of a matrix",
    source: `
function f(x: number[]): number {
  const row = x.slice();
  const m = [row, row];
  m[0][0] *= 2;
  m[1][0] *= x[0];
  return m[0][0] + row[row.length - 1];
}
`,
    inputs: [[[3, 4]], [[5]]],
    constructs: ["aliasing", "nested arrays"],
    known: { derivative: [12, 1], source: "2x₀² + x₁" },
  },
  {
    name: "rows swapped as references",
    source: `
function f(m: number[][]): number {
  const rows = [m[0].slice(), m[1].slice()];
  const t = rows[0];
  rows[0] = rows[1];
  rows[1] = t;
  rows[0][0] *= 10;
  t[0] += rows[0][0];
  return rows[1][0] * rows[0][1];
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
    ],
    constructs: ["row swap", "aliasing"],
    known: {
      derivative: [
        [4, 0],
        [40, 31],
      ],
      source: "(m₀₀ + 10m₁₀)m₁₁",
    },
  },
  {
    name: "an element overwritten after its value was used",
    source: `
function f(x: number[]): number {
  const y = x.slice();
  const a = Math.sin(y[0]);
  y[0] = 5;
  const b = y[0] * a;
  y[0] = b * b;
  return y[0] + x[0];
}
`,
    inputs: [[[0.5]], [[0, 1]]],
    constructs: ["element write", "overwritten value"],
    known: { derivative: [50 * Math.sin(0.5) * Math.cos(0.5) + 1], source: "25 sin²x + x" },
  },
  {
    name: "an element overwritten in each turn while its old value is needed",
    source: `
function f(x: number): number {
  const y = [x, 1];
  for (let i = 0; i < 5; i++) {
    y[1] *= Math.sin(y[0]);
    y[0] = y[0] * 0.9 + 0.1 * y[1];
  }
  return y[0] * y[1];
}
`,
    inputs: [[1.2], [0]],
    constructs: ["element write", "overwritten value"],
  },
  {
    name: "a caller's array that a helper fills",
    source: `
function squares(from: number[], into: number[]): void {
  for (let i = 0; i < from.length; i++) into[i] = from[i] * from[i];
}
function f(x: number[]): number {
  const y: number[] = new Array(x.length).fill(0);
  squares(x, y);
  squares(y, y);
  return y.reduce((a, b) => a + b, 0);
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["argument mutated by a helper", "aliasing of arguments"],
    known: { derivative: [4, 32], source: "Σx⁴" },
  },
  {
    name: "the argument itself is written",
    source: `
function f(x: number[]): number {
  x[0] *= 2;
  x[x.length - 1] += x[0];
  let s = 0;
  for (const v of x) s += v * v;
  return s;
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["argument mutated"],
    known: { derivative: [2 * 2 * 2 + 2 * 4 * 2, 8], source: "4x₀² + (x₁ + 2x₀)²" },
  },
  {
    name: "push and pop as a stack",
    source: `
function f(x: number[]): number {
  const stack: number[] = [];
  for (const v of x) {
    stack.push(v);
    if (stack.length === 2) {
      const b = stack.pop()!;
      const a = stack.pop()!;
      stack.push(a * b + 1);
    }
  }
  return stack[0];
}
`,
    inputs: [[[2, 3, 4]], [[5]]],
    constructs: ["push", "pop"],
    known: { derivative: [12, 8, 7], source: "(x₀x₁ + 1)x₂ + 1" },
  },
  {
    name: "a stack machine for an expression given as words",
    source: `
function f(x: number, program: string[]): number {
  const stack: number[] = [];
  for (const word of program) {
    if (word === "x") stack.push(x);
    else if (word === "2") stack.push(2);
    else {
      const b = stack.pop() ?? 0;
      const a = stack.pop() ?? 0;
      switch (word) {
        case "+":
          stack.push(a + b);
          break;
        case "*":
          stack.push(a * b);
          break;
        case "^":
          stack.push(a ** b);
      }
    }
  }
  return stack[stack.length - 1];
}
`,
    inputs: [
      [3, ["x", "2", "^", "2", "x", "*", "+"]],
      [3, ["x"]],
    ],
    constructs: ["push", "pop", "switch", "array of strings"],
    known: { derivative: 8, source: "x² + 2x" },
  },
  {
    name: "a queue by push and shift",
    source: `
function f(x: number): number {
  const queue = [x, x * x];
  let s = 0;
  for (let i = 0; i < 5; i++) {
    const v = queue.shift()!;
    s += v;
    queue.push(v * 0.5, i);
    if (queue.length > 3) queue.length = 3;
  }
  return s;
}
`,
    inputs: [[2], [0]],
    constructs: ["push of several", "shift", "length assignment"],
  },
  {
    name: "unshift and reverse in place",
    source: `
function f(x: number[]): number {
  const y = [...x];
  y.unshift(y[0] * y[y.length - 1]);
  y.reverse();
  let s = 0;
  for (let i = 0; i < y.length; i++) s += (i + 1) * y[i];
  return s;
}
`,
    inputs: [[[2, 3]], [[4]]],
    constructs: ["unshift", "reverse"],
    known: { derivative: [2 + 9, 1 + 6], source: "x₁ + 2x₀ + 3x₀x₁" },
  },
  {
    name: "fill with an active value, whole and in part",
    source: `
function f(x: number): number {
  const a = new Array<number>(4).fill(x);
  a.fill(x * x, 1, 3);
  return a[0] * a[1] + a[2] + a[3];
}
`,
    inputs: [[2], [0]],
    constructs: ["fill", "new Array().fill"],
    known: { derivative: 12 + 4 + 1, source: "x³ + x² + x" },
  },
  {
    name: "splice that removes and inserts",
    source: `
function f(x: number[]): number {
  const y = x.slice();
  const removed = y.splice(1, 2, removedBy(y), 7);
  y.splice(0, 0, removed[0]);
  return y.reduce((s, v, i) => s + (i + 1) * v, 0) * removed[1];
}
function removedBy(y: number[]): number {
  return y[0] * y[1];
}
`,
    inputs: [[[1, 2, 3, 4]]],
    constructs: ["splice", "hoisted function"],
  },
  {
    name: "sort in place by a comparator",
    source: `
function f(x: number[]): number {
  const y = [...x];
  y.sort((a, b) => b * b - a * a);
  return y[0] * 3 + y[y.length - 1] ** 2;
}
`,
    inputs: [[[1, -4, 2]], [[3]]],
    constructs: ["sort"],
    known: { derivative: [2, 3, 0], source: "closed form" },
  },
  {
    name: "a binary heap in an array",
    source: `
function push(heap: number[], v: number): void {
  heap.push(v);
  let i = heap.length - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    if (heap[parent] <= heap[i]) break;
    [heap[parent], heap[i]] = [heap[i], heap[parent]];
    i = parent;
  }
}
function pop(heap: number[]): number {
  const top = heap[0];
  const last = heap.pop()!;
  if (heap.length > 0) {
    heap[0] = last;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++;
      if (heap[i] <= heap[child]) break;
      [heap[i], heap[child]] = [heap[child], heap[i]];
      i = child;
    }
  }
  return top;
}
function f(xs: number[]): number {
  const heap: number[] = [];
  for (const x of xs) push(heap, x * x);
  let s = 0;
  let rank = 1;
  while (heap.length) s += pop(heap) * rank++;
  return s;
}
`,
    inputs: [[[3, 1, 2]], [[4]]],
    constructs: ["push", "pop", "bitwise shift", "increment as value", "argument mutated by a helper"],
    known: { derivative: [18, 2, 8], source: "2·rank·x" },
  },
  {
    name: "an array that grows by stores at its end",
    source: `
function f(x: number): number {
  const y: number[] = [];
  for (let i = 0; i < 4; i++) y[y.length] = x ** i;
  y[4] = y[3] * y[1];
  return y.reduce((a, b) => a + b, 0);
}
`,
    inputs: [[2], [0]],
    constructs: ["store at the end"],
    known: { derivative: 1 + 4 + 12 + 32, source: "closed form" },
  },
  {
    name: "an array cut by its length",
    source: `
function f(x: number[]): number {
  const y = x.map((v) => v * v);
  y.length = Math.min(y.length, 2);
  y.push(1);
  return y.reduce((a, b) => a + b, 0);
}
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["length assignment", "push"],
    known: { derivative: [2, 4, 0], source: "closed form" },
  },
  {
    name: "copies that are deep and copies that are not",
    source: `
function f(m: number[][]): number {
  const shallow = m.map((r) => r.slice());
  const alias = shallow.slice();
  const deep = shallow.map((row) => [...row]);
  shallow[0][0] *= 3;
  return alias[0][0] * deep[0][0];
}
`,
    inputs: [[[[2, 1]]], [[[0], [1]]]],
    constructs: ["slice", "aliasing", "nested arrays"],
    known: { derivative: [12, 0], source: "3x²" },
  },
  {
    name: "an array of arrays filled with one and the same row",
    source: `
function f(x: number): number {
  const m = new Array<number[]>(3).fill([x, 1]);
  m[1][0] *= x;
  return m[0][0] + m[2][0];
}
`,
    inputs: [[3], [0]],
    constructs: ["fill", "aliasing"],
    known: { derivative: 12, source: "2x²" },
  },
  {
    name: "post- and pre-increments of elements and fields as values",
    source: `
function f(x: number): number {
  const a = [x, 0];
  const o = { n: x };
  const first = a[0]++;
  const second = ++a[0];
  const third = o.n--;
  const fourth = --o.n;
  return first * second + third * fourth + a[0] * o.n;
}
`,
    inputs: [[3], [0]],
    constructs: ["increment as value", "decrement"],
    known: { derivative: 2 * 3 + 2 + 2 * 3 - 2 + 2 * 3, source: "x(x + 2) + x(x − 2) + (x + 2)(x − 2)" },
  },
  {
    name: "all compound assignments",
    source: `
function f(x: number): number {
  let y = x;
  y += 2;
  y -= x * 0.5;
  y *= x;
  y /= 1 + x;
  y **= 2;
  y %= 100;
  let n = 13;
  n &= 7;
  n |= 8;
  n ^= 1;
  n <<= 1;
  n >>= 2;
  n >>>= 0;
  return y * n;
}
`,
    inputs: [[3], [0.5]],
    constructs: ["compound assignment", "bitwise"],
  },
  {
    name: "an assignment used as a value, and chained",
    source: `
function f(x: number): number {
  let a, b;
  a = b = x * x;
  let c = 0;
  const d = (c = a + 1) * 2;
  return a * b + c + d;
}
`,
    inputs: [[2], [0]],
    constructs: ["assignment as value"],
    known: { derivative: 4 * 8 + 4 + 8, source: "x⁴ + 3x² + 3" },
  },
  {
    name: "the order of evaluation in an update of what a call changes",
    source: `
function f(x: number): number {
  const a = [x, 2 * x];
  const bump = () => {
    a[0] *= x;
    return 1;
  };
  a[0] += bump() * a[0];
  let i = 0;
  a[i++] += a[i];
  return a[0] + i;
}
`,
    inputs: [[3], [1]],
    constructs: ["order of evaluation", "captured mutation", "increment as value"],
    known: { derivative: 1 + 6 + 2, source: "x + x² + 2x + 1" },
  },
  {
    name: "a shadowed name",
    source: `
function f(x: number): number {
  let s = x;
  {
    const s = x * x;
    const x2 = s + 1;
    if (x2 > 2) {
      const x = s;
      return x + 1;
    }
  }
  s += 1;
  return s;
}
`,
    inputs: [[2], [0.5]],
    constructs: ["shadowing", "block"],
    known: { derivative: 4, source: "closed form" },
  },
  {
    name: "neighbours swapped and mixed by destructuring",
    source: `
function f(x: number[]): number {
  const a = x.slice();
  for (let i = 0; i < a.length - 1; i++) [a[i], a[i + 1]] = [a[i + 1] * 2, a[i] + a[i + 1]];
  let [p, q] = [a[0], a[1]];
  [p, q] = [q, p];
  return p * 3 - q * q + a[2];
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["swap"],
  },
  {
    name: "one row under two names, through both of which it is stored into",
    source: `
function f(x: number[]): number {
  const m = [[x[0], 1], [x[1], 2], [0, 0]];
  m[2] = m[0];
  m[2][1] = x[2] * m[0][0];
  m[0][0] *= 2;
  const row = m[2];
  row[0] += row[1];
  return m[0][0] * m[1][0] + m[2][1];
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["aliasing", "nested arrays"],
  },
];
