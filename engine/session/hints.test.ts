/** What a slip is told as, and that the hint's words work when they are followed. */
import { describe, expect, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

function resultOf(text: string): CellResult | undefined {
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

interface Slip {
  /** With `_` for what is wrong. */
  readonly text: string;
  readonly wrong: string;
  readonly code: string;
  /** What the hint says to write, between backticks. */
  readonly instead: readonly string[];
}

const rows = "const A = [[1, 2], [3, 4]];";
const differentiated = (body: string, at = "[1, 2]"): string => `gradient((a: number[]) => ${body})(${at})`;

const slips: Readonly<Record<string, Slip>> = {
  "a product of rows, outside": {
    text: `${rows} sum(_)`,
    wrong: "A * A",
    code: "array-arithmetic",
    instead: ["mul(A, A)", "matmul(A, A)"],
  },
  "a product of vectors, outside": {
    text: "const v = [1, 2]; const y = _; y",
    wrong: "v * [3, 4]",
    code: "array-arithmetic",
    instead: ["mul(v, [3, 4])", "dot(v, [3, 4])"],
  },
  "a product of matrices, outside": {
    text: "const f = (a: Matrix) => sum(_); f(matrix(1, 1, [2]))",
    wrong: "a * a",
    code: "array-arithmetic",
    instead: ["mul(a, a)", "matmul(a, a)"],
  },
  "a sum of vectors, outside": {
    text: "const f = (a: readonly number[], b: Float64Array) => sum(_); f([1], new Float64Array(1))",
    wrong: "a + b",
    code: "array-arithmetic",
    instead: ["add(a, b)"],
  },
  "a power of a vector, outside": {
    text: "const v = [1, 2]; sum(_)",
    wrong: "v ** 2",
    code: "array-arithmetic",
    instead: ["v.map((v) => v ** 2)"],
  },
  "a product of vectors": {
    text: differentiated("{ const c = a.slice(); const y = _; return typeof y === 'number' ? y : sum(y); }"),
    wrong: "c * c",
    code: "array-arithmetic",
    instead: ["mul(c, c)", "dot(c, c)"],
  },
  "a multiple of a vector": {
    text: differentiated("{ const c = a.slice(); return sum(_); }"),
    wrong: "2 * c",
    code: "array-arithmetic",
    instead: ["mul(2, c)"],
  },
  "a product of rows": {
    text: "gradient((x: number) => { const c = [x, 1].map((v) => [v, v]); return sum(_); })(2)",
    wrong: "c * c",
    code: "array-arithmetic",
    instead: ["mul(c, c)", "matmul(c, c)"],
  },
  "a number for an array": {
    text: "const g = (x: number[]) => x[0] * 2; gradient((a: number[]) => _)([1, 2])",
    wrong: "g(a[0], a[1])",
    code: "number-as-array",
    instead: ["g([1, 2])"],
  },
  "a number for an array that is asked for its length": {
    text: "const g = (k: number, x: number[]) => k * x.length; gradient((a: number[]) => a[0] * _)([1, 2])",
    wrong: "g(1, 2)",
    code: "number-as-array",
    instead: [],
  },
  "a number for an array that is gone through": {
    text: "const g = (x: number[]) => { let s = 0; for (const v of x) s += v; return s; }; gradient((a: number[]) => a[0] * _)([1, 2])",
    wrong: "g(2)",
    code: "number-as-array",
    instead: ["g([1, 2])"],
  },
  "a number for an array that is mapped": {
    text: "const g = (x: number[]) => x.map((v) => v * 2)[0]; gradient((a: number[]) => a[0] * _)([1, 2])",
    wrong: "g(2)",
    code: "number-as-array",
    instead: ["g([1, 2])"],
  },
  "printing as in other languages": {
    text: "_(3)",
    wrong: "print",
    code: "print-elsewhere",
    instead: ["console.log"],
  },
  "printing as in other languages, differentiated": {
    text: differentiated("{ _(a[0]); return a[0]; }"),
    wrong: "print",
    code: "print-elsewhere",
    instead: ["console.log"],
  },
  "a second thing to draw": {
    text: "plot.line(_)",
    wrong: "[1], [Math.sin]",
    code: "bad-options",
    instead: [],
  },
};

describe.each(Object.entries(slips))("%s", (_, { text, wrong, code, instead }) => {
  const [fault] = resultOf(text.replace("_", wrong))?.diagnostics ?? [];

  test("is told by its code, and the hint names the way out", () => {
    expect(fault?.code).toBe(code);
    for (const words of instead) expect(fault?.hint).toContain(`\`${words}`);
  });

  test.each(instead.map((words) => [words]))("is mended by the hint: %s", (words) => {
    const result = resultOf(text.replace("_", words));
    expect(result?.diagnostics).toEqual([]);
    expect(JSON.stringify(result?.value ?? null)).not.toContain("NaN");
  });
});

test("a plot's hint names its own way to write options", () => {
  const hint = resultOf("plot.line([1], [Math.sin])")?.diagnostics[0]?.hint;
  expect(hint).toContain("`plot.line(data, { … })`");
  expect(resultOf("const data = [1, 2]; plot.line(data, { title: 'a' })")?.diagnostics).toEqual([]);
});

test.each(["'A = ' + [1, 2]", "((a: number[]) => 'a' + a)([1])", "((a: any) => a * 2)(3)"])(
  "what may be meant between arrays and texts runs: %s",
  (text) => {
    expect(resultOf(text)?.diagnostics).toEqual([]);
  },
);

describe("`x ^ 2`, which works on bits,", () => {
  const kinksOf = (f: string): readonly string[] =>
    resultOf(`gradient(${f})(3)`)
      ?.reports[0]?.kinks.filter(({ isMistake }) => isMistake)
      .map(({ name }) => name) ?? [];

  test("is told with the power's own operator where it meets what is differentiated", () => {
    expect(kinksOf("(x: number) => x ^ 2")).toEqual([expect.stringContaining("x ** 2")]);
    expect(kinksOf("(x: number) => x * (Math.sin(x) ^ 2)")).toEqual([expect.stringContaining("x ** 2")]);
  });

  test("is no matter where it meets other numbers", () => {
    expect(
      kinksOf("(x: number) => { let h = 7; for (let i = 0; i < 3; i++) h = h ^ i; return x * h; }"),
    ).toEqual([]);
    expect(kinksOf("(x: number) => x ** 2")).toEqual([]);
  });
});
