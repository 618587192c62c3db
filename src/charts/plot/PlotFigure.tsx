/** A plot as a figure: title, legend, picture or the table behind it, and what the picture leaves out. */
import { useId, useState } from "react";
import type { Plot } from "../../../engine/protocol.ts";
import { Button } from "../../ui/Button.tsx";
import { useElementSize } from "../useElementSize.ts";
import { ContourPicture } from "./ContourPicture.tsx";
import { ContourTable } from "./ContourTable.tsx";
import styles from "./PlotFigure.module.css";
import { plotNotes } from "./plotNotes.ts";
import { forms, sayAxis } from "./plotWords.ts";
import { nameOf } from "./pointLayout.ts";
import { PointPicture } from "./PointPicture.tsx";
import { PointTable } from "./PointTable.tsx";
import { SeriesSign } from "./SeriesSign.tsx";

export function PlotFigure({ plot }: { readonly plot: Plot }) {
  const [asTable, setAsTable] = useState(false);
  const [place, { width }] = useElementSize<HTMLDivElement>({ width: 560, height: 0 });
  const title = useId();
  const height = Math.round(Math.min(Math.max(width * (plot.form === "contour" ? 0.7 : 0.5), 180), 380));
  const picture = { width, height, name: pictureName(plot), below: sayAxis(plot.x) };
  return (
    <figure className={styles["figure"]} aria-labelledby={title}>
      <div className={styles["head"]}>
        <figcaption id={title} className={plot.title === undefined ? "visually-hidden" : styles["title"]}>
          {plot.title ?? forms[plot.form]}
        </figcaption>
        <Button className={styles["switch"]} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          As a table
        </Button>
      </div>
      <Legend plot={plot} />
      <div ref={place} className={styles["place"]}>
        {asTable ? (
          <TableOf plot={plot} />
        ) : (
          <>
            <p className={styles["vertical"]}>{sayAxis(plot.y)}</p>
            {plot.form === "contour" ? (
              <ContourPicture plot={plot} {...picture} />
            ) : (
              <PointPicture plot={plot} {...picture} />
            )}
          </>
        )}
      </div>
      {plotNotes(plot).map((note) => (
        <p key={note} className={styles["note"]}>
          {note}
        </p>
      ))}
    </figure>
  );
}

/** What a screen reader says of the picture. */
function pictureName(plot: Plot): string {
  const what = plot.title === undefined ? forms[plot.form] : `${forms[plot.form]}, ${plot.title}`;
  return `${what}. Arrow keys read its values; the table has them all.`;
}

function Legend({ plot }: { readonly plot: Plot }) {
  if (plot.form === "contour") return null;
  const { series, form } = plot;
  if (series.length < 2 && series[0]?.name === undefined) return null;
  return (
    <ul className={styles["legend"]} aria-label="Series">
      {series.map((each, i) => (
        <li key={i}>
          <SeriesSign place={i} form={form} />
          {nameOf(each, i)}
        </li>
      ))}
    </ul>
  );
}

function TableOf({ plot }: { readonly plot: Plot }) {
  return plot.form === "contour" ? <ContourTable plot={plot} /> : <PointTable plot={plot} />;
}
