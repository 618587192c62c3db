import { describe, expect, it, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

function run(text: string): CellResult {
  let draws = 0;
  const host = { now: () => 0, random: () => ++draws / 8, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0]!;
}

const relu = "const f = (x: number) => (x < 0 ? 0 : x);\n";

describe("a comparison that flips", () => {
  it("has the recording made anew, which is said, and gives the derivative of the branch that is taken", () => {
    const result = run(
      `${relu}const r = record(f)(-1); [r.gradient(-1), r.gradient(1.34), r.value, r.redone]`,
    );
    expect(result.value).toMatchObject({ values: [0, 1, 1.34, 1] });
    expect(result.console).toMatchObject([
      {
        level: "note",
        parts: [
          {
            value: expect.stringMatching(
              /`f`.*`x < 0` \(line 1\) was true; at these inputs it is false/,
            ) as string,
          },
        ],
        span: { start: relu.indexOf("x < 0"), end: relu.indexOf("x < 0") + 5 },
      },
    ]);
  });

  it("is refused at its place where that is asked for", () => {
    const result = run(`${relu}record(f, { onFlip: "refuse" })(-1).replay(1.34)`);
    expect(result.diagnostics).toMatchObject([
      { code: "recording-flipped", span: { start: relu.indexOf("x < 0") }, related: [{}] },
    ]);
  });

  it.each([
    ["max(x)", "(x: number[]) =>\n  max(x) * 2"],
    ["x.toSorted((a, b) => a - b)", "(x: number[]) =>\n  x.toSorted((a, b) => a - b)[0] * 2"],
  ])("within %s is told at that call", (call, f) => {
    const text = `const f = ${f};\nconst r = record(f)([0.5, 2]);\nr.replay([3, 2]);\nr.guards[0].line`;
    const { console: lines, value } = run(text);
    expect(value).toMatchObject({ value: 2 });
    expect(lines).toMatchObject([
      {
        parts: [{ value: expect.stringContaining(`\` in \`${call}\` (line 2) was`) as string }],
        span: { start: text.indexOf(call), end: text.indexOf(call) + call.length },
      },
    ]);
  });

  it("is not seen where all falls as it fell", () => {
    const result = run(`${relu}const r = record(f)(2); [r.replay(3), r.gradient(5), r.redone]`);
    expect(result.value).toMatchObject({ values: [3, 1, 0] });
    expect(result.console).toEqual([]);
  });
});

test.each([
  [
    "a number of turns",
    "(x: number) => { let s = 0; for (let i = 0; i < x; i++) s += x; return s; }",
    "2.5",
    "3.5",
    4,
  ],
  ["an index", "(x: number) => [x, x * x, x * x * x][Math.floor(x)]", "1.5", "2", 12],
  ["a length", "(x: number) => new Array(Math.round(x)).fill(x).reduce((s, v) => s + v, 0)", "2", "3", 3],
  ["a test for a number", "(x: number) => (Number.isNaN(x / x) ? x : 2 * x)", "0", "1", 2],
])("%s that depends on the input is checked", (_, f, before, now, derivative) => {
  const result = run(`const r = record(${f})(${before}); const g = r.gradient(${now}); [g, r.redone]`);
  expect(result.diagnostics).toEqual([]);
  expect(result.value).toMatchObject({ values: [derivative, 1] });
});

test("other lengths, flags and structures are recorded anew, and never taken for the old ones", () => {
  const result = run(`
const sum = (v: number[], twice: boolean) => v.reduce((s, e) => s + e * e, 0) * (twice ? 2 : 1);
const r = record(sum)([1, 2], false);
[r.replay([1, 2, 3], false), r.replay([1, 2, 3], true), r.redone]`);
  expect(result.value).toMatchObject({ values: [14, 28, 2] });
  expect(result.console.map(({ parts }) => parts[0])).toMatchObject([
    { value: expect.stringContaining("the length of `v` was 2; now it is 3") as string },
    { value: expect.stringContaining("`twice` was false; now it is true") as string },
  ]);
});

test("what a function prints is printed while it is recorded, and not again", () => {
  const result = run(
    "const r = record((x: number) => { console.log(x); return x * x; })(3); r.replay(4); r.gradient(5)",
  );
  expect(result.console.map(({ parts }) => parts[0])).toMatchObject([{ value: 3 }]);
  expect(result.value).toMatchObject({ value: 10 });
});

test("random numbers are kept and given again", () => {
  const result = run(
    "const r = record((x: number) => x * Math.random())(2); [r.value, r.replay(4), r.gradient(4)]",
  );
  expect(result.value).toMatchObject({ values: [0.25, 0.5, 0.125] });
});

test("rules answer for their functions, and their comparisons may fall otherwise within", () => {
  const result = run(`
const h = rule((x: number) => (x < 0 ? -x : x * x), { frule: ([d], x) => ({ value: x < 0 ? -x : x * x, tangent: 100 * d }) });
const r = record((x: number) => h(x) * x)(3);
[r.gradient(3), r.replay(-2), r.gradient(-2), r.redone]`);
  expect(result.diagnostics).toEqual([]);
  expect(result.value).toMatchObject({ values: [309, -4, -198, 0] });
});

test("what is stopped or marked has no derivative", () => {
  const result = run(`
const scale = nondifferentiable((x: number[]) => [x[0] * 2, x[0]]);
const r = record((x: number[]) => scale(x)[0] * x[0] + stopGradient(x[0]) * x[0])([3]);
[r.value, r.gradient()[0]]`);
  expect(result.value).toMatchObject({ values: [27, 9] });
});

test("derivatives inside are recorded, and differentiated in turn", () => {
  const result = run(
    "const r = record((x: number) => gradient((v: number[]) => v[0] ** 3 * x)([x])[0])(2); [r.value, r.gradient(1)]",
  );
  expect(result.value).toMatchObject({ values: [24, 9] });
});

test("gradients come in the shape of the input, by any argument", () => {
  const result = run(`
const f = (p: { a: number; b: number[] }, s: number) => p.a * s + p.b[1] * p.b[1];
[record(f)({ a: 1, b: [2, 3] }, 4).gradient(), record(f, { wrt: [1, 0] })({ a: 1, b: [2, 3] }, 4).gradient({ a: 5, b: [0, 1] }, 2)]`);
  const part = (b: readonly number[], a: number) => ({
    kind: "object",
    entries: [
      ["a", { value: a }],
      ["b", { values: b }],
    ],
  });
  expect(result.value).toMatchObject({
    items: [part([0, 6], 4), { items: [{ value: 5 }, part([0, 2], 2)] }],
  });
});

test("a Jacobian has a row for each number of the result", () => {
  const result = run("record((x: number[]) => [x[0] * x[1], x[0]])([3, 5]).jacobian([2, 7])");
  expect(result.value).toMatchObject({ items: [{ values: [7, 2] }, { values: [1, 0] }] });
});

test("operations and decisions can be read, with their lines", () => {
  const result = run(`const f = (x: number) => {
  const y = x * 2;
  return y > 1 ? Math.sin(y) : y;
};
const r = record(f)(1);
({ operations: r.operations, guards: r.guards, text: r.text, code: r.code })`);
  const fields = Object.fromEntries(result.value?.kind === "object" ? result.value.entries : []);
  const plain = JSON.stringify(fields);
  expect(plain).toContain('"×"');
  expect(fields["text"]).toMatchObject({
    value: expect.stringMatching(/^x = input.*\nv1 = × x, 2 .*y.*line 2\nv2 = sin v1 /) as string,
  });
  expect(fields["code"]).toMatchObject({ value: expect.stringContaining("Math.sin(") as string });
  expect(JSON.stringify(fields["guards"])).toContain("y > 1");
});

test("a long recording is cut into parts, and gives what the function gives", () => {
  const result = run(`
const f = (x: number[]) => { let s = x[0]; for (let i = 0; i < 3000; i++) s = Math.sin(s + x[i % 7]) * 1.01; return s; };
const x = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7];
const r = record(f)(x);
const y = x.map((v) => v * 1.01);
const [a, b] = [r.gradient(y), gradient(f)(y)];
[Number(Object.is(r.replay(y), f(y))), Math.max(...a.map((v, i) => Math.abs(v - b[i]))), r.redone, Number(r.operations.length >= 9000)]`);
  expect(result.diagnostics).toEqual([]);
  expect(result.value).toMatchObject({ kind: "numbers" });
  const [same, worst, redone, isLong] = result.value?.kind === "numbers" ? result.value.values : [];
  expect([same, redone, isLong]).toEqual([1, 0, 1]);
  expect(worst).toBeLessThan(1e-12);
});

test("a recording that would grow without end is refused with the loop that holds it", () => {
  const result = run(
    "record((x: number) => { let s = x; for (let i = 0; i < 1e7; i++) s = s * 1.0000001; return s; })(1)",
  );
  expect(result.diagnostics).toMatchObject([
    {
      code: "recording-too-long",
      message: expect.stringContaining("100 % of them are in `for (line 1)`") as string,
    },
  ]);
});

describe("a recording too long for code", () => {
  const long = `const f = (x: number[]) => {
  let s = x[0];
  for (let i = 0; i < 34000; i++) s = Math.sin(s) + x[i % 3] * 0.001;
  return s < 10 ? s : x[1];
};
const x = [0.1, 0.2, 0.3];
const g = gradient(f)(x);
`;

  it("is replayed and differentiated to the same numbers in either direction", () => {
    const result = run(`${long}const r = record(f)(x);
const far = (a: number[]) => Math.max(...a.map((v, i) => Math.abs(v - g[i])));
const forwards = record(f, { mode: "forward" })(x).gradient();
[Number(r.replay(x) === f(x)), far(r.gradient()), far(forwards), far(r.jacobian()[0])]`);
    expect(result.diagnostics).toEqual([]);
    const [same, ...distances] = result.value?.kind === "numbers" ? result.value.values : [];
    expect(same).toBe(1);
    expect(distances).toHaveLength(3);
    expect(Math.max(...distances)).toBeLessThan(1e-13);
  });

  it("is recorded anew where a decision falls otherwise, and then differentiated", () => {
    const result = run(`${long}const r = record(f)([20 * 1e5, 0, 5e4]);
const y = [0.3, 0.2, 0.1];
const [a, b] = [r.gradient(y), gradient(f)(y)];
[r.redone, ...a.map((v, i) => Math.abs(v - b[i]))]`);
    expect(result.diagnostics).toEqual([]);
    const [redone, ...distances] = result.value?.kind === "numbers" ? result.value.values : [];
    expect(redone).toBe(1);
    expect(Math.max(...distances)).toBeLessThan(1e-13);
  });

  it("shows cotangents as the sweep passes", () => {
    const shown = (count: number) =>
      run(`const f = (x: number) => {
  let s = x;
  for (let i = 0; i < ${String(count)}; i++) s = s * 1.00001;
  const y = s * 3;
  showCotangent(y, "y");
  return y * y;
};
record(f, { mode: "reverse" })(2).gradient(); 0`).console.map(({ level, parts }) => ({
        level,
        label: parts[0],
      }));
    expect(shown(100_001)).toEqual(shown(1000));
    expect(shown(1000)).toHaveLength(1);
  });

  it("is refused past the budget, and where code would be made", () => {
    const past = run(`${long}record(f, { budget: 1e6 })(x).gradient()`);
    expect(past.diagnostics).toMatchObject([
      {
        code: "recording-past-budget",
        message: expect.stringMatching(
          /`f`, 102,003 operations long, takes 3.7 MiB; the budget is 977 KiB/,
        ) as string,
      },
    ]);
    const enough = run(`${long}record(f, { budget: 1e8 })(x).gradient().length`);
    expect(enough.value).toMatchObject({ value: 3 });
    const code = run(`${long}record(f)(x).code`);
    expect(code.diagnostics).toMatchObject([{ code: "recording-too-long-to-compile" }]);
  });
});

test("the caller's arrays are not changed", () => {
  const result = run(`
const x = [1, 2];
const f = (v: number[]) => { v[0] = v[0] * v[1]; return v[0]; };
const r = record(f)(x);
[...x, r.gradient([3, 4])[0], r.gradient([3, 4])[1], ...x]`);
  expect(result.diagnostics).toEqual([]);
  expect(result.value).toMatchObject({ values: [1, 2, 4, 3, 1, 2] });
});

test("a recording inside differentiated code is refused with a way out", () => {
  const inside = run("gradient((x: number) => record((y: number) => y * y)(x).value)(2)");
  expect(inside.diagnostics).toMatchObject([{ code: "recording-inside" }]);
  const around = run("const f = (x: number) => x; gradient(record(f))(2)");
  expect(around.diagnostics).toMatchObject([{ code: "recording-inside" }]);
});

describe("the gradient of a recording", () => {
  it("says how large each `Matrix` is, as that of the function does", () => {
    const result = run(`
      const f = (p: { layers: Matrix[]; b: number }) => sum(p.layers[0]) * p.b;
      const p = { layers: [matrix(1, 2, [3, 4])], b: 5 };
      const texts = [gradient(f)(p), record(f)(p).gradient()].map(({ layers: [{ rows, cols, data }], b }) =>
        [rows, cols, ...data, b].join(" "));
      texts[0] === texts[1] ? texts[0] : texts.join(" but ")`);
    expect(result.value).toMatchObject({ value: "1 2 5 5 7" });
  });
});

describe("a recording inside what is differentiated", () => {
  const recorded = "const f = (x: number[]) => x[0] * x[1]; const r = record(f)([1, 2]);\n";

  it.each(["gradient(r.replay)([1, 2])", "jacobian(r.gradient)([1, 2])"])(
    "is refused by the name of its function, with the derivatives that it has: %s",
    (call) => {
      const [fault] = run(recorded + call).diagnostics;
      expect(fault?.code).toBe("recording-differentiated");
      expect(fault?.message).toContain("a recording of `f`");
      expect(run(`${recorded}r.gradient([1, 2])`).value).toMatchObject({ values: [2, 1] });
    },
  );

  it("is said to be one where a function captures it", () => {
    const [fault] = run(`${recorded}gradient((x: number[]) => r.replay(x))([1, 2])`).diagnostics;
    expect(fault?.message).toBe(
      "`r` cannot be used in a differentiated function: it is a recording of `f`, which has derivatives of its own.",
    );
  });
});

test("a recording follows no NaN, and says which options it has", () => {
  const [fault] = run('record((x: number) => x, { nonFinite: "follow" })(1)').diagnostics;
  expect(fault).toMatchObject({ code: "unknown-option" });
  expect(fault?.hint).not.toContain("nonFinite");
});

describe("text made of numbers", () => {
  const recorded = (body: string) =>
    run(`const f = (x: number) => {\n${body}\n};\nconst r = record(f)(3); [r.gradient(4), r.redone]`);

  it("that is only printed or thrown is nothing that a recording rests on", () => {
    const body =
      "const told = `x is ${x.toFixed(2)}`; console.log(told + '!'); if (x < 0) throw new Error(told); return x * x;";
    expect(recorded(body).value).toMatchObject({ values: [8, 0] });
  });

  it("that decides something has the recording made anew where a number in it is another one", () => {
    const body = "const key = `x${x}`; return key === 'x4' ? 5 * x : x * x;";
    expect(recorded(body).value).toMatchObject({ values: [5, 1] });
  });

  it("that is a key has it made anew too", () => {
    const body =
      "const m = new Map<string, number>([['k3', 2], ['k4', 7]]); return (m.get('k' + x) ?? 0) * x;";
    expect(recorded(body).value).toMatchObject({ values: [7, 1] });
  });
});
