import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leavesOf } from "../check/leaves.ts";
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

describe("random programs", () => {
  test("have the same gradient in every mode, and their own value", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1000), { minLength: 10, maxLength: Number(process.env["RANDOM_LENGTH"] ?? 160) }),
        (choices) => {
          const module = randomProgram(choices);
          const [value] = interpret(module, "f", structuredClone(args), host);
          let expected: readonly Datum[];
          try {
            expected = results(module, { mode: "forward", chunk: 1 });
          } catch (error) {
            // A boundary whose result is later stored into through an operand is refused, rightly.
            if (error instanceof DiagnosticError && error.diagnostic.code === "boundary-mutates") return;
            throw error;
          }
          for (const [way, changes] of Object.entries(ways)) {
            let actual: readonly Datum[];
            try {
              actual = results(module, changes);
            } catch (error) {
              if (error instanceof DiagnosticError && error.diagnostic.code === "boundary-mutates") continue;
              throw error;
            }
            expect(actual[0], way).toBe(value);
            expectSame(actual, expected, way);
            expect(results(module, changes, true), `${way}, simplified`).toEqual(actual);
          }
        },
      ),
      { numRuns: Number(process.env["RANDOM_RUNS"] ?? 60) },
    );
  }, 600_000);
});
