import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiateAlong } from "../check/finiteDifferences.ts";
import { leavesOf, withLeaves } from "../check/leaves.ts";
import { interpret } from "../ir/interpret.ts";
import type { Datum } from "../ir/structure.ts";
import type { DeriveOptions, Module, Transform } from "../ir/types.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { expandedWith, host, options, ways } from "./testing/derivativesInTest.ts";
import { args, randomProgram } from "./testing/randomProgram.ts";

const wrt = [0, 1, 2, 3];

function results(module: Module, changes: Partial<DeriveOptions>, tidy = false): readonly Datum[] {
  const transform: Transform = { kind: "gradient", wrt, options: { ...options, ...changes } };
  return interpret(expandedWith(module, "f", transform, tidy), "root", structuredClone(args), host);
}

function expectSame(actual: readonly Datum[], expected: readonly Datum[], way: string): void {
  const [a, e] = [leavesOf(actual), leavesOf(expected)];
  expect(a.length, way).toBe(e.length);
  const scale = Math.max(1, ...e.map(Math.abs));
  a.forEach((x, i) =>
    expect(Math.abs(x - e[i]!), `${way}: number ${i}: ${x} and ${e[i]!}`).toBeLessThan(1e-9 * scale),
  );
}

/** Runs of one property; more are asked for in the environment. */
const numRuns = (few: number): number => Number(process.env["RANDOM_RUNS"] ?? few);
const seed = Number(process.env["MIXTAPE_SEED"] ?? 20261123);
const lists = fc.array(fc.nat(1000), {
  minLength: 10,
  maxLength: Number(process.env["RANDOM_LENGTH"] ?? 160),
});

const inputs = leavesOf(args).length;
const entry = fc.double({ min: -1, max: 1, noNaN: true });
const directions = fc.array(entry, { minLength: inputs, maxLength: inputs });

/** A boundary whose result is later stored into through an operand is refused, rightly. */
function unlessRefused<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof DiagnosticError && /^boundary-/.test(error.diagnostic.code)) return undefined;
    throw error;
  }
}

/** Every way gives what forward mode gives; `value` is the program's own. */
function expectAgreement(module: Module, value: Datum | undefined): void {
  const expected = unlessRefused(() => results(module, { mode: "forward", chunk: 1 }));
  if (expected === undefined) return;
  for (const [way, changes] of Object.entries(ways)) {
    const actual = unlessRefused(() => results(module, changes));
    if (actual === undefined) continue;
    expect(actual[0], way).toBe(value ?? expected[0]);
    expectSame(actual, expected, way);
    expect(results(module, changes, true), `${way}, simplified`).toEqual(actual);
  }
}

describe("random programs", () => {
  test("have the same gradient in every mode, and their own value", () => {
    fc.assert(
      fc.property(lists, (choices) => {
        const module = randomProgram(choices);
        expectAgreement(module, interpret(module, "f", structuredClone(args), host)[0]);
      }),
      { seed, numRuns: numRuns(60) },
    );
  }, 600_000);

  test("have the same gradient in every mode where they take gradients themselves", () => {
    fc.assert(
      fc.property(lists, (choices) => expectAgreement(randomProgram(choices, { derives: true }), undefined)),
      { seed, numRuns: numRuns(40) },
    );
  }, 600_000);

  test("agree with differences of what they compute, where those tell", () => {
    let told = 0;
    fc.assert(
      fc.property(lists, directions, (choices, direction) => {
        const module = randomProgram(choices, { unstopped: true });
        const gradient = unlessRefused(() => leavesOf(results(module, { mode: "forward" }).slice(1)));
        if (gradient === undefined) return;
        const along = gradient.reduce((sum, bar, index) => sum + bar * direction[index]!, 0);
        const compute = (x: unknown): unknown =>
          interpret(module, "f", structuredClone(x) as Datum[], host)[0];
        const shifted = withLeaves(args, direction);
        const { value, error } = differentiateAlong(compute, args, shifted, { step: 1e-4 })[0]!;
        // A branch that flips between the points that are looked at leaves nothing to compare with.
        if (error > 1e-7 * Math.max(1, Math.abs(value))) return;
        told++;
        expect(Math.abs(along - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(along)));
      }),
      { seed, numRuns: numRuns(200) },
    );
    expect(told).toBeGreaterThan(numRuns(200) / 3);
  }, 600_000);
});
