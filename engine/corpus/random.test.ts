import fc from "fast-check";
import { expect, it } from "vitest";
import { randomProgram } from "./generate.ts";
import { verdictOf } from "./testing/verdict.ts";

/** Set in the environment to repeat a run, or to look harder. */
const numRuns = Number(process.env["MIXTAPE_PROGRAMS"] ?? 800);
const givenSeed = process.env["MIXTAPE_SEED"];

it("agrees on random programs: in every mode, with differences, and in the bits of the primal", () => {
  const asked = givenSeed === undefined ? {} : { seed: Number(givenSeed) };
  const sound = fc.property(randomProgram, (program) => verdictOf(program) === undefined);
  const first = fc.check(sound, { numRuns, endOnFailure: true, ...asked });
  expect(first.failed ? story(first.seed, first.counterexamplePath) : "").toBe("");
}, 1_200_000);

/** The failure found there, shrunk to the smallest program that fails in the same way. */
function story(seed: number, path: string | null): string {
  const at = path === null ? { seed } : { seed, path };
  const kindAt = fc
    .sample(randomProgram, { ...at, numRuns: 1 })
    .map((program) => verdictOf(program)?.kind)[0];
  const alike = fc.property(randomProgram, (program) => verdictOf(program)?.kind !== kindAt);
  const { counterexample } = fc.check(alike, { ...at, numRuns: 1 });
  const program = counterexample?.[0];
  if (program === undefined) return `seed ${seed}, path ${path ?? ""}: ${kindAt ?? "unknown"}`;
  const inputs = `f(${JSON.stringify(program.x)}, ${program.a})`;
  return `MIXTAPE_SEED=${seed}\n${program.source}\n${inputs}\n${kindAt ?? ""}: ${verdictOf(program)?.story ?? ""}`;
}
