import { describe, expect, test } from "vitest";
import { sure } from "../diagnostics/sure.ts";
import type { CheckReport } from "../protocol.ts";
import { checkSubject } from "./checkSubject.ts";
import type { Subject } from "./subject.ts";

type Fn = (...args: never[]) => unknown;

interface Rule {
  readonly frule?: Fn;
  readonly rrule?: Fn;
}

/** Checks a rule of plain functions at arguments that are named x, y, z. */
function check(f: Fn, { frule, rrule }: Rule, ...args: readonly unknown[]): CheckReport {
  const run = (part: Fn, given: readonly unknown[]): unknown => part(...(given as never[]));
  const subject: Subject = {
    name: "f",
    argumentNames: ["x", "y", "z"],
    args,
    f: (given) => run(f, given),
    push: frule && { part: "frule", call: (tangents, given) => run(frule, [tangents, ...given]) },
    pull: rrule && { part: "rrule", pullbackPart: "pullback", call: (given) => run(rrule, given) },
  };
  return checkSubject(subject);
}

const kindsOf = ({ mistakes }: CheckReport): readonly string[] => mistakes.map(({ kind }) => kind);

const product = (x: number, y: number): number => x * y;
const pullingBack =
  (pullback: (bar: number, x: number, y: number) => unknown): Fn =>
  (x: number, y: number) => ({
    value: x * y,
    pullback: (bar: number) => pullback(bar, x, y),
  });

const squares = (x: readonly number[]): number => x.reduce((sum, each) => sum + each * each, 0);
const ofSquares =
  (cotangent: (x: readonly number[], bar: number) => unknown): Fn =>
  (x: readonly number[]) => ({
    value: squares(x),
    pullback: (bar: number) => [cotangent(x, bar)],
  });

const xs = [1.5, -0.5, 2, 0.25];

/** y = A x for A = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]. */
const matrix = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 10],
];
const times = (x: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));
const timesTransposed = (bar: readonly number[]): number[] =>
  matrix.map((_, j) => matrix.reduce((sum, row, i) => sum + row[j]! * bar[i]!, 0));

describe("a right rule", () => {
  test.each<readonly [string, Fn, Rule, readonly unknown[]]>([
    ["of numbers", product, { rrule: pullingBack((bar, x, y) => [y * bar, x * bar]) }, [3, 4]],
    ["of an array", squares, { rrule: ofSquares((x, bar) => x.map((each) => 2 * each * bar)) }, [xs]],
    [
      "to an array",
      times,
      {
        rrule: (x: number[]) => ({ value: times(x), pullback: (bar: number[]) => [timesTransposed(bar)] }),
        frule: ([xDot]: number[][], x: number[]) => ({ value: times(x), tangent: times(sure(xDot)) }),
      },
      [[1, 2, 3]],
    ],
    [
      "of objects",
      (p: { a: number; b: number[]; name: string }) => ({ c: p.a * p.b[1]! }),
      {
        rrule: (p: { a: number; b: number[] }) => ({
          value: { c: p.a * p.b[1]! },
          pullback: (bar: { c: number }) => [{ a: p.b[1]! * bar.c, b: [0, p.a * bar.c] }],
        }),
      },
      [{ a: 2, b: [3, 4], name: "p" }],
    ],
    [
      "of large arrays",
      squares,
      { rrule: ofSquares((x, bar) => x.map((each) => 2 * each * bar)) },
      [Array.from({ length: 400 }, (_, i) => Math.sin(i))],
    ],
    [
      "of small numbers",
      (x: number) => Math.log(x),
      { rrule: (x: number) => ({ value: Math.log(x), pullback: (bar: number) => [bar / x] }) },
      [1e-7],
    ],
    [
      "with lazy cotangents",
      product,
      { rrule: pullingBack((bar, x, y) => [() => y * bar, () => x * bar]) },
      [3, 4],
    ],
    [
      "with an argument that has none",
      (x: number, n: number) => x ** n,
      {
        rrule: (x: number, n: number) => ({
          value: x ** n,
          pullback: (bar: number) => [n * x ** (n - 1) * bar, undefined],
        }),
      },
      [2, 3],
    ],
  ])("%s is found right", (_, f, rule, args) => {
    const report = check(f, rule, ...args);
    expect(report.mistakes).toEqual([]);
    expect(report.verdict).toBe("right");
    expect((report.worst?.got ?? NaN) / (report.worst?.expected ?? NaN)).toBeCloseTo(1, 7);
    expect(report.curve.length).toBeGreaterThan(6);
  });
});

describe("typical mistakes are named", () => {
  const twelve: readonly (readonly [string, string, string, Fn, Rule, readonly unknown[]])[] = [
    [
      "a sign",
      "sign",
      "`y` has the wrong sign",
      (x: number, y: number) => x - y ** 2,
      {
        rrule: (x: number, y: number) => ({
          value: x - y ** 2,
          pullback: (bar: number) => [bar, 2 * y * bar],
        }),
      },
      [3, 4],
    ],
    [
      "a constant factor",
      "factor",
      "1/2 times",
      squares,
      { rrule: ofSquares((x, bar) => x.map((each) => each * bar)) },
      [xs],
    ],
    [
      "a factor that is an argument",
      "factor",
      "lacks a factor: `x`",
      (x: number) => Math.exp(x * x),
      {
        rrule: (x: number) => ({
          value: Math.exp(x * x),
          pullback: (bar: number) => [2 * Math.exp(x * x) * bar],
        }),
      },
      [0.7],
    ],
    [
      "the value as a factor too many",
      "factor",
      "factor too many: the value",
      (x: number) => Math.exp(2 * x),
      {
        rrule: (x: number) => ({
          value: Math.exp(2 * x),
          pullback: (bar: number) => [2 * Math.exp(4 * x) * bar],
        }),
      },
      [0.7],
    ],
    [
      "a missing term",
      "missing-term",
      "is missing: `y`",
      (x: number, y: number) => x * x + x * y,
      {
        rrule: (x: number, y: number) => ({
          value: x * x + x * y,
          pullback: (bar: number) => [2 * x * bar, x * bar],
        }),
      },
      [3, 4],
    ],
    [
      "a term that has no name",
      "missing-term",
      "a term of the derivative by `x` is missing or wrong",
      (x: number) => x * Math.sin(x),
      { rrule: (x: number) => ({ value: x * Math.sin(x), pullback: (bar: number) => [Math.sin(x) * bar] }) },
      [0.9],
    ],
    [
      "a Jacobian that is not transposed",
      "transposed",
      "rows and columns swapped",
      times,
      { rrule: (x: number[]) => ({ value: times(x), pullback: (bar: number[]) => [times(bar)] }) },
      [[1, 2, 3]],
    ],
    [
      "an argument left out",
      "argument-left-out",
      "`y` is left out",
      product,
      { rrule: pullingBack((bar, _x, y) => [y * bar, 0]) },
      [3, 4],
    ],
    [
      "a loop that ends too soon",
      "argument-left-out",
      "`x[3]`",
      squares,
      { rrule: ofSquares((x, bar) => x.map((each, i) => (i < 3 ? 2 * each * bar : 0))) },
      [xs],
    ],
    [
      "arguments in the wrong order",
      "argument-order",
      "`x` gets what belongs to `y`",
      product,
      { rrule: pullingBack((bar, x, y) => [x * bar, y * bar]) },
      [3, 4],
    ],
    [
      "an index off by one",
      "shifted",
      "one entry off",
      squares,
      { rrule: ofSquares((x, bar) => x.map((_, i) => 2 * (x[i - 1] ?? 0) * bar)) },
      [xs],
    ],
    [
      "a cotangent left out",
      "cotangent-left-out",
      "leaves out `bar`",
      product,
      { rrule: pullingBack((_bar, x, y) => [y, x]) },
      [3, 4],
    ],
    [
      "a pullback that is not linear",
      "not-linear",
      "Twice the cotangent",
      product,
      { rrule: pullingBack((bar, x, y) => [y * bar, x * bar * bar]) },
      [3, 4],
    ],
    [
      "a frule that forgets its tangents",
      "cotangent-left-out",
      "leaves out the tangents",
      product,
      { frule: (_: number[], x: number, y: number) => ({ value: x * y, tangent: x + y }) },
      [3, 4],
    ],
    [
      "too few cotangents",
      "arity",
      "1 cotangent for 2 arguments",
      product,
      { rrule: pullingBack((bar, _x, y) => [y * bar]) },
      [3, 4],
    ],
    [
      "no array of cotangents",
      "arity",
      "does not give an array",
      squares,
      { rrule: (x: number[]) => ({ value: squares(x), pullback: (bar: number) => 2 * bar }) },
      [xs],
    ],
    [
      "another structure",
      "structure",
      "gives a number for `x`, where an array of 4 belongs",
      squares,
      { rrule: ofSquares((_, bar) => bar) },
      [xs],
    ],
    [
      "another length",
      "length",
      "an array of 3 for `x`, where an array of 4 belongs",
      squares,
      { rrule: ofSquares((x, bar) => x.slice(1).map((each) => 2 * each * bar)) },
      [xs],
    ],
    [
      "a matrix with rows for columns",
      "transposed",
      "3 rows of 2",
      (x: number[][]) => x[0]![2]! * x[1]![0]!,
      {
        rrule: (x: number[][]) => ({
          value: x[0]![2]! * x[1]![0]!,
          pullback: (bar: number) => [
            [
              [0, x[0]![2]! * bar],
              [0, 0],
              [x[1]![0]! * bar, 0],
            ],
          ],
        }),
      },
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ],
    [
      "a number that is none",
      "not-a-number",
      "is NaN",
      squares,
      { rrule: ofSquares((x, bar) => x.map((each, i) => (i === 2 ? NaN : 2 * each * bar))) },
      [xs],
    ],
    [
      "an exception",
      "throws",
      "RangeError: no",
      product,
      {
        rrule: () => {
          throw new RangeError("no");
        },
      },
      [3, 4],
    ],
    [
      "nothing returned",
      "structure",
      "must return `{ value, pullback }`",
      product,
      { rrule: () => undefined },
      [3, 4],
    ],
    [
      "an argument that is changed",
      "modifies-argument",
      "changes `x`",
      squares,
      {
        rrule: (x: number[]) => {
          const value = squares(x);
          x.fill(0);
          return { value, pullback: () => [x] };
        },
      },
      [xs],
    ],
    [
      "a cotangent that is changed",
      "modifies-argument",
      "changes `bar`",
      times,
      {
        rrule: (x: number[]) => ({
          value: times(x),
          pullback: (bar: number[]) => {
            const result = timesTransposed(bar);
            bar[0] = 0;
            return [result];
          },
        }),
      },
      [[1, 2, 3]],
    ],
    [
      "one buffer for every call",
      "aliasing",
      "the same array every time",
      squares,
      {
        rrule: (x: number[]) => {
          const buffer = x.map(() => 0);
          return {
            value: squares(x),
            pullback: (bar: number) => {
              x.forEach((each, i) => (buffer[i] = 2 * each * bar));
              return [buffer];
            },
          };
        },
      },
      [xs],
    ],
    [
      "a buffer that is added into",
      "aliasing",
      "what it gave before changes",
      squares,
      {
        rrule: (x: number[]) => {
          const buffer = x.map(() => 0);
          return {
            value: squares(x),
            pullback: (bar: number) => {
              x.forEach((each, i) => (buffer[i]! += 2 * each * bar));
              return [buffer];
            },
          };
        },
      },
      [xs],
    ],
    [
      "a pullback that remembers",
      "impure",
      "called again",
      product,
      {
        rrule: (x: number, y: number) => {
          let calls = 0;
          return { value: x * y, pullback: (bar: number) => [y * bar * ++calls, x * bar] };
        },
      },
      [3, 4],
    ],
    [
      "another value",
      "value",
      "gives 12.5 as `value`",
      product,
      {
        rrule: (x: number, y: number) => ({
          value: x * y + 0.5,
          pullback: (bar: number) => [y * bar, x * bar],
        }),
      },
      [3, 4],
    ],
  ];

  test.each(twelve)("%s: %s", (_, kind, words, f, rule, args) => {
    const report = check(f, rule, ...args);
    expect(report.mistakes.map(({ kind: found, message }) => `${found}: ${message}`).join("\n")).toContain(
      `${kind}: `,
    );
    expect(report.mistakes.find((each) => each.kind === kind)?.message).toContain(words);
    expect(report.verdict).toBe("wrong");
    expect(report.summary).toContain("wrong");
  });

  test("a frule and an rrule that disagree by less than differences can see", () => {
    const report = check(
      product,
      {
        rrule: pullingBack((bar, x, y) => [y * bar * (1 + 1e-7), x * bar]),
        frule: ([xDot, yDot]: number[], x: number, y: number) => ({
          value: x * y,
          tangent: y * sure(xDot) + x * sure(yDot),
        }),
      },
      3,
      4,
    );
    expect(kindsOf(report)).toEqual(["disagreement"]);
  });

  test("each in the part that makes it, with its entry, what belongs there and what was given", () => {
    const report = check(
      squares,
      {
        frule: ([xDot]: number[][], x: number[]) => ({
          value: squares(x),
          tangent: x.reduce((sum, each, i) => sum + 2 * each * sure(xDot)[i]!, 0),
        }),
        rrule: ofSquares((x, bar) => x.map((each, i) => (i === 1 ? -2 : 2) * each * bar)),
      },
      xs,
    );
    expect(report.mistakes.map(({ part }) => part)).toEqual(["pullback"]);
    expect(report.worst).toMatchObject({
      part: "pullback",
      argument: 0,
      entry: "x[1]",
      output: "the value",
      got: 1,
    });
    expect(report.worst?.expected).toBeCloseTo(-1, 8);
    expect(report.worst?.error).toBeLessThan(1e-6);
  });

  test("a wrong entry among hundreds is found", () => {
    const long = Array.from({ length: 400 }, (_, i) => 1 + Math.sin(i) ** 2);
    const report = check(
      squares,
      { rrule: ofSquares((x, bar) => x.map((each, i) => (i === 123 ? 3 : 2) * each * bar)) },
      long,
    );
    expect(report.mistakes).toMatchObject([{ kind: "missing-term", entry: "x[123]" }]);
  });
});

describe("what is no mistake", () => {
  test("a kink is told, whatever the rule chooses there", () => {
    const f = (x: number): number => Math.abs(x);
    for (const slope of [-1, 0, 1]) {
      const report = check(
        f,
        { rrule: (x: number) => ({ value: f(x), pullback: (bar: number) => [slope * bar] }) },
        0,
      );
      expect(report.mistakes).toEqual([]);
    }
    const report = check(f, { rrule: (x: number) => ({ value: f(x), pullback: (bar: number) => [bar] }) }, 0);
    expect(report.remarks.join()).toContain("kink at `x`");
  });

  test.each([
    [-1, "gives -1, that of the left"],
    [0, "gives 0, one between them"],
    [1, "gives 1, that of the right"],
  ])("at a kink the report says which side's slope the rule gives: %d", (slope, words) => {
    const f = (x: number): number => Math.abs(x);
    const rule = { rrule: (x: number) => ({ value: f(x), pullback: (bar: number) => [slope * bar] }) };
    const { summary, caveats } = check(f, rule, 0);
    expect(caveats).toHaveLength(1);
    expect(summary).toContain("kink at `x`: its slope is -1 on the left and 1 on the right");
    expect(summary).toContain(words);
  });

  test("what is the slope of no side of a kink, nor between them, is wrong", () => {
    const f = (x: number[]): number => Math.max(x[0]!, x[1]!);
    const rule = (slopes: number[]) => ({
      rrule: (x: number[]) => ({ value: f(x), pullback: (bar: number) => [slopes.map((s) => s * bar)] }),
    });
    expect(check(f, rule([0.5, 0.5]), [2, 2])).toMatchObject({ verdict: "right", mistakes: [] });
    expect(check(f, rule([0, 1.5]), [2, 2])).toMatchObject({ verdict: "wrong" });
    expect(check(f, rule([-0.2, 1]), [2, 2])).toMatchObject({ verdict: "wrong" });
  });

  test("smooth functions are said to have no kink", () => {
    const f = (x: number): number => Math.exp(3 * x) * Math.sin(40 * x) + x * x;
    const slope = (x: number): number =>
      Math.exp(3 * x) * (3 * Math.sin(40 * x) + 40 * Math.cos(40 * x)) + 2 * x;
    for (const x of [-3, -0.1, 0, 1e-7, 0.5, 2]) {
      const rule = {
        rrule: (at: number) => ({ value: f(at), pullback: (bar: number) => [slope(at) * bar] }),
      };
      expect(check(f, rule, x), String(x)).toMatchObject({ verdict: "right", caveats: [] });
    }
  });

  test("a point without a number is told", () => {
    const report = check(
      (x: number) => Math.log(x),
      { rrule: (x: number) => ({ value: Math.log(x), pullback: (bar: number) => [bar / x] }) },
      -1,
    );
    expect(report).toMatchObject({ verdict: "unsure", mistakes: [] });
    expect(report.remarks.join()).toContain("no finite number");
  });

  test("a jump and a function that is not pure leave the verdict open", () => {
    const jump = check(
      (x: number) => Math.floor(x),
      { rrule: (x: number) => ({ value: Math.floor(x), pullback: () => [0] }) },
      2,
    );
    expect(jump).toMatchObject({ verdict: "unsure", mistakes: [] });
    let calls = 0;
    const counting = check(
      (x: number) => x + ++calls,
      { rrule: (x: number) => ({ value: x, pullback: (bar: number) => [bar] }) },
      2,
    );
    expect(counting.remarks.join()).toContain("another value each time");
  });

  test("an array that is given for two things is remarked upon", () => {
    const f = (x: number[], y: number[]): number[] => x.map((each, i) => each + y[i]!);
    const report = check(
      f,
      { rrule: (x: number[], y: number[]) => ({ value: f(x, y), pullback: (bar: number[]) => [bar, bar] }) },
      [1, 2],
      [3, 4],
    );
    expect(report.verdict).toBe("right");
    expect(report.remarks.join()).toContain("`bar` itself as cotangent of `x`");
    expect(report.remarks.join()).toContain("the same array as for `x`");
  });

  test("the report of the same rule at the same point is the same", () => {
    const once = (): CheckReport =>
      check(
        times,
        { rrule: (x: number[]) => ({ value: times(x), pullback: (bar: number[]) => [times(bar)] }) },
        [1, 2, 3],
      );
    expect(once()).toEqual(once());
  });
});
