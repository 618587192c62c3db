import { expect, test } from "vitest";
import { curvePlot } from "./curvePlot.ts";

const entry = {
  part: "pullback",
  argument: 0,
  entry: "x",
  output: "the value",
  expected: 1,
  error: 0,
  got: 1,
};

test("steps and errors become points; exact zeros, which powers cannot show, do not", () => {
  const curve = [
    { step: 0.1, error: 1e-3 },
    { step: 0.01, error: 1e-5 },
    { step: 0.001, error: 0 },
  ];
  const plot = curvePlot(entry, curve);
  expect(plot?.series[0]).toMatchObject({ x: [0.1, 0.01], y: [1e-3, 1e-5] });
  expect([plot?.x.log, plot?.y.log]).toEqual([true, true]);
  expect(curvePlot(entry, curve.slice(1))).toBeUndefined();
  expect(curvePlot(undefined, curve)).toBeUndefined();
});
