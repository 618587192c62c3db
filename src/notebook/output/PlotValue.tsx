/** A plot among values. What draws it comes when the first one is met, since most pages begin with words. */
import { lazy, Suspense } from "react";
import type { Plot } from "../../../engine/protocol.ts";
import styles from "./ValueView.module.css";

const PlotFigure = lazy(async () => ({
  default: (await import("../../charts/plot/PlotFigure.tsx")).PlotFigure,
}));

export function PlotValue({ plot }: { readonly plot: Plot }) {
  return (
    <Suspense fallback={<div className={styles["plotToCome"]} />}>
      <PlotFigure plot={plot} />
    </Suspense>
  );
}
