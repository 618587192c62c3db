/**
 * Folds what a measured run counted into figures: work and bytes by owner and by source line. Exact: each
 * block's executions times what one execution of it does. Owners are named by key, so that figures of
 * different modules made from one program can be laid side by side.
 */
import type { Emitted } from "../emit/emitted.ts";
import type { Owner, OwnerId } from "../ir/types.ts";
import type { Measurement } from "../run/recorder.ts";
import type { Span } from "../source/span.ts";

export interface OwnerFigures {
  /** Scalar operations. */
  work: number;
  /** Bytes recorded on the tape, lists kept alive included, in all. */
  bytes: number;
  /** Entries of a function, turns of a loop, in the primal or the forward sweep. */
  count: number;
  /** Bytes held at the moment of the peak. */
  peakBytes: number;
}

export interface PlaceFigures {
  readonly span: Span;
  work: number;
  bytes: number;
}

export interface Figures {
  readonly work: number;
  readonly recordedBytes: number;
  readonly peakBytes: number;
  readonly byOwner: ReadonlyMap<string, OwnerFigures>;
  readonly byPlace: readonly PlaceFigures[];
  /** Places whose values were recorded on the tape at least once. */
  readonly recorded: ReadonlySet<string>;
}

/** Names a place for `Figures.recorded`. */
export function placeKey(span: Span): string {
  return `${span.source}:${String(span.start)}:${String(span.end)}`;
}

/** Cost: linear in the size of the emitted code, not in the length of the run. */
export function figuresOf(emitted: Emitted, measurement: Measurement, owners: readonly Owner[]): Figures {
  const keyOf = (owner: OwnerId): string => owners[owner]?.key ?? "";
  const byOwner = new Map<string, OwnerFigures>();
  const byPlace = new Map<string, PlaceFigures>();
  const ownerFigures = (owner: OwnerId): OwnerFigures => {
    const key = keyOf(owner);
    const known = byOwner.get(key) ?? { work: 0, bytes: 0, count: 0, peakBytes: 0 };
    byOwner.set(key, known);
    return known;
  };
  const placeFigures = (span: Span): PlaceFigures => {
    const key = placeKey(span);
    const known = byPlace.get(key) ?? { span, work: 0, bytes: 0 };
    byPlace.set(key, known);
    return known;
  };
  emitted.blocks.forEach((block, index) => {
    const times = measurement.counts[index] ?? 0;
    if (times === 0) return;
    if (block.event !== undefined && block.role !== "reverse") ownerFigures(block.owner).count += times;
    for (const figure of block.figures) {
      ownerFigures(figure.owner).work += times * figure.prims;
      placeFigures(figure.span).work += times * figure.prims;
    }
  });
  const recorded = new Set<string>();
  emitted.groups.forEach((group, index) => {
    const times = measurement.pushes[index] ?? 0;
    const lists = measurement.listBytes[index] ?? 0;
    const figures = ownerFigures(group.owner);
    figures.bytes += times * group.bytes + lists;
    figures.peakBytes += measurement.peak.byGroup[index] ?? 0;
    if (times === 0) return;
    for (const source of group.sources) {
      recorded.add(placeKey(source.span));
      placeFigures(source.span).bytes += times * source.bytes + lists / group.sources.length;
    }
  });
  return {
    work: measurement.work,
    recordedBytes: measurement.recordedBytes,
    peakBytes: measurement.peak.total,
    byOwner,
    byPlace: [...byPlace.values()],
    recorded,
  };
}
