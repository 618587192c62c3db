import { describe, expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

function resultOf(text: string) {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  return [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
}

/** `code at "text": message` for what a cell with such a rule of x * y comes to. */
function faultOf(rrule: string): string | undefined {
  return faultIn(
    `const g = rule((x: number, y: number) => x * y, { rrule: ${rrule} }); const d = gradient(g)(3, 4);`,
  );
}

function faultIn(text: string): string | undefined {
  const result = resultOf(text);
  const fault = result?.diagnostics[0];
  return fault && `${fault.code} at "${text.slice(fault.span.start, fault.span.end)}": ${fault.message}`;
}

const giving = (pullback: string) => `(x, y) => ({ value: x * y, pullback: ${pullback} })`;

test.each([
  ["(bar) => [bar * y]", "1 cotangent"],
  ["(bar) => [bar * y, bar * x, bar]", "3 cotangents"],
])("a pullback that gives %s is told at the rrule, with its rule's name", (pullback, words) => {
  const rrule = giving(pullback);
  const message = `The rule of \`g\` gives ${words} in its \`pullback\`, and \`g\` takes 2 arguments.`;
  expect(faultOf(rrule)).toBe(`rule-arity at "${rrule}": ${message}`);
});

const calls = {
  reverse: 'gradient(f, { mode: "reverse" })([3, 4])',
  forward: 'gradient(f, { mode: "forward" })([3, 4])',
  checkpoint: 'gradient(checkpoint(f), { mode: "reverse" })([3, 4])',
  "forward over reverse": "hessian(f)([3, 4])",
  recorded: "record(f)([3, 4]).gradient([3, 4])",
};

describe.each([
  ["(x, y) => [y]", "1 partial derivative"],
  ["(x, y) => [y, x, 1]", "3 partial derivatives"],
  ["(x, y) => [x, y].slice(1)", "1 partial derivative"],
  ["(x, y) => new Float64Array([y, x, 1])", "3 partial derivatives"],
])("a scalar rule of one function that gives too many or too few: %s", (partials, words) => {
  const message = `rule-arity at "g(x[0], x[1])": The rule of \`g\` gives ${words} in its \`partials\`, and \`g\` takes 2 arguments.`;
  test.each(Object.entries(calls))("is told at the call that uses it, %s", (_, call) => {
    const g = `const g = scalarRule((x: number, y: number) => x * y, ${partials});`;
    expect(faultIn(`${g} const f = (x: number[]) => g(x[0], x[1]); ${call}`)).toBe(message);
  });
});

test("a scalar rule of one function for one argument may give a number, and not two", () => {
  const cell = (partials: string): string =>
    `const g = scalarRule((x: number) => x * x, ${partials}); gradient((x: number) => g(x))(3)`;
  expect(resultOf(cell("(x) => 2 * x"))?.value).toMatchObject({ value: 6 });
  expect(resultOf(cell("(x) => [2 * x]"))?.value).toMatchObject({ value: 6 });
  expect(faultIn(cell("(x) => [2 * x, 1]"))).toContain(
    "2 partial derivatives in its `partials`, and `g` takes 1 argument.",
  );
});

test("a scalar rule of one function that gives no array for two arguments is told", () => {
  const cell =
    "const g = scalarRule((x: number, y: number) => x * y, (x, y) => y); gradient((x: number) => g(x, x))(3)";
  expect(faultIn(cell)).toContain(
    "must give an array with one partial derivative for each argument by its `partials`, and gives a number",
  );
});

test("a cotangent of another structure is told at the rrule", () => {
  const rrule = giving("(bar) => [[bar], bar * x]");
  expect(faultOf(rrule)).toContain(`rule-tangent-structure at "${rrule}"`);
});

test.each(['(x, y) => { throw new RangeError("no"); }', giving('(bar) => { throw new RangeError("no"); }')])(
  "what always throws in a rule is told where it throws: %s",
  (rrule) => {
    expect(faultOf(rrule)).toBe('uncaught-exception at "throw new RangeError("no");": RangeError: no');
  },
);

test.each(["forward", "reverse"])(
  "a literal undefined beside cotangents is no cotangent, mode %s",
  (mode) => {
    const rrule = "(x, k) => ({ value: x * k, pullback: (bar) => [bar * k, undefined] })";
    const g = `const g = rule((x: number, k: number) => x * k, { rrule: ${rrule} });`;
    const options = `{ mode: "${mode}" }`;
    expect(resultOf(`${g} gradient((x: number) => g(x, 3) * x, ${options})(2)`)?.value).toMatchObject({
      value: 12,
    });
    const fault = faultIn(`${g} gradient((x: number) => g(3, x), ${options})(2)`);
    expect(fault).toContain('rule-no-tangent at "g(3, x)"');
    expect(fault).toContain("argument 2");
  },
);

const squares = "(xs: number[]) => xs.map((v) => v * v)";

test("an frule whose value has another length than its function's is told by name", () => {
  const frule = "([d], xs) => ({ value: [xs[0] ** 2], tangent: [2 * xs[0] * d[0]] })";
  const cell = `const g = rule(${squares}, { frule: ${frule} }); gradient((x: number[]) => g(x)[0], { mode: "reverse" })([2, 3])`;
  expect(faultIn(cell)).toContain(
    'rule-length at "g(x)": The `frule` of the rule of `g` gives a value of length 1',
  );
});

describe("a boundary that returns what it is given", () => {
  const wrappers = {
    checkpoint: "checkpoint((xs: number[]) => xs)",
    rule: "rule((xs: number[]) => xs, { rrule: (xs) => ({ value: xs, pullback: (bar) => [bar] }) })",
  };
  const call = (wrapper: string, copy: string) =>
    `const g = ${wrapper}; gradient((x: number[]) => { const ys = g(x.slice())${copy}; ys[0] = 3 * x[1]; return ys[0] * ys[1]; }, { mode: "reverse" })([2, 3])`;

  test.each(Object.entries(wrappers))("is refused where that is stored into: %s", (_, wrapper) => {
    const fault = faultIn(call(wrapper, ""));
    expect(fault).toContain('boundary-returns-argument at "g(x.slice())"');
  });

  test.each(Object.entries(wrappers))(
    "is differentiated where a copy is stored into, as the hint says: %s",
    (_, wrapper) => {
      expect(resultOf(call(wrapper, ".slice()"))?.value).toMatchObject({ values: [0, 18] });
    },
  );
});

describe("a function that runs as it stands, with an frule", () => {
  const native = `const g = rule((x: number): number => Number(String(x).match(/.*/)![0]) ** 3, { frule: ([d], x) => ({ value: x ** 3, tangent: 3 * x * x * d }) });
    const f = (x: number[]) => g(x[0]) * x[1];`;

  test.each([
    "hessian(f)([2, 3])",
    'hessian(f, { mode: "reverse" })([2, 3])',
    'jacobian(gradient(f, { mode: "forward" }), { mode: "reverse" })([2, 3])',
  ])("has second derivatives: %s", (expression) => {
    const result = resultOf(`${native} JSON.stringify(${expression})`);
    expect(result?.diagnostics).toEqual([]);
    expect(result?.value).toMatchObject({ value: "[[36,12],[12,0]]" });
  });
});

describe.each(["forward", "reverse"])(
  "what a rule gives for nested arrays, objects and matrices, mode %s,",
  (mode) => {
    const arguments_ = {
      rows: { f: "(x: number[][]) => x[0][0] * x[1][1]", at: "[[1, 2], [3, 4]]", value: "x[0][0] * x[1][1]" },
      object: {
        f: "(x: { a: number; b: number[] }) => x.a * x.b[0]",
        at: "{ a: 2, b: [3, 4] }",
        value: "x.a * x.b[0]",
      },
      matrix: {
        f: "(x: Matrix) => x.data[0] * x.data[3]",
        at: "matrix(2, 2, [1, 2, 3, 4])",
        value: "x.data[0] * x.data[3]",
      },
    };
    type Structure = keyof typeof arguments_;

    function faultOfRule(structure: Structure, rule: (value: string) => string): string | undefined {
      const { f, at, value } = arguments_[structure];
      return faultIn(
        `const g = rule(${f}, ${rule(value)}); const p = ${at}; gradient((x: typeof p) => g(x) * 2, { mode: "${mode}" })(p);`,
      );
    }

    const pulling = (cotangent: string) => (value: string) =>
      `{ rrule: (x) => ({ value: ${value}, pullback: (bar) => [${cotangent}] }) }`;
    const changing = (change: string, cotangent: string) => (value: string) =>
      `{ rrule: (x) => { ${change}; return { value: ${value}, pullback: (bar) => [${cotangent}] }; } }`;

    test.each<[Structure, string, string]>([
      ["rows", "[[bar]]", "gives an array of length 1 for argument 1"],
      ["rows", "[[bar], [0, bar]]", "gives 3 numbers for argument 1"],
      ["object", "{ a: bar, b: [bar] }", "gives an array of length 1 for `b` of argument 1"],
      ["matrix", "matrix(1, 2, [bar, 0])", "gives an array of length 2 for `data` of argument 1"],
    ])("is told where it is of another size: %s, %s", (structure, cotangent, words) => {
      const fault = faultOfRule(structure, pulling(cotangent));
      expect(fault).toMatch(/^rule-cotangent-(length|size) at "g\(x\)"/);
      expect(fault).toContain(words);
    });

    test("is told where its rows are of other lengths, with as many numbers in all", () => {
      const fault = faultOfRule("rows", pulling("[[bar], [0, 0, bar]]"));
      expect(fault).toContain("lengths-differ");
    });

    test.each<[Structure, string]>([
      ["rows", "[[bar, NaN], [0, bar]]"],
      ["object", "{ a: NaN, b: [bar, 0] }"],
      ["matrix", "matrix(2, 2, [bar, NaN, 0, bar])"],
    ])("is told where it is NaN: %s", (structure, cotangent) => {
      expect(faultOfRule(structure, pulling(cotangent))).toBe(
        'rule-not-a-number at "g(x)": The rule of `g` gives NaN for argument 1 by its `pullback`, though all that it was given is finite.',
      );
    });

    test.each<Structure>(["rows", "object", "matrix"])(
      "is told where an frule gives NaN: %s",
      (structure) => {
        expect(
          faultOfRule(structure, (value) => `{ frule: ([d], x) => ({ value: ${value}, tangent: NaN }) }`),
        ).toBe(
          'rule-not-a-number at "g(x)": The rule of `g` gives NaN for the tangent by its `frule`, though all that it was given is finite.',
        );
      },
    );

    test.each<[Structure, string, string]>([
      ["rows", "x[0][1] = 7", "[[bar * x[1][1], 0], [0, bar * x[0][0]]]"],
      ["object", "x.a = 9", "{ a: bar * x.b[0], b: [bar * x.a, 0] }"],
      ["object", "x.b[1] = 9", "{ a: bar * x.b[0], b: [bar * x.a, 0] }"],
      ["matrix", "x.data[1] = 9", "matrix(2, 2, [bar * x.data[3], 0, 0, bar * x.data[0]])"],
    ])("is told where the rule changes its argument: %s, %s", (structure, change, cotangent) => {
      expect(faultOfRule(structure, changing(change, cotangent))).toBe(
        'rule-modifies at "g(x)": The `rrule` of the rule of `g` changes `x`, which belongs to its caller.',
      );
    });
  },
);
