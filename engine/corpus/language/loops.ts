/** One small program for each kind of loop and each way out of one. */
import type { CorpusProgram } from "../program.ts";

export const loops: readonly CorpusProgram[] = [
  {
    name: "a loop that never runs",
    source: `
function f(x: number, n: number): number {
  let y = x;
  for (let i = 0; i < n; i++) y *= y;
  return y;
}
`,
    inputs: [
      [3, 0],
      [3, 1],
      [1.5, 3],
    ],
    constructs: ["for", "zero turns"],
    known: { derivative: 1, source: "closed form" },
  },
  {
    name: "steps by other amounts",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (let i = 0; i < x.length; i += 2) s += x[i] ** 2;
  for (let i = 1; i < x.length; i *= 2) s *= x[i];
  for (let i = x.length - 1; i >= 0; i -= 3) s += i * x[i];
  return s;
}
`,
    inputs: [[[1, 2, 3, 4, 5]], [[2]]],
    constructs: ["for with other steps", "loop downwards"],
  },
  {
    name: "an index that is changed in the body",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) {
    s += x[i] * x[i];
    if (x[i] > 2) i++;
  }
  return s;
}
`,
    inputs: [[[1, 3, 5, 2.5, 7]], [[3]]],
    constructs: ["loop index assigned in the body"],
    known: { derivative: [2, 6, 0, 5, 0], source: "closed form" },
  },
  {
    name: "a for without its parts",
    source: `
function f(x: number): number {
  let i = 0;
  let y = 1;
  for (;;) {
    if (i === 4) break;
    y *= x;
    i = i + 1;
  }
  return y;
}
`,
    inputs: [[2], [0]],
    constructs: ["endless for", "break"],
    known: { derivative: 32, source: "closed form" },
  },
  {
    name: "while true with a return",
    source: `
function f(x: number): number {
  let y = x;
  while (true) {
    if (y > 100) return y;
    y = y * y + 1;
  }
}
`,
    inputs: [[2], [0], [200]],
    constructs: ["while true", "early return from a loop"],
    known: { derivative: 8 * 2 * 5 * 26, source: "chain rule by hand" },
  },
  {
    name: "a while whose condition depends on the value",
    source: `
function f(x: number): number {
  let y = x;
  let n = 0;
  while (y > 1) {
    y = y / 2 + 0.1 * Math.sin(y);
    n++;
  }
  return y * n;
}
`,
    inputs: [[10], [0.5], [3]],
    constructs: ["while", "value-dependent turns"],
  },
  {
    name: "do while runs once",
    source: `
function f(x: number): number {
  let y = 0;
  do {
    y += x * x;
  } while (y < 5);
  return y;
}
`,
    inputs: [[10], [1]],
    constructs: ["do while"],
    known: { derivative: 20, source: "closed form" },
  },
  {
    name: "do while with continue",
    source: `
function f(x: number[]): number {
  let i = 0;
  let s = 0;
  do {
    i++;
    if (i % 2 === 0) continue;
    s += i * x[i - 1];
  } while (i < x.length);
  return s;
}
`,
    inputs: [[[5, 6, 7]], [[1]]],
    constructs: ["do while", "continue"],
    known: { derivative: [1, 0, 3], source: "closed form" },
  },
  {
    name: "continue in a for still steps",
    source: `
function f(x: number[]): number {
  let p = 1;
  for (let i = 0; i < x.length; i++) {
    if (x[i] === 0) continue;
    p *= x[i];
  }
  return p;
}
`,
    inputs: [[[2, 3, 4]], [[2, 1, 5, 3]]],
    constructs: ["continue", "for"],
    known: { derivative: [12, 8, 6], source: "closed form" },
  },
  {
    name: "break out of a for of",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (const v of x) {
    if (v < 0) break;
    s += v * v;
  }
  return s;
}
`,
    inputs: [[[1, 2, -1, 5]], [[-1]]],
    constructs: ["for of", "break"],
    known: { derivative: [2, 4, 0, 0], source: "closed form" },
  },
  {
    name: "a labelled continue",
    source: `
function f(rows: number[][]): number {
  let s = 0;
  outer: for (const row of rows) {
    let p = 1;
    for (const v of row) {
      if (v < 0) continue outer;
      p *= v;
    }
    s += p;
  }
  return s;
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, -1],
          [4, 5],
        ],
      ],
      [[[2]]],
    ],
    constructs: ["labelled continue", "nested arrays"],
    known: { derivative: [2, 1, 0, 0, 5, 4], source: "closed form" },
  },
  {
    name: "a labelled break",
    source: `
function f(m: number[][]): number {
  let last = 0;
  search: for (let i = 0; i < m.length; i++) {
    for (let j = 0; j < m[i].length; j++) {
      last += m[i][j] ** 2;
      if (last > 20) break search;
    }
    last *= 2;
  }
  return last;
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
      ],
      [[[1]]],
    ],
    constructs: ["labelled break", "nested loops"],
    known: { derivative: [4, 8, 6, 8], source: "2(1 + 4) + 9 + 16, stopped at the last" },
  },
  {
    name: "labels three deep",
    source: `
function f(x: number, n: number): number {
  let s = x;
  a: for (let i = 0; i < n; i++) {
    b: for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) {
        if (k === 2) continue b;
        if (j === 2) continue a;
        if (i === 2) break a;
        s += x * (i + 1) * (j + 1) * (k + 1);
      }
      s *= 1.1;
    }
  }
  return s;
}
`,
    inputs: [
      [1, 3],
      [2, 1],
      [0.5, 2],
    ],
    constructs: ["labelled break", "labelled continue", "nested loops"],
  },
  {
    name: "a labelled block",
    source: `
function f(x: number): number {
  let y = x;
  block: {
    y *= x;
    if (x > 1) break block;
    y += 10 * x;
  }
  return y;
}
`,
    inputs: [[2], [0.5]],
    constructs: ["labelled block", "labelled break"],
    known: { derivative: 4, source: "closed form" },
  },
  {
    name: "an early return from nested loops",
    source: `
function f(m: number[][], bound: number): number {
  let s = 0;
  for (let i = 0; i < m.length; i++) {
    for (let j = 0; j < m[i].length; j++) {
      s += m[i][j] * m[i][j];
      if (s > bound) return s * (i + 1);
    }
  }
  return -s;
}
`,
    inputs: [
      [
        [
          [1, 2],
          [3, 4],
        ],
        10,
      ],
      [[[1]], 10],
    ],
    constructs: ["early return from a loop", "nested loops"],
    known: { derivative: [4, 8, 12, 0], source: "2(1 + 4 + 9)" },
  },
  {
    name: "a return from within a for of inside a helper",
    source: `
function firstAbove(xs: number[], level: number): number {
  for (const x of xs) {
    if (x > level) return x;
  }
  return 0;
}
function f(xs: number[]): number {
  return firstAbove(xs, 1) * firstAbove(xs, 2) + firstAbove(xs, 99);
}
`,
    inputs: [[[0, 1.5, 3]], [[5]]],
    constructs: ["early return from a loop", "helper function"],
    known: { derivative: [0, 3, 1.5], source: "closed form" },
  },
  {
    name: "for of over an array that is written while it is read",
    source: `
function f(x: number[]): number {
  const y = x.slice();
  let i = 0;
  let s = 0;
  for (const v of y) {
    i++;
    if (i < y.length) y[i] += v;
    s += v * v;
  }
  return s;
}
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["for of", "write while reading"],
    known: { derivative: [2 + 6 + 12, 6 + 12, 12], source: "sums 1, 3, 6" },
  },
  {
    name: "for of over an array that grows for a while",
    source: `
function f(x: number): number {
  const queue = [x];
  let s = 0;
  for (const v of queue) {
    s += v;
    if (queue.length < 4) queue.push(v * v);
  }
  return s;
}
`,
    inputs: [[1.1], [0]],
    constructs: ["for of over a growing array", "push"],
    known: { derivative: 1 + 2 * 1.1 + 4 * 1.1 ** 3 + 8 * 1.1 ** 7, source: "x + x² + x⁴ + x⁸" },
  },
  {
    name: "for of with an index by entries",
    source: `
function f(x: number[]): number {
  let s = 0;
  for (const [i, v] of x.entries()) s += i * v * v;
  return s;
}
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["entries", "destructuring in for of"],
    known: { derivative: [0, 4, 12], source: "closed form" },
  },
  {
    name: "for of over a literal and over a tuple of functions",
    source: `
function f(x: number): number {
  let s = 0;
  for (const w of [1, 2, x]) s += w * x;
  return s;
}
`,
    inputs: [[3], [0]],
    constructs: ["for of", "array literal loop"],
    known: { derivative: 9, source: "closed form" },
  },
  {
    name: "loop variables that closures capture, one for each turn",
    source: `
function f(x: number): number {
  const parts: number[] = [];
  for (let i = 0; i < 3; i++) {
    const scaled = (y: number) => y * (i + 1) * x;
    parts.push(scaled(i + 2));
  }
  return parts[0] + parts[1] * parts[2];
}
`,
    inputs: [[2], [-1]],
    constructs: ["closure in a loop", "push"],
    known: { derivative: 2 + 6 * 12 * 4, source: "2x + 72x²" },
  },
  {
    name: "var that lives on after its loop",
    source: `
function f(x: number): number {
  for (var i = 0, last = x; i < 3; i++) last *= x;
  return last + i;
}
`,
    inputs: [[2], [1]],
    constructs: ["var"],
    known: { derivative: 32, source: "closed form" },
  },
  {
    name: "several loops share one accumulator in an array",
    source: `
function f(x: number[]): number {
  const acc = [0];
  for (let i = 0; i < x.length; i++) acc[0] += x[i];
  for (let i = 0; i < x.length; i++) acc[0] *= 1 + 0.1 * x[i];
  let n = 3;
  while (n--) acc[0] = Math.sin(acc[0]);
  return acc[0];
}
`,
    inputs: [[[0.5, 1, 2]], [[0.1]]],
    constructs: ["element accumulation", "decrement in a condition"],
  },
  {
    name: "a labelled continue out of a switch with fall-through",
    source: `
function f(x: number[]): number {
  let s = 0;
  outer: for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < 4; j++) {
      switch (j) {
        case 1:
          if (x[i] < 0) continue outer;
        case 2:
          s += x[i] * j;
          break;
        case 3:
          continue;
        default:
          s *= x[i];
      }
      s += 1;
    }
  }
  return s;
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["labelled continue", "switch fall-through"],
  },
  {
    name: "a list that grows while it is looped over",
    source: `
function f(x: number[]): number {
  const a = x.slice();
  let s = 0;
  for (const v of a) {
    if (a.length < 8) a.push(v * 1.5 + s);
    s += v * v;
  }
  return s;
}
`,
    inputs: [[[0.7, -1.3, 2.1]], [[1.2, 0.4, -0.6]]],
    constructs: ["for of", "push"],
  },
];
