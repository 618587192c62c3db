/**
 * The random programs that a run of the tests judges, in shares: a file for each, so that files run side by side.
 * MIXTAPE_PROGRAMS says how many there are of the plain ones in all, MIXTAPE_SEED which.
 */
import { expect, it } from "vitest";
import { randomDifferentiatingProgram } from "../generate.ts";
import { failingProgram, type Search } from "./failingProgram.ts";
import { nestedVerdictOf } from "./nestedVerdict.ts";
import { verdictOf } from "./verdict.ts";

const programs = Number(process.env["MIXTAPE_PROGRAMS"] ?? 2_000);
const seed = Number(process.env["MIXTAPE_SEED"] ?? 20261123);
const patience = 900_000;

const shares = 4;

/** `share` counts from 0; each has a seed of its own, which a failure tells: with that as MIXTAPE_SEED, share 0 meets it. */
export function judgePrograms(share: number): void {
  judge(
    "agree in every mode and with differences, and their primal with plain JavaScript in every bit",
    verdictOf,
    {
      numRuns: Math.ceil(programs / shares),
      seed: seed + share,
    },
  );
}

export function judgeDifferentiatingPrograms(): void {
  const search = { programs: randomDifferentiatingProgram, numRuns: Math.ceil(programs / 8), seed };
  judge("agree in every mode where they take derivatives themselves", verdictOf, search);
}

export function judgeNestedDerivatives(): void {
  const search = { numRuns: Math.ceil(programs / 80), seed };
  judge("have derivatives of derivatives that agree in all combinations of modes", nestedVerdictOf, search);
}

function judge(claim: string, verdict: Parameters<typeof failingProgram>[0], search: Search): void {
  it(
    `${search.numRuns} random programs ${claim}`,
    () => expect(failingProgram(verdict, search)).toBe(""),
    patience,
  );
}
