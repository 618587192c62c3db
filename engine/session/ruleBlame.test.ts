/** Whose fault a NaN is: a rule is blamed for one that it made of finite numbers, and for no other. */
import { describe, expect, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

function resultOf(text: string): CellResult | undefined {
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

const codesOf = (text: string): readonly string[] =>
  (resultOf(text)?.diagnostics ?? []).map(({ code }) => code);

interface Case {
  readonly functions: string;
  /** The ruled function `g` with such functions of a rule. */
  readonly g: (functions: string) => string;
  /** A call of the gradient by `mode`. */
  readonly call: (mode: string) => string;
}

const product: Case["g"] = (functions) => `rule((x: number, y: number) => x * y, ${functions})`;
const scaled: Case["g"] = (functions) => `rule((x: number, xs: number[]) => x * xs[0], ${functions})`;
const squares: Case["g"] = (functions) => `rule((xs: number[]) => xs.map((v) => v * v), ${functions})`;
const root: Case["g"] = (functions) => `rule((x: number) => Math.sqrt(x), ${functions})`;

const byRrule = (params: string, value: string, cotangents: string): string =>
  `{ rrule: (${params}) => ({ value: ${value}, pullback: (bar) => [${cotangents}] }) }`;
const byFrule = (tangents: string, params: string, value: string, tangent: string): string =>
  `{ frule: ([${tangents}], ${params}) => ({ value: ${value}, tangent: ${tangent} }) }`;

const at =
  (f: string, point: string): Case["call"] =>
  (mode) =>
    `gradient(${f}, { mode: "${mode}" })(${point})`;

/** What a right rule is given. */
const given: Readonly<Record<string, Case>> = {
  "NaN in a number beside the one it is asked for, by rrule": {
    g: product,
    functions: byRrule("x, y", "x * y", "bar * y, bar * x"),
    call: at("(x: number) => g(x, NaN)", "3"),
  },
  "NaN in a number beside the one it is asked for, by frule": {
    g: product,
    functions: byFrule("dx, dy", "x, y", "x * y", "dx * y + x * dy"),
    call: at("(x: number) => g(x, NaN)", "3"),
  },
  "an infinity, of which it makes ∞ · 0": {
    g: product,
    functions: byRrule("x, y", "x * y", "bar * (x * y) / x, bar * x * y * 0"),
    call: at("(y: number) => g(Infinity, y)", "3"),
  },
  "NaN in an array": {
    g: scaled,
    functions: byRrule("x, xs", "x * xs[0]", "bar * xs[0], xs.map((_, i) => (i === 0 ? bar * x : 0))"),
    call: at("(x: number) => g(x, [NaN, 1])", "3"),
  },
  "NaN in an array that is differentiated": {
    g: squares,
    functions: byRrule("xs", "xs.map((v) => v * v)", "xs.map((v, i) => 2 * v * bar[i])"),
    call: at("(xs: number[]) => sum(g(xs))", "[NaN, 1]"),
  },
  "NaN in an array that is differentiated, by frule": {
    g: squares,
    functions: byFrule("d", "xs", "xs.map((v) => v * v)", "xs.map((v, i) => 2 * v * d[i])"),
    call: at("(xs: number[]) => sum(g(xs))", "[NaN, 1]"),
  },
  "NaN in what it captures": {
    g: (functions) => `rule((x: number) => x * k, ${functions}); const k = 0 / 0`,
    functions: byRrule("x", "x * k", "bar * k"),
    call: at("(x: number) => g(x)", "3"),
  },
  "NaN in an array that it captures": {
    g: (functions) => `rule((x: number) => x * ks[0], ${functions}); const ks = [NaN]`,
    functions: byRrule("x", "x * ks[0]", "bar * ks[0]"),
    call: at("(x: number) => g(x)", "3"),
  },
  "NaN in an object with a text": {
    g: (functions) => `rule((x: number, o: { name: string; k: number }) => x * o.k, ${functions})`,
    functions: byRrule("x, o", "x * o.k", "bar * o.k, noTangent"),
    call: at('(x: number) => g(x, { name: "k", k: NaN })', "3"),
  },
  "NaN in a matrix": {
    g: (functions) => `rule((x: number, m: Matrix) => x * m.data[0], ${functions})`,
    functions: byRrule("x, m", "x * m.data[0]", "bar * m.data[0], noTangent"),
    call: at("(x: number) => g(x, matrix(1, 1, [NaN]))", "3"),
  },
  "a point where the value is NaN": {
    g: root,
    functions: byRrule("x", "Math.sqrt(x)", "bar / (2 * Math.sqrt(x))"),
    call: at("(x: number) => g(x)", "-1"),
  },
  "a point where the value is infinite": {
    g: (functions) => `rule((x: number) => 1 / x, ${functions})`,
    functions: byRrule("x", "1 / x", "(bar * (1 / x)) * x * (1 / x) * -1"),
    call: at("(x: number) => g(x)", "0"),
  },
  "NaN in a loop": {
    g: product,
    functions: byRrule("x, y", "x * y", "bar * y, bar * x"),
    call: at("(x: number) => { let s = x; for (const k of [1, NaN, 2]) s = g(s, k); return s; }", "3"),
  },
};

const modes = ["forward", "reverse"];

describe.each(modes)("a right rule is not blamed, mode %s, that is given", (mode) => {
  test.each(Object.entries(given))("%s", (_, { g, functions, call }) => {
    const text = `const g = ${g(functions)}; ${call(mode)}`;
    const result = resultOf(text);
    expect(result?.diagnostics).toEqual([]);
    expect(JSON.stringify(result?.value)).toMatch(/NaN|null|nan/i);
  });
});

/** What a wrong rule does with finite numbers. */
const wrong: Readonly<Record<string, Case>> = {
  "0 / 0 in the pullback": {
    g: product,
    functions: byRrule("x, y", "x * y", "bar * y, (bar * (x - x)) / (y - y)"),
    call: at("(y: number) => g(3, y)", "4"),
  },
  "0 / 0 in the rrule, which the pullback uses": {
    g: product,
    functions:
      "{ rrule: (x, y) => { const r = (x - x) / (y - y); return { value: x * y, pullback: (bar) => [bar * r, bar * x] }; } }",
    call: at("(x: number) => g(x, 4)", "3"),
  },
  "0 / 0 in the frule": {
    g: product,
    functions: byFrule("dx, dy", "x, y", "x * y", "(dx * (x - x)) / (y - y) + dy"),
    call: at("(x: number) => g(x, 4)", "3"),
  },
  "0 / 0 in a loop": {
    g: product,
    functions: byRrule("x, y", "x * y", "(bar * (x - x)) / (y - y), bar * x"),
    call: at("(x: number) => { let s = x; for (const k of [1, 3, 2]) s = g(s, k); return s; }", "3"),
  },
  "an entry that is not filled in, beside a text and an array": {
    g: (functions) =>
      `rule((xs: number[], o: { name: string; ks: number[] }) => xs[0] * o.ks[0], ${functions})`,
    functions: byRrule("xs, o", "xs[0] * o.ks[0]", "[bar * o.ks[0], NaN], noTangent"),
    call: at('(xs: number[]) => g(xs, { name: "k", ks: [2] })', "[3, 4]"),
  },
};

describe.each(modes)("a rule is blamed, mode %s, for", (mode) => {
  test.each(Object.entries(wrong))("%s", (_, { g, functions, call }) => {
    expect(codesOf(`const g = ${g(functions)}; ${call(mode)}`)).toContain("rule-not-a-number");
  });
});
