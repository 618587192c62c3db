import { expect, it } from "vitest";
import { failingProgram } from "./testing/failingProgram.ts";
import { verdictOf } from "./testing/verdict.ts";

/** Set in the environment to repeat a run, or to look harder. */
const programs = Number(process.env["MIXTAPE_PROGRAMS"] ?? 120);
const seed = Number(process.env["MIXTAPE_SEED"] ?? 20261123);
const patience = 900_000;

it(
  "agrees on random programs: in every mode, with differences, and in the bits of the primal",
  () => {
    expect(failingProgram(verdictOf, { numRuns: programs, seed })).toBe("");
  },
  patience,
);
