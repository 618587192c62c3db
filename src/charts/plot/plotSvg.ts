/**
 * A plot as one SVG text that needs no script: for pages that are read without Mixtape. Everything stands where the live picture
 * has it (`pointLayout.ts`, `contourLayout.ts`); its classes and colors are the reader's page's to define.
 */
import type { ContourPlot, Plot, PointPlot } from "../../../engine/protocol.ts";
import { escapeHtml } from "../../ui/escapeHtml.ts";
import type { Tick } from "../Axis.tsx";
import { layoutContour } from "./contourLayout.ts";
import { layoutPoints, type PlotBox } from "./pointLayout.ts";
import { bandColor } from "./bandColor.ts";
import { forms } from "./plotWords.ts";
import { seriesLook } from "./seriesLook.ts";

const size = { width: 640, height: 320 } as const;

/** Labels are escaped; numbers that are not finite have no place in it. */
export function plotSvg(plot: Plot): string {
  const name = escapeHtml(plot.title ?? forms[plot.form]);
  const content = plot.form === "contour" ? contourContent(plot) : pointContent(plot);
  return `<svg class="picture" role="img" aria-label="${name}" viewBox="0 0 ${size.width} ${size.height}">${content}</svg>`;
}

function pointContent(plot: PointPlot): string {
  const layout = layoutPoints(plot, size.width, size.height);
  const { box, ground } = layout;
  const series = layout.series.map(({ path, dots }, place) => {
    const { color, dash } = seriesLook(place);
    if (plot.form !== "line") return `<path d="${path}" style="fill:${color}"/>`;
    const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
    return `<path class="curve" d="${path}" style="stroke:${color}"${dashes}/><path d="${dots}" style="fill:${color}"/>`;
  });
  const floor =
    ground < box.bottom
      ? `<line class="axis" x1="${box.left}" x2="${box.right}" y1="${ground}" y2="${ground}"/>`
      : "";
  return [
    leftAxis(layout),
    ...series,
    `<path class="missing" d="${layout.missing}"/>`,
    floor,
    bottomAxis(layout),
  ].join("");
}

function contourContent(plot: ContourPlot): string {
  const layout = layoutContour(plot, size.width, size.height);
  const bands = layout.bands.map(
    ({ area, strength }) => `<path d="${area}" style="fill:${bandColor(strength)}"/>`,
  );
  const lines = layout.bands.map(({ line }) => `<path class="level" d="${line}"/>`);
  const path = layout.path === undefined ? "" : steps(layout.path);
  return [leftAxis(layout), ...bands, ...lines, path, bottomAxis(layout)].join("");
}

function steps(points: readonly (readonly [number, number])[]): string {
  const last = points.at(-1);
  if (last === undefined) return "";
  const d = `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
  return `<path class="curve" d="${d}" style="stroke:var(--ink)"/><circle cx="${last[0]}" cy="${last[1]}" r="4" style="fill:var(--ink)"/>`;
}

interface Axes {
  readonly box: PlotBox;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
}

function leftAxis({ box, yTicks }: Axes): string {
  return yTicks
    .map(
      ({ at, label }) =>
        `<line class="grid" x1="${box.left}" x2="${box.right}" y1="${at}" y2="${at}"/>` +
        `<text x="${box.left - 8}" y="${at}" dy="0.32em" text-anchor="end">${escapeHtml(label)}</text>`,
    )
    .join("");
}

function bottomAxis({ box, xTicks }: Axes): string {
  const base = `<line class="axis" x1="${box.left}" x2="${box.right}" y1="${box.bottom}" y2="${box.bottom}"/>`;
  const figures = xTicks.map(({ at, label }) => {
    const anchor = at > box.right - 20 ? "end" : at < box.left + 10 ? "start" : "middle";
    return `<text x="${at}" y="${box.bottom + 17}" text-anchor="${anchor}">${escapeHtml(label)}</text>`;
  });
  return base + figures.join("");
}
