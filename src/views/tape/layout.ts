/**
 * Where everything of the tape's picture stands: bands by owner, sweeps, turning point, budget, peak. Plain
 * geometry in px; which color and words it gets is left to the view.
 */
import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { area, curveLinear, curveStepAfter, line } from "d3-shape";
import type { TapeNote, TapeSample, TapeTimeline } from "../../../engine/protocol.ts";
import type { Tick } from "../../charts/Axis.tsx";
import { formatBytes, formatCompact } from "../../charts/quantities.ts";
import { byteTicks, countTicks } from "../../charts/ticks.ts";

export interface TapeLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** From the bottom of the stack up: the owner that held most at the peak comes first. */
  readonly bands: readonly TapeBand[];
  /** The upper edge of the whole stack. */
  readonly outline: string;
  readonly sweeps: readonly TapeSweep[];
  /** Where the first reverse sweep begins; undefined where none does. */
  readonly turn: number | undefined;
  readonly peak: { readonly x: number; readonly y: number } | undefined;
  /** Height of the budget's line; undefined where it lies above the picture. */
  readonly budget: number | undefined;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** Where each sample stands, in the order of the samples. */
  readonly columns: readonly number[];
}

export interface TapeBand {
  /** Owner keys; more than one where small ones are drawn together. */
  readonly owners: readonly string[];
  readonly path: string;
  /** Bytes at each sample. */
  readonly bytes: readonly number[];
  /** The most that it held at once. */
  readonly most: number;
}

export interface TapeSweep {
  readonly sweep: SweepKind;
  readonly from: number;
  readonly to: number;
}

/** `again`: forward after the way back has begun (a checkpoint runs again, or forward mode comes late). */
export type SweepKind = TapeSample["sweep"] | "again";

export interface TapeSize {
  readonly width: number;
  readonly height: number;
}

/** More bands than this cannot be told apart: the smaller ones become one. */
export const mostBands = 7;
/** Fewer samples than this are single pushes and pops, and drawn as steps. */
const fewSamples = 80;
/** The budget is drawn where the peak comes to this share of it. */
const nearBudget = 0.4;
const margins = { left: 62, right: 14, top: 44, bottom: 40 };

/** The geometry of a timeline in a picture of the given size; empty bands where nothing was ever held. */
export function layoutTape(timeline: TapeTimeline, tape: TapeNote, size: TapeSize): TapeLayout {
  const plot = {
    left: margins.left,
    right: Math.max(margins.left + 40, size.width - margins.right),
    top: margins.top,
    bottom: Math.max(margins.top + 40, size.height - margins.bottom),
  };
  const { samples } = timeline;
  const last = max(samples, (sample) => sample.at) ?? 0;
  const most = max(samples, (sample) => sample.total) ?? 0;
  const showsBudget = tape.budgetBytes > 0 && most >= nearBudget * tape.budgetBytes;
  const top = (showsBudget ? Math.max(most, tape.budgetBytes) : most) * 1.04;
  const x = scaleLinear([0, last || 1], [plot.left, plot.right]);
  const y = scaleLinear([0, top || 1], [plot.bottom, plot.top]);
  const bands = stackBands(timeline, x, y);
  const peakSample = timeline.peak ?? samples.find(({ total }) => total === most);
  return {
    plot,
    bands,
    outline:
      line<TapeSample>(
        (sample) => x(sample.at),
        (sample) => y(sample.total),
      ).curve(curveOf(samples.length))(samples) ?? "",
    sweeps: sweepsOf(samples, x),
    turn: turnOf(samples, x),
    peak: peakSample !== undefined && most > 0 ? { x: x(peakSample.at), y: y(peakSample.total) } : undefined,
    budget: showsBudget ? y(tape.budgetBytes) : undefined,
    xTicks: countTicks(last, (plot.right - plot.left) / 90).map((value) => ({
      at: x(value),
      label: formatCompact(value),
    })),
    yTicks: byteTicks(top, (plot.bottom - plot.top) / 40).map((value) => ({
      at: y(value),
      label: formatBytes(value),
    })),
    columns: samples.map((sample) => x(sample.at)),
  };
}

/** The sample whose column is in force at `x` px: the last one at or left of it; −1 without samples. */
export function sampleAt(x: number, columns: readonly number[]): number {
  let low = 0;
  let high = columns.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((columns[middle] ?? Infinity) <= x) low = middle;
    else high = middle - 1;
  }
  return high;
}

type Scale = (value: number) => number;

function stackBands(timeline: TapeTimeline, x: Scale, y: Scale): TapeBand[] {
  const { samples } = timeline;
  const floor = samples.map(() => 0);
  return groupsByPeak(timeline).map((indices) => {
    const bytes = samples.map((sample) =>
      indices.reduce((sum, index) => sum + (sample.bytes[index] ?? 0), 0),
    );
    const below = [...floor];
    bytes.forEach((held, index) => (floor[index]! += held));
    const above = [...floor];
    const path = area<TapeSample>(
      (sample) => x(sample.at),
      (_, index) => y(below[index]!),
      (_, index) => y(above[index]!),
    ).curve(curveOf(samples.length))(samples);
    return {
      owners: indices.map((index) => timeline.owners[index] ?? ""),
      path: path ?? "",
      bytes,
      most: max(bytes) ?? 0,
    };
  });
}

/** Indices of owners that held anything, most at the peak first, the small ones together at the end. */
function groupsByPeak({ owners, samples, peak }: TapeTimeline): number[][] {
  const holding = owners
    .map((_, index) => ({
      index,
      atPeak: peak?.bytes[index] ?? 0,
      most: max(samples, (sample) => sample.bytes[index] ?? 0) ?? 0,
    }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.atPeak - a.atPeak || b.most - a.most)
    .map(({ index }) => index);
  if (holding.length <= mostBands) return holding.map((index) => [index]);
  return [...holding.slice(0, mostBands - 1).map((index) => [index]), holding.slice(mostBands - 1)];
}

function curveOf(count: number) {
  return count < fewSamples ? curveStepAfter : curveLinear;
}

function sweepsOf(samples: readonly TapeSample[], x: Scale): TapeSweep[] {
  const sweeps: TapeSweep[] = [];
  const kinds = sweepKinds(samples);
  samples.forEach((sample, index) => {
    const at = x(sample.at);
    const current = sweeps[sweeps.length - 1];
    const sweep = kinds[index]!;
    if (current?.sweep === sweep) {
      sweeps[sweeps.length - 1] = { ...current, to: at };
    } else {
      // What lies between two samples belongs to the sweep that the later one ends.
      sweeps.push({ sweep, from: index === 0 ? at : x(samples[index - 1]!.at), to: at });
    }
  });
  return sweeps.filter(({ from, to }) => to > from);
}

/** The kind of sweep that each sample was taken in. */
export function sweepKinds(samples: readonly TapeSample[]): SweepKind[] {
  const turned = samples.findIndex(({ sweep }) => sweep === "reverse");
  return samples.map(({ sweep }, index) =>
    sweep === "forward" && turned >= 0 && index > turned ? "again" : sweep,
  );
}

function turnOf(samples: readonly TapeSample[], x: Scale): number | undefined {
  const index = samples.findIndex(({ sweep }) => sweep === "reverse");
  if (index < 0) return undefined;
  return x((samples[index - 1] ?? samples[index]!).at);
}
