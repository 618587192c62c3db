/** A plot among values. */
import { Suspense } from "react";
import type { Plot } from "../../../engine/protocol.ts";
import { PlotFigure } from "./pictures.ts";
import styles from "./ValueView.module.css";

export function PlotValue({ plot }: { readonly plot: Plot }) {
  return (
    <Suspense fallback={<div className={styles["plotToCome"]} />}>
      <PlotFigure plot={plot} />
    </Suspense>
  );
}
