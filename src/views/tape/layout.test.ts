import { expect, test } from "vitest";
import type { TapeNote } from "../../../engine/protocol.ts";
import { checkpointedReport, crowdReport, orbitReport, threadReport, timeline } from "../fixtures.ts";
import { layoutTape, mostBands, sampleAt } from "./layout.ts";

const size = { width: 600, height: 320 };
const roomy: TapeNote = { peakBytes: 16, recordedBytes: 16, budgetBytes: 2 ** 28 };

test("the work runs from the left edge of the plot to its right edge", () => {
  const { columns, plot } = layoutTape(orbitReport.timeline, orbitReport.tape, size);
  expect(columns[0]).toBe(plot.left);
  expect(columns[columns.length - 1]).toBe(plot.right);
});

test("bands are stacked without gaps: the sum of their bytes is the total", () => {
  for (const { timeline: run, tape } of [threadReport, orbitReport, crowdReport, checkpointedReport]) {
    const { bands } = layoutTape(run, tape, size);
    run.samples.forEach((sample, index) => {
      expect(bands.reduce((sum, band) => sum + band.bytes[index]!, 0)).toBe(sample.total);
    });
  }
});

test("the owner that holds most at the peak lies at the bottom", () => {
  const { bands } = layoutTape(orbitReport.timeline, orbitReport.tape, size);
  expect(bands.map(({ owners }) => owners)).toEqual([["rate"], ["orbit/steps"]]);
});

test("many owners become few bands, the small ones together", () => {
  const { bands } = layoutTape(crowdReport.timeline, crowdReport.tape, size);
  expect(bands).toHaveLength(mostBands);
  expect(bands[mostBands - 1]!.owners).toHaveLength(crowdReport.timeline.owners.length - mostBands + 1);
});

test("owners that never held a byte have no band", () => {
  const run = timeline(
    ["a", "b"],
    [
      [0, "forward", 0, 0],
      [5, "forward", 0, 8],
      [9, "reverse", 0, 0],
    ],
  );
  expect(layoutTape(run, roomy, size).bands.map(({ owners }) => owners)).toEqual([["b"]]);
});

test("the run turns where the first reverse sweep begins", () => {
  const run = timeline(
    ["a"],
    [
      [0, "forward", 0],
      [40, "forward", 16],
      [100, "reverse", 0],
    ],
  );
  const { turn, sweeps, plot } = layoutTape(run, roomy, size);
  const width = plot.right - plot.left;
  expect(turn).toBeCloseTo(plot.left + 0.4 * width);
  expect(sweeps).toEqual([
    { sweep: "forward", from: plot.left, to: turn },
    { sweep: "reverse", from: turn, to: plot.right },
  ]);
});

test("a checkpointed run sweeps forward and back many times", () => {
  const { sweeps } = layoutTape(checkpointedReport.timeline, checkpointedReport.tape, size);
  expect(sweeps.length).toBeGreaterThan(30);
  expect(sweeps.map(({ sweep }) => sweep).slice(0, 4)).toEqual(["forward", "reverse", "again", "reverse"]);
  expect(sweeps.filter(({ sweep }) => sweep === "reverse")).toHaveLength(20);
});

test("the budget is drawn only where the tape comes near it", () => {
  expect(layoutTape(orbitReport.timeline, orbitReport.tape, size).budget).toBeGreaterThan(0);
  expect(layoutTape(threadReport.timeline, threadReport.tape, size).budget).toBeUndefined();
});

test("the peak is the highest point", () => {
  const { peak, plot } = layoutTape(orbitReport.timeline, { ...orbitReport.tape, budgetBytes: 0 }, size);
  expect(peak?.y).toBeCloseTo(plot.bottom - (plot.bottom - plot.top) / 1.04);
});

test("nothing on the tape gives no bands and no peak, and the axes keep their zero", () => {
  const layout = layoutTape(timeline([], []), { ...roomy, peakBytes: 0 }, size);
  expect(layout.bands).toEqual([]);
  expect(layout.peak).toBeUndefined();
  expect(layout.turn).toBeUndefined();
  expect(layout.yTicks.map(({ label }) => label)).toEqual(["0\u00a0bytes"]);
});

test("a picture far too small still has a plot", () => {
  const { plot } = layoutTape(orbitReport.timeline, orbitReport.tape, { width: 10, height: 5 });
  expect(plot.right).toBeGreaterThan(plot.left);
  expect(plot.bottom).toBeGreaterThan(plot.top);
});

test("a place between two samples reads the earlier one, and the ends hold", () => {
  const columns = [10, 20, 30];
  expect([0, 10, 19, 20, 99].map((x) => sampleAt(x, columns))).toEqual([0, 0, 0, 1, 2]);
  expect(sampleAt(5, [])).toBe(-1);
});
