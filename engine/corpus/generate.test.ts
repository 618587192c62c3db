import fc from "fast-check";
import { expect, it } from "vitest";
import { randomProgram } from "./generate.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { typeErrors } from "./testing/typeErrors.ts";

const samples = fc.sample(randomProgram, { numRuns: 600, seed: 1 });

it("makes programs that run as plain JavaScript, to a finite number, the same each time", () => {
  for (const { source, x, a } of samples) {
    const f = plainFunction(source);
    const value = f(x, a);
    expect(Number.isFinite(value), source).toBe(true);
    expect(f(x, a), source).toBe(value);
  }
});

it("makes programs that are well typed", () => {
  const programs = samples.slice(0, 200).map(({ source }) => ({ name: source, source }));
  expect(typeErrors(programs)).toEqual([]);
});

it("makes programs whose result depends on their input", () => {
  const depending = samples.filter(({ source, x, a }) => {
    const f = plainFunction(source);
    return f(x, a) !== f([...x.slice(0, -1), x.at(-1)! + 0.01], a) || f(x, a) !== f(x, a + 0.01);
  });
  expect(depending.length).toBeGreaterThan(0.8 * samples.length);
});

const constructs: Readonly<Record<string, RegExp>> = {
  "if else": /\} else \{/,
  switch: /switch \(/,
  "switch fall-through": /\}\n\s*(case 1|default):/,
  for: /for \(let/,
  "for of": /for \(const/,
  while: /while \(.*\{$/m,
  "do while": /do \{/,
  "labelled break or continue": /(break|continue) loop/,
  "early return": /if \(.*\) return/,
  "several assignments": /[+\-*/]= /,
  "element write": /\w\[[^\]]*\] = /,
  swap: /^\s*\[.*\] = \[/m,
  push: /\.push\(/,
  pop: /\.pop\(/,
  alias: /const list\d+ = \w+;/,
  sort: /\.sort\(/,
  "typed array": /new Float64Array\(/,
  object: /\{ p: /,
  "object spread": /\{ \.\.\.record/,
  destructuring: /let \{ p: /,
  "undefined test": / \?\? /,
  closure: /const g\d+ = \(/,
  "boundary in code": /= (checkpoint|forward)\(/,
  "captured assignment": /const g\d+ = \(t\d+: number\) => \{/,
  "function as argument": /\(\(t\d+\) => /,
  recursion: /n <= 0\.5/,
  ternary: / \? /,
  "short circuit": / (&&|\|\|) /,
  forEach: /\.forEach\(/,
  reduce: /\.reduce\(/,
  filter: /\.filter\(/,
  "some and every": /\.(some|every)\(/,
};

it.each(Object.entries(constructs))("makes programs with %s", (_, pattern) => {
  const having = samples.filter(({ source }) => pattern.test(source));
  expect(having.length).toBeGreaterThanOrEqual(5);
});

it("has one program in sixteen recorded, and what that program shrinks to", () => {
  const recorded = samples.filter(({ isRecorded }) => isRecorded);
  expect(recorded.length / samples.length).toBeGreaterThan(1 / 32);
  expect(recorded.length / samples.length).toBeLessThan(1 / 8);
  const property = fc.property(randomProgram, ({ isRecorded }) => !isRecorded);
  expect(fc.check(property, { seed: 7, numRuns: 1000 }).counterexample?.[0].isRecorded).toBe(true);
});

it("shrinks to a small program", () => {
  const property = fc.property(randomProgram, ({ source }) => !source.includes("switch ("));
  const { counterexample } = fc.check(property, { seed: 7, numRuns: 1000 });
  expect(counterexample?.[0].source.split("\n").length).toBeLessThan(24);
});
