/** Numbers that may be missing, as operands, results, tangents and cotangents of inner derivatives and of boundaries. */
import { describe, expect, it } from "vitest";
import { disagreements, jacobianByDifferences } from "./testing/differences.ts";
import { otherModes, reference, sameJacobian } from "./testing/modes.ts";
import { Workbench } from "./testing/workbench.ts";

const square = "let m: number | undefined; if (a > 1) m = a * a;";
const g = "const g = (m: number | undefined, x: number) => (m === undefined ? Math.sin(x) : x * x * m * m);";
const partial =
  "(m: number | undefined, x: number): number | undefined => (m === undefined ? undefined : x * x * m * m)";
const rrule = `rrule: (m, x) => ({
  value: m === undefined ? undefined : x * x * m * m,
  pullback: (bar) => [m === undefined ? undefined : 2 * m * x * x * bar, m === undefined ? 0 : 2 * x * m * m * bar],
})`;
const frule = `frule: ([mDot, xDot], m, x) => ({
  value: m === undefined ? undefined : x * x * m * m,
  tangent: m === undefined ? undefined : 2 * m * x * x * mDot + 2 * x * m * m * xDot,
})`;
const calling = (wrapped: string): string =>
  `const p = ${wrapped}; function f(a: number) { ${square} const r = p(m, a); return r ?? a * 3; }`;

const programs: Readonly<Record<string, string>> = {
  "captured twice": `function f(a: number) { ${square} return (m ?? a) * derivative((t: number) => t * t * (m ?? 2))(a); }`,
  "captured three deep": `function f(a: number) { ${square}
    return derivative((s) => s * derivative((t) => t * t * s * (m ?? 2), { mode: "reverse" })(a), { mode: "reverse" })(a); }`,
  "an operand": `${g} function f(a: number) { ${square} return (gradient(g, { mode: "reverse" })(m, a) ?? 7) * a; }`,
  "an operand of a forward gradient": `${g} function f(a: number) { ${square} return (gradient(g, { mode: "forward" })(m, a) ?? 7) * a; }`,
  "an operand that is not differentiated": `${g} function f(a: number) { ${square} return gradient(g, { wrt: 1 })(m, a); }`,
  "a tangent": `${g} function f(a: number) { ${square} return jvp(g, { wrt: [0, 1] })([m, a], [a > 1 ? a : undefined, 1]).tangent; }`,
  "a value with its tangent": `const h = (x: number): number | undefined => (x > 1 ? x * x * x : undefined);
    function f(a: number) { const { value, tangent } = jvp(h)(a, a * a); return (value ?? 1) * (tangent ?? a); }`,
  "a value with its cotangent": `const h = (x: number): number | undefined => (x > 1 ? x * x * x : undefined);
    function f(a: number) { const { value, pullback } = vjp(h)(a); return (value ?? 1) * pullback(a > 1 ? a * a : undefined); }`,
  "through a checkpoint": calling(`checkpoint(${partial})`),
  "through forward mode, late": calling(`forward(${partial}, { when: "late" })`),
  "through forward mode, preaccumulated": calling(`forward(${partial}, { when: "preaccumulate" })`),
  "through an rrule": calling(`rule(${partial}, { ${rrule} })`),
  "through an frule": calling(`rule(${partial}, { ${frule} })`),
  "captured by a function with a rule": `function f(a: number) { ${square}
    const h = rule((x: number): number | undefined => (m === undefined ? undefined : x * m), {
      rrule: (x) => ({ value: m === undefined ? undefined : x * m, pullback: (bar) => [m === undefined ? 0 : m * bar] }),
    });
    return h(a) ?? a * 3; }`,
};

describe.each(Object.entries(programs))("a number that may be missing, %s", (_, source) => {
  it.each([2, 0.5])("has one derivative in all modes and by differences at %d", (a) => {
    const bench = new Workbench(source);
    const expected = reference.jacobian(bench, [a]);
    for (const mode of otherModes)
      expect(sameJacobian(expected, mode.jacobian(bench, [a]), 1e-10)).toBe(true);
    const differences = jacobianByDifferences((x) => bench.primal([x]), [a]);
    expect(disagreements(expected, differences, 1e-6)).toEqual([]);
  });
});
