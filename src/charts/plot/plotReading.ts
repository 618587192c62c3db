/** What a plot of points says at one place: the stops that pointer and arrow keys go to, and the words for each. */
import type { PlotAxis, PointPlot } from "../../../engine/protocol.ts";
import { formatNumber } from "../quantities.ts";
import type { PointLayout } from "./pointLayout.ts";

export interface Stop {
  /** Place along the axis, px. */
  readonly px: number;
  readonly x: number;
  /** Name of the place, where bars have one. */
  readonly label: string | undefined;
  readonly values: readonly StopValue[];
}

export interface StopValue {
  /** Which series. */
  readonly place: number;
  readonly y: number;
  readonly at: readonly [number, number];
}

/** From left to right: one for each x of lines and bars, one for each point of a cloud. */
export function stopsOf(plot: PointPlot, layout: PointLayout): readonly Stop[] {
  const found = layout.series.flatMap(({ points }, place) =>
    points.flatMap(({ x, y, at }, i) =>
      at === undefined ? [] : [{ px: at[0], x, label: plot.labels[i], values: [{ place, y, at }] }],
    ),
  );
  if (plot.form === "scatter") return found.sort((a, b) => a.px - b.px);
  const byX = new Map<number, Stop>();
  for (const stop of found) {
    const known = byX.get(stop.x);
    byX.set(stop.x, known === undefined ? stop : { ...known, values: [...known.values, ...stop.values] });
  }
  return [...byX.values()].sort((a, b) => a.px - b.px);
}

/** The stop that a pointer means; undefined where there is none. */
export function nearestStop(
  form: PointPlot["form"],
  stops: readonly Stop[],
  [x, y]: readonly [number, number],
): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  for (const [i, { px, values }] of stops.entries()) {
    const height = form === "scatter" ? (values[0]?.at[1] ?? y) - y : 0;
    const distance = Math.hypot(px - x, height);
    if (distance < least) [nearest, least] = [i, distance];
  }
  return nearest;
}

/** `step 3: a 0.25 J, b 1.2 J`. */
export function sayStop({ x, label, values }: Stop, plot: PointPlot, layout: PointLayout): string {
  const where = label ?? `${plot.x.label ?? "x"}\u00a0=\u00a0${withUnit(x, plot.x)}`;
  const hasNames = layout.series.length > 1;
  const said = values.map(({ place, y }) => {
    const name = hasNames ? layout.series[place]?.name : (plot.y.label ?? layout.series[place]?.name);
    return `${name ?? ""}\u00a0${withUnit(y, plot.y)}`;
  });
  return `${where}: ${said.join(", ")}`;
}

export function withUnit(value: number, { unit }: PlotAxis): string {
  return unit === undefined ? formatNumber(value) : `${formatNumber(value)}\u00a0${unit}`;
}

/** Where a key leads from a stop, of `count`; undefined for other keys. */
export function stopAfterKey(key: string, at: number | undefined, count: number): number | undefined {
  const page = Math.max(1, Math.round(count / 10));
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    PageDown: page,
    PageUp: -page,
  };
  if (count === 0) return undefined;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = steps[key];
  if (step === undefined) return undefined;
  return at === undefined ? 0 : Math.min(Math.max(at + step, 0), count - 1);
}
