import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

/** The code of what stopped the cell, or the value that it came to. */
function outcomeOf(expression: string): unknown {
  const text = `const ones = (n: number) => { const xs: number[] = []; for (let i = 0; i < n; i++) xs.push(1); return xs; };
    const shifting = rule((x: number[]): number[] => x.map((v) => v), { frule: ([d], x) => ({ value: x.slice(), tangent: d.slice(1) }) });
    const product = (x: number[]) => x[0] ** 2 * x[1];
    ${expression}`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const result = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])][0];
  return result?.diagnostics[0]?.code ?? result?.value;
}

test.each([1, 3])("a tangent inside differentiated code may not have %i numbers for 2", (n) => {
  for (const mode of ["forward", "reverse"]) {
    const options = `{ mode: "${mode}" }`;
    const inner = [
      `jvp(product)(x, ones(${n})).tangent`,
      `hvp(product)(x, ones(${n}))[0]`,
      `vjp((y: number[]) => y.map((v) => v * v))(x).pullback(ones(${n}))[0]`,
    ];
    for (const each of inner)
      expect(outcomeOf(`gradient((x: number[]) => ${each}, ${options})([1, 2])`)).toBe("lengths-differ");
  }
  expect(outcomeOf("gradient((x: number[]) => jvp(product)(x, ones(2)).tangent)([1, 2])")).toMatchObject({
    values: [6, 2],
  });
});

test.each(["forward", "reverse"])("a rule's tangent of another length ends the run in mode %s", (mode) => {
  const call = `gradient((x: number[]) => x[0] * shifting(x)[1], { mode: "${mode}" })([3, 4])`;
  expect(outcomeOf(call)).toBe("rule-length");
});

test.each([
  ["(x: number[]) => x.length", "[]", []],
  ["(x: number[]) => x.reduce((sum, v) => sum + v * v, 0)", "[]", []],
  ["(m: number[][]) => { let s = 0; for (const row of m) for (const v of row) s += v; return s; }", "[]", []],
  ["(p: { a: number[]; b: number }) => p.b * p.a.length", "{ a: [], b: 2 }", { a: [], b: 0 }],
])("an empty list has an empty gradient: %s", (f, point, expected) => {
  const call = `JSON.stringify(gradient(${f})(${point}))`;
  expect(outcomeOf(call)).toMatchObject({ value: JSON.stringify(expected) });
});

test.each([
  ["pushes", "while (x > 0) xs.push(x);", "xs.push(x)"],
  ["stores past the end", "for (let i = 0; x > 0; i++) xs[i] = x;", "xs[i]"],
])("a list that a differentiated loop without end %s to ends the run, not the page", (_, loop, place) => {
  const text = `gradient((x: number) => { const xs: number[] = []; ${loop} return xs[0]; }, { mode: "forward" })(2)`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const [result] = createSession(host, storyCompiler).runCells([{ id: "a", text }]);
  const [fault] = result?.diagnostics ?? [];
  expect(fault?.code).toBe("list-too-long");
  expect(text.slice(fault?.span.start, fault?.span.end)).toBe(place);
});
