import { expect, it } from "vitest";
import { failingProgram } from "./testing/failingProgram.ts";
import { nestedVerdictOf } from "./testing/nestedVerdict.ts";

/** Set in the environment to repeat a run, or to look harder. */
const programs = Math.ceil(Number(process.env["MIXTAPE_PROGRAMS"] ?? 2000) / 20);
const given = process.env["MIXTAPE_SEED"];
const seed = given === undefined ? undefined : Number(given);

it("agrees on derivatives of derivatives of random programs, in all combinations of modes", () => {
  expect(failingProgram(nestedVerdictOf, { numRuns: programs, seed })).toBe("");
}, 900_000);
