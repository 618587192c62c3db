import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

/** `code at "text": message` for what a cell with such a rule of x * y comes to. */
function faultOf(rrule: string): string | undefined {
  const text = `const g = rule((x: number, y: number) => x * y, { rrule: ${rrule} }); const d = gradient(g)(3, 4);`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const result = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
  const fault = result?.diagnostics[0];
  return fault && `${fault.code} at "${text.slice(fault.span.start, fault.span.end)}": ${fault.message}`;
}

const giving = (pullback: string) => `(x, y) => ({ value: x * y, pullback: ${pullback} })`;

test.each([
  ["(bar) => [bar * y]", "1 cotangent"],
  ["(bar) => [bar * y, bar * x, bar]", "3 cotangents"],
])("a pullback that gives %s is told at the rrule, with its rule's name", (pullback, words) => {
  const rrule = giving(pullback);
  const message = `The \`pullback\` of the rule of \`function (line 1)\` gives ${words} and \`function (line 1)\` has 2 arguments.`;
  expect(faultOf(rrule)).toBe(`rule-arity at "${rrule}": ${message}`);
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
