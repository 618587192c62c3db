import { expect, it } from "vitest";
import { agrees, differentiateAll } from "../check/finiteDifferences.ts";
import { leavesOf, withLeaves } from "../check/leaves.ts";
import { corpus, type CorpusProgram } from "./index.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { typeErrors } from "./testing/typeErrors.ts";

it("has at least 250 programs, each with its own name", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(250);
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length);
});

it("is well typed", () => {
  expect(typeErrors(corpus)).toEqual([]);
});

it("would notice a program that is not well typed", () => {
  const program = {
    name: "wrong",
    source: "const f = (x: number): string => gradient((y: number) => y)(x);",
  };
  expect(typeErrors([program])).toEqual([expect.stringContaining("wrong: ")]);
});

it.each(corpus)("runs as plain JavaScript, to finite numbers, the same each time: $name", (program) => {
  const f = plainFunction(program.source);
  for (const args of program.inputs) {
    const value = f(...args);
    expect(leavesOf(value).every(Number.isFinite), JSON.stringify(value)).toBe(true);
    expect(f(...args)).toEqual(value);
  }
});

const published = corpus.filter(({ known, rough }) => known !== undefined && rough === undefined);

it.each(published)("has its published derivative by differences: $name", (program) => {
  const estimates = jacobianByDifferences(program);
  const known = leavesOf(program.known?.derivative);
  expect(known).toHaveLength(estimates.length);
  const tolerance = program.constructs.includes("nested derivative") ? 1e-3 : 1e-6;
  const wrong = known.filter((value, index) => !agrees(value, estimates[index]!, tolerance));
  expect(wrong, JSON.stringify(estimates.map(({ value }) => value))).toEqual([]);
});

/** By rows: outputs, then inputs. */
function jacobianByDifferences({ source, inputs }: CorpusProgram) {
  const f = plainFunction(source);
  const [x, ...rest] = inputs[0]!;
  const start = leavesOf(x);
  const columns = start.map((value, index) =>
    differentiateAll((moved) => leavesOf(f(withLeaves(x, start.with(index, moved)), ...rest)), value, {
      step: 1e-3,
    }),
  );
  return leavesOf(f(x, ...rest)).flatMap((_, row) => columns.map((column) => column[row]!));
}
