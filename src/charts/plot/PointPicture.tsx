/** Lines, clouds and bars, as drawn from their layout; the pointer and the arrow keys read values. */
import { useMemo, useState } from "react";
import type { PointPlot } from "../../../engine/protocol.ts";
import { PictureFrame, type PictureProps } from "./PictureFrame.tsx";
import { layoutPoints, type PlacedSeries, type PointLayout } from "./pointLayout.ts";
import styles from "./PlotPicture.module.css";
import { nearestStop, sayStop, stopAfterKey, stopsOf, type Stop } from "./plotReading.ts";
import { seriesLook } from "./seriesLook.ts";

export function PointPicture({ plot, ...frame }: PictureProps & { readonly plot: PointPlot }) {
  const { width, height } = frame;
  const layout = useMemo(() => layoutPoints(plot, width, height), [plot, width, height]);
  const stops = useMemo(() => stopsOf(plot, layout), [plot, layout]);
  const [chosen, choose] = useState<number | undefined>();
  const stop = chosen === undefined ? undefined : stops[Math.min(chosen, stops.length - 1)];
  const goByKey = (key: string) => {
    const target = stopAfterKey(key, chosen, stops.length);
    if (target !== undefined) choose(target);
    return target !== undefined;
  };
  return (
    <PictureFrame
      {...frame}
      layout={layout}
      reading={stop && sayStop(stop, plot, layout)}
      onPoint={(place) => choose(nearestStop(plot.form, stops, place))}
      onLeave={() => choose(undefined)}
      onKey={goByKey}
      over={stop !== undefined && <Cursor form={plot.form} stop={stop} layout={layout} />}
    >
      {layout.series.map((series, place) => (
        <Series key={place} series={series} form={plot.form} place={place} />
      ))}
      <path d={layout.missing} className={styles["missing"]} />
      <Ground layout={layout} />
    </PictureFrame>
  );
}

function Series(props: {
  readonly series: PlacedSeries;
  readonly form: PointPlot["form"];
  readonly place: number;
}) {
  const { series, form, place } = props;
  const { color, dash } = seriesLook(place);
  if (form !== "line")
    return <path d={series.path} fill={color} fillOpacity={form === "scatter" ? 0.75 : 0.85} />;
  return (
    <>
      <path d={series.path} className={styles["line"]} stroke={color} strokeDasharray={dash} />
      <path d={series.dots} fill={color} />
    </>
  );
}

/** The line that bars stand on, where it is not the axis. */
function Ground({ layout: { box, ground } }: { readonly layout: PointLayout }) {
  if (ground >= box.bottom) return null;
  return <line className={styles["ground"]} x1={box.left} x2={box.right} y1={ground} y2={ground} />;
}

function Cursor(props: {
  readonly form: PointPlot["form"];
  readonly stop: Stop;
  readonly layout: PointLayout;
}) {
  const { form, stop, layout } = props;
  const { top, bottom } = layout.box;
  return (
    <g>
      {form !== "scatter" && (
        <line className={styles["cursor"]} x1={stop.px} x2={stop.px} y1={top} y2={bottom} />
      )}
      {stop.values.map(({ place, at: [x, y] }) => (
        <circle
          key={place}
          className={styles["dot"]}
          cx={x}
          cy={y}
          r={4.5}
          stroke={seriesLook(place).color}
        />
      ))}
    </g>
  );
}
