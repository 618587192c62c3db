/** The pictures among values. They come after the words: most pages begin with words, and many have no pictures. */
import { atRest } from "../../ui/atRest.ts";
import { comesLater } from "../../ui/comesLater.tsx";

export const PlotFigure = comesLater(
  async () => (await import("../../charts/plot/PlotFigure.tsx")).PlotFigure,
);

export const HeatMap = comesLater(async () => (await import("../../charts/heat/HeatMap.tsx")).HeatMap);

/** Fetches them when the page has a moment, so that results which have pictures come whole. */
export function fetchPicturesAtRest(): void {
  atRest(() => {
    void PlotFigure.fetchAhead();
    void HeatMap.fetchAhead();
  });
}
