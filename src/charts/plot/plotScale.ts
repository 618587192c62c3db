/** How numbers become places along an axis of a plot: linear or logarithmic, with ticks at round numbers. */
import { extent } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import type { PlotAxis } from "../../../engine/protocol.ts";
import type { Tick } from "../Axis.tsx";
import { formatNumber } from "../quantities.ts";

export interface PlotScale {
  /** Place in px; undefined for what has none: not finite, or not positive on a log axis. */
  readonly at: (value: number) => number | undefined;
  readonly ticks: readonly Tick[];
  readonly domain: readonly [number, number];
}

/** Powers of ten stand without the one before them. */
const tickLabel = (value: number): string => formatNumber(value, 4).replace(/^(\u2212?)1\u00a0×\u00a0/, "$1");

/** A log axis over fewer decades has ticks between the powers of ten. */
const fewDecades = 2;

/**
 * A scale on which all `values` that it can show have a place between `from` and `to` (px; either may be the greater).
 * `zero` lets the axis begin at 0 where it can, as bars need it; `snug` lets it end with the values.
 */
export function plotScale(
  values: readonly number[],
  axis: PlotAxis,
  [from, to]: readonly [number, number],
  { zero = false, snug = false }: { readonly zero?: boolean; readonly snug?: boolean } = {},
): PlotScale {
  const shown = values.filter((value) => isShown(value, axis));
  const [least, greatest] = extent(zero && !axis.log ? [...shown, 0] : shown);
  const domain = widened(least, greatest, axis.log);
  const scale = (axis.log ? scaleLog() : scaleLinear()).domain(domain).range([from, to]);
  if (!snug) scale.nice(wantedTicks(from, to));
  const [low = 0, high = 1] = scale.domain();
  return {
    at: (value) => (isShown(value, axis) ? scale(value) : undefined),
    ticks: ticksIn([low, high], axis.log, wantedTicks(from, to)).map((value) => ({
      at: scale(value),
      label: tickLabel(value),
    })),
    domain: [low, high],
  };
}

/** Beyond this, distances between doubles are no doubles themselves. */
const largest = 1e300;

export function isShown(value: number, { log }: PlotAxis): boolean {
  return Math.abs(value) < largest && (!log || value > 0);
}

const wantedTicks = (from: number, to: number) =>
  Math.max(2, Math.floor(Math.abs(to - from) / (from > to ? 45 : 90)));

const tiny = 1e-290;

/** One value alone, or none, gets room around it. */
function widened(least: number | undefined, greatest: number | undefined, log: boolean): [number, number] {
  if (least === undefined || greatest === undefined) return log ? [1, 10] : [0, 1];
  // What differs in its last digits only would leave no room for ticks.
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  if (greatest - least > Math.max(size * 1e-12, tiny)) return [least, greatest];
  if (log) return [Math.max(least, tiny) / 10, Math.max(greatest, tiny) * 10];
  const room = size / 2 > tiny ? size / 2 : 1;
  return [least - room, greatest + room];
}

function ticksIn([low, high]: readonly [number, number], log: boolean, wanted: number): number[] {
  if (!log) return scaleLinear().domain([low, high]).ticks(wanted);
  const ticks = scaleLog().domain([low, high]).ticks(wanted);
  if (Math.log10(high / low) < fewDecades)
    return ticks.length > wanted * 2 ? ticks.filter((_, i) => i % 2 === 0) : ticks;
  const powers = ticks.filter((tick) => Number.isInteger(Math.round(Math.log10(tick) * 1e9) / 1e9));
  const every = Math.ceil(powers.length / Math.max(1, wanted));
  return powers.filter((_, i) => i % every === 0);
}
