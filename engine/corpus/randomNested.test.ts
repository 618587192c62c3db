import { expect, it } from "vitest";
import { failingProgram } from "./testing/failingProgram.ts";
import { nestedVerdictOf } from "./testing/nestedVerdict.ts";

/** Set in the environment to repeat a run, or to look harder. */
const programs = Number(process.env["MIXTAPE_PROGRAMS"] ?? 120);
const seed = Number(process.env["MIXTAPE_SEED"] ?? 20261123);

it("agrees on derivatives of derivatives of random programs, in all combinations of modes", () => {
  expect(failingProgram(nestedVerdictOf, { numRuns: Math.ceil(programs / 20), seed })).toBe("");
}, 900_000);
