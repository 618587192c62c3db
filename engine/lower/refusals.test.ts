import { describe, expect, it } from "vitest";
import { diagnose } from "../diagnostics/diagnose.ts";
import { LoweredProgram } from "./testing/lowered.ts";

type Refusal = readonly [what: string, source: string, code: string, at: string, args?: readonly unknown[]];

const constructs: readonly Refusal[] = [
  [
    "an async function",
    "async function f(x) { return x; }",
    "async-function",
    "async function f(x) { return x; }",
  ],
  ["await", "function f(x) { const g = async () => { await x; }; return g; }", "", ""],
  [
    "a generator",
    "function f(x) { function* g() { yield 1; } return g(); }",
    "generator-function",
    "function* g() { yield 1; }",
  ],
  ["a regular expression", "const f = (x) => /a/.test('b');", "regular-expression", "/a/"],
  [
    "try",
    "function f(x) { try { return x; } catch { return 1; } }",
    "try-statement",
    "try { return x; } catch { return 1; }",
  ],
  [
    "for in",
    "function f(x) { for (const k in [1]) x++; return x; }",
    "for-in-statement",
    "for (const k in [1]) x++;",
  ],
  ["bind", "const f = (x) => Math.max.bind(null, x)(1);", "function-method", "Math.max.bind(null, x)"],
  [
    "another object for a method's this",
    "class A { v = 1; get(x) { return x * this.v; } } const f = (x) => new A().get.call({ v: 2 }, x);",
    "method-without-call",
    "new A().get",
  ],
  ["delete", "function f(x) { const o = { a: x }; delete o.a; return x; }", "delete-operator", "delete o.a"],
  ["in", "const f = (x) => ('a' in { a: x } ? 1 : 2);", "in-operator", "'a' in { a: x }"],
  [
    "instanceof",
    "const f = (x) => ([x] instanceof Array ? 1 : 2);",
    "instanceof-operator",
    "[x] instanceof Array",
  ],
  ["this", "const f = function (x) { return this; };", "this-outside-class", "this"],
  ["arguments", "const f = function (x) { return arguments.length; };", "arguments-object", "arguments"],
  [
    "a getter",
    "const f = (x) => { const o = { get a() { return x; } }; return o.a; };",
    "getter-or-setter",
    "get a() { return x; }",
  ],
  ["a BigInt", "const f = (x) => (x > 0 ? x : Number(10n));", "bigint", "10n"],
  ["a tagged template", "const f = (x) => String.raw`a`;", "tagged-template", "String.raw`a`"],
  ["a template with an array", "const f = (x) => `${[x]}`;", "text-of-structure", "`${[x]}`"],
  ["text made of an object", "const f = (x) => 'a' + { x };", "text-of-structure", "'a' + { x }"],
  ["the digits of a base", "const f = (x) => x.toString(2);", "string-building", "x.toString(2)"],
  ["eval", "const f = (x) => eval('x');", "eval-call", "eval"],
  ["new Function", "const f = (x) => new Function('x')(x);", "function-constructor", "new Function('x')"],
  ["a class that is not known", "const f = (x) => new Date(x).getTime();", "new-expression", "new Date(x)"],
  ["a prototype", "const f = (x) => [x].constructor;", "prototype-access", "[x].constructor"],
  ["debugger", "function f(x) { debugger; return x; }", "debugger-statement", "debugger;"],
  [
    "loose equality of different structures",
    "const f = (x) => (x == '1' ? 1 : 2);",
    "loose-equality",
    "x == '1'",
  ],
  [
    "for of over a number",
    "function f(x) { for (const y of x + 1) return y; return 1; }",
    "for-of-structure",
    "x + 1",
  ],
  [
    "for of over a parameter that is given a number",
    "function f(x) { for (const y of x) return y; return 1; }",
    "number-as-array",
    "x",
  ],
  [
    "sort without a comparator",
    "const f = (x) => [x, 1].sort()[0];",
    "sort-without-comparator",
    "[x, 1].sort()",
  ],
  [
    "a view",
    "const f = (x) => new Float64Array(2).subarray(1)[0];",
    "subarray-view",
    "new Float64Array(2).subarray(1)",
  ],
];

const names: readonly Refusal[] = [
  ["a name that is nowhere", "const f = (x) => x + missing;", "unknown-name", "missing"],
  [
    "a name that is nearly right",
    "const scale = Math.random(); const f = (x) => x * scael;",
    "unknown-name",
    "scael",
  ],
  ["a name of the browser", "const f = (x) => window.innerWidth * x;", "host-global", "window"],
  ["a name of the language", "const f = (x) => JSON.parse('1');", "unsupported-global", "JSON"],
  [
    "a function of Math that is not known",
    "const f = (x) => Math.f16round(x);",
    "unknown-math",
    "Math.f16round",
  ],
  [
    "a variable before its value",
    "function f(x) { const y = z; const z = x; return y + z; }",
    "name-before-value",
    "z",
  ],
  ["an array's field", "const f = (x) => [x].size;", "unknown-property", "[x].size"],
  ["an array's method", "const f = (x) => [x].joinAll();", "unknown-method", "[x].joinAll()"],
  ["a function's field", "const f = (x) => f.length;", "unknown-property", "f.length"],
  ["an assignment outside", "let n = 0; const f = (x) => { n += x; return n; };", "assigned-outside", "n"],
  [
    "a constant assigned",
    "function f(x) { const y = 1; if (x > 5) y = 2; return y; }",
    "store-into-constant",
    "y",
  ],
];

const structures: readonly Refusal[] = [
  [
    "a variable of two structures",
    "function f(x) { let y = x; if (x > 1) y = [x]; return y; }",
    "structure-clash",
    "if (x > 1) y = [x];",
  ],
  [
    "a loop variable of two structures",
    "function f(x) { let y = x; for (let i = 0; i < 2; i++) y = [x]; return 1; }",
    "structure-clash",
    "for (let i = 0; i < 2; i++) y = [x];",
  ],
  ["a choice of two structures", "const f = (x) => (x > 1 ? x : 'no');", "branch-clash", "x > 1 ? x : 'no'"],
  [
    "two structures returned",
    "function f(x) { if (x > 1) return x; return [x]; }",
    "result-clash",
    "if (x > 1) return x;",
  ],
  [
    "elements of two structures",
    "function f(x) { const a = [1]; a.push('b'); return a; }",
    "element-clash",
    "a.push('b')",
  ],
  [
    "functions in a dictionary",
    "function f(x) { const d: Record<string, () => number> = {}; d.a = () => x; return d.a(); }",
    "dictionary-of-functions",
    "d.a",
  ],
  [
    "the values of a dictionary in a row",
    "function f(x) { const d: Record<string, number> = {}; d.a = x; return Object.values(d).length; }",
    "fields-not-known",
    "Object.values(d)",
  ],
  [
    "the keys of a dictionary in a row",
    "function f(x) { const d: Record<string, number> = {}; d.a = x; for (const k in d) x += d[k]; return x; }",
    "for-in-statement",
    "for (const k in d) x += d[k];",
  ],
  [
    "a dictionary as the result",
    "function f(x) { const d: { [k: string]: number } = {}; d.a = x; return d; }",
    "result-not-plain",
    "function f(x) { const d: { [k: string]: number } = {}; d.a = x; return d; }",
  ],
  [
    "the number of fields where one may be absent",
    "const f = (xs) => xs.map((x) => Object.keys(x).length * x.a)[0];",
    "field-maybe-absent",
    "Object.keys(x)",
    [[{ a: 1 }, { a: 1, b: 2 }]],
  ],
  [
    "a loop over fields of which one may be absent",
    "function f(xs) { let s = 0; for (const k in xs[0]) s += xs[0][k] ?? 100; return s; }",
    "field-maybe-absent",
    "xs[0]",
    [[{ a: 1 }, { a: 1, b: 2 }]],
  ],
  [
    "a field that may be absent spread over another",
    "const f = (xs) => xs.map((x) => ({ b: 5, ...x }).b ?? 0)[0];",
    "field-maybe-absent",
    "...x",
    [[{ a: 1 }, { a: 1, b: 2 }]],
  ],
  [
    "a field that gets another function under an if",
    "const f = (x) => { const o = { act: (a) => a * 2 }; if (x > 0) o.act = (a) => a * x; return o.act(x); };",
    "function-clash",
    "o.act",
  ],
  ["arithmetic on an array", "const f = (x) => [x].slice() * 2;", "array-arithmetic", "[x].slice() * 2"],
  ["a number that is called", "const f = (x) => x(1);", "not-a-function", "x(1)"],
  [
    "a field that is not there, in arithmetic",
    "const f = (x) => ({ a: x }).b + 1;",
    "maybe-undefined",
    "({ a: x }).b + 1",
  ],
  [
    "a field of undefined",
    "const f = (x) => { const o = { a: undefined }; return o.a.b; };",
    "maybe-undefined",
    "o.a.b",
  ],
  [
    "an element that nobody put in",
    "const f = (x) => { const a = []; return a[0].v; };",
    "unknown-element",
    "a[0].v",
  ],
  [
    "recursion without an end",
    "function f(x) { return f(x); }",
    "recursion-result",
    "function f(x) { return f(x); }",
  ],
  ["recursion of growing structures", "function f(x) { return f([x]); }", "endless-specialisation", "f([x])"],
  [
    "objects with different functions in one array, of which one is looked for",
    "const f = (x) => [{ n: 1, g: (t) => t }, { n: 2, g: (t) => t * t }].find((m) => m.n === 2).g(x);",
    "field-functions",
    "[{ n: 1, g: (t) => t }, { n: 2, g: (t) => t * t }]",
  ],
  [
    "the same of an array from outside",
    "const ms = [{ n: 1, g: (t) => t }, { n: 2, g: (t) => t * t }]; const f = (x) => ms.find((m) => m.n === 2).g(x);",
    "field-functions",
    "ms.find((m) => m.n === 2)",
  ],
  [
    "a structure that holds itself",
    "function f(x) { let l = { v: x, next: undefined }; for (let i = 0; i < 3; i++) l = { v: i, next: l }; return l.v; }",
    "endless-inference",
    "for (let i = 0; i < 3; i++) l = { v: i, next: l };",
  ],
  [
    "an array spread into unknown arguments",
    "const f = (x) => Math.pow(...[x, 2].slice());",
    "spread-into-call",
    "Math.pow(...[x, 2].slice())",
  ],
  [
    "an integer array as result",
    "const f = (x) => new Int32Array(2);",
    "result-not-plain",
    "(x) => new Int32Array(2)",
  ],
  ["a map as result", "const f = (x) => new Map([[1, x]]);", "result-not-plain", "(x) => new Map([[1, x]])"],
];

const derivatives: readonly Refusal[] = [
  [
    "the gradient of an array",
    "const f = (x) => gradient((y) => [y, y])(x);",
    "output-not-scalar",
    "gradient((y) => [y, y])(x)",
  ],
  [
    "the derivative by an array",
    "const f = (x) => derivative((y) => y[0])([x]);",
    "input-not-scalar",
    "derivative((y) => y[0])([x])",
  ],
  [
    "the gradient by a string",
    "const f = (x) => gradient((y) => 1)('a');",
    "nothing-to-differentiate",
    "gradient((y) => 1)('a')",
  ],
  [
    "wrt out of range",
    "const f = (x) => gradient((y) => y, { wrt: 3 })(x);",
    "wrt-out-of-range",
    "gradient((y) => y, { wrt: 3 })(x)",
  ],
  [
    "an option that does not exist",
    "const f = (x) => gradient((y) => y, { modus: 1 })(x);",
    "unknown-option",
    "modus: 1",
  ],
  [
    "an option that cannot be",
    "const f = (x) => gradient((y) => y, { mode: 'sideways' })(x);",
    "bad-option",
    "mode: 'sideways'",
  ],
  [
    "options found out while running",
    "const f = (x, o) => gradient((y) => y, o)(x);",
    "options-not-written-out",
    "o",
    [1, { mode: "forward" }],
  ],
  ["a number differentiated", "const f = (x) => gradient(x)(1);", "derivative-of-what", "x"],
  [
    "a tangent of another structure",
    "const f = (x) => jvp((y) => y[0])([x], 1).tangent;",
    "tangent-shape",
    "jvp((y) => y[0])([x], 1)",
  ],
  [
    "a cotangent of another structure",
    "const f = (x) => vjp((y) => [y])(x).pullback('a');",
    "tangent-shape",
    "vjp((y) => [y])(x).pullback('a')",
  ],
  [
    "a rule without a value",
    "const g = rule((x) => x, { frule: ([d], x) => ({ tangent: d }) }); const f = (x) => g(x);",
    "rule-result",
    "([d], x) => ({ tangent: d })",
  ],
  [
    "a rule with a value of another structure",
    "const g = rule((x) => x, { frule: ([d], x) => ({ value: [x], tangent: d }) }); const f = (x) => g(x);",
    "rule-value-structure",
    "([d], x) => ({ value: [x], tangent: d })",
  ],
  [
    "a rule with a tangent of another structure",
    "const g = rule((x) => x, { frule: ([d], x) => ({ value: x, tangent: [d] }) }); const f = (x) => g(x);",
    "rule-tangent-structure",
    "([d], x) => ({ value: x, tangent: [d] })",
  ],
  [
    "a pullback that gives a number",
    "const g = rule((x) => x, { rrule: (x) => ({ value: x, pullback: (b) => b }) }); const f = (x) => g(x);",
    "rule-result",
    "(x) => ({ value: x, pullback: (b) => b })",
  ],
  [
    "a pullback with too many cotangents",
    "const g = rule((x) => x.length, { rrule: (x) => ({ value: x.length, pullback: (b) => [[b], 'a'] }) }); const f = (x) => g([x]);",
    "rule-arity",
    "(x) => ({ value: x.length, pullback: (b) => [[b], 'a'] })",
  ],
  [
    "a native without a return type",
    "const g = rule((x) => { try { return x; } catch { return 1; } }, { frule: ([d], x) => ({ value: x, tangent: d }) }); const f = (x) => g(x);",
    "native-result-unknown",
    "(x) => ",
  ],
];

for (const [subject, refusals] of Object.entries({ constructs, names, structures, derivatives }))
  describe(`refused ${subject}`, () => {
    for (const [what, source, code, at, args] of refusals)
      it(what, () => {
        const found = new LoweredProgram(source).refusal(args ?? [2]);
        expect([found?.code ?? "", found?.at ?? ""]).toEqual([code, at]);
      });
  });

it("refuses what differs between null and undefined only where a test has to tell them apart", () => {
  const source = (test: string) =>
    `const f = (x) => { let v; if (x > 1) v = null; if (x > 5) v = x; return ${test} ? 1 : 2; };`;
  expect(new LoweredProgram(source("v === null")).refusal([1])?.code).toBe("null-and-undefined");
  expect(new LoweredProgram(source("v == null")).refusal([1])).toBeUndefined();
});

it("points at the user's call where a method of an array is what refuses", () => {
  const found = new LoweredProgram("const f = (x) => [x, 1].map(3);").refusal([1]);
  expect([found?.code, found?.at]).toEqual(["not-a-function", "[x, 1].map(3)"]);
});

it("points into the callback where that is what refuses", () => {
  const found = new LoweredProgram("const f = (x) => [x, 1].map((v) => v.a.b);").refusal([1]);
  expect(found?.at).toBe("v.a");
});

it("words its diagnostics by the catalogue", () => {
  const found = new LoweredProgram("const f = (x) => x + missing;").refusal([1]);
  expect(found).toMatchObject(
    diagnose("unknown-name", { source: "program", start: 21, end: 28 }, { name: "missing" }),
  );
});

it("takes functions chosen by name from an object of their own, as the hint for objects with different functions says", () => {
  const text =
    "const table = { a: (t) => t, b: (t) => t * t }; const f = (x) => ['b', 'a'].reduce((y, name) => table[name](y), x);";
  expect(new LoweredProgram(text).refusal([2])).toBeUndefined();
});

it("takes the letters of a text as an array from outside, as the refusal to index a text says", () => {
  const count = (letters: string) =>
    `${letters} const f = (x) => { let s = 0; for (let i = 0; i < letters.length; i++) s += letters[i] === 'a' ? x * x : x; return s; };`;
  const refused = new LoweredProgram(count("const letters = 'abca';")).refusal([2]);
  expect([refused?.code, refused?.hint]).toEqual([
    "unknown-property",
    expect.stringContaining("const letters = [...text]"),
  ]);
  expect(new LoweredProgram(count("const letters = [...'abca'];")).refusal([2])).toBeUndefined();
});
