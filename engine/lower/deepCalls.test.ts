// What is nested too deeply for the compiler is told as that: nobody who reads "check that the recursion ends" finds one.
import { expect, test } from "vitest";
import { LoweredProgram } from "./testing/lowered.ts";

/** Functions of which each calls the one before, from within blocks, which take much of the stack. */
function chainOf(count: number): string {
  const calls = Array.from(
    { length: count },
    (_, i) =>
      `function f${String(i + 1)}(x) { for (let k = 0; k < 1; k++) { if (x > 0) { return f${String(i)}(x * 1.001) + 1; } } return x; }`,
  );
  return ["function f0(x) { return x * x; }", ...calls].join("\n");
}

test("a chain of 1,500 functions is told to be too deep at the function where it is", () => {
  const found = new LoweredProgram(`${chainOf(1500)}\nconst f = (x) => f1500(x);`).refusal([2]);
  expect(found?.code).toBe("calls-too-deep");
  const [, name, count] = /^`(\w+)` is called through (\d+) functions/.exec(found?.message ?? "") ?? [];
  expect(found?.at).toMatch(new RegExp(`^function ${name ?? ""}\\(`));
  expect(Number(count)).toBeGreaterThan(60);
});

test("a chain of 70 is compiled, and so are 1,500 functions called one after another, as the hint says", () => {
  const oneByOne = Array.from({ length: 1500 }, (_, i) => `y = g${String(i % 3)}(y);`).join(" ");
  const three = [0, 1, 2].map((i) => `const g${String(i)} = (x) => x * 1.0001 + ${String(i)};`).join("\n");
  const texts = [
    `${chainOf(70)}\nconst f = (x) => f70(x);`,
    `${three}\nconst f = (x) => { let y = x; ${oneByOne} return y; };`,
  ];
  for (const text of texts) expect(new LoweredProgram(text).refusal([2])).toBeUndefined();
});
