/** Each fault that a rule can have, in each mode that calls it: the rule, its use and what belongs there are told. */
import { describe, expect, test } from "vitest";
import type { CellResult, Diagnostic } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

function resultOf(text: string): CellResult | undefined {
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

const value = "x.map((v) => v * v)";
const bars = "x.map((v, i) => 2 * v * bar[i])";
const dots = "x.map((v, i) => 2 * v * d[i])";
const rrule = (body: string, pullback = `(bar) => [${bars}]`): string =>
  `{ rrule: (x) => { ${body} return { value: ${value}, pullback: ${pullback} }; } }`;
const frule = (body: string, tangent = dots): string =>
  `{ frule: ([d], x) => { ${body} return { value: ${value}, tangent: ${tangent} }; } }`;

/** What is at fault → the rule's functions, and words of what is said. */
type Faults = Readonly<Record<string, readonly [functions: string, words: RegExp]>>;

const ofPullback: Faults = {
  "throws in its rrule": [rrule('if (x[0] > 1) throw new RangeError("no");'), /RangeError: no/],
  "throws in its pullback": [
    rrule("", `(bar) => { if (bar[0] > -1e9) throw new RangeError("no"); return [${bars}]; }`),
    /RangeError: no/,
  ],
  "returns undefined": ["{ rrule: (x) => undefined }", /must give `\{ value, pullback \}`.* gives undefined/],
  "has no pullback": [
    `{ rrule: (x) => ({ value: ${value} }) }`,
    /must give `\{ value, pullback \}`.* an object with value/,
  ],
  "has a pullback that returns undefined": [
    rrule("", "(bar) => undefined"),
    /an array with one cotangent for each argument.* gives undefined/,
  ],
  "gives undefined as cotangent": [rrule("", "(bar) => [undefined]"), /`noTangent` for argument 1/],
  "gives NaN": [rrule("", "(bar) => [x.map((v) => NaN)]"), /NaN for argument 1/],
  "gives too short a cotangent": [rrule("", "(bar) => [x.slice(1)]"), /length 1 for argument 1/],
  "gives a number for an array": [
    rrule("", "(bar) => [3]"),
    /a number for argument 1, where an array of numbers belongs/,
  ],
  "gives too many cotangents": [rrule("", `(bar) => [${bars}, 1]`), /2 cotangents.* takes 1 argument\b/],
  "gives no cotangent": [rrule("", "(bar) => []"), /0 cotangents.* takes 1 argument\b/],
  "changes its argument": [rrule("x[0] = 7;"), /`rrule` of the rule of `g` changes `(x|an argument)`/],
  "changes its cotangent": [rrule("", `(bar) => { bar[0] = 7; return [${bars}]; }`), /changes `bar`/],
  "gives another value": [
    `{ rrule: (x) => ({ value: x[0], pullback: (bar) => [${bars}] }) }`,
    /a number as value, and `g` returns an array/,
  ],
};

const ofPushforward: Faults = {
  throws: [frule('if (x[0] > 1) throw new RangeError("no");'), /RangeError: no/],
  "returns undefined": [
    "{ frule: ([d], x) => undefined }",
    /must give `\{ value, tangent \}`.* gives undefined/,
  ],
  "has no tangent": [
    `{ frule: ([d], x) => ({ value: ${value} }) }`,
    /undefined for the tangent, where an array/,
  ],
  "gives NaN": [frule("", "x.map((v) => NaN)"), /NaN for the tangent/],
  "gives too short a tangent": [frule("", "d.slice(1)"), /tangent of length 1|length 1 for the tangent/],
  "gives a number for an array": [
    frule("", "3"),
    /a number for the tangent, where an array of numbers belongs/,
  ],
  "changes its argument": [frule("x[0] = 7;"), /`frule` of the rule of `g` changes `(x|an argument)`/],
  "changes its tangent": [frule("d[0] = 7;"), /changes `/],
  "gives a value of another length": [
    `{ frule: ([d], x) => ({ value: [x[0]], tangent: ${dots} }) }`,
    /length/,
  ],
  "gives another value": [
    `{ frule: ([d], x) => ({ value: x[0], tangent: ${dots} }) }`,
    /a number as value, and `g` returns an array/,
  ],
};

const used =
  "const f = (x: number[]) => { const y = g(x); let s = 0; for (let i = 0; i < x.length; i++) s += y[i] * x[i]; return s; };";
const inside = (mode: string): string =>
  `const o = (x: number[]) => { const inner = () => f(x); return inner() * x[1]; }; gradient(o, { mode: "${mode}" })([3, 4])`;

const reverseModes = {
  "reverse, recomputing": 'gradient(f, { mode: "reverse" })([3, 4])',
  "reverse, saving all": 'gradient(f, { mode: "reverse", tape: "everything" })([3, 4])',
  "through a checkpoint":
    'const c = checkpoint(f); gradient((x: number[]) => c(x) * x[0], { mode: "reverse" })([3, 4])',
  "reverse inside forward":
    'const c = reverse(f); gradient((x: number[]) => c(x) * x[0], { mode: "forward" })([3, 4])',
  recorded: "record(f)([3, 4]).gradient([3, 4])",
  "forward over reverse": "hessian(f)([3, 4])",
  nested: 'gradient((x: number[]) => gradient(f, { mode: "reverse" })(x)[0], { mode: "reverse" })([3, 4])',
  "through captured variables": inside("reverse"),
  "as a pullback": "vjp(g)([3, 4]).pullback([1, 1])",
};

const forwardModes = {
  forward: 'gradient(f, { mode: "forward" })([3, 4])',
  "one tangent at a time": 'gradient(f, { mode: "forward", chunk: 1 })([3, 4])',
  "late inside reverse":
    'const c = forward(f); gradient((x: number[]) => c(x) * x[0], { mode: "reverse" })([3, 4])',
  "preaccumulated inside reverse":
    'const c = forward(f, { when: "preaccumulate" }); gradient((x: number[]) => c(x) * x[0], { mode: "reverse" })([3, 4])',
  nested: 'gradient((x: number[]) => gradient(f, { mode: "forward" })(x)[0], { mode: "forward" })([3, 4])',
  "reverse over forward":
    'gradient((x: number[]) => gradient(f, { mode: "forward" })(x)[0], { mode: "reverse" })([3, 4])',
  "through captured variables": inside("forward"),
  "as a pushforward": "jvp(g)([3, 4], [1, 1]).tangent",
};

interface Told {
  readonly fault: Diagnostic | undefined;
  /** What is pointed out, in all cells. */
  readonly shown: string;
}

/** What is told of cells that run one after another, behind one that defines rule and function. */
function toldOf(functions: string, calls: readonly string[]): readonly Told[] {
  const define = `const g = rule((x: number[]) => x.map((v) => v * v), ${functions}); ${used}`;
  const cells = [define, ...calls.map((call) => `{ ${call} }`)].map((text, index) => ({
    id: `c${String(index)}`,
    text,
  }));
  const results = [...createSession(host, storyCompiler).runCells(cells, { notebook: cells })];
  const textAt = ({ source, start, end }: Diagnostic["span"]): string =>
    cells.find(({ id }) => id === source)?.text.slice(start, end) ?? "";
  return results.slice(1).map(({ diagnostics: [fault] }) => ({
    fault,
    shown: [fault, ...(fault?.related ?? [])].map((place) => (place ? textAt(place.span) : "")).join("\n"),
  }));
}

describe.each([
  ["rrule", ofPullback, reverseModes],
  ["frule", ofPushforward, forwardModes],
] as const)("a rule with an %s", (_, faults, modes) => {
  test.each(Object.entries(faults))(
    "that %s is told with its use in every mode",
    (_fault, [functions, words]) => {
      const names = Object.keys(modes);
      for (const [index, { fault, shown }] of toldOf(functions, Object.values(modes)).entries()) {
        if (fault === undefined) throw new Error(`nothing was told: ${names[index] ?? ""}`);
        const all = [fault.message, ...fault.related.map(({ message }) => message)].join("\n");
        expect(all, names[index]).toMatch(words);
        expect(all, names[index]).toContain("`g`");
        expect(shown, names[index]).toMatch(/\bg\(x\)|\b[jv][jv]p\(g\)/);
      }
    },
  );
});

describe("a value of another length than its function's text says", () => {
  const lengths = {
    "of a map": ["x.map((v) => v * v)", "[x[0] ** 2]", "x.map((v) => v * v)"],
    "of a copy, through a call": ["twice(x)", "[2 * x[0]]", "x.map((v) => 2 * v)"],
    "of an array made to measure": ["filled(x)", "new Float64Array([x[0]])", "new Float64Array(x)"],
  } as const;
  const helpers =
    "const twice = (a: number[]) => a.map((v) => 2 * v); const filled = (a: number[]) => { const out = new Float64Array(a.length); for (let i = 0; i < a.length; i++) out[i] = a[i]; return out; };";
  const programOf = (body: string, given: string, mode: string): string =>
    `${helpers} const g = rule((x: number[]) => ${body}, { rrule: (x) => ({ value: ${given}, pullback: (bar) => [x.map((v, i) => (i < bar.length ? bar[i] : 0))] }) });
     gradient((x: number[]) => sum(g(x)), { mode: "${mode}" })([3, 4])`;
  const cases = Object.entries(lengths).flatMap(([name, texts]) =>
    ["forward", "reverse"].map((mode) => [name, mode, ...texts] as const),
  );

  test.each(cases)("is told at the call that uses it: %s, mode %s", (_, mode, body, wrong, right) => {
    const [fault] = resultOf(programOf(body, wrong, mode))?.diagnostics ?? [];
    expect(fault?.code).toBe("rule-length");
    expect(fault?.message).toMatch(/`rrule` of the rule of `g` gives a value of length 1/);
    expect(programOf(body, wrong, mode).slice(fault?.span.start, fault?.span.end)).toBe("g(x)");
    expect(resultOf(programOf(body, right, mode))?.diagnostics).toEqual([]);
  });

  test.each(["forward", "reverse"])(
    "is left to the check that runs by itself where a list grows, mode %s",
    (mode) => {
      const body = "{ const out = [x[0]]; for (let i = 1; i < x.length; i++) out.push(x[i]); return out; }";
      expect(resultOf(programOf(body, "[...x]", mode))?.diagnostics).toEqual([]);
      const [check] = resultOf(programOf(body, "[x[0]]", mode))?.ruleChecks ?? [];
      expect(check?.report?.summary).toMatch(/gives .* as `value`, where the function gives/);
    },
  );
});

describe("a value that only the function itself could prove wrong", () => {
  test.each([["that is NaN", "x.map((v) => NaN)", /gives NaN as `value\[0\]`, where the function gives 9/]])(
    "is told by the check that runs by itself: %s",
    (_, given, words) => {
      const functions = `{ rrule: (x) => ({ value: ${given}, pullback: (bar) => [${bars}] }) }`;
      const text = `const g = rule((x: number[]) => ${value}, ${functions}); ${used} ${reverseModes["reverse, recomputing"]}`;
      const [check] = resultOf(text)?.ruleChecks ?? [];
      expect(check?.report?.summary).toMatch(words);
    },
  );
});
