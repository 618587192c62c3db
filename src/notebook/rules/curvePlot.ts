/** Error against step as a plot, both on scales of powers; undefined where there is too little to draw. */
import type { ComparedEntry, PointPlot, StepError } from "../../../engine/protocol.ts";

/** Points whose error is exactly 0 have no place on such a scale and are left out. */
export function curvePlot(
  entry: ComparedEntry | undefined,
  curve: readonly StepError[],
): PointPlot | undefined {
  const points = curve.filter(({ error }) => error > 0);
  if (entry === undefined || points.length < 2) return undefined;
  const axis = { unit: undefined, log: true };
  return {
    form: "line",
    title: `Differences against the ${entry.part}, by ${entry.entry}`,
    x: { label: "step", ...axis },
    y: { label: "error", ...axis },
    series: [
      {
        name: undefined,
        x: points.map(({ step }) => step),
        y: points.map(({ error }) => error),
        length: points.length,
      },
    ],
    cut: 0,
    labels: [],
  };
}
