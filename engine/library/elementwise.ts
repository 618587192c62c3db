/** Functions applied to each entry. A number beside an array goes with each of its entries. */
import type { Family, LibraryFunction } from "./entry.ts";

interface Unary {
  readonly name: string;
  /** The slope as a formula of `v`: the argument's entry, or the value's. */
  readonly of: "x" | "value";
  readonly slope: string;
  readonly note: string;
}

const unary: readonly Unary[] = [
  { name: "exp", of: "value", slope: "v", note: "e to the power of each entry." },
  { name: "log", of: "x", slope: "1 / v", note: "The natural logarithm of each entry." },
  { name: "tanh", of: "value", slope: "1 - v * v", note: "The hyperbolic tangent of each entry." },
  { name: "sqrt", of: "value", slope: "0.5 / v", note: "The square root of each entry." },
  { name: "sin", of: "x", slope: "Math.cos(v)", note: "The sine of each entry." },
  { name: "cos", of: "x", slope: "-Math.sin(v)", note: "The cosine of each entry." },
];

/** With an infinite slope, a zero tangent or cotangent gives 0 (strong zeros). */
function unaryFunction({ name, of, slope, note }: Unary): LibraryFunction {
  const along = (d: string): string =>
    `both$("${name}", ${d}, each$(${of}, (v) => ${slope}), (d, s) => $strong(d, s))`;
  return {
    name,
    takes: ["number or array"],
    scalar: name,
    value: `(x) { return each$(x, (v) => Math.${name}(v)); }`,
    rule: {
      frule: `([xDot], x) {
  const value = ${name}(x);
  return { value, tangent: ${along("xDot")} };
}`,
      rrule: `(x) {
  const value = ${name}(x);
  return { value, pullback: (bar) => [${along("bar")}] };
}`,
    },
    signatures: ["(x: number): number", "<A extends AnyArray>(x: A): A"],
    note,
  };
}

interface Binary {
  readonly name: string;
  readonly sign: string;
  readonly frule: string;
  readonly bars: readonly [string, string];
  readonly note: string;
}

const binary: readonly Binary[] = [
  { name: "add", sign: "+", frule: "add(xDot, yDot)", bars: ["bar", "bar"], note: "x + y, entry by entry." },
  {
    name: "sub",
    sign: "-",
    frule: "sub(xDot, yDot)",
    bars: ["bar", "each$(bar, (b) => -b)"],
    note: "x − y, entry by entry.",
  },
  {
    name: "mul",
    sign: "*",
    frule: "add(mul(xDot, y), mul(x, yDot))",
    bars: ["mul(bar, y)", "mul(bar, x)"],
    note: "x · y, entry by entry. For the product of matrices, `matmul`.",
  },
  {
    name: "div",
    sign: "/",
    frule: "div(sub(xDot, mul(value, yDot)), y)",
    bars: ["div(bar, y)", "each$(div(mul(bar, value), y), (b) => -b)"],
    note: "x / y, entry by entry.",
  },
];

function binaryFunction({ name, sign, frule, bars, note }: Binary): LibraryFunction {
  return {
    name,
    takes: ["number or array", "number or array"],
    scalar: name,
    value: `(x, y) { return both$("${name}", x, y, (a, b) => a ${sign} b); }`,
    rule: {
      frule: `([xDot, yDot], x, y) {
  const value = ${name}(x, y);
  return { value, tangent: ${frule} };
}`,
      rrule: `(x, y) {
  const value = ${name}(x, y);
  return { value, pullback: (bar) => [onto$(x, ${bars[0]}), onto$(y, ${bars[1]})] };
}`,
    },
    signatures: [
      "(x: number, y: number): number",
      "<A extends AnyArray>(x: A, y: A | number): A",
      "<A extends AnyArray>(x: number, y: A): A",
      "(x: AnyMatrix, y: AnyMatrix): AnyMatrix",
    ],
    note,
  };
}

/** Entry by entry. */
export const elementwise: Family = {
  shared: "",
  functions: [
    ...unary.map(unaryFunction),
    ...binary.map(binaryFunction),
    {
      name: "scale",
      takes: ["number", "array"],
      value: `(a, x) { return each$(x, (v) => a * v); }`,
      rule: {
        frule: `([aDot, xDot], a, x) {
  return { value: scale(a, x), tangent: axpy(aDot, x, scale(a, xDot)) };
}`,
        rrule: `(a, x) {
  return { value: scale(a, x), pullback: (bar) => [inner$(bar, x), scale(a, bar)] };
}`,
      },
      signatures: ["<A extends AnyArray>(a: number, x: A): A"],
      note: "a · x.",
    },
    {
      name: "axpy",
      takes: ["number", "array", "array"],
      value: `(a, x, y) { return both$("axpy", x, y, (v, w) => a * v + w); }`,
      rule: {
        frule: `([aDot, xDot, yDot], a, x, y) {
  return { value: axpy(a, x, y), tangent: axpy(aDot, x, axpy(a, xDot, yDot)) };
}`,
        rrule: `(a, x, y) {
  return { value: axpy(a, x, y), pullback: (bar) => [inner$(bar, x), scale(a, bar), onto$(y, bar)] };
}`,
      },
      signatures: ["<A extends AnyArray>(a: number, x: A, y: A): A"],
      note: "a · x + y.",
    },
    {
      name: "sincos",
      takes: ["number"],
      value: `(x) { return [Math.sin(x), Math.cos(x)]; }`,
      signatures: ["(x: number): [sin: number, cos: number]"],
      note: "[sin x, cos x].",
    },
  ],
};
