/**
 * Random programs as text, for tests of agreement: `f(x: number[], a: number): number` with helpers. They are well
 * typed, run for microseconds, stay finite, never write `x`, and branch at numbers that nothing else computes.
 */
import fc from "fast-check";
import { printProgram } from "./random/functions.ts";
import { programTree } from "./random/tree.ts";

export interface RandomProgram {
  readonly source: string;
  readonly x: readonly number[];
  readonly a: number;
  /** A mode for its helpers inside a reverse sweep. */
  readonly boundary: "checkpoint" | "forward-late" | "forward-preaccumulate";
  /** Whether it is recorded too: a compilation of its own, so for a share of the programs. */
  readonly isRecorded: boolean;
}

/** Numbers with few digits, so that a counterexample reads well; shrinks towards 0. */
const hundredths = fc.integer({ min: -180, max: 180 });

/** No two inputs are alike, and none is a number that programs mention, so that comparisons do not tie. */
const numbered = (value: number, index: number): number => (value * 100 + 13 * (index + 1)) / 10_000;

/** Kept as it is when a program is shrunk. */
const oneInSixteen = fc.oneof(
  { weight: 15, arbitrary: fc.constant(false) },
  { weight: 1, arbitrary: fc.constant(true) },
);

function programs(differentiates: boolean): fc.Arbitrary<RandomProgram> {
  return fc.record({
    source: programTree.map((tree) => printProgram(tree, differentiates)),
    x: fc.array(hundredths, { minLength: 1, maxLength: 4 }).map((values) => values.map(numbered)),
    a: hundredths.map((value) => numbered(value, 6)),
    boundary: fc.constantFrom("checkpoint", "forward-late", "forward-preaccumulate"),
    isRecorded: oneInSixteen,
  });
}

/** Shrinks by dropping statements, helpers and inputs, and expressions to variables. */
export const randomProgram = programs(false);

/** The same with derivatives taken inside, of functions that capture active variables; plain JavaScript has none. */
export const randomDifferentiatingProgram = programs(true);
