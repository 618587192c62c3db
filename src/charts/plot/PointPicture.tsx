/** Lines, clouds and bars, as drawn from their layout; the pointer and the arrow keys read values. */
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { PointPlot } from "../../../engine/protocol.ts";
import { BottomAxis, LeftAxis } from "../Axis.tsx";
import { layoutPoints, type PointLayout } from "./pointLayout.ts";
import styles from "./PlotPicture.module.css";
import { nearestStop, sayStop, stopAfterKey, stopsOf, type Stop } from "./plotReading.ts";
import { seriesLook } from "./seriesLook.ts";

export interface PointPictureProps {
  readonly plot: PointPlot;
  readonly width: number;
  readonly height: number;
  readonly name: string;
  /** What stands below the horizontal axis. */
  readonly below: string;
}

export function PointPicture({ plot, width, height, name, below }: PointPictureProps) {
  const layout = useMemo(() => layoutPoints(plot, width, height), [plot, width, height]);
  const stops = useMemo(() => stopsOf(plot, layout), [plot, layout]);
  const [chosen, choose] = useState<number | undefined>();
  const stop = chosen === undefined ? undefined : stops[Math.min(chosen, stops.length - 1)];
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    choose(nearestStop(plot.form, stops, [event.clientX - left, event.clientY - top]));
  };
  const goByKey = (event: KeyboardEvent) => {
    const target = stopAfterKey(event.key, chosen, stops.length);
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };
  return (
    <>
      <div
        className={styles["picture"]}
        role="img"
        aria-label={name}
        tabIndex={0}
        onPointerMove={point}
        onPointerLeave={() => choose(undefined)}
        onBlur={() => choose(undefined)}
        onKeyDown={goByKey}
      >
        <Drawing plot={plot} layout={layout} stop={stop} width={width} height={height} />
      </div>
      <div className={styles["foot"]}>
        <p className={styles["reading"]} role="status">
          {stop !== undefined && sayStop(stop, plot, layout)}
        </p>
        <p className={styles["below"]}>{below}</p>
      </div>
    </>
  );
}

interface DrawingProps {
  readonly plot: PointPlot;
  readonly layout: PointLayout;
  readonly stop: Stop | undefined;
  readonly width: number;
  readonly height: number;
}

function Drawing({ plot, layout, stop, width, height }: DrawingProps) {
  const { box, ground } = layout;
  return (
    <svg className={styles["svg"]} width={width} height={height} aria-hidden="true">
      <LeftAxis ticks={layout.yTicks} x={box.left} to={box.right} />
      {layout.series.map(({ path }, place) => {
        const { color, dash } = seriesLook(place);
        return plot.form === "line" ? (
          <path key={place} d={path} className={styles["line"]} stroke={color} strokeDasharray={dash} />
        ) : (
          <path key={place} d={path} fill={color} fillOpacity={plot.form === "scatter" ? 0.75 : 0.85} />
        );
      })}
      {ground < box.bottom && (
        <line className={styles["ground"]} x1={box.left} x2={box.right} y1={ground} y2={ground} />
      )}
      <BottomAxis ticks={layout.xTicks} y={box.bottom} from={box.left} to={box.right} />
      {stop !== undefined && (
        <g>
          {plot.form !== "scatter" && (
            <line className={styles["cursor"]} x1={stop.px} x2={stop.px} y1={box.top} y2={box.bottom} />
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
      )}
    </svg>
  );
}
