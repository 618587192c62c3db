/** Axes of a plot in an `<svg>`: hairlines, ticks and figures. Where ticks stand is left to `ticks.ts`. */
import styles from "./Axis.module.css";

export interface Tick {
  /** Distance along the axis in px. */
  readonly at: number;
  readonly label: string;
}

/** Figures below the plot; `y` is where the plot ends, in px. */
export function BottomAxis(props: {
  readonly ticks: readonly Tick[];
  readonly y: number;
  readonly from: number;
  readonly to: number;
}) {
  const { ticks, y, from, to } = props;
  return (
    <g className={styles["axis"]} aria-hidden="true">
      <line x1={from} x2={to} y1={y + 0.5} y2={y + 0.5} className={styles["base"]} />
      {ticks.map(({ at, label }) => (
        <g key={at} transform={`translate(${String(Math.round(at) + 0.5)},${String(y)})`}>
          <line y2={4} className={styles["base"]} />
          <text y={17} textAnchor={at > to - 20 ? "end" : at < from + 10 ? "start" : "middle"}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Figures left of the plot with faint lines across it; `x` is where the plot begins, in px. */
export function LeftAxis(props: {
  readonly ticks: readonly Tick[];
  readonly x: number;
  readonly to: number;
}) {
  const { ticks, x, to } = props;
  return (
    <g className={styles["axis"]} aria-hidden="true">
      {ticks.map(({ at, label }) => (
        <g key={at} transform={`translate(0,${String(Math.round(at) + 0.5)})`}>
          <line x1={x} x2={to} className={styles["grid"]} />
          <text x={x - 8} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
