import { expect, it } from "vitest";
import { randomDifferentiatingProgram } from "./generate.ts";
import { failingProgram } from "./testing/failingProgram.ts";
import { nestedVerdictOf } from "./testing/nestedVerdict.ts";
import { verdictOf } from "./testing/verdict.ts";

/** Set in the environment to repeat a run, or to look harder. */
const programs = Number(process.env["MIXTAPE_PROGRAMS"] ?? 800);
const seed = Number(process.env["MIXTAPE_SEED"] ?? 20261123);

it("agrees on derivatives of derivatives of random programs, in all combinations of modes", () => {
  expect(failingProgram(nestedVerdictOf, { numRuns: Math.ceil(programs / 20), seed })).toBe("");
}, 900_000);

it("agrees on random programs that differentiate inside", () => {
  const search = { numRuns: Math.ceil(programs / 10), seed, programs: randomDifferentiatingProgram };
  expect(failingProgram(verdictOf, search)).toBe("");
}, 900_000);
