/** Rules as people write them: each gives what the function's own body gives, in every mode, and is found right. */
import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

/** Style → the rule `g`, its use `f` of `g` and an array x, the arguments of a check. */
const styles: Readonly<Record<string, readonly [rule: string, use: string, checkedAt: string]>> = {
  "an object and a captured number": [
    `const k = 3;
     const value = (p: { a: number; b: number[] }, w: number) => p.a * w * k + p.b[0] * p.b[1];
     const g = rule(value, {
       frule: ([pd, wd], p, w) => ({ value: value(p, w), tangent: k * (pd.a * w + p.a * wd) + pd.b[0] * p.b[1] + p.b[0] * pd.b[1] }),
       rrule: (p, w) => ({ value: value(p, w), pullback: (bar) => [{ a: bar * w * k, b: [p.b[1] * bar, p.b[0] * bar] }, bar * p.a * k] }),
     });`,
    "g({ a: x[0], b: [x[1], x[2]] }, x[0]) * x[1]",
    "{ a: 1, b: [2, 3] }, 2",
  ],
  "made by a function": [
    "const power = (n: number) => scalarRule((x: number) => x ** n, (x) => n * x ** (n - 1)); const g = power(3);",
    "g(x[0]) * g(x[1])",
    "1.5",
  ],
  "a rule of a ruled function, by its derivatives": [
    `const inner = scalarRule((x: number) => Math.sin(x), (x) => Math.cos(x));
     const g = rule(inner, {
       frule: ([t], x) => jvp(inner)(x, t),
       rrule: (x) => { const { value, pullback } = vjp(inner)(x); return { value, pullback: (bar) => [pullback(bar)] }; },
     });`,
    "g(x[0] * x[1])",
    "0.7",
  ],
  "lazy cotangents": [
    "const g = rule((x: number, y: number) => x * y, { rrule: (x, y) => ({ value: x * y, pullback: (bar) => [lazy(() => y * bar), lazy(() => x * bar)] }) });",
    "g(x[0], x[1]) + g(x[1], 5)",
    "2, 5",
  ],
  recursive: [
    `const g: (n: number, x: number) => number = rule((n: number, x: number): number => (n === 0 ? 1 : x * g(n - 1, x)), {
       rrule: (n, x) => ({ value: n === 0 ? 1 : x * g(n - 1, x), pullback: (bar) => [noTangent, n * x ** (n - 1) * bar] }),
     });`,
    "g(4, x[0]) * x[1]",
    "4, 2",
  ],
  "a step of a loop with checkpoints": [
    `const move = (s: number[], dt: number) => [s[0] + dt * s[1], s[1] - dt * s[0]];
     const step = rule(move, {
       frule: ([sd, dd], s, dt) => ({ value: move(s, dt), tangent: [sd[0] + dt * sd[1] + dd * s[1], sd[1] - dt * sd[0] - dd * s[0]] }),
       rrule: (s, dt) => ({ value: move(s, dt), pullback: (bar) => [[bar[0] - dt * bar[1], bar[1] + dt * bar[0]], bar[0] * s[1] - bar[1] * s[0]] }),
     });
     const g = step;
     const some = checkpoint((s: number[], dt: number) => { let t = s; for (let i = 0; i < 3; i++) t = g(t, dt); return t; });
     const turn = (s: number[], dt: number) => { let t = s; for (let i = 0; i < 4; i++) t = some(t, dt); return t[0] ** 2 + t[1]; };`,
    "turn([x[0], x[1]], x[2])",
    "[1, 2], 0.1",
  ],
  "a matrix": [
    "const g = rule((A: Matrix) => trace(matmul(A, A)), { rrule: (A) => ({ value: trace(matmul(A, A)), pullback: (bar) => [scale(2 * bar, transpose(A))] }) });",
    "g(matrix(2, 2, [x[0], x[1], x[2], 4])) * x[0]",
    "matrix(2, 2, [1, 2, 3, 4])",
  ],
  "methods, and a default": [
    "const g = rule((x: number, k = 2) => x * k, { rrule(x, k = 2) { return { value: x * k, pullback(bar) { return [k * bar, x * bar]; } }; } });",
    "g(x[0], x[1]) * x[2]",
    "3, 5",
  ],
  "a Float64Array": [
    `const g = rule((x: Float64Array) => x.map((v) => v * v), {
       rrule: (x) => ({ value: x.map((v) => v * v), pullback: (bar) => [x.map((v, i) => 2 * v * bar[i])] }),
     });`,
    "g(new Float64Array([x[0], x[1]]))[0] * x[2]",
    "new Float64Array([1, 2])",
  ],
  "an object with rows as value": [
    `const value = (x: number) => ({ s: Math.sin(x), rows: [[x], [x * x]] });
     const g = rule(value, {
       frule: ([t], x) => ({ value: value(x), tangent: { s: t * Math.cos(x), rows: [[t], [2 * x * t]] } }),
       rrule: (x) => ({ value: value(x), pullback: (bar) => [bar.s * Math.cos(x) + bar.rows[0][0] + 2 * x * bar.rows[1][0]] }),
     });`,
    "g(x[0]).s * g(x[1]).rows[1][0] + g(x[2]).rows[0][0]",
    "1",
  ],
  "an frule, and one array in two places of the value": [
    `const value = (x: number[]) => { const y = [x[0] * x[1], x[1] ** 2]; return [y, y]; };
     const g = rule(value, {
       frule: ([t], x) => { const a = [t[0] * x[1] + x[0] * t[1], 2 * x[1] * t[1]]; return { value: value(x), tangent: [a, a] }; },
     });
     const both = ([p, q]: number[][]) => { p[0] = p[0] * 2; return p[0] * q[0] + q[1] * p[1]; };`,
    "both(g(x)) * x[2]",
    "[1, 2]",
  ],
  "taken from an array, by an array method": [
    "const rules = [scalarRule((x: number) => x * x, (x) => 2 * x), scalarRule((x: number) => x ** 3, [(x) => 3 * x * x])]; const g = rules[0];",
    "x.map(g).reduce((a, b) => a + b) * rules[1](x[0])",
    "2",
  ],
};

test.each(Object.entries(styles))("%s", (_, [rule, use, checkedAt]) => {
  const text = `${rule}
    const f = (x: number[]) => ${use};
    const at = [1.2, 0.7, 0.3];
    const differences = checkDerivatives(f)(at).verdict;
    const all = [
      gradient(f, { mode: "reverse" })(at),
      gradient(f, { mode: "reverse", tape: "everything" })(at),
      gradient(f, { mode: "forward" })(at),
      gradient(checkpoint(f), { mode: "reverse" })(at),
      record(f)(at).gradient(at),
    ];
    const apart = Math.max(...all.flatMap((each) => each.map((d, i) => Math.abs(d - all[0][i]))));
    JSON.stringify([differences, apart < 1e-13, checkRule(g, ${checkedAt}).verdict]);`;
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const [result] = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])];
  expect(result?.diagnostics).toEqual([]);
  expect(result?.value).toMatchObject({ value: '["right",true,"right"]' });
});
