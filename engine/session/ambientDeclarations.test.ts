import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { libraryPrimitives } from "../primitives/spellings.ts";
import { outputNames, ownNames } from "./ambient.ts";
import { ambientDeclarations } from "./ambientDeclarations.ts";

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  types: [],
};

/** What the TypeScript compiler finds wrong with each of the texts beside the declarations; each is a scope of its own. */
function complaints(texts: readonly string[], declarations = ambientDeclarations()): string[][] {
  const notebooks = texts.map((text, i) => [`notebook${String(i)}.ts`, `${text}\nexport {};`] as const);
  const files = new Map([["ambient.d.ts", declarations], ...notebooks]);
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, languageVersion) =>
    ts.createSourceFile(name, host.readFile(name) ?? "", languageVersion, true);
  const program = ts.createProgram([...files.keys()], options, host);
  const found = ts.getPreEmitDiagnostics(program);
  return notebooks.map(([name]) =>
    found
      .filter(({ file }) => file === undefined || file.fileName === name || file.fileName === "ambient.d.ts")
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
  );
}

const lessons = fileURLToPath(new URL("../../public/lessons/", import.meta.url));

describe("the ambient declarations", () => {
  it("give derivatives the structure of what they belong to", () => {
    const text = `
      const a: number[] = gradient((x: number[]) => x[0] * x[1])([3, 5]);
      const b: { a: number; b: number[] } = gradient((p: { a: number; b: number[]; name: string }) => p.a)({ a: 1, b: [2], name: "k" });
      const c: [number, number[]] = gradient((a: number, b: number[], c: string) => a, { wrt: [0, 1] })(1, [2], "c");
      const d: number[] = gradient((a: number, b: number[]) => a, { wrt: 1, mode: "forward" })(1, [2]);
      const e: number = derivative((t: number) => t ** 3)(2);
      const f: { x: number } = derivative((t: number) => ({ x: t, n: "a" }))(2);
      const g: number = jvp((x: number[]) => x[0])([1], [2]).tangent;
      const h: number = jvp((x: number[], y: number) => x[0] * y, { wrt: [0, 1] })([[1], 2], [[2], 1]).tangent;
      const i: number[] = vjp((x: number[]) => [x[0]])([1]).pullback([2]);
      const j: number[] = hvp((x: number[]) => x[0])([1], [2]);
      const j2: number = hvp((x: number[], y: number) => x[0], { wrt: 1 })([[1], 2], 3);
      const j3: number[][][] = jacobian((x: number[], y: number) => x, { wrt: [0, 1] })([1], 2);
      const k: Float64Array = gradient((x: Float64Array) => x[0])(new Float64Array(3));
      const l: number[][] = gradient((m: number[][]) => m[0][0])([[1]]);
      const m: [number, number] = gradient((x: [number, number]) => x[0])([1, 2]);
      const n: number = measure(gradient((x: number) => x))(1).value + measure(gradient((x: number) => x))(1).work.primal;
      const o: number = gradient((x: number) => x * derivative((y: number) => x * y)(1))(4);
      const p: number[][] = hessian((x: number[]) => x[0])([1]);
      const q: number = valueAndGradient((x: number) => x)(3).gradient;
      const r: number[][] = jacobian((x: number[]) => x)([1]);
    `;
    expect(complaints([text])).toEqual([[]]);
  });

  it("give wrappers the type of what they wrap, and rules the types of their parts", () => {
    const text = `
      const a: (x: number) => number = checkpoint((x: number) => x);
      const b: (x: number, n: string) => number[] = forward((x: number, n: string) => [x], { chunk: 2, when: "preaccumulate" });
      const c = rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [2 * x * bar] }) });
      const d = rule((x: number[], k: string) => x, { rrule: (x) => ({ value: x, pullback: (bar) => [bar, noTangent] }) });
      const e = rule((x: number[]) => x, { frule: ([xDot], x) => ({ value: x, tangent: xDot }) });
      const f = scalarRule((x: number) => Math.sqrt(x), (x, value) => 0.5 / value);
      const g = scalarRule((x: number, y: number) => x * y, [(x, y) => y, (x, y, value) => value / y]);
      const i = implicit((a: number, steps: number) => a / steps, { residual: (y, a) => y * y - a, tolerance: 1e-3 });
      const j = implicit((a: number[]) => new Float64Array(a), { fixedPoint: (y, a) => y.map((v, k) => (v + a[k] / v) / 2) });
      const k: Float64Array = implicit((a: number[]) => new Float64Array(a), { objective: (y, a) => y[0] * a[0], solver: "dense" })([i(1, 2)]);
      const h: number = stopGradient(3) + showCotangent(4, "h") + sinpi(0.5) + c(1) + f(2) + g(1, 2);
      console.log(j, k, performance.now(), structuredClone(nondifferentiable(reverse(a))(1)));
    `;
    expect(complaints([text])).toEqual([[]]);
  });

  it("give inputs the type of their value, and take what can be drawn, shown and checked", () => {
    const text = `
      const n: number = input.slider(10, { min: 1, max: 100, label: "steps" }) + input.number(3);
      const method: "euler" | "rk4" = input.select("rk4", ["euler", "rk4"]);
      const order: 2 | 4 = input.select(4, [2, 4], { label: "order" });
      const isOn: boolean = input.checkbox(true);
      const title: string = input.text("A title");
      const p = plot.line([1, 2, 3], { title, x: "step", y: { label: "loss", unit: "J", log: true } });
      const q = plot.scatter([{ name: "a", x: [1], y: new Float64Array(1) }, { y: [2] }]);
      const r = plot.bars({ euler: 3, rk4: 1 });
      const s = plot.contour((a: number, b: number) => a * b, { x: [-1, 1], y: { from: 0, to: 2 }, path: [[0, 0], [1, 1]] });
      const t = plot.contour(([a, b]: number[]) => a * b, { x: [-1, 1], y: [0, 1] });
      show(n, { key: "loss" });
      show(() => p, { key: "curve" });
      progress(0.5, "half");
      check(n < 40, "small");
      console.log(q, r, s, t, method, order, isOn, n);
    `;
    expect(complaints([text])).toEqual([[]]);
  });

  it("find mistakes", () => {
    const mistakes = [
      "gradient(3)",
      "gradient((x: number) => x, { chnk: 3 })",
      "gradient((x: number[]) => x)",
      "const s: string = gradient((x: number) => x)(3)",
      "gradient((x: number) => x)('a')",
      "forward((x: number) => x, { when: 'never' })",
      "rule((x: number) => x, { frule: () => ({ value: 1 }) })",
      "document.title",
      "const n = input.slider(3)",
      "const n = input.select('c', ['a', 'b'])",
      "plot.line('abc')",
      "check('yes')",
    ];
    const found = complaints(mistakes);
    expect(mistakes.filter((_, i) => found[i]?.length === 0)).toEqual([]);
  });

  it("describe every function that a cell knows", () => {
    const text = ambientDeclarations();
    const documented = [...text.matchAll(/\*\/\s*declare (?:function|const|var) (\w+)/g)].map(
      ([, name]) => name,
    );
    expect(
      [...ownNames, ...outputNames, ...libraryPrimitives.keys()].filter((name) => !documented.includes(name)),
    ).toEqual([]);
  });

  it("leave out what a cell defines itself", () => {
    const text = ambientDeclarations(new Set(["clamp", "plot"]));
    expect(text).not.toContain("function clamp(");
    expect(text).not.toContain("declare const plot");
    expect(text).toContain("function mod(");
  });

  it("hold for the lessons", () => {
    const names = readdirSync(lessons).filter((name) => name.endsWith(".ts"));
    const found = complaints(names.map((name) => readFileSync(lessons + name, "utf8")));
    expect(Object.fromEntries(names.map((name, i) => [name, found[i]]))).toEqual(
      Object.fromEntries(names.map((name) => [name, []])),
    );
  });
});
