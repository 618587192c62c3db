import { describe, expect, test } from "vitest";
import type { CellResult } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

/** Results of cells that run one after another. */
function runAll(...texts: readonly string[]): CellResult[] {
  const cells = texts.map((text, index) => ({ id: `c${String(index)}`, text }));
  return [...createSession(host, storyCompiler).runCells(cells, { notebook: cells })];
}

/** The number, or the numbers, that the last cell ends in; its diagnostics where it has none. */
function valueOf(...texts: readonly string[]): unknown {
  const result = runAll(...texts).at(-1);
  const value = result?.value;
  if (value?.kind === "numbers") return value.values;
  return value?.kind === "number" ? value.value : result?.diagnostics;
}

/** √a by Heron's iteration, until it settles. */
const heron = `const heron = (a: number) => {
  let y = 1 + a;
  for (let turn = 0; turn < 1000; turn++) {
    const next = (y + a / y) / 2;
    if (Math.abs(next - y) <= 1e-15 * y) return next;
    y = next;
  }
  return y;
};`;

/** The same root by each of the three equations. */
const equations: Readonly<Record<string, string>> = {
  residual: "const root = implicit(heron, { residual: (y: number, a: number) => y * y - a });",
  fixedPoint: "const root = implicit(heron, { fixedPoint: (y: number, a: number) => (y + a / y) / 2 });",
  objective: "const root = implicit(heron, { objective: (y: number, a: number) => y ** 3 / 3 - a * y });",
};

const root = (equation: string, expression: string): unknown =>
  valueOf(heron, equations[equation] ?? "", expression);

describe.each(Object.keys(equations))("the square root of 49 by its %s", (equation) => {
  test("computes what the solver computes", () => {
    expect(root(equation, "root(49)")).toBe(7);
  });

  test.each(["derivative(root)(49)", 'gradient(root, { mode: "reverse" })(49)'])(
    "has the derivative 1/14: %s",
    (expression) => {
      expect(root(equation, expression)).toBeCloseTo(1 / 14, 14);
    },
  );

  test.each(["derivative(derivative(root))(49)", "hessian((x: number[]) => root(x[0]))([49])[0][0]"])(
    "has the second derivative -1/(4 · 7³): %s",
    (expression) => {
      expect(root(equation, expression)).toBeCloseTo(-1 / (4 * 343), 14);
    },
  );
});

describe("the square root of 49 in every mode", () => {
  test.each([
    'gradient(root, { mode: "reverse", tape: "everything" })(49)',
    "jvp(root)(49, 1).tangent",
    "vjp(root)(49).pullback(1)",
    "gradient((a: number) => checkpoint(root)(a))(49)",
    "gradient((a: number) => forward(root)(a))(49)",
    "gradient((a: number) => { let s = 0; for (let i = 0; i < 3; i++) s += root(a) / 3; return s; })(49)",
    "record(root)(49).gradient(49)",
  ])("has the derivative 1/14: %s", (expression) => {
    expect(root("residual", expression)).toBeCloseTo(1 / 14, 14);
  });

  test.each([
    'gradient(gradient(root, { mode: "reverse" }), { mode: "reverse" })(49)',
    'gradient(gradient(root, { mode: "forward" }), { mode: "reverse" })(49)',
    "hvp((x: number[]) => root(x[0]))([49], [1])[0]",
  ])("has the second derivative -1/(4 · 7³): %s", (expression) => {
    expect(root("residual", expression)).toBeCloseTo(-1 / (4 * 343), 14);
  });

  test("has the third derivative 3/(8 · 7⁵)", () => {
    const third = root("residual", "derivative(derivative(derivative(root)))(49)");
    expect(third).toBeCloseTo(3 / (8 * 7 ** 5), 14);
  });
});

/** Numbers that two expressions in one cell must agree on. */
const agree = (digits: number, text: string, first: string, second: string): void => {
  const given = [first, second].map((expression) => valueOf(text, `[${expression}].flat(3)`));
  expect(given[0]).toHaveLength((given[1] as readonly unknown[]).length);
  (given[0] as readonly number[]).forEach((value, index) => {
    expect(value).toBeCloseTo((given[1] as readonly number[])[index]!, digits);
  });
};

describe("known values", () => {
  test.each(
    Object.entries({
      root: "residual: (y: number[], x: number[]) => y.map((v, i) => v * v - x[i])",
      "fixed point": "fixedPoint: (y: number[], x: number[]) => y.map((v, i) => 0.5 * (v + x[i] / v))",
      argmin: "objective: (y: number[], x: number[]) => y.reduce((s, v, i) => s + v ** 3 / 3 - x[i] * v, 0)",
    }),
  )("the Jacobian of √ at [4, 9] by %s is diag(1/4, 1/6)", (_, equation) => {
    for (const options of ["", ", { mode: 'forward' }", ", { mode: 'reverse' }"]) {
      const text = `const f = implicit((x: number[]) => x.map((v) => Math.sqrt(v)), { ${equation} });`;
      const given = valueOf(text, `jacobian(f${options})([4, 9]).flat()`) as readonly number[];
      [1 / 4, 0, 0, 1 / 6].forEach((entry, index) => {
        expect(given[index]).toBeCloseTo(entry, 13);
      });
    }
  });
});

/** A system of two equations, solved by Newton's method; a parameter is an argument, another is captured. */
const circle = `
const solveCircle = (r: number, slope: number) => {
  let [x, y] = [1, 1];
  for (let i = 0; i < 50; i++) {
    const [a, b] = [x * x + y * y - r * r, y - slope * x];
    const d = 2 * x + 2 * y * slope;
    const dx = -(a + 2 * y * (-b)) / d;
    x += dx;
    y += slope * dx - b;
  }
  return [x, y];
};
const along = (y: number[], r: number, slope: number) => [y[0] * y[0] + y[1] * y[1] - r * r, y[1] - slope * y[0]];
const meet = implicit(solveCircle, { residual: along });
const exact = (r: number, slope: number) => [r / Math.sqrt(1 + slope * slope), (slope * r) / Math.sqrt(1 + slope * slope)];
`;

describe("agrees with what is known otherwise", () => {
  test("with the iterations differentiated, in two parameters", () => {
    for (const mode of ["forward", "reverse"])
      agree(
        12,
        circle,
        `jacobian(meet, { wrt: [0, 1], mode: "${mode}" })(2, 0.7)`,
        `jacobian(solveCircle, { wrt: [0, 1], mode: "${mode}" })(2, 0.7)`,
      );
  });

  test("in second derivatives", () => {
    agree(
      10,
      circle,
      "hessian((p: number[]) => { const [x, y] = meet(p[0], p[1]); return x * x * y; })([2, 0.7])",
      "hessian((p: number[]) => { const [x, y] = exact(p[0], p[1]); return x * x * y; })([2, 0.7])",
    );
  });

  test("in what the equations capture", () => {
    const text = `${circle}
const capturing = (p: number[]) => {
  const [r, slope] = p;
  const own = implicit(() => solveCircle(r, slope), { residual: (y) => along(y, r, slope) });
  const half = implicit((r: number) => solveCircle(r, slope), { residual: (y, r) => along(y, r, slope) });
  const [x, y] = own();
  return x * y * y + half(r)[0] * half(2 * r)[1];
};
const plain = (p: number[]) => {
  const [r, slope] = p;
  const [x, y] = exact(r, slope);
  return x * y * y + exact(r, slope)[0] * exact(2 * r, slope)[1];
};`;
    for (const mode of ["forward", "reverse"])
      agree(12, text, `gradient(capturing, { mode: "${mode}" })([2, 0.7])`, "gradient(plain)([2, 0.7])");
    agree(9, text, "hessian(capturing)([2, 0.7])", "hessian(plain)([2, 0.7])");
  });

  test("in a residual that has a solution of its own in it", () => {
    const text = `${heron}
const root = implicit(heron, { residual: (y: number, a: number) => y * y - a });
const fourth = implicit((a: number) => heron(heron(a)), { residual: (y: number, a: number) => y * y - root(a) });
const exact = (a: number) => a ** 0.25;`;
    agree(13, text, 'gradient(fourth, { mode: "reverse" })(16)', "gradient(exact)(16)");
    agree(13, text, 'gradient(fourth, { mode: "forward" })(16)', "gradient(exact)(16)");
    agree(13, text, "derivative(derivative(fourth))(16)", "derivative(derivative(exact))(16)");
  });

  test("in solutions of every structure", () => {
    const text = `
const f = implicit(
  (a: number[]) => ({ root: Math.sqrt(a[0]), rest: { cube: Math.cbrt(a[1]), m: matrix(1, 2, [a[0], a[1]]), name: "x" }, rows: [[1 / a[0]], [a[0], 2]] }),
  { residual: (y, a) => [y.root * y.root - a[0], y.rest.cube ** 3 - a[1], y.rest.m.data[0] - a[0], y.rest.m.data[1] - a[1], y.rows[0][0] * a[0] - 1, y.rows[1][0] - a[0], y.rows[1][1] - 2] },
);
const exact = (a: number[]) => [Math.sqrt(a[0]), Math.cbrt(a[1]), a[0] * a[1], a[1], 1 / a[0], a[0], 2, 2];
const given = (a: number[]) => { const y = f(a); return [y.root, y.rest.cube, y.rest.m.data[0] * y.rest.m.data[1], y.rest.m.data[1], y.rows[0][0], y.rows[1][0], y.rows[1][1], y.rest.m.cols]; };`;
    for (const mode of ["forward", "reverse"])
      agree(12, text, `jacobian(given, { mode: "${mode}" })([2, 3])`, `jacobian(exact)([2, 3])`);
  });
});

/** A chain of n springs with a nonlinear one at each end, by Gauss–Seidel; the pull is the parameter. */
const springs = (n: number): string => `
const n = ${String(n)};
const sweep = (u: Float64Array, pull: number[]) => {
  const next = u.slice();
  for (let i = 0; i < n; i++) {
    const left = i > 0 ? next[i - 1] : 0;
    const right = i < n - 1 ? next[i + 1] : 0;
    next[i] = (left + right + pull[i % pull.length] - 0.1 * Math.sin(next[i])) / 3;
  }
  return next;
};
const rest = (pull: number[]) => {
  let u = new Float64Array(n);
  for (let i = 0; i < 200; i++) u = sweep(u, pull);
  return u;
};
const energy = (u: Float64Array) => u.reduce((s, v) => s + v * v, 0);`;

describe("solves the linear system as it is told", () => {
  test.each(["dense", "iterative"])("%s", (solver) => {
    const text = `${springs(12)} const still = implicit(rest, { fixedPoint: sweep, solver: "${solver}" });`;
    for (const mode of ["forward", "reverse"])
      agree(
        11,
        text,
        `gradient((p: number[]) => energy(still(p)), { mode: "${mode}" })([1, 0.5, -2])`,
        "gradient((p: number[]) => energy(rest(p)), { mode: 'reverse' })([1, 0.5, -2])",
      );
    agree(
      9,
      text,
      "hessian((p: number[]) => energy(still(p)))([1, 0.5, -2])",
      "hessian((p: number[]) => energy(rest(p)))([1, 0.5, -2])",
    );
  });

  test("2,000 unknowns without their Jacobian", () => {
    agree(
      8,
      `${springs(2000)} const still = implicit(rest, { fixedPoint: sweep });`,
      "gradient((p: number[]) => energy(still(p)), { mode: 'reverse' })([1, 0.5, -2])",
      "gradient((p: number[]) => energy(rest(p)), { mode: 'reverse', budget: 1e9 })([1, 0.5, -2])",
    );
  });
});

/** The diagnostics of the last cell, as code and message. */
const told = (...texts: readonly string[]): readonly string[] =>
  runAll(...texts)
    .at(-1)!
    .diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe("tells", () => {
  const halfway = heron.replace("turn < 1000", "turn < 5");
  const square = "residual: (y: number, a: number) => y * y - a";

  test("a solution that has not converged, and takes it where a tolerance allows it", () => {
    expect(told(halfway, `gradient(implicit(heron, { ${square} }))(49)`)).toEqual([
      "implicit-unconverged: `heron` has not converged, so that its derivative would be about as wrong: a step of Newton's method from its solution is 0.0017 long, where the solution is 7 (`tolerance`: 0.000001 of that).",
    ]);
    const taken = `gradient(implicit(heron, { ${square}, tolerance: 0.01 }))(49)`;
    expect(valueOf(halfway, taken)).toBeCloseTo(1 / 14, 4);
  });

  test("nothing of it where only the value is asked for", () => {
    expect(valueOf(halfway, `implicit(heron, { ${square} })(49)`)).toBeCloseTo(7, 2);
  });

  test.each([
    [
      "as many equations as unknowns are wanted",
      "gradient((a: number) => implicit((a: number) => [a, a], { residual: (y: number[], a: number) => [y[0] - a] })(a)[0])(49)",
      "implicit-length: `function (line 1)` is no solution of as many equations as it has unknowns: its equations are 1 numbers, and its solution holds 2.",
    ],
    [
      "an equation that stands there twice",
      "gradient((a: number) => implicit((a: number) => [a, a], { residual: (y: number[], a: number) => [y[0] - a, 2 * y[0] - 2 * a] })(a)[0])(2)",
      "implicit-singular: `function (line 1)` has no derivative here: the Jacobian of its residual by its solution is singular there (rank 1 of 2).",
    ],
    [
      "two roots that meet",
      `gradient(implicit((a: number) => 0 * a, { ${square} }))(0)`,
      "implicit-singular: `function (line 1)` has no derivative here: its residual does not change with the solution there.",
    ],
    [
      "a residual that does not look at the solution",
      "gradient(implicit((a: number) => a, { residual: (y: number, a: number) => a - a }))(2)",
      "implicit-singular: `function (line 1)` has no derivative here: its residual does not change with the solution there.",
    ],
    [
      "a solution that is not finite",
      "gradient(implicit((a: number) => NaN * a, { residual: (y: number, a: number) => y - a }))(2)",
      "implicit-not-finite: `function (line 1)` has no derivative here: its solution holds a number that is not finite.",
    ],
    [
      "a residual that is not finite",
      "gradient(implicit((a: number) => a, { residual: (y: number, a: number) => Math.log(y - 2 * a) }))(2)",
      "implicit-not-finite: `function (line 1)` has no derivative here: its residual is not finite at its solution.",
    ],
    [
      "a solver that changes its argument",
      "gradient((x: number[]) => implicit((x: number[]) => { x[0] = 7; return x[0]; }, { residual: (y: number, x: number[]) => y - x[0] })(x))([49, 3])",
      "boundary-mutates: `function (line 1)` stores into memory from outside, so it cannot be the solver of an implicit function.",
    ],
    [
      "a solver that gives back its argument, which is then written into",
      "gradient((x: number[]) => { const y = implicit((x: number[]) => x, { residual: (y: number[], x: number[]) => y.map((v, i) => v - x[i]) })(x); y[0] = 5; return y[0] + y[1] + x[0]; })([7, 7])",
      "boundary-returns-argument: `function (line 1)` returns what it is given, or a part of it, and that is stored into afterwards, so it cannot be the solver of an implicit function.",
    ],
    [
      "a small solution that is none",
      "gradient(implicit((a: number) => 1e-9 * a, { residual: (y: number, a: number) => 1e9 * y - 2 * a }))(1)",
      "implicit-unconverged: `function (line 1)` has not converged, so that its derivative would be about as wrong: a step of Newton's method from its solution is 1e-9 long, where the solution is 1e-9 (`tolerance`: 0.000001 of that).",
    ],
    [
      "a solver that gives no number",
      'gradient((x: number[]) => x[0] * implicit((x: number[]) => "root", { residual: (y: string, x: number[]) => x })(x).length)([4])',
      "implicit-solution: `function (line 1)` is to be differentiated as the solution of an equation, and gives a string, in which nothing or not always the same numbers are there.",
    ],
    [
      "a plan that wants the iterations",
      `${heron} gradient((a: number) => implicit(heron, { ${square} })(a), { plan: { heron: "reverse" }, mode: "reverse" })(49)`,
      "plan-mode-refused: `heron` cannot be reverse: it is the solver of an implicit function, which `withoutRule` gives back to be differentiated through its iterations.",
    ],
  ])("%s", (_, text, message) => {
    expect(told(text)).toEqual([message]);
  });

  test.each([
    ["implicit(heron)", "implicit-of-what"],
    ["implicit(heron, { residual: 3 } as never)", "bad-option"],
    ["implicit(heron, { residuum: heron } as never)", "implicit-of-what"],
    ["implicit(heron, { residual: heron, fixedPoint: heron } as never)", "implicit-equations"],
    [`implicit(heron, { ${square}, tolerance: 3 })`, "bad-option"],
    [`implicit(heron, { ${square}, steps: 3 } as never)`, "unknown-option"],
  ])("what is wrong with %s, in a cell and in differentiated code", (call, code) => {
    expect(told(heron, call)[0]).toMatch(new RegExp(`^${code}:`));
    expect(told(heron, `gradient((a: number) => (${call})(a))(4)`)[0]).toMatch(new RegExp(`^${code}:`));
  });
});

describe("takes", () => {
  const eq = "const eq = { residual: (y: number, a: number) => y * y - a };";

  test.each([
    [
      "equations that stand elsewhere",
      `${heron} ${eq} gradient((a: number) => implicit(heron, eq)(a))(49)`,
      1 / 14,
    ],
    [
      "a solver that the language refuses",
      `${eq} const odd = (a: number): number => { const met = new WeakMap(); let y = a; while (Math.abs(y * y - a) > 1e-12 * a) y = (y + a / y) / 2; return met.has(met) ? 0 : y; };
       gradient(implicit(odd, eq))(49)`,
      1 / 14,
    ],
    [
      "a solver with a rest parameter, in two of its numbers",
      `${heron} (gradient(implicit((...xs: number[]) => heron(xs[0] * xs[1]), { residual: (y: number, ...xs: number[]) => y * y - xs[0] * xs[1] }), { wrt: [0, 1] })(7, 7))[1]`,
      1 / 2,
    ],
    [
      "a start that the equation does not know, which counts as constant",
      `${heron} gradient(implicit((a: number, start: number) => heron(a) + 0 * start, { residual: (y: number, a: number) => y * y - a }), { wrt: 1 })(49, 3)`,
      0,
    ],
    [
      "the solver back, for its iterations",
      `${heron} ${eq} gradient((a: number) => withoutRule(implicit(heron, eq))(a), { mode: "reverse" })(49)`,
      1 / 14,
    ],
    [
      "a solution of no numbers beside something else",
      "gradient((x: number[]) => { const y = implicit((x: number[]) => x.filter((v) => v > 9), { residual: (y: number[], x: number[]) => y })(x); return y.length + x[0]; })([3, 4])[0]",
      1,
    ],
    [
      "a residual that writes into the solution it is given",
      `${heron} gradient((a: number) => { const r = implicit((a: number) => [heron(a)], { residual: (y: number[], a: number) => { y[0] = y[0] * y[0] - a; return y; } }); return r(a)[0]; })(49)`,
      1 / 14,
    ],
    [
      "a recording of it at other numbers",
      `${heron} ${eq} record((x: number[]) => implicit(heron, eq)(x[0]) * x[1])([49, 2]).gradient([16, 3])[0]`,
      3 / 8,
    ],
  ])("%s", (_, text, expected) => {
    expect(valueOf(text)).toBeCloseTo(expected, 12);
  });

  test("its derivatives to be checked as those of a rule", () => {
    expect(runAll(heron, eq, "checkRule(implicit(heron, eq), 49).verdict")[2]!.value).toMatchObject({
      kind: "string",
      value: "right",
    });
  });
});

test("the tape holds the solution, however many turns it took", () => {
  const peakAt = (turns: number): number => {
    const text = `const solve = (a: number[]) => { let y = [1, 1]; for (let k = 0; k < ${String(turns)}; k++) y = y.map((v, i) => v + 0.5 * (a[i] - v)); return y; };
const f = implicit(solve, { residual: (y: number[], a: number[]) => y.map((v, i) => a[i] - v) });`;
    const [report] = runAll(
      text,
      'gradient((a: number[]) => f(a)[0] * f(a)[1], { mode: "reverse" })([2, 3])',
    )[1]!.reports;
    return report?.tape.peakBytes ?? NaN;
  };
  expect(peakAt(50)).toBeGreaterThan(0);
  expect(peakAt(4000)).toBe(peakAt(50));
});

test("what the solver calls has no mode of its own to choose", () => {
  const text = `const turn = (y: number, a: number) => (y + a / y) / 2;
const newton = (a: number) => { let y = a; for (let k = 0; k < 60; k++) y = turn(y, a); return y; };
const root = implicit(newton, { fixedPoint: turn });`;
  const [report] =
    runAll(text, 'gradient((a: number[]) => root(a[0]), { mode: "reverse" })([49])')[1]?.reports ?? [];
  const row = report?.owners.find(({ key }) => key === "turn");
  expect(row).toMatchObject({
    letter: "I",
    reason: "The solver of an implicit function calls it, and is not differentiated itself.",
    options: [],
  });
});

test("a report says that it is implicit, how many numbers are kept, and what else it could be", () => {
  const text = `${heron} const root = implicit(heron, { residual: (y: number, a: number) => y * y - a });`;
  const rows = ["reverse", "forward"].map((mode) => {
    const [report] = runAll(text, `gradient((a: number[]) => root(a[0]), { mode: "${mode}" })([49])`)[1]!
      .reports;
    return report?.owners ?? [];
  });
  expect(rows.map((owners) => owners.map(({ key, letter }) => [key, letter]))).toEqual([
    [
      ["function_1", "R"],
      ["heron", "I"],
      ["heron/loop1", "I"],
    ],
    [
      ["function_1", "F"],
      ["heron", "I"],
      ["heron/loop1", "I"],
    ],
  ]);
  expect(rows[0]![1]!.reason).toBe(
    "Said in the code: it keeps its solution only (1 number), however long it iterates; one linear solve with the transposed Jacobian of its equation gives the derivative.",
  );
  expect(rows[0]![1]!.options.map(({ mode, refused }) => [mode, refused !== undefined])).toEqual([
    ["implicit", false],
    ["reverse", true],
  ]);
});
