import { describe, expect, test } from "vitest";
import type { CellResult, RuleCheck } from "../protocol.ts";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };

function runAll(...texts: readonly string[]): CellResult[] {
  const cells = texts.map((text, index) => ({ id: `c${String(index)}`, text }));
  return [...createSession(host, storyCompiler).runCells(cells, { notebook: cells })];
}

/** The value of a cell that ends in a text or an array of texts. */
function valueOf(text: string): unknown {
  const [result] = runAll(text);
  const value = result?.value;
  if (value?.kind === "array") return value.items.map((item) => ("value" in item ? item.value : item));
  return value !== undefined && "value" in value ? value.value : result?.diagnostics;
}

const checks = (result: CellResult | undefined): readonly RuleCheck[] => result?.ruleChecks ?? [];

const square =
  "rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [2 * x * bar] }) })";
const wrong =
  "rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [x * bar] }) })";

describe("checkRule", () => {
  test("finds a right rule right, and names what is wrong with a wrong one", () => {
    expect(valueOf(`const r = checkRule(${square}, 3); r.verdict`)).toBe("right");
    expect(
      valueOf(`const r = checkRule(${wrong}, 3); [r.verdict, r.mistakes[0].kind, r.mistakes[0].message]`),
    ).toEqual([
      "wrong",
      "factor",
      "In the `pullback`, the derivative by `x` is 1/2 times what it should be.",
    ]);
  });

  test("takes rules that call derivatives of other functions, and scalar rules of both forms", () => {
    expect(
      valueOf(`
      const h = (x: number[]) => [x[0] * x[1], Math.sin(x[0])];
      const a = rule(h, { frule: ([xDot], x) => jvp(h)(x, xDot) });
      const b = rule(h, { rrule: (x) => { const { value, pullback } = vjp(h)(x); return { value, pullback: (bar) => [pullback(bar)] }; } });
      const c = scalarRule((x: number) => Math.sqrt(x), (x, value) => 0.5 / value);
      const d = scalarRule((x: number, y: number) => x * y, [(x, y) => y, (x, y) => x]);
      [checkRule(a, [1, 2]), checkRule(b, [1, 2]), checkRule(c, 4), checkRule(d, 2, 3)].map((r) => r.verdict + r.steps.map((s) => s.outcome))
    `),
    ).toEqual([
      "rightpassed,passed,passed,passed,passed",
      "rightpassed,passed,passed,passed,passed",
      "rightpassed,passed,passed,passed,passed",
      "rightpassed,passed,passed,passed,passed",
    ]);
  });

  test("takes how large a `Matrix` is for a fact, not for a number that a rule answers for", () => {
    expect(
      valueOf(`
      const twice = rule((A: Matrix) => scale(2, A), { rrule: (A) => ({ value: scale(2, A), pullback: (bar) => [scale(2, bar)] }) });
      const tr = rule((A: Matrix) => trace(A), { rrule: (A) => ({ value: trace(A), pullback: (bar) => [scale(bar, identity(A.rows))] }) });
      const wrong = rule((A: Matrix) => trace(A), { rrule: (A) => ({ value: trace(A), pullback: (bar) => [scale(-bar, identity(A.rows))] }) });
      const A = matrix(2, 2, [1, 2, 3, 4]);
      const square = checkDerivatives((A: Matrix) => matmul(A, A))(A);
      [checkRule(twice, A).verdict, checkRule(tr, A).verdict, checkRule(wrong, A).worst.entry, square.verdict]
    `),
    ).toEqual(["right", "right", "A.data[0]", "right"]);
  });

  test("calls the cotangent of a `Matrix` transposed that is", () => {
    const rule =
      "rule((A: Matrix) => trace(matmul(A, A)), { rrule: (A) => ({ value: trace(matmul(A, A)), pullback: (bar) => [scale(2 * bar, A)] }) })";
    expect(valueOf(`checkRule(${rule}, matrix(2, 2, [1, 2, 3, 4])).mistakes.map((m) => m.kind)`)).toEqual([
      "transposed",
    ]);
  });

  describe("of an argument that is given no tangent", () => {
    const rule = (f: string, last: string) =>
      `const g = rule((x: number, k: number) => ${f}, { rrule: (x, k) => ({ value: ${f}, pullback: (bar) => [bar * k, ${last}] }) }); const r = checkRule(g, 2, 3);`;
    const found = "[r.verdict, r.summary]";

    test("says that it was not checked, where `noTangent` is written", () => {
      expect(valueOf(`${rule("x * k", "noTangent")} ${found}`)).toEqual([
        "right",
        "The derivative of `g` is right there. The derivative by `k` was not checked: the rule gives none, though the function depends on `k`. Mixtape refuses to differentiate by it.",
      ]);
    });

    test("finds it wrong where it is not written and the function depends on it", () => {
      expect(valueOf(`${rule("x * k", "undefined")} ${found}`)).toEqual([
        "wrong",
        "The derivative of `g` is wrong. The `pullback` gives `undefined` for `k`, on which the function depends.",
      ]);
    });

    test("says so where the function does not change with it", () => {
      expect(valueOf(`${rule("3 * x + 0 * k", "undefined")} ${found}`)).toEqual([
        "right",
        "The derivative of `g` is right there. The derivative by `k` was not checked: the rule gives none, and the function did not change with `k` when it was tried.",
      ]);
    });

    test("judges nothing where all are without", () => {
      const all =
        "rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [noTangent] }) })";
      expect(valueOf(`checkRule(${all}, 3).verdict`)).toBe("unsure");
    });
  });

  test("says of a kink which side the rule takes", () => {
    expect(
      valueOf("checkRule(scalarRule((x: number) => Math.abs(x), (x) => (x < 0 ? -1 : 1)), 0).caveats[0]"),
    ).toBe(
      "The function has a kink at `x`: its slope is -1 on the left and 1 on the right, and the `partials` give 1, that of the right. Which it gives is a choice, not a mistake.",
    );
    expect(valueOf("checkDerivatives((x: number) => Math.abs(x))(0).caveats")).toEqual([
      expect.stringContaining("reverse mode gives 0, one between them"),
      expect.stringContaining("forward mode gives 0, one between them"),
    ]);
  });

  test("finds what is wrong at second order only", () => {
    const hidden =
      "rule((x: number) => x ** 3, { rrule: (x) => ({ value: x ** 3, pullback: (bar) => [3 * stopGradient(x) ** 2 * bar] }) })";
    expect(valueOf(`const r = checkRule(${hidden}, 2); r.mistakes.map((m) => m.kind)`)).toEqual([
      "second-order",
    ]);
  });

  test("tells what Mixtape refuses inside derivatives as a mistake of the rule", () => {
    const native =
      "rule((x: number): number => x * x, { rrule: (x) => { const m = new WeakMap(); return { value: x * x, pullback: (bar) => [2 * x * bar] }; } })";
    expect(valueOf(`const r = checkRule(${native}, 2); r.mistakes.map((m) => m.kind)`)).toEqual(["refused"]);
  });

  test("is for functions with a rule", () => {
    expect(runAll("checkRule((x: number) => x, 2)")[0]?.diagnostics).toMatchObject([
      { code: "check-without-rule" },
    ]);
  });

  test("prints nothing, leaves no card, and does not touch what it is given", () => {
    const [result] = runAll(`
      const f = rule((x: number[]) => { console.log("f"); return x[0] * x[1]; }, { rrule: (x) => ({ value: x[0] * x[1], pullback: (bar) => [[x[1] * bar, x[0] * bar]] }) });
      const x = [2, 3];
      checkRule(f, x).verdict + x
    `);
    expect(result).toMatchObject({ value: { value: "right2,3" }, console: [], reports: [] });
  });
});

describe("checkDerivatives", () => {
  test("compares both modes with differences", () => {
    expect(
      valueOf(
        "const r = checkDerivatives((x: number[], k: number) => [Math.sin(x[0]) * k, x[1] ** k])([1, 2], 3); [r.verdict, ...r.steps.map((s) => s.what + ' ' + s.outcome)]",
      ),
    ).toEqual([
      "right",
      "conduct of the reverse mode passed",
      "conduct of the forward mode passed",
      "value of the reverse mode passed",
      "value of the forward mode passed",
      "reverse mode against differences passed",
      "forward mode against differences passed",
      "frule and rrule against each other passed",
      "inside derivatives passed",
      "second derivatives passed",
    ]);
  });

  test("finds the wrong rule of a function that is called inside, in the mode that uses it", () => {
    expect(
      valueOf(
        `const g = ${wrong}; const r = checkDerivatives((x: number[]) => g(x[0]) + x[1], { mode: "reverse" })([3, 4]); [r.mistakes[0].kind, r.mistakes[0].part, r.worst!.entry]`,
      ),
    ).toEqual(["factor", "reverse mode", "x[0]"]);
  });

  test("differentiates by `wrt` alone", () => {
    expect(
      valueOf(
        "const r = checkDerivatives((n: number, x: number) => (n > 1 ? x * x : x), { wrt: 1 })(2, 3); [r.verdict, r.worst!.entry]",
      ),
    ).toEqual(["right", "x"]);
  });
});

describe("rules are checked when a cell has run", () => {
  test("at the arguments of their first call, seen in plain code or inside a derivative", () => {
    const [result] = runAll(
      `const f = ${square}; const g = ${wrong}; f(2); gradient((x: number[]) => g(x[1]))([1, 3]);`,
    );
    expect(checks(result).map(({ name, report }) => [name, report?.verdict, report?.worst?.entry])).toEqual([
      ["f", "right", "x"],
      ["g", "wrong", "x"],
    ]);
    expect(checks(result)[1]?.report?.worst?.expected).toBeCloseTo(6, 8);
  });

  test("in the cell that calls them, with the place where they were made", () => {
    const text = `const f = ${square};`;
    const [first, second] = runAll(text, "gradient(f)(3)");
    expect(checks(first)).toMatchObject([
      { name: "f", report: undefined, skipped: expect.stringContaining("not called yet") as string },
    ]);
    expect(checks(second)).toMatchObject([
      {
        name: "f",
        report: { verdict: "right" },
        span: { source: "c0", start: text.indexOf("rule("), end: text.length - 1 },
      },
    ]);
  });

  test("once: running the calling cell again tells the same check, and a rule made anew is checked anew", () => {
    const session = createSession(host, storyCompiler);
    const cells = [
      { id: "a", text: `const f = ${square};` },
      { id: "b", text: "f(3)" },
    ] as const;
    const all = [...session.runCells(cells, { notebook: cells })];
    const again = [...session.runCells([cells[1]], { notebook: cells })];
    expect(again[0]?.ruleChecks?.[0]).toBe(all[1]?.ruleChecks?.[0]);
    const mended = [{ id: "a", text: `const f = ${wrong};` }, cells[1]] as const;
    const changed = [...session.runCells(mended, { notebook: mended })];
    expect(changed[1]?.ruleChecks?.[0]?.report?.verdict).toBe("wrong");
  });

  test("but not where that would change something, and that is said", () => {
    const [result, later] = runAll(
      "let calls = 0; const f = rule((x: number) => { calls++; return x * x; }, { rrule: (x) => ({ value: x * x, pullback: (bar) => [2 * x * bar] }) }); f(2);",
      "calls",
    );
    expect(checks(result)[0]?.skipped).toContain("change `calls`");
    expect(later?.value).toMatchObject({ value: 1 });
  });

  test("but not where a call takes long, and that is said", () => {
    let time = 0;
    const slow = { ...host, now: () => (time += 20) };
    const [result] = createSession(slow, storyCompiler).runCells([
      { id: "a", text: `const f = ${square}; f(2);` },
    ]);
    expect(checks(result)[0]?.skipped).toContain("takes too long");
  });

  test("also where the cell fails, since the rule may be why", () => {
    const [result] = runAll(
      "const f = rule((x: number[]) => x[0] * x[1], { rrule: (x) => ({ value: x[0] * x[1], pullback: (bar) => [bar] }) }); gradient((x: number[]) => f(x))([2, 3]);",
    );
    expect(result?.status).toBe("error");
    expect(checks(result)[0]?.report?.mistakes).toMatchObject([{ kind: "structure" }]);
  });
});
