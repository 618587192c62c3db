import { beforeEach, describe, expect, it } from "vitest";
import { diagnose } from "../diagnostics/diagnose.ts";
import type { CellResult } from "../protocol.ts";
import { createSession, type RunRequest, type Session } from "./session.ts";
import { ScriptedCompiler, type ScriptedValue } from "./testing/scriptedCompiler.ts";

let compiler: ScriptedCompiler;
let session: Session;

beforeEach(() => {
  compiler = new ScriptedCompiler();
  session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 1 }, compiler);
});

type Texts = Readonly<Record<string, string>>;

/** Runs cells; the results by cell, in the order in which they ran. */
function run(texts: Texts, request: RunRequest = {}): Map<string, CellResult> {
  const cells = Object.entries(texts).map(([id, text]) => ({ id, text }));
  return new Map([...session.runCells(cells, request)].map((result) => [result.cell, result]));
}

function one(text: string): CellResult {
  const result = run({ only: text }).get("only");
  if (!result) throw new Error("no result");
  return result;
}

/** Codes and the text at their places. */
function faults(texts: Texts): Record<string, string[]> {
  const results = run(texts);
  return Object.fromEntries(
    [...results].map(([id, { diagnostics }]) => [
      id,
      diagnostics.map(
        ({ code, span }) => `${code}: ${(texts[span.source] ?? "").slice(span.start, span.end)}`,
      ),
    ]),
  );
}

const fault = (text: string) => faults({ only: text })["only"];

function number(result: CellResult | undefined): number | undefined {
  return result?.value?.kind === "number" ? result.value.value : undefined;
}

describe("cells", () => {
  it("run in the order of their names and say what they define", () => {
    const results = run({ a: "y * 2", b: "const y = x + 1", c: "const x = 2; x" });
    expect([...results.keys()]).toEqual(["c", "b", "a"]);
    expect(number(results.get("a"))).toBe(6);
    expect(results.get("b")?.defines).toEqual(["y"]);
    expect(results.get("b")?.value).toBeUndefined();
  });

  it("keep the notebook's order where names leave a choice", () => {
    expect([...run({ a: "1", b: "x", c: "3", d: "const x = 1" }).keys()]).toEqual(["a", "c", "d", "b"]);
  });

  it("see variables of other cells change", () => {
    const results = run({ a: "let n = 0; const next = () => ++n;", b: "next(); next(); n" });
    expect(number(results.get("b"))).toBe(2);
  });

  it("are known to later runs, and run anew with another text", () => {
    run({ a: "const x = 1", b: "x" });
    expect(number(run({ b: "x + 1" }).get("b"))).toBe(2);
    expect(number(run({ a: "const x = 5", b: "x + 1" }).get("b"))).toBe(6);
  });

  it("run exactly where asked, told before each", () => {
    const started: string[] = [];
    run({ a: "const x = 1", b: "x", c: "x" });
    const results = run({ b: "x" }, { onStart: (cell) => started.push(cell) });
    expect([...results.keys()]).toEqual(["b"]);
    expect(started).toEqual(["b"]);
  });

  it("that were deleted from the notebook are forgotten", () => {
    run({ a: "const x = 1", b: "x" });
    const [result] = session.runCells([{ id: "b", text: "x" }], { notebook: [{ id: "b", text: "x" }] });
    expect(result?.diagnostics.map(({ code }) => code)).toEqual(["unknown-name"]);
  });

  it("whose text changed since they ran have no value until they run", () => {
    run({ a: "const x = 1", b: "x" });
    const notebook = [
      { id: "a", text: "const x = 2" },
      { id: "b", text: "x" },
    ];
    const [result] = session.runCells(notebook.slice(1), { notebook });
    expect(result?.diagnostics.map(({ code }) => code)).toEqual(["cell-needs-run"]);
  });

  it("that are nested beyond measure harm no other cell", () => {
    const texts = {
      a: `const big = 1${"+1".repeat(50_000)};`,
      b: "(".repeat(20_000),
      c: `const x = ${"[".repeat(4_000)}1${"]".repeat(4_000)}; x.length`,
      d: `const f = ${"() => ".repeat(3_000)} 1; 2`,
      e: "1 + 1",
    };
    const results = run(texts);
    expect([...results.keys()].sort()).toEqual(Object.keys(texts));
    expect(results.get("e")?.status).toBe("ok");
    for (const { diagnostics } of results.values())
      for (const { code } of diagnostics) expect(["cell-too-deep", "syntax-error"]).toContain(code);
  });

  it("may be empty, or comments, or end their lines with CRLF", () => {
    for (const text of ["", "  \n", "// nothing", "/* nothing */", "1;\r\n// two\r\n"])
      expect(one(text).status).toBe("ok");
  });

  it("may define names such as __proto__, and others can use them", () => {
    const results = run({
      a: "const __proto__ = 3; let constructor = 4; constructor = 5;",
      b: "__proto__ + constructor",
    });
    expect(number(results.get("b"))).toBe(8);
    expect(run({ c: "const ö = 1, 変 = 2; ö + 変" }).get("c")?.status).toBe("ok");
  });
});

describe("faults of names", () => {
  it("stand at the name, before anything runs", () => {
    const results = run({ a: "console.log('ran'); const x = 1; nothing + x" });
    expect(results.get("a")).toMatchObject({
      status: "error",
      console: [],
      diagnostics: [{ code: "unknown-name" }],
    });
    expect(fault("const count = 1; const f = () => coumt;")).toEqual(["name-similar: coumt"]);
  });

  it("tell double definitions at both places", () => {
    expect(faults({ a: "const x = 1", b: "let x = 2", c: "x" })).toEqual({
      a: ["cell-double-definition: x"],
      b: ["cell-double-definition: x"],
      c: ["cell-needs-failed: x"],
    });
  });

  it("tell circles at each use", () => {
    expect(faults({ a: "const x = y", b: "const y = z", c: "const z = () => x", d: "x" })).toEqual({
      a: ["cell-cycle: y"],
      b: ["cell-cycle: z"],
      c: ["cell-cycle: x"],
      d: ["cell-needs-failed: x"],
    });
  });

  it("tell assignments to names of other cells, of the language and of Mixtape", () => {
    expect(faults({ a: "let x = 1", b: "const f = () => { x = 2 }" })["b"]).toEqual([
      "cell-assigns-outside: x",
    ]);
    expect(fault("Math = 3")).toEqual(["cell-assigns-global: Math"]);
    expect(fault("gradient = 3")).toEqual(["cell-assigns-global: gradient"]);
  });

  it("tell definitions of names that are taken, and leave these as they were", () => {
    expect(fault("const Math = 3; function gradient() {}")).toEqual([
      "cell-reserved-name: Math",
      "cell-reserved-name: gradient",
    ]);
    expect(faults({ a: "const Math = 3", b: "Math.abs(-1)" })["b"]).toEqual([]);
  });

  it("let cells define names of the library", () => {
    const results = run({ a: "const clamp = (x) => x + 1", b: "clamp(1)" });
    expect(number(results.get("b"))).toBe(2);
    expect(one("mod(-1, 3)").value).toEqual({ kind: "number", value: 2 });
  });

  it("tell what belongs to pages and to Node, and `arguments` outside functions", () => {
    expect(fault("document.title")).toEqual(["host-global: document"]);
    expect(fault("process.exit()")).toEqual(["host-global: process"]);
    expect(fault("arguments")).toEqual(["arguments-outside: arguments"]);
  });

  it("tell dependents of a cell that is no program why they lack its names", () => {
    expect(faults({ a: "const x = ;", b: "function g( {", c: "x", d: "g()", e: "1" })).toEqual({
      a: ["syntax-error: ;"],
      b: ["syntax-error: "],
      c: ["cell-needs-failed: x"],
      d: ["cell-needs-failed: g"],
      e: [],
    });
  });
});

describe("what cells throw", () => {
  it.each([
    ["const f = () => {\n  throw new Error('bang');\n};\nf()", "uncaught-exception: new", "Error: bang"],
    [
      "(undefined as any).x",
      "uncaught-exception: x",
      "TypeError: Cannot read properties of undefined (reading 'x')",
    ],
    ["const g: any = 3;\ng(2)", "uncaught-exception: g", "TypeError: g is not a function"],
    [
      "plot([1, 2])",
      "uncaught-exception: plot",
      "TypeError: plot is not a function; what it holds can be called: plot.line, plot.scatter, plot.bars, plot.contour",
    ],
    ["throw { a: 1 }", "thrown-value: throw { a: 1 }", 'The program threw {"a":1}.'],
    [
      "const h = (n: number): number => h(n + 1); h(0)",
      "recursion-too-deep",
      "The calls are nested too deeply.",
    ],
    ["const a = b; const b = 1;", "name-before-value: b", "`b` is used before it has a value."],
    [
      "new Array(-1)",
      "bad-array-length: new",
      "An array of this length cannot be made: Invalid array length.",
    ],
    [
      "Math.sin = () => 0",
      "uncaught-exception: =",
      "TypeError: Cannot assign to read only property 'sin' of object '[object Math]'",
    ],
    [
      "const c = 1;\nconst d = () => { c.x.y = 1 };\nd()",
      "uncaught-exception: =",
      "TypeError: Cannot set properties of undefined (setting 'y')",
    ],
    [
      "throw Object.create(Error.prototype, { message: { get() { throw 1 } }, stack: { get() { throw 2 } } })",
      "uncaught-exception",
      "Error: ",
    ],
    ["throw new Proxy({}, { get() { throw 3 } })", "thrown-value", "The program threw an object."],
  ])("from %j is told at its place", (text, place, message) => {
    const { status, diagnostics } = one(text);
    expect(status).toBe("error");
    expect(diagnostics[0]?.message).toBe(message);
    expect(fault(text)?.[0]).toMatch(new RegExp(`^${place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
  });

  it("keeps nothing of what they would have defined, and harms no other cell", () => {
    const texts = { a: "const x = 1; throw new Error('no')", b: "x", c: "const y = 2; y" };
    expect(faults(texts)).toMatchObject({ b: ["cell-needs-failed: x"], c: [] });
    expect(number(run({ a: "const x = 1", b: "x" }).get("b"))).toBe(1);
  });

  it("stands in the cell where it was thrown, if another called", () => {
    const texts = { a: "const f = (x: number) => { throw new RangeError('far') }", b: "1;\nf(1)" };
    expect(faults(texts)["b"]).toEqual(["uncaught-exception: new"]);
    expect(run(texts).get("b")?.diagnostics[0]?.span.source).toBe("a");
  });

  it("can be caught, Mixtape's own diagnostics included", () => {
    const result = one(
      "let m = ''; try { gradient(3 as any) } catch (error) { m = (error as Error).message } m",
    );
    expect(result.value).toMatchObject({
      kind: "string",
      value: expect.stringContaining("derivative-of-what") as string,
    });
  });
});

describe("what the JavaScript engine does not take", () => {
  it("is a syntax error", () => {
    expect(one("const r = /(/;").diagnostics).toMatchObject([
      { code: "syntax-error", span: { start: 0, end: 14 } },
    ]);
  });
});

describe("the console", () => {
  it("keeps lines with their places", () => {
    const text = "for (const x of [1, 2]) console.warn('x', x, [x]);";
    const { console: lines } = one(text);
    expect(lines.map(({ level, parts }) => [level, ...parts.map(({ kind }) => kind)])).toEqual([
      ["warn", "string", "number", "numbers"],
      ["warn", "string", "number", "numbers"],
    ]);
    expect(text.slice(lines[0]?.span?.start, lines[0]?.span?.end)).toBe("console.warn('x', x, [x])");
  });

  it("works as a value, and with every method that people use", () => {
    const { status, console: lines } = one(
      "const c = console; c.log(1); [2].forEach(console.log); console.table([3]); console.time('a')",
    );
    expect([status, lines.length]).toEqual(["ok", 3]);
  });

  it("keeps a bounded number of bounded lines", () => {
    const { console: lines } = one(
      "for (let i = 0; i < 3000; i++) console.log('y'.repeat(1e5), new Array(1e3).fill(i))",
    );
    expect(lines.length).toBeLessThan(1_000);
    expect(JSON.stringify(lines).length).toBeLessThan(3e6);
    expect(lines.at(-1)?.parts[0]).toMatchObject({
      value: expect.stringMatching(/^… \d+ more lines$/) as string,
    });
  });
});

describe("calls of Mixtape's functions", () => {
  const f = "const k = 3; const f = (x: number) => x * k;";

  it("run what was compiled for their shapes, with the values that were captured", () => {
    run({ a: f, b: "const d = gradient(f); const r = [d(2), d(5)];" });
    expect(compiler.asked).toHaveLength(1);
    expect(compiler.asked[0]?.entry).toMatchObject({
      callee: { kind: "fn", instance: 0 },
      args: [{ kind: "num" }],
      instances: [
        { kind: "wrapper", wrapper: "gradient", inner: [["f", { kind: "fn", instance: 1 }]], options: {} },
        { kind: "literal", captures: [["k", { kind: "num" }]] },
      ],
    });
    expect(compiler.runs).toBe(2);
    expect(compiler.facts[0]?.result as ScriptedValue).toEqual({ args: [2], primal: 6, globals: { k: 3 } });
  });

  it("leave a report of the first run of each call, with its place and how often it ran", () => {
    const text = `${f} const d = gradient(f); for (let i = 0; i < 3; i++) d(i); jvp(f)(1, 1);`;
    const { reports } = one(text);
    expect(
      reports.map(({ transform, entry, calls, span }) => [
        transform,
        entry,
        calls,
        text.slice(span.start, span.end),
      ]),
    ).toEqual([
      ["gradient", "f", 3, "d(i)"],
      ["jvp", "f", 1, "jvp(f)(1, 1)"],
    ]);
    expect(compiler.measuredRuns).toBe(2);
    expect(new Set(reports.map(({ id }) => id)).size).toBe(2);
  });

  it("keep their report's id when other text of the cell changes", () => {
    const before = one(`${f} gradient(f)(1)`).reports[0]?.id;
    const after = one(`// more\n${f} console.log(1); gradient(f)(1)`).reports[0]?.id;
    expect(after).toBe(before);
  });

  it("are told apart where one place differentiates several functions", () => {
    const { reports } = one(
      "const D = (g: (x: number) => number) => gradient(g)(2); D((x) => x); D((x) => x * x); D((x) => 1);",
    );
    expect(new Set(reports.map(({ id }) => id)).size).toBe(3);
  });

  it("find their place when other code was handed them", () => {
    const text = `${f}\nconst ds = [gradient(f)];\nds[0](4);`;
    const { span } = one(text).reports[0] ?? { span: { start: 0, end: 0 } };
    expect(text.slice(span.start, span.end)).toBe("ds[0](4)");
  });

  it("pass on the modes that were chosen for them", () => {
    const id = one(`${f} gradient(f)(1)`).reports[0]?.id ?? "";
    run({ only: `${f} gradient(f)(1)` }, { overrides: { [id]: { f: "checkpoint", whole: "forward" } } });
    expect(compiler.asked.at(-1)?.options.plan).toEqual({ f: "checkpoint" });
  });

  it("measure when asked to", () => {
    const result = one(
      `${f} const m = measure(gradient(f)); m(1); const { value, work, tape } = m(2); [value.primal, work.derivative, tape.peakBytes]`,
    );
    expect(result.value).toMatchObject({ values: [6, 30, 8] });
    expect(compiler.measuredRuns).toBe(2);
  });

  it("give a value and a pullback that keeps its point", () => {
    const text =
      "const f = (x: number[]) => { const y = x[0] * 2; x[0] = 0; return y; };" +
      "const p = [3]; const { value, pullback } = vjp(f)(p); p[0] = 100; const bar = pullback(1); [value, p[0], bar.primal]";
    expect(one(text).value).toMatchObject({ values: [6, 100, 6] });
    expect(compiler.asked[0]?.entry.instances[0]).toMatchObject({ wrapper: "pullback" });
  });

  it("compute what the function computes where only a mode was said", () => {
    const text = `${f} const r = rule(f, { frule: (t, x) => ({ value: 0, tangent: 0 }) });
      [checkpoint(f)(2), forward(f, { chunk: 2 })(2), reverse(f)(2), nondifferentiable(f)(2), r(2), scalarRule(f, () => 3)(2), stopGradient(2), showCotangent(2), f.length, checkpoint(f).length]`;
    expect(one(text).value).toMatchObject({ values: [6, 6, 6, 6, 6, 6, 2, 2, 1, 1] });
  });

  it.each([
    ["gradient(3)", "derivative-of-what: gradient(3)"],
    ["gradient()(1)", "derivative-of-what: gradient()"],
    ["gradient(f(1))(1)", "derivative-of-what: gradient(f(1))"],
    ["gradient(f)()", "derivative-needs-argument: gradient(f)()"],
    ["jvp(f)(1)", "derivative-needs-argument: jvp(f)(1)"],
    ["gradient(f, { chnk: 3 })", "unknown-option: gradient(f, { chnk: 3 })"],
    ["gradient(f, { chunk: 0 })", "bad-option: gradient(f, { chunk: 0 })"],
    ["gradient(f, { wrt: [0, 0] })", "bad-option: gradient(f, { wrt: [0, 0] })"],
    ["gradient(f, { wrt: 1 })(2)", "wrt-out-of-range: gradient(f, { wrt: 1 })(2)"],
    ["gradient(f, 3)", "bad-options: gradient(f, 3)"],
    ["gradient(f, { plan: { h: 'fast' } })", "bad-option: gradient(f, { plan: { h: 'fast' } })"],
    ["gradient(class A {})", "unknown-source: gradient(class A {})"],
    [
      "gradient(f)({ a: [1, { b: new Map() }] })",
      "opaque-argument: gradient(f)({ a: [1, { b: new Map() }] })",
    ],
    ["jvp((x: number[]) => x[0])([1, 2], [1])", "lengths-differ: jvp((x: number[]) => x[0])([1, 2], [1])"],
    [
      "hvp((x: { a: number[][] }) => 1)({ a: [[1]] }, { a: [[1, 2]] })",
      "lengths-differ: hvp((x: { a: number[][] }) => 1)({ a: [[1]] }, { a: [[1, 2]] })",
    ],
    [
      "jvp(f, { wrt: [0, 1] })([1, [2]], [1, []])",
      "lengths-differ: jvp(f, { wrt: [0, 1] })([1, [2]], [1, []])",
    ],
    [
      "jvp(f, { wrt: 1 })([1, new Float64Array(2)], [1])",
      "lengths-differ: jvp(f, { wrt: 1 })([1, new Float64Array(2)], [1])",
    ],
    ["jvp(f, { wrt: 2 })([1, 2], 1)", "wrt-out-of-range: jvp(f, { wrt: 2 })([1, 2], 1)"],
    [
      "vjp((x: number) => [x, x])(1).pullback([1])",
      "lengths-differ: vjp((x: number) => [x, x])(1).pullback([1])",
    ],
    ["rule(f)", "rule-of-what: rule(f)"],
    ["rule(f, {})", "rule-without-functions: rule(f, {})"],
    ["rule(f, { pullback: f })", "unknown-option: rule(f, { pullback: f })"],
    ["rule(f, { rrule: 3 })", "bad-option: rule(f, { rrule: 3 })"],
    ["scalarRule(f, 3)", "rule-of-what: scalarRule(f, 3)"],
    ["checkpoint(3)", "derivative-of-what: checkpoint(3)"],
    ["measure(f)", "measure-of-what: measure(f)"],
    ["vjp(f)(1).pullback()", "derivative-needs-argument: vjp(f)(1).pullback()"],
  ])("say at the call what is wrong with %j", (text, place) => {
    expect(fault(`const f = (x: number) => x;\n${text}`)).toEqual([place]);
  });

  it("tell refusals of the pipeline at their place, all of them, and which call led there", () => {
    const span = { source: "a", start: 0, end: 5 };
    compiler.refusal = [
      diagnose("with-statement", span, {}),
      diagnose("jsx-element", { ...span, source: "" }, {}),
    ];
    const results = run({ a: f, b: "gradient(f)(1)" });
    expect(results.get("b")?.diagnostics).toMatchObject([
      { code: "with-statement", span, related: [{ span: { source: "b", start: 0, end: 14 } }] },
      { code: "jsx-element", span: { source: "b", start: 0, end: 14 } },
    ]);
  });

  it("let errors of the user's own functions through as they are", () => {
    const result = one(
      "const f = (x: number) => { throw new RangeError('mine') }; let m = ''; try { gradient(f)(1) } catch (e) { m = e.name + e.message } m",
    );
    expect(result.value).toMatchObject({ value: "RangeErrormine" });
  });

  it("no longer know functions whose text is gone", () => {
    run({ a: "const kept: any[] = [];", b: "kept.push((x: number) => x); kept.length" });
    run({ b: "kept.length" });
    expect(run({ c: "gradient(kept[0])(1)" }).get("c")?.diagnostics[0]?.code).toBe("unknown-source");
  });
});
