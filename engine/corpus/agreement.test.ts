import { expect, it } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { corpus } from "./index.ts";
import { noBoundary, refused } from "./refused.ts";
import { disagreements, jacobianByDifferences } from "./testing/differences.ts";
import { refusalOf } from "./testing/expectedRefusal.ts";
import { otherModes, reference, sameJacobian } from "./testing/modes.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { Workbench } from "./testing/workbench.ts";

const accepted = corpus.filter(({ name }) => !(name in refused));
const within = accepted.filter(({ constructs }) => !constructs.includes("nested derivative"));

it.each(within)("computes the bits that plain JavaScript computes: $name", ({ source, inputs }) => {
  const bench = new Workbench(source);
  const plain = plainFunction(source);
  for (const args of inputs) {
    const kept = structuredClone(args);
    const value = plain(...args);
    expect(bench.primal(args)).toEqual(value);
    expect(leavesOf(bench.interpreted(args))).toEqual(leavesOf(value));
    expect(args).toEqual(kept);
  }
});

it.each(accepted)("gives one derivative in every mode: $name", ({ name, source, inputs, precision }) => {
  const bench = new Workbench(source);
  for (const args of inputs) {
    const kept = structuredClone(args);
    const expected = reference.jacobian(bench, args);
    for (const mode of otherModes) {
      if (mode.isBoundary && name in noBoundary) {
        expect(refusalOf(() => mode.jacobian(bench, args))).toBe(noBoundary[name]);
        continue;
      }
      const found = mode.jacobian(bench, args);
      const story = `${mode.name} at ${JSON.stringify(args)}: ${JSON.stringify(found)}, ${reference.name}: ${JSON.stringify(expected)}`;
      expect(sameJacobian(expected, found, precision ?? 1e-10), story).toBe(true);
    }
    expect(args).toEqual(kept);
  }
});

const smooth = within.filter(({ rough }) => rough === undefined);

it.each(smooth)("agrees with differences of plain JavaScript: $name", ({ source, inputs }) => {
  const bench = new Workbench(source);
  const plain = plainFunction(source);
  for (const args of inputs) {
    const claimed = reference.jacobian(bench, args);
    expect(disagreements(claimed, jacobianByDifferences(plain, args), 1e-6)).toEqual([]);
  }
});

const published = accepted.filter(({ known }) => known !== undefined);

it.each(published)(
  "has its published derivative in every mode: $name",
  ({ name, source, inputs, known, precision }) => {
    const bench = new Workbench(source);
    const expected = leavesOf(known?.derivative);
    for (const mode of [reference, ...otherModes]) {
      if (mode.isBoundary && name in noBoundary) continue;
      const found = mode.jacobian(bench, inputs[0]!).flat();
      expect(found).toHaveLength(expected.length);
      const scale = Math.max(...expected.map(Math.abs), 1);
      const worst = Math.max(0, ...found.map((value, index) => Math.abs(value - expected[index]!)));
      expect(worst / scale, `${mode.name}: ${JSON.stringify(found)}`).toBeLessThan(precision ?? 1e-12);
    }
  },
);

it.each(accepted)("gives gradients in the shape of the input: $name", ({ source, inputs }) => {
  const bench = new Workbench(source);
  for (const args of inputs) {
    if (typeof bench.primal(args) !== "number") continue;
    const rows = reference.jacobian(bench, args);
    for (const mode of ["forward", "reverse"]) {
      const gradient = bench.apply("gradient", bench.f, { mode })(...args);
      expect(shapeOf(gradient)).toEqual(shapeOf(args[0]));
      expect(sameJacobian(rows, [leavesOf(gradient)], 1e-10)).toBe(true);
    }
  }
});

const refusedPrograms = corpus.filter(({ name }) => name in refused);

it("refuses nothing that is not there", () => {
  expect(refusedPrograms.map(({ name }) => name).sort()).toEqual(Object.keys(refused).sort());
});

it.runIf(refusedPrograms.length > 0).each(refusedPrograms)(
  "refuses, for now: $name",
  ({ name, source, inputs }) => {
    const run = () => {
      const bench = new Workbench(source);
      for (const args of inputs) for (const mode of [reference, ...otherModes]) mode.jacobian(bench, args);
    };
    expect(refusalOf(run)).toBe(refused[name]);
  },
);

/** The structure with each number replaced by 0, and without what holds none. */
function shapeOf(value: unknown): unknown {
  if (typeof value === "number") return 0;
  if (value instanceof Float64Array || value instanceof Float32Array) return value.map(() => 0);
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return undefined;
  const fields = Object.entries(value).map(([key, field]) => [key, shapeOf(field)] as const);
  return Object.fromEntries(fields.filter(([, shape]) => shape !== undefined));
}
