import { afterAll, describe, expect, it } from "vitest";
import { leavesOf } from "../check/leaves.ts";
import { corpus } from "./index.ts";
import { noBoundary, refused } from "./refused.ts";
import { disagreements, jacobianByDifferences } from "./testing/differences.ts";
import { refusalOf } from "./testing/expectedRefusal.ts";
import { otherModes, reference, sameJacobian } from "./testing/modes.ts";
import { plainFunction } from "./testing/plainFunction.ts";
import { shapeOf } from "./testing/shapes.ts";
import { Workbench } from "./testing/workbench.ts";

const accepted = corpus.filter(({ name }) => !(name in refused));
const allModes = [reference, ...otherModes];

describe.each(accepted)("$name", ({ name, source, inputs, constructs, rough, known, precision = 1e-10 }) => {
  // Compiled code is kept from test to test, and let go with the program.
  let made: Workbench | undefined;
  const bench = () => (made ??= new Workbench(source));
  afterAll(() => {
    made = undefined;
  });

  const isRefused = (mode: { readonly isBoundary: boolean }) => mode.isBoundary && name in noBoundary;
  // Derivatives inside have no oracle in plain JavaScript but differences of differences.
  const isNested = constructs.includes("nested derivative");

  if (!isNested) {
    it("computes the bits that plain JavaScript computes", () => {
      const plain = plainFunction(source);
      for (const args of inputs) {
        const kept = structuredClone(args);
        const value = plain(...args);
        expect(bench().primal(args)).toEqual(value);
        expect(leavesOf(bench().interpreted(args))).toEqual(leavesOf(value));
        expect(args).toEqual(kept);
      }
    });
  }

  it("gives the same bits when it is recorded once and replayed", () => {
    for (const args of inputs) {
      const kept = structuredClone(args);
      expect(
        bench()
          .recording(args)
          .replay(...args),
      ).toEqual(bench().primal(args));
      expect(args).toEqual(kept);
    }
  });

  it("gives one derivative in every mode", () => {
    for (const args of inputs) {
      const kept = structuredClone(args);
      const expected = reference.jacobian(bench(), args);
      for (const mode of otherModes) {
        if (isRefused(mode)) {
          expect(refusalOf(() => mode.jacobian(bench(), args))).toBe(noBoundary[name]);
          continue;
        }
        const found = mode.jacobian(bench(), args);
        const story = `${mode.name} at ${JSON.stringify(args)}: ${JSON.stringify(found)}, ${reference.name}: ${JSON.stringify(expected)}`;
        expect(sameJacobian(expected, found, precision), story).toBe(true);
      }
      expect(args).toEqual(kept);
    }
  });

  if (!isNested && rough === undefined) {
    it("agrees with differences of plain JavaScript", () => {
      const plain = plainFunction(source);
      for (const args of inputs) {
        const claimed = reference.jacobian(bench(), args);
        expect(disagreements(claimed, jacobianByDifferences(plain, args), 1e-6)).toEqual([]);
      }
    });
  }

  if (known !== undefined) {
    it("has its published derivative in every mode", () => {
      const expected = leavesOf(known.derivative);
      const scale = Math.max(...expected.map(Math.abs), 1);
      for (const mode of allModes.filter((each) => !isRefused(each))) {
        const found = mode.jacobian(bench(), inputs[0] ?? []).flat();
        expect(found).toHaveLength(expected.length);
        const worst = Math.max(0, ...found.map((value, index) => Math.abs(value - expected[index]!)));
        const tolerance = Math.max(1e-12, precision > 1e-10 ? precision : 0);
        expect(worst / scale, `${mode.name}: ${JSON.stringify(found)}`).toBeLessThan(tolerance);
      }
    });
  }

  it("gives gradients in the shape of the input", () => {
    for (const args of inputs) {
      if (typeof bench().primal(args) !== "number") continue;
      const rows = reference.jacobian(bench(), args);
      for (const mode of ["forward", "reverse"]) {
        const gradient = bench().apply("gradient", bench().f, { mode })(...args);
        expect(shapeOf(gradient)).toEqual(shapeOf(args[0]));
        expect(sameJacobian(rows, [leavesOf(gradient)], precision)).toBe(true);
      }
    }
  });
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
      for (const args of inputs) for (const mode of allModes) mode.jacobian(bench, args);
    };
    expect(refusalOf(run)).toBe(refused[name]);
  },
);
