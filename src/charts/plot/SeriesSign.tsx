/** How a series looks, beside its name: a piece of its line, its shape, or a bar. */
import type { PointPlot } from "../../../engine/protocol.ts";
import { seriesLook } from "./seriesLook.ts";

export function SeriesSign({ place, form }: { readonly place: number; readonly form: PointPlot["form"] }) {
  const { color, dash, glyph } = seriesLook(place);
  return (
    <svg width={28} height={12} aria-hidden="true">
      {form === "line" && (
        <line x1={1} x2={27} y1={6} y2={6} stroke={color} strokeWidth={2} strokeDasharray={dash} />
      )}
      {form === "scatter" && <path d={glyph(14, 6)} fill={color} />}
      {form === "bars" && <rect x={8} y={1} width={12} height={10} fill={color} />}
    </svg>
  );
}
