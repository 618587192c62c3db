/** What a plot and its axes are called. */
import type { Plot, PlotAxis } from "../../../engine/protocol.ts";

export const forms: Readonly<Record<Plot["form"], string>> = {
  line: "Line plot",
  scatter: "Scatter plot",
  bars: "Bars",
  contour: "Contour plot",
};

/** `loss (J, log)`; nothing where there is nothing to say. */
export function sayAxis({ label, unit, log }: PlotAxis): string {
  const about = [unit, log ? "log" : undefined].filter((each) => each !== undefined).join(", ");
  if (label === undefined) return about;
  return about === "" ? label : `${label} (${about})`;
}
