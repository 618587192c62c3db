/** Maps, sets, classes and other things with an inside. */
import type { CorpusProgram } from "../program.ts";

export const collections: readonly CorpusProgram[] = [
  {
    name: "a map with words as keys",
    source: `
function f(x: number): number {
  const m = new Map<string, number>();
  m.set("a", x);
  m.set("b", x * x);
  m.set("a", m.get("a")! + m.get("b")!);
  return m.get("a")! * (m.has("c") ? 0 : m.size);
}
`,
    inputs: [[3], [0]],
    constructs: ["Map"],
    known: { derivative: 14, source: "2(x + x²)" },
  },
  {
    name: "a map made of pairs and looped over",
    source: `
function f(x: number): number {
  const m = new Map([
    [1, x],
    [2, x * x],
  ]);
  m.delete(7);
  let s = 0;
  for (const [k, v] of m) s += k * v;
  m.forEach((v) => (s += v));
  for (const v of m.values()) s *= v;
  return s;
}
`,
    inputs: [[2], [1]],
    constructs: ["Map", "destructuring in for of", "forEach"],
  },
  {
    name: "a stack and a queue that are emptied until they give undefined",
    source: `
interface Item {
  v: number;
  depth: number;
}
function f(x: number): number {
  const stack: number[] = [x, 2 * x, -1];
  const queue: Item[] = [{ v: x, depth: 0 }];
  let s = stack.pop() ?? 0;
  let top: number | undefined;
  while ((top = stack.pop()) !== undefined) {
    s += top * top;
    if (s < 3 && stack.length < 2) stack.push(top + 1);
  }
  let item: Item | undefined;
  while ((item = queue.shift())) {
    s += item.v * item.v;
    if (item.depth < 2) {
      queue.push({ v: item.v * x + 1, depth: item.depth + 1 });
      queue.push({ v: Math.sin(item.v), depth: item.depth + 1 });
    }
  }
  return s + (stack.pop() ?? x);
}
`,
    inputs: [[0.3], [-0.8]],
    constructs: ["pop", "shift", "assignment in a condition"],
  },
  {
    name: "a copy with other entries in the midst",
    source: `
function f(xs: number[]): number {
  const a = xs.toSpliced(1, 1, 5 * xs[0], xs[2] ** 2);
  const b = a.toSpliced(-2, 1);
  return a.reduce((s, v, i) => s + v * (i + 1), 0) * b[1] + b.length * xs.length;
}
`,
    inputs: [[[1, 2, 3]], [[0.5, -1, 2, 4]]],
    constructs: ["toSpliced"],
  },
  {
    name: "a dictionary by words",
    source: `
function f(x: number): number {
  const d: Record<string, number> = { a: 1 };
  for (const word of ["a", "b", "c"]) d[word] = (d[word] ?? 1) * x + (word === "b" ? 2 : 3);
  delete d["c"];
  d.b *= d.a;
  return d["a"] * d.b + ("c" in d ? 100 : x);
}
`,
    inputs: [[3], [0.5]],
    constructs: ["dictionary", "in", "delete"],
  },
  {
    name: "an object with the type of a dictionary and the fields it is written with",
    source: `
function f(x: number): number {
  const weights: Record<string, number> = { low: x, high: 2 * x };
  let s = 0;
  for (const [name, weight] of Object.entries(weights)) s += weight * weight * (name === "low" ? 3 : 1);
  return s + Object.values(weights).length * weights.low;
}
`,
    inputs: [[3], [0.5]],
    constructs: ["Object.entries", "Object.values"],
  },
  {
    name: "a memory of results in a dictionary by number",
    source: `
function f(x: number): number {
  const memory: { [n: number]: number } = {};
  const fibonacciLike = (n: number): number =>
    n < 2 ? x : (memory[n] ?? (memory[n] = fibonacciLike(n - 1) * 0.5 + fibonacciLike(n - 2) * x));
  return fibonacciLike(9);
}
`,
    inputs: [[1.1], [0.3]],
    constructs: ["dictionary", "local recursion", "undefined test"],
  },
  {
    name: "sums by kind in a dictionary",
    source: `
function f(xs: number[]): number {
  const kinds = ["warm", "cold", "warm"];
  const sums = {} as Record<string, number[]>;
  for (let i = 0; i < xs.length; i++) {
    const kind = kinds[i % 3];
    if (!(kind in sums)) sums[kind] = [];
    sums[kind].push(xs[i] * xs[i]);
  }
  return sums["warm"].reduce((a, b) => a + b, 0) * sums["cold"][0];
}
`,
    inputs: [[[1, 2, 3, 0.5]], [[2, 1, 0.1]]],
    constructs: ["dictionary", "in", "push"],
  },
  {
    name: "a memory of results by number",
    source: `
function f(x: number): number {
  const memory = new Map<number, number>();
  function binomialLike(n: number): number {
    const known = memory.get(n);
    if (known !== undefined) return known;
    const value = n < 2 ? x : binomialLike(n - 1) * 0.5 + binomialLike(n - 2) * x;
    memory.set(n, value);
    return value;
  }
  return binomialLike(6);
}
`,
    inputs: [[0.7], [0]],
    constructs: ["Map", "local recursion", "undefined test"],
  },
  {
    name: "a set of visited indices",
    source: `
function f(x: number[]): number {
  const seen = new Set<number>();
  let at = 0;
  let s = 0;
  while (!seen.has(at)) {
    seen.add(at);
    s += x[at] ** 2;
    at = (at + 2) % x.length;
  }
  return s * seen.size;
}
`,
    inputs: [[[1, 2, 3, 4]], [[3]]],
    constructs: ["Set", "while"],
    known: { derivative: [4, 0, 12, 0], source: "2(x₀² + x₂²)" },
  },
  {
    name: "a class with fields and methods",
    source: `
class Accumulator {
  total = 0;
  count = 0;
  constructor(private readonly weight: number) {}
  add(v: number): void {
    this.total += this.weight * v;
    this.count++;
  }
  mean(): number {
    return this.total / this.count;
  }
}
function f(x: number[]): number {
  const acc = new Accumulator(x[0]);
  for (const v of x) acc.add(v);
  return acc.mean();
}
`,
    inputs: [[[2, 3]], [[5]]],
    constructs: ["class", "this", "parameter property"],
    known: { derivative: [3.5, 1], source: "x₀(x₀ + x₁)/2" },
  },
  {
    name: "a class with fields given in its constructor",
    source: `
class Line {
  slope: number;
  offset = 1;
  constructor(slope: number) {
    this.slope = slope;
  }
  at(x: number): number {
    return this.slope * x + this.offset;
  }
}
function f(x: number): number {
  const line = new Line(x);
  line.offset = x;
  return line.at(x) * line.slope;
}
`,
    inputs: [[2], [0]],
    constructs: ["class", "this", "new"],
    known: { derivative: 12 + 4, source: "x³ + x²" },
  },
  {
    name: "a class of vectors that returns new ones",
    source: `
class Vec {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  plus(o: Vec): Vec {
    return new Vec(this.x + o.x, this.y + o.y);
  }
  times(k: number): Vec {
    return new Vec(this.x * k, this.y * k);
  }
  dot(o: Vec): number {
    return this.x * o.x + this.y * o.y;
  }
}
function f(a: number[]): number {
  const u = new Vec(a[0], a[1]);
  const v = u.plus(new Vec(1, 2)).times(a[0]);
  return u.dot(v);
}
`,
    inputs: [[[1, 2]], [[0, 1]]],
    constructs: ["class", "this", "new"],
    known: { derivative: [10 + 3, 6], source: "x(x(x + 1) + y(y + 2))" },
  },
  {
    name: "a class declared inside, with a static method",
    source: `
function f(x: number): number {
  class Dual {
    readonly v: number;
    readonly d: number;
    constructor(v: number, d: number) {
      this.v = v;
      this.d = d;
    }
    static variable(v: number): Dual {
      return new Dual(v, 1);
    }
    times(o: Dual): Dual {
      return new Dual(this.v * o.v, this.v * o.d + this.d * o.v);
    }
  }
  const t = Dual.variable(x);
  return t.times(t).times(t).d;
}
`,
    inputs: [[2], [0]],
    constructs: ["class", "static method", "this"],
    known: { derivative: 12, source: "(x³)′′" },
  },
  {
    name: "dual numbers in plain objects",
    source: `
interface Dual {
  v: number;
  d: number;
}
const times = (a: Dual, b: Dual): Dual => ({ v: a.v * b.v, d: a.v * b.d + a.d * b.v });
const sine = (a: Dual): Dual => ({ v: Math.sin(a.v), d: Math.cos(a.v) * a.d });
function f(x: number): number {
  const t: Dual = { v: x, d: 1 };
  return sine(times(t, t)).d;
}
`,
    inputs: [[0.7], [0]],
    constructs: ["object result", "helper function"],
    known: { derivative: 2 * Math.cos(0.49) - 4 * 0.49 * Math.sin(0.49), source: "(sin x²)′′" },
  },
  {
    name: "a linked list built from objects",
    source: `
interface Cell {
  value: number;
  next: Cell | null;
}
function f(xs: number[]): number {
  let head: Cell | null = null;
  for (const value of xs) head = { value, next: head };
  let s = 0;
  let weight = 1;
  for (let c = head; c !== null; c = c.next) s += weight++ * c.value * c.value;
  return s;
}
`,
    inputs: [[[1, 2, 3]], [[4]]],
    constructs: ["linked list", "null"],
    known: { derivative: [6, 8, 6], source: "closed form" },
  },
  {
    name: "an expression tree of nested objects evaluated by recursion",
    source: `
type Tree = { op: "leaf" | "add" | "mul"; value: number; args: Tree[] };
const leaf = (value: number): Tree => ({ op: "leaf", value, args: [] });
function evaluate(t: Tree): number {
  if (t.op === "leaf") return t.value;
  const parts = t.args.map(evaluate);
  return t.op === "add" ? parts.reduce((a, b) => a + b, 0) : parts.reduce((a, b) => a * b, 1);
}
function f(x: number): number {
  return evaluate({ op: "mul", value: 0, args: [leaf(x), { op: "add", value: 0, args: [leaf(x), leaf(1)] }] });
}
`,
    inputs: [[2], [0]],
    constructs: ["recursive type", "recursion", "array of objects"],
    known: { derivative: 5, source: "x(x + 1)" },
  },
];
