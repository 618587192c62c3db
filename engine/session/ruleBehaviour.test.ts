import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

/** `code at "text": message` for what the gradient of `f`, which calls `g` with such a rule, comes to; its value where it has one. */
function outcomeOf(g: string, f: string, at: string, mode = "reverse"): unknown {
  const text = `const g = ${g}; const f = ${f}; gradient(f, { mode: "${mode}" })(${at})`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const result = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
  const fault = result?.diagnostics[0];
  return fault
    ? `${fault.code} at "${text.slice(fault.span.start, fault.span.end)}": ${fault.message}`
    : result?.value;
}

const name = "`g`";
const squares = (rrule: string): string => `rule((x: number[]) => x[0] * x[1], { rrule: ${rrule} })`;
const use = "(x: number[]) => g(x) + x[0]";

test.each([
  [
    "gives NaN",
    "(x) => ({ value: x[0] * x[1], pullback: (bar) => [[x[1] * bar, NaN]] })",
    `rule-not-a-number at "g(x)": The rule of ${name} gives NaN for argument 1 by its \`pullback\`, though all that it was given is finite.`,
  ],
  [
    "gives an array of another length",
    "(x) => ({ value: x[0] * x[1], pullback: (bar) => [[bar]] })",
    `rule-cotangent-length at "g(x)": The \`pullback\` of the rule of ${name} gives an array of length 1 for argument 1, which has another length.`,
  ],
  [
    "changes its argument",
    "(x) => { const value = x[0] * x[1]; x[0] = 0; return { value, pullback: (bar) => [[x[1] * bar, x[0] * bar]] }; }",
    `rule-modifies at "g(x)": The \`rrule\` of the rule of ${name} changes \`x\`, which belongs to its caller.`,
  ],
])("a rule that %s is named where it is used, in both modes", (_, rrule, fault) => {
  for (const mode of ["reverse", "forward"])
    expect(outcomeOf(squares(rrule), use, "[3, 4]", mode), mode).toBe(fault);
});

test.each([
  [
    "the `rrule`",
    "rule((x: number) => x * x, { rrule: (x) => { if (x > 1) throw new RangeError('no'); return { value: x * x, pullback: (bar) => [2 * x * bar] }; } })",
  ],
  [
    "the `rrule`",
    "rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => { if (x > 1) throw new RangeError('no'); return [2 * x * bar]; } }) })",
  ],
  [
    "the partials",
    "scalarRule((x: number) => x * x, (x) => { if (x > 1) throw new RangeError('no'); return [2 * x]; })",
  ],
])("what throws in %s tells whose rule it is, and which call uses it", (whose, g) => {
  const text = `const g = ${g}; const f = (x: number) => g(x) + x; gradient(f)(3)`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const [result] = createSession(host, storyCompiler).runCells([{ id: "a", text }]);
  const [fault] = result?.diagnostics ?? [];
  expect(fault?.message).toBe("RangeError: no");
  expect(
    fault?.related.map(({ message, span }) => [message, text.slice(span.start, span.end)]).slice(0, 2),
  ).toEqual([
    [`in ${whose} of the rule of ${name}`, expect.stringContaining("RangeError")],
    ["which is used by this call", "g(x)"],
  ]);
});

test("a pullback that changes its cotangent is named where it is used", () => {
  const g =
    "rule((x: number[]) => x.map((e) => 2 * e), { rrule: (x) => ({ value: x.map((e) => 2 * e), pullback: (bar) => { for (let i = 0; i < bar.length; i++) bar[i] *= 2; return [bar]; } }) })";
  expect(outcomeOf(g, "(x: number[]) => { const y = g(x); return y[0] * y[1]; }", "[3, 4]")).toContain(
    'rule-modifies at "g(x)"',
  );
});

test("an frule that changes its tangent is named where it is used", () => {
  const g =
    "rule((x: number[]) => x[0] * x[1], { frule: ([xDot], x) => { xDot[0] = xDot[0] * x[1] + xDot[1] * x[0]; return { value: x[0] * x[1], tangent: xDot[0] }; } })";
  for (const mode of ["reverse", "forward"])
    expect(outcomeOf(g, use, "[3, 4]", mode)).toContain("rule-modifies");
});

test("a rule that works on copies, and goes through its argument step by step, is left alone", () => {
  const careful = squares(
    "(x) => { let y = x; for (let i = 0; i < 2; i++) { const next = y.slice(); next[0] = next[0] + 0 * i; y = next; } return { value: y[0] * y[1], pullback: (bar) => { const out = y.slice(); out[0] = y[1] * bar; out[1] = y[0] * bar; return [out]; } }; }",
  );
  for (const mode of ["reverse", "forward"])
    expect(outcomeOf(careful, use, "[3, 4]", mode)).toMatchObject({ values: [5, 3] });
});

test("NaN that was there before is passed on", () => {
  const g =
    "rule((x: number) => x * x, { rrule: (x) => ({ value: x * x, pullback: (bar) => [2 * x * bar] }) })";
  expect(outcomeOf(g, "(x: number) => g(x) * (0 / (x - x))", "3")).toMatchObject({ value: NaN });
});

test("a right rule is not refused for the NaN that an infinite cotangent or value brings about", () => {
  const g = `rule((x: number[]) => [x[0] * x[1], 3 * x[1]], {
    rrule: (x) => ({ value: [x[0] * x[1], 3 * x[1]], pullback: (bar) => [[bar[0] * x[1], bar[0] * x[0] + 3 * bar[1]]] }),
  })`;
  const f = "(x: number[]) => { const y = g(x); return Math.sqrt(y[0]) + y[1]; }";
  const plain = "(x: number[]) => [x[0] * x[1], 3 * x[1]]";
  const expected = outcomeOf(plain, f, "[0, 3]");
  expect(expected).toMatchObject({ kind: "numbers" });
  expect(outcomeOf(g, f, "[0, 3]")).toEqual(expected);
});
