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

/** What a cell printed, its first words. */
const printed = (result: CellResult | undefined): readonly unknown[] =>
  result?.console.map(({ parts: [first] }) => first && "value" in first && first.value) ?? [];

// A derivative 10 times too large shows that the rule is used, and a thousand times that a rule is used at second order.
const fakes = {
  frule: "rule(sq, { frule: ([xDot], x) => ({ value: x * x, tangent: 20 * x * xDot }) })",
  rrule: "rule(sq, { rrule: (x) => ({ value: x * x, pullback: (bar) => [20 * x * bar] }) })",
  both: "rule(sq, { frule: ([xDot], x) => ({ value: x * x, tangent: 20 * x * xDot }), rrule: (x) => ({ value: x * x, pullback: (bar) => [20 * x * bar] }) })",
  partials: "scalarRule(sq, [(x) => 20 * x])",
  joint: "scalarRule(sq, (x) => [20 * x])",
};
const definitions = (fake: string): string => `const sq = (x: number) => x * x; const fake = ${fake};`;

/** Functions of a number t = 3 whose derivative is 60 (+ 1 for t alone) if the rule is used, and 6 (+ 1) if not. */
const uses: Readonly<Record<string, string>> = {
  "called directly": "const f = (t: number) => fake(t) + t;",
  "in a loop":
    "const f = (t: number) => { let s = t; for (let i = 0; i < 4; i++) s += fake(t) / 4; return s; };",
  "in a branch": "const f = (t: number) => (t > 0 ? fake(t) + t : t);",
  "through a captured variable":
    "const outer = (t: number) => { const inner = () => fake(t) + t; return inner(); }; const f = (t: number) => outer(t);",
  "as an argument":
    "const apply = (g: (x: number) => number, t: number) => g(t) + t; const f = (t: number) => apply(fake, t);",
  "by an array method": "const f = (t: number) => [t, 0].map((x) => fake(x)).reduce((a, b) => a + b) + t;",
  "in a recursion":
    "const down = (n: number, t: number): number => (n === 0 ? fake(t) : down(n - 1, t)); const f = (t: number) => down(3, t) + t;",
  "inside a checkpoint": "const c = checkpoint((t: number) => fake(t)); const f = (t: number) => c(t) + t;",
  "inside forward, late": "const c = forward((t: number) => fake(t)); const f = (t: number) => c(t) + t;",
  "inside forward, preaccumulated":
    'const c = forward((t: number) => fake(t), { when: "preaccumulate" }); const f = (t: number) => c(t) + t;',
  "inside another rule's derivative":
    "const r = rule((t: number) => fake(t), { rrule: (t) => { const { value, pullback } = vjp(fake)(t); return { value, pullback: (bar) => [pullback(bar)] }; } }); const f = (t: number) => r(t) + t;",
  "made in the function itself":
    "const f = (t: number) => { const own = rule((x: number) => x * x, { frule: ([xDot], x) => ({ value: x * x, tangent: 20 * x * xDot }) }); return own(t) + t; };",
};

const derivatives: Readonly<Record<string, string>> = {
  "reverse mode": 'gradient(f, { mode: "reverse" })(3)',
  "reverse mode, everything on the tape": 'gradient(f, { mode: "reverse", tape: "everything" })(3)',
  "forward mode": 'gradient(f, { mode: "forward" })(3)',
  "forward mode, one tangent at a time":
    'gradient((x: number[]) => f(x[0]) + x[1], { mode: "forward", chunk: 1 })([3, 1])[0]',
  "a pushforward": "jvp(f)(3, 1).tangent",
  "a pullback": "vjp(f)(3).pullback(1)",
};

describe.each(Object.entries(fakes))("a fake rule (%s) is used", (kind, fake) => {
  // The other kinds are made of these two: one place is enough for them.
  const isWhole = kind === "frule" || kind === "rrule";
  test.each(Object.entries(uses).slice(0, isWhole ? undefined : 1))("%s, in every mode", (_use, text) => {
    const calls = Object.values(derivatives).join(", ");
    expect(valueOf(`${definitions(fake)} ${text} [f(3), ${calls}]`)).toEqual([12, 61, 61, 61, 61, 61, 61]);
  });

  test("in derivatives of derivatives, where the rule itself is differentiated", () => {
    const text = `${definitions(fake)} const f = (t: number) => fake(t) + t * t;`;
    for (const inner of ["reverse", "forward"])
      for (const outer of ["reverse", "forward"])
        expect(
          valueOf(
            `${text} gradient((t: number) => gradient(f, { mode: "${inner}" })(t), { mode: "${outer}" })(3)`,
          ),
          `${outer} over ${inner}`,
        ).toBe(22);
  });

  test("by a cell that did not define it", () => {
    expect(
      valueOf(
        "const sq = (x: number) => x * x;",
        `const fake = ${fake};`,
        "gradient((t: number) => fake(t) + t)(3)",
      ),
    ).toBe(61);
  });

  test("unless it is left out", () => {
    const left = `${definitions(fake)} const plain = withoutRule(fake); const f = (t: number) => plain(t) + withoutRule(fake)(t);`;
    expect(
      valueOf(
        `${left} [gradient(f, { mode: "reverse" })(3), gradient(f, { mode: "forward" })(3), gradient(withoutRule(fake))(3)]`,
      ),
    ).toEqual([12, 12, 6]);
  });
});

describe("rules of functions with objects and several arguments", () => {
  const text = `
    const F = (p: { a: number; b: number[]; name: string }, k: number) => ({ u: p.a * k, v: p.b.map((x) => x * k) });
    const ruled = rule(F, {
      frule: ([pDot, kDot], p, k) => ({ value: F(p, k), tangent: { u: pDot.a * k + p.a * kDot, v: p.b.map((x, i) => x * kDot + pDot.b[i] * k) } }),
      rrule: (p, k) => {
        const value = F(p, k);
        return { value, pullback: (bar) => [{ a: bar.u * k, b: bar.v.map((x) => x * k) }, p.a * bar.u + p.b.reduce((s, x, i) => s + x * bar.v[i], 0)] };
      },
    });
    const loss = (G: typeof F) => (p: { a: number; b: number[]; name: string }, k: number) => { const r = G(p, k); return r.u * r.u + r.v[0] * r.v[1]; };
    const at = { a: 1, b: [2, 3], name: "q" };
    const flat = (G: typeof F, mode: "reverse" | "forward") => { const [p, k] = gradient(loss(G), { wrt: [0, 1], mode })(at, 2); return [p.a, ...p.b, k]; };
  `;
  test("give the derivatives of the function in both modes", () => {
    const plain = valueOf(`${text} flat(F, "reverse")`);
    expect(valueOf(`${text} flat(ruled, "reverse")`)).toEqual(plain);
    expect(valueOf(`${text} flat(ruled, "forward")`)).toEqual(plain);
    expect(plain).toEqual([8, 12, 8, 28]);
  });
});

describe("lazy cotangents", () => {
  const text = `const lz = rule((x: number, y: number[]) => x * y[0], { rrule: (x, y) => ({ value: x * y[0], pullback: (bar) => {
    console.log("pulled");
    return [lazy(() => { console.log("x"); return y[0] * bar; }), lazy(() => { console.log("y"); return [x * bar, 0]; })];
  } }) });`;
  const asked = (call: string): readonly unknown[] =>
    printed(runAll(`${text} ${call}`)[0]).filter((each) => each !== "pulled");

  test("are computed for arguments that are being differentiated, and for no others", () => {
    expect(asked('gradient((x: number) => lz(x, [3, 4]), { mode: "reverse" })(2);')).toEqual(["x"]);
    expect(asked('gradient((y: number[]) => lz(2, y), { mode: "reverse" })([3, 4]);')).toEqual(["y"]);
    expect(asked('gradient((x: number) => lz(x, [3 * x, 4]), { mode: "reverse" })(2);')).toEqual(["x", "y"]);
    expect(asked('gradient((x: number) => lz(x, [3, 4]), { mode: "forward" })(2);')).toEqual(["x"]);
  });

  test("are right, to second order too", () => {
    expect(
      valueOf(
        `${text} [...gradient((x: number[]) => lz(x[0], x))([5, 6]), ...hessian((x: number[]) => lz(x[0], x))([5, 6]).flat()]`,
      ),
    ).toEqual([10, 0, 2, 0, 0, 0]);
  });
});

describe("inside derivatives", () => {
  test("showCotangent prints numbers and arrays as the reverse sweep passes them", () => {
    const [result] = runAll(
      'gradient((x: number[]) => { const s = showCotangent(x[0] * x[1], "s"); const v = showCotangent([s, 2 * s], "v"); return v[0] + v[1] * v[0]; })([2, 3])',
    );
    expect(result?.console.map(({ parts }) => parts)).toMatchObject([
      [{ value: "v" }, { values: [13, 6] }],
      [{ value: "s" }, { value: 25 }],
    ]);
    expect(result?.value).toMatchObject({ values: [75, 50] });
  });

  test("stopGradient and nondifferentiable count as constant in both modes", () => {
    const text =
      "const c = nondifferentiable((x: number[]) => x[0] * x[0]); const f = (x: number[]) => x[0] * c(x) + stopGradient(x)[1] * x[1];";
    for (const mode of ["reverse", "forward"])
      expect(valueOf(`${text} gradient(f, { mode: "${mode}" })([2, 3])`)).toEqual([4, 3]);
  });

  test("an rrule keeps what it computed for its pullback: the function's work is done once", () => {
    const [result] = runAll(`
      const f = rule((x: number) => { console.log("run"); return Math.exp(x); }, { rrule: (x) => { console.log("rule"); const value = Math.exp(x); return { value, pullback: (bar) => [value * bar] }; } });
      gradient((x: number) => f(x) * f(2 * x), { mode: "reverse" })(0);
    `);
    expect(printed(result)).toEqual(["rule", "rule"]);
  });
});

describe("keys of what a rule is made of", () => {
  const rule = (factor: string) =>
    `rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [${factor} * x * bar] }) })`;
  const keys = (above: string): readonly string[] => {
    const cell = `${above}const g = ${rule("2")}; const h = ${rule("20")}; gradient((x: number) => g(x) + h(x) * h(x), { mode: "reverse" })(3)`;
    return (runAll(cell).at(-1)?.reports[0]?.owners ?? []).map(({ key }) => key);
  };

  test("are unique, and stay as they are when lines are put above", () => {
    const found = keys("").filter((key) => !key.startsWith("function_"));
    expect(found).toEqual(expect.arrayContaining(["g", "h"]));
    expect(new Set(found).size).toBe(found.length);
    expect(keys("// A remark.\n\nconst k = 1;\n").filter((key) => !key.startsWith("function_"))).toEqual(
      found,
    );
  });
});
