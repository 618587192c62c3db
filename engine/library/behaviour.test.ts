import { describe, expect, test } from "vitest";
import { sameNumbers } from "../corpus/testing/modes.ts";
import { Workbench } from "../corpus/testing/workbench.ts";
import { createSession } from "../session/session.ts";
import { storyCompiler } from "../session/storyCompiler.ts";
import { plainLibrary } from "./plain.ts";
import { definite, rows, square, vector, type Input } from "./testing/cases.ts";
import { numbersIn } from "./testing/structures.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

/** What a notebook of these cells comes to. */
function run(...texts: readonly string[]) {
  const cells = texts.map((text, index) => ({ id: String(index), text }));
  return [...createSession(host, storyCompiler).runCells(cells)];
}

/** `code at "text": message` of the first fault of a one-cell notebook. */
function faultOf(text: string): string | undefined {
  const fault = run(text)[0]?.diagnostics[0];
  return fault && `${fault.code} at "${text.slice(fault.span.start, fault.span.end)}": ${fault.message}`;
}

const library = plainLibrary();
const call = (name: string, ...args: readonly unknown[]): unknown => library.get(name)?.(...args);

describe("a rule gives what differentiating through the algorithm gives", () => {
  const cases: readonly (readonly [name: string, call: string, input: Input])[] = [
    ["dot", "dot(x, x.map((v) => v * v))", vector(4)],
    ["cumsum", "cumsum(x)[2]", vector(4)],
    ["prod", "prod(x)", vector(4)],
    ["norm", "norm(x, 3)", vector(4)],
    ["logsumexp", "logsumexp(x)", vector(4)],
    ["softmax", "softmax(x)[1]", vector(4)],
    ["conv1d", "conv1d(x, [1, 2, 3])[3]", vector(4)],
    ["matmul", "sum(matmul(x, x))", square(3)],
    ["kron", "kron(x, x)[2][1]", rows(2, 2)],
    ["det", "det(x)", square(3)],
    ["logdet", "logdet(x)", square(3)],
    ["cholesky", "sum(cholesky(x))", definite(3)],
    ["triangularSolve", "sum(triangularSolve(x, [1, 2, 3]))", square(3)],
    ["qr", "sum(qr(x).q)", rows(4, 3)],
    ["expm", "sum(expm(x))", square(2)],
    ["interpolated", "interp1([0, 1, 2], x, 0.3)", vector(3)],
  ];
  test.each(cases)("%s", (name, text, input) => {
    const bench = new Workbench(`const f = (x) => ${text};`);
    const byRule = bench.apply("gradient", bench.f, { mode: "reverse" });
    const through = bench.apply("gradient", bench.f, { mode: "reverse", plan: { [name]: "reverse" } });
    expect(sameNumbers(numbersIn(byRule(input)), numbersIn(through(input)), 1e-9)).toBe(true);
  });
});

describe("factorizations multiply to their matrix", () => {
  const close = (a: unknown, b: unknown): void =>
    expect(sameNumbers(numbersIn(a), numbersIn(b), 1e-12)).toBe(true);
  const product = (a: unknown, b: unknown): unknown => call("matmul", a, b);
  const turned = (a: unknown): unknown => call("transpose", a);

  test.each([1, 2, 5, 12])("of %i rows", (n) => {
    const [a, s] = [square(n), definite(n)];
    const { q, r } = call("qr", a) as Record<"q" | "r", unknown>;
    close(product(q, r), a);
    close(product(turned(q), q), call("toRows", call("identity", n)));
    const { l, u, p } = call("lu", a) as { l: unknown; u: unknown; p: number[] };
    close(
      product(l, u),
      p.map((row) => a[row]),
    );
    const { values, vectors } = call("eigh", s) as Record<"values" | "vectors", unknown>;
    close(product(product(vectors, call("diag", values)), turned(vectors)), s);
    const parts = call("svd", a) as Record<"u" | "s" | "v", unknown>;
    close(product(product(parts.u, call("diag", parts.s)), turned(parts.v)), a);
    const root = call("cholesky", s);
    close(product(root, turned(root)), s);
    close(product(call("inv", a), a), call("toRows", call("identity", n)));
    close(product(a, call("solve", a, a)), a);
    close(call("logdet", a), Math.log(Math.abs(call("det", a) as number)));
  });

  test("and exponentials and transforms are what their series are", () => {
    close(
      call("expm", [
        [0, -Math.PI / 3],
        [Math.PI / 3, 0],
      ]),
      [
        [0.5, -Math.sqrt(0.75)],
        [Math.sqrt(0.75), 0.5],
      ],
    );
    for (const n of [1, 2, 3, 5, 8, 12]) {
      const x = vector(n);
      const { re, im } = call("fft", x) as Record<"re" | "im", number[]>;
      const sums = (part: (angle: number) => number): number[] =>
        x.map((_, k) => x.reduce((sum, v, t) => sum + v * part((-2 * Math.PI * k * t) / n), 0));
      close([...re, ...im], [...sums(Math.cos), ...sums(Math.sin)]);
    }
  });
});

describe("what does not fit is told at the call", () => {
  test.each([
    [
      "matmul([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4]])",
      'array-shapes at "matmul": `matmul` cannot multiply a matrix of 2×3 by one of 2×2.',
    ],
    [
      "const f = (a: number[][]) => 1 + sum(matmul([[1, 2, 3]], a)); gradient(f)([[1, 2], [3, 4]])",
      'array-shapes at "matmul([[1, 2, 3]], a)": `matmul` cannot multiply a matrix of 1×3 by one of 2×2.',
    ],
    [
      "gradient((x: number[]) => dot(x, [1, 2, 3]))([1, 2])",
      'array-shapes at "dot(x, [1, 2, 3])": `dot` is given vectors of 2 and 3 numbers.',
    ],
    [
      "gradient((x: number[]) => sum(matmul(x, x)))([1])",
      'array-argument at "matmul(x, x)": `matmul` takes a matrix as argument 1, and is given an array of numbers.',
    ],
    ["det(3)", 'array-argument at "det": `det` takes a matrix as argument 1, and is given a number.'],
    [
      "gradient((a: number[][]) => sum(solve(a, [1, 2])))([[1, 2], [2, 4]])",
      'array-values at "solve(a, [1, 2])": `solve` is given a singular matrix: pivot 2 of 2 is 0.',
    ],
    [
      "cholesky([[1, 2], [2, 1]])",
      'array-values at "cholesky": `cholesky` is given a matrix that is not positive definite: pivot 2 of 2 is -3.',
    ],
    [
      "gradient((a: number[][]) => eigh(a).vectors[0][1])([[1, 0], [0, 1]])",
      'array-degenerate at "eigh(a)": `eigh` has two equal eigenvalues, 1: the vectors that belong to them may be turned among each other, and have no derivative.',
    ],
    [
      "gradient((a: number[][]) => det(a))([[1, 2], [2, 4]])",
      'array-values at "det(a)": `det` is 0: its rule divides by the determinant, which is 0 for a singular matrix.',
    ],
    // The function that was called is named, whichever found it.
    [
      "matmul([[1, 2], [3]], [[1], [2]])",
      'array-shapes at "matmul": `matmul` is given rows of 2 and 1 numbers.',
    ],
    [
      "gradient((a: number[][]) => sum(matmul(a, a)))([[1, 2], [3]])",
      'array-shapes at "matmul(a, a)": `matmul` is given rows of 2 and 1 numbers.',
    ],
    ["max([])", 'array-shapes at "max": `max` needs at least one number, and is given an empty vector.'],
    [
      "gradient((x: number[]) => max(x))([])",
      'array-shapes at "max(x)": `max` needs at least one number, and is given an empty vector.',
    ],
    [
      "gradient((a: number[][]) => logdet(a))([[1, 2], [2, 4]])",
      'array-values at "logdet(a)": `logdet` is given a singular matrix: pivot 2 of 2 is 0.',
    ],
  ])("%s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test("also where an error of the user's own is put together from text and numbers", () => {
    expect(
      faultOf('const f = (x: number) => { throw new RangeError("x is " + x + " here"); }; gradient(f)(3)'),
    ).toContain("RangeError: x is 3 here");
  });
});

describe("in a notebook", () => {
  test.each(["forward", "reverse"])(
    "equal eigenvalues are no fault where only the values are used, in %s mode",
    (mode) => {
      const [cell] = run(
        `const g = gradient((a: number[][]) => sum(eigh(a).values), { mode: "${mode}" })([[1, 0], [0, 1]]);` +
          'console.log("the gradient is " + JSON.stringify(g))',
      );
      expect(cell?.diagnostics).toEqual([]);
      expect(JSON.stringify(cell?.console)).toContain("the gradient is [[1,0],[0,1]]");
    },
  );

  test("in forward mode the tangents of vectors that have none are NaN", () => {
    const [cell] = run(
      "const t = jvp((a: number[][]) => eigh(a))([[1, 0], [0, 1]], [[0, 1], [1, 0]]).tangent;" +
        'console.log("of the vectors " + t.vectors[0][0])',
    );
    expect(cell?.diagnostics).toEqual([]);
    expect(JSON.stringify(cell?.console)).toContain("of the vectors NaN");
  });

  test("a cell's own function of the same name is the one that is called", () => {
    const [, second] = run(
      "const dot = (a: number[], b: number[]) => 17 * a[0];",
      "gradient((a: number[]) => dot(a, a))([1, 2])",
    );
    expect(second?.diagnostics).toEqual([]);
    expect(JSON.stringify(second)).toContain("17");
  });

  test("a call is one node with the letter of rules, under the function's name", () => {
    const [cell] = run("gradient((a: number[][]) => logdet(a))([[2, 1], [1, 3]])");
    const owners = cell?.reports[0]?.owners ?? [];
    const shown = owners.filter(
      ({ kind, span }) => kind === "function" && !span.source.startsWith("prelude:"),
    );
    expect(shown.map(({ name, letter }) => `${name} ${letter}`)).toEqual(["function (line 1) R", "logdet ρ"]);
    const nodes = cell?.reports[0]?.graph.nodes ?? [];
    expect(
      nodes.filter(({ label }) => label === "logdet").map(({ kind, letter }) => `${kind} ${letter}`),
    ).toEqual(["operation ρ"]);
    expect(owners.map(({ name }) => name).filter((name) => name.includes("$"))).toEqual([]);
  });

  test("gradients of matrices are matrices, wherever they are", () => {
    const bench = new Workbench("const f = (p) => sum(matmul(p.w, p.all[0]));");
    const matrix = (rows: number, cols: number, data: number[]) => ({
      rows,
      cols,
      data: Float64Array.from(data),
    });
    const found = bench.apply("gradient")({ w: matrix(1, 2, [1, 2]), all: [matrix(2, 1, [3, 4])] });
    expect(found).toEqual({ w: matrix(1, 2, [3, 4]), all: [matrix(2, 1, [1, 2])] });
  });
});

test("a matrix made inside takes part in second derivatives as its entries say", () => {
  const bench = new Workbench("const f = (x: number[][]) => sum(mul(mul(identity(2), x), x));");
  const hessian = bench.apply("hessian")([
    [1, 2],
    [3, 4],
  ]);
  expect(numbersIn(hessian)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
});

describe("the second derivative of a norm between 1 and 2 at an entry that is 0", () => {
  const hessianAt = (x: string, mode: string): unknown =>
    run(
      `hessian((x: number[]) => norm(x, 1.5), { mode: "${mode}" })(${x}).map((row) => row.join(" ")).join("; ")`,
    )[0]?.value;

  test.each([
    ["forward", "[0, 2]"],
    ["reverse", "[0, 2]"],
    ["reverse", "[-0, 2]"],
  ])("is infinite, as beside it, mode %s, %s", (mode, x) => {
    expect(hessianAt(x, mode)).toMatchObject({ value: "Infinity 0; 0 0" });
  });

  test("grows without bound towards it", () => {
    const entries = "[1e-4, 1e-8, 1e-12].map((x) => hessian((v: number[]) => norm(v, 1.5))([x, 2])[0][0])";
    expect(run(`${entries}.every((h, i, all) => i === 0 || h > 50 * all[i - 1])`)[0]?.value).toMatchObject({
      value: true,
    });
  });

  test("leaves the gradient there 0", () => {
    expect(run("gradient((x: number[]) => norm(x, 1.5))([0, 2])")[0]?.value).toMatchObject({
      values: [0, 1],
    });
  });
});
