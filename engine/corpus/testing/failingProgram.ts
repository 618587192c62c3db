/** Looks for a random program with a verdict, and tells it with its seed, shrunk without turning into another failure. */
import fc from "fast-check";
import { randomProgram, type RandomProgram } from "../generate.ts";
import type { Verdict } from "./verdict.ts";

export interface Search {
  /** Default: `randomProgram`. */
  readonly programs?: fc.Arbitrary<RandomProgram>;
  readonly numRuns: number;
  /** To repeat a run; drawn where undefined. */
  readonly seed: number | undefined;
}

/** The story of the first failure among `numRuns` programs; empty where there is none. */
export function failingProgram(
  judge: (program: RandomProgram) => Verdict | undefined,
  search: Search,
): string {
  const { numRuns, seed, programs = randomProgram } = search;
  const sound = fc.property(programs, (program) => judge(program) === undefined);
  const first = fc.check(sound, { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) });
  if (!first.failed) return "";
  const at = {
    seed: first.seed,
    ...(first.counterexamplePath === null ? {} : { path: first.counterexamplePath }),
  };
  const kind = first.counterexample && judge(first.counterexample[0])?.kind;
  const alike = fc.property(programs, (program) => judge(program)?.kind !== kind);
  const program = fc.check(alike, { ...at, numRuns: 1 }).counterexample?.[0] ?? first.counterexample?.[0];
  if (program === undefined) return `MIXTAPE_SEED=${first.seed}`;
  const call = `f(${JSON.stringify(program.x)}, ${program.a})`;
  return `MIXTAPE_SEED=${first.seed}\n${program.source}\n${call}\n${kind ?? ""}: ${judge(program)?.story ?? ""}`;
}
