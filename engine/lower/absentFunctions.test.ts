// A function without captures can be called by its type alone; where JavaScript finds none to call, no derivative may come out.
import { expect, test } from "vitest";
import { Workbench } from "../corpus/testing/workbench.ts";

const square = "(t) => t * t";
const optional = `[{ g: ${square}, n: 1 }, { n: 2 }]`;

const absent: Readonly<Record<string, readonly [text: string, ...rest: readonly unknown[]]>> = {
  "an index outside a table of different functions": [
    `const fs = [(t) => t, ${square}]; const f = (x, k) => fs[k](x);`,
    2,
  ],
  "a fraction for an index": [`const fs = [(t) => t, ${square}]; const f = (x, k) => fs[k](x);`, 0.5],
  "a name that no entry has": [
    `const fs = { sin: Math.sin, square: ${square} }; const f = (x, name) => fs[name](x);`,
    "cube",
  ],
  "an index outside a list of one function": [`const fs = [${square}]; const f = (x, k) => fs[k](x);`, 1],
  "an index outside a list of functions made inside": [
    `const f = (x, k) => [1, 2].map(() => ${square})[k](x);`,
    7,
  ],
  "the first of a list that nothing was put into": [
    `const f = (x) => { const fs = []; if (x > 5) fs.push(${square}); return fs[0](x); };`,
  ],
  "a method that an object does not have": [`const f = (x, k) => ${optional}[k].g(x);`, 1],
  "a variable that was not given one": [
    `const f = (x) => { let g; if (x > 5) g = ${square}; return g(x); };`,
  ],
  "one passed on": [
    `const apply = (g, x) => g(x); const f = (x) => { let g; if (x > 5) g = ${square}; return apply(g, x); };`,
  ],
  "what a function gave back": [
    `const make = (k) => { if (k > 0) return ${square}; }; const f = (x, k) => make(k)(x);`,
    -1,
  ],
  "what a map does not hold": [`const f = (x, k) => new Map([["a", ${square}]]).get(k)(x);`, "b"],
};

test.each(Object.entries(absent))("%s ends the run in every mode, as in JavaScript", (_, [text, ...rest]) => {
  for (const options of [{ mode: "forward" }, { mode: "reverse" }, { mode: "reverse", tape: "everything" }]) {
    const bench = new Workbench(text);
    expect(() => Reflect.apply(bench.f, undefined, [1.5, ...rest]) as unknown).toThrow(TypeError);
    expect(() => bench.apply("derivative", bench.f, options)(1.5, ...rest)).toThrow(
      /is not a function: (there is none at|it is undefined)|A function is needed/,
    );
  }
});

test.each([
  [
    `const ops = { list: [(t) => t, ${square}] }; const f = (x, k) => ops.list[k](x);`,
    5,
    "`ops.list[k]` is not a function: there is none at 5.",
  ],
  [
    `const fs = [${square}]; const f = (x, k) => fs[k - 1](x);`,
    3,
    "`fs[k - 1]` is not a function: there is none at 2.",
  ],
  [
    `const ops = { a: (t) => t, b: ${square} }; const f = (x, k) => ops[k](x);`,
    "c",
    "`ops[k]` is not a function: there is none at c.",
  ],
])("names what has no function in %s", (text, key, message) => {
  expect(() => new Workbench(text).apply("derivative")(1.5, key)).toThrow(message);
});

test.each([
  [`const f = (x, k) => { const o = ${optional}[k]; return o.g !== undefined ? o.g(x) : 7 * x; };`, 7],
  [`const f = (x, k) => ${optional}[k].g?.(x) ?? 7 * x;`, 7],
  [`const f = (x, k) => { const fs = [1, 2].map(() => ${square}); return fs[k + 6]?.(x) ?? 7 * x; };`, 7],
  [`const f = (x, k) => { const fs = [1, 2].map(() => ${square}); return fs[k](x); };`, 3],
])("what asks whether it is there goes on: %s", (text, slope) => {
  const bench = new Workbench(text);
  expect(bench.apply("derivative")(1.5, 1)).toBe(slope);
});
