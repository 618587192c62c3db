// Random compositions of matrix functions: what is shared, copied or left out between their calls may not change a derivative.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sameNumbers } from "../corpus/testing/modes.ts";
import { Workbench } from "../corpus/testing/workbench.ts";
import { numbersIn } from "./testing/structures.ts";

const helpers = `
const layer = (w, x) => tanh(matmul(w, x));
const both = (p, q) => ({ p: matmul(p, q), q: matmul(q, p) });`;

const { expression } = fc.letrec<{ readonly expression: string }>((tie) => {
  const operands = fc.tuple(tie("expression"), tie("expression"));
  const of = (write: (x: string, y: string) => string) => operands.map(([x, y]) => write(x, y));
  return {
    expression: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom("a", "b", "c"),
      of((x, y) => `matmul(${x}, ${y})`),
      of((x, y) => `layer(${x}, ${y})`),
      of((x, y) => `checkpoint(layer)(${x}, ${y})`),
      of((x, y) => `both(${x}, ${y}).p`),
      of((x, y) => `both(${x}, ${y}).q`),
      of((x, y) => `add(${x}, mul(${y}, a))`),
      of((x, y) => `(sum(${x}) > 0 ? ${y} : transpose(${x}))`),
      of((x, y) => `solve(add(identity(2), scale(0.01, ${x})), ${y})`),
    ),
  };
});
const ending = fc.constantFrom(
  "sum(x)",
  "trace(x)",
  "norm(x)",
  "sum(x) * 2 + sum(matmul(x, y))",
  "sum(matmul(y, x))",
);

const entries = [
  [0.3, -0.5, 0.2, 0.7],
  [-0.1, 0.4, 0.6, -0.3],
  [0.5, 0.1, -0.2, 0.9],
];
const kinds = {
  rows: ([p, q, r, s]: readonly number[]) => [
    [p, q],
    [r, s],
  ],
  flat: (numbers: readonly number[]) => ({ rows: 2, cols: 2, data: Float64Array.from(numbers) }),
};

test("15 random compositions of matrix functions have one gradient in every mode", () => {
  const program = fc.record({
    ...{ x: expression, y: expression, ending, kind: fc.constantFrom<keyof typeof kinds>("rows", "flat") },
    wrt: fc.constantFrom([0], [0, 1], [0, 2], [1], [0, 1, 2]),
  });
  fc.assert(
    fc.property(program, ({ x, y, ending: last, kind, wrt }) => {
      const text = `${helpers}\nconst f = (a, b, c) => { const x = ${x}; const y = ${y}; return ${last}; };`;
      const args = entries.map((numbers): unknown => kinds[kind](numbers));
      const gradient = (options: object) => {
        const bench = new Workbench(text);
        return numbersIn(bench.apply("gradient", bench.f, { wrt, ...options })(...args));
      };
      const forward = gradient({ mode: "forward" });
      for (const tape of ["needed", "everything"])
        expect(sameNumbers(forward, gradient({ mode: "reverse", tape }), 1e-9), text).toBe(true);
    }),
    { numRuns: 15 },
  );
});
