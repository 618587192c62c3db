/** What breaks inside the engine is told as the engine's, and what the user's functions throw as theirs. */
import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";
import { ScriptedCompiler } from "./testing/scriptedCompiler.ts";
import type { DerivativeCompiler } from "./compiler.ts";

function faultOf(compiler: DerivativeCompiler, text: string) {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const fault = [...createSession(host, compiler).runCells([{ id: "a", text }])][0]?.diagnostics[0];
  return fault && `${fault.code} at "${text.slice(fault.span.start, fault.span.end)}": ${fault.message}`;
}

const call = "gradient((x: number) => x * x)(2)";
const broken = (): never => {
  throw new TypeError("cannot read kind of undefined");
};

test("an error while compiling is Mixtape's, at the call", () => {
  const compiler = new ScriptedCompiler();
  compiler.compile = broken;
  const fault = faultOf(compiler, call);
  expect(fault).toContain(`broken at "${call}"`);
  expect(fault).toContain("TypeError: cannot read kind of undefined");
});

test("an error while reporting is Mixtape's, at the call", () => {
  const compiler = new ScriptedCompiler();
  compiler.report = broken;
  expect(faultOf(compiler, call)).toContain(`broken at "${call}"`);
});

test("an error of a function that runs as it stands is the user's", () => {
  const text = `const g = rule((x: number): number => { if (/2/.test(String(x))) null!.x; return x; }, { rrule: (x) => ({ value: x, pullback: (bar) => [bar] }) });
    gradient((x: number) => g(x), { mode: "forward", plan: { g: "nondifferentiable" } })(2)`;
  expect(faultOf(storyCompiler, text)).toContain('uncaught-exception at "x"');
});
