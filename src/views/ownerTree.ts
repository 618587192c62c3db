/** The owners of a report as a tree, in the order of the call tree. */
import type { OwnerReport, Span, TapeSample, TapeTimeline } from "../../engine/protocol.ts";
import { contains } from "./sourceText.ts";

export interface OwnerRow {
  readonly owner: OwnerReport;
  /** 0 for the entry. */
  readonly depth: number;
  readonly childCount: number;
}

/**
 * Owners in preorder, children in the report's order. An owner whose parent is unknown counts as a root, and so
 * does the first one of a ring, so that every owner is listed once.
 */
export function ownerRows(owners: readonly OwnerReport[]): OwnerRow[] {
  const known = new Set(owners.map(({ key }) => key));
  const children = new Map<string | undefined, OwnerReport[]>();
  for (const owner of owners) {
    const parent = owner.parent !== undefined && known.has(owner.parent) ? owner.parent : undefined;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [owner]);
    else siblings.push(owner);
  }
  const rows: OwnerRow[] = [];
  const listed = new Set<string>();
  const visit = (owner: OwnerReport, depth: number): void => {
    if (listed.has(owner.key)) return;
    listed.add(owner.key);
    const below = children.get(owner.key) ?? [];
    rows.push({ owner, depth, childCount: below.length });
    for (const child of below) visit(child, depth + 1);
  };
  for (const root of children.get(undefined) ?? []) visit(root, 0);
  for (const owner of owners) visit(owner, 0);
  return rows;
}

/**
 * What an owner is called in running text: its name; of a loop with its function's; with its caller's where
 * several have the name.
 */
export function ownerTitle(owner: OwnerReport, owners: readonly OwnerReport[]): string {
  const isAmbiguous = owners.some(({ key, name }) => name === owner.name && key !== owner.key);
  if (owner.kind === "function" && !isAmbiguous) return owner.name;
  const above = owner.kind === "loop" ? functionAround(owner, owners) : parentOf(owner, owners);
  return above === undefined ? owner.name : `${above.name} › ${owner.name}`;
}

function parentOf(owner: OwnerReport, owners: readonly OwnerReport[]): OwnerReport | undefined {
  return owners.find(({ key }) => key === owner.parent && key !== owner.key);
}

function functionAround(loop: OwnerReport, owners: readonly OwnerReport[]): OwnerReport | undefined {
  const passed = new Set<OwnerReport>();
  let above = parentOf(loop, owners);
  while (above?.kind === "loop" && !passed.has(above)) {
    passed.add(above);
    above = parentOf(above, owners);
  }
  return above;
}

/** The innermost owner whose text holds the span; undefined outside of all. */
export function ownerAt(span: Span, owners: readonly OwnerReport[]): OwnerReport | undefined {
  const around = owners.filter((owner) => contains(owner.span, span));
  return around.reduce<OwnerReport | undefined>(
    (inner, owner) => (inner === undefined || contains(inner.span, owner.span) ? owner : inner),
    undefined,
  );
}

/** Whether it is a function of Mixtape's own, such as `map`, that the user called but did not write. */
export function isMixtapes({ span }: OwnerReport): boolean {
  return span.source.startsWith("prelude:");
}

/** For every owner the user's owner that answers for it: itself, or the nearest one that the user wrote around it. */
export function answeringOwners(owners: readonly OwnerReport[]): ReadonlyMap<string, string> {
  const byKey = new Map(owners.map((owner) => [owner.key, owner]));
  const answering = (owner: OwnerReport, passed: readonly string[]): string => {
    const above = owner.parent === undefined ? undefined : byKey.get(owner.parent);
    if (!isMixtapes(owner) || above === undefined || passed.includes(owner.key)) return owner.key;
    return answering(above, [...passed, owner.key]);
  };
  return new Map(owners.map((owner) => [owner.key, answering(owner, [])]));
}

/** The user's owners alone, each with the work and the bytes of Mixtape's own functions that it called. */
export function usersOwners(owners: readonly OwnerReport[]): OwnerReport[] {
  const answering = answeringOwners(owners);
  const sums = new Map<string, OwnerReport>();
  for (const owner of owners) {
    if (answering.get(owner.key) !== owner.key) continue;
    const parent = owner.parent === undefined ? undefined : (answering.get(owner.parent) ?? owner.parent);
    sums.set(owner.key, { ...owner, parent });
  }
  for (const owner of owners) {
    const sum = sums.get(answering.get(owner.key) ?? "");
    if (sum === undefined || sum.key === owner.key) continue;
    sums.set(sum.key, {
      ...sum,
      primalWork: sum.primalWork + owner.primalWork,
      derivativeWork: sum.derivativeWork + owner.derivativeWork,
      recordedBytes: sum.recordedBytes + owner.recordedBytes,
      peakBytes: sum.peakBytes + owner.peakBytes,
    });
  }
  return [...sums.values()];
}

/** The timeline with the bytes of Mixtape's own functions counted for who called them. */
export function usersTimeline(timeline: TapeTimeline, owners: readonly OwnerReport[]): TapeTimeline {
  const answering = answeringOwners(owners);
  const keys = timeline.owners.map((key) => answering.get(key) ?? key);
  const kept = [...new Set(keys)];
  if (kept.length === keys.length) return { ...timeline, owners: keys };
  const places = keys.map((key) => kept.indexOf(key));
  const folded = (sample: TapeSample): TapeSample => {
    const bytes = kept.map(() => 0);
    sample.bytes.forEach((held, index) => (bytes[places[index]!]! += held));
    return { ...sample, bytes };
  };
  return {
    owners: kept,
    samples: timeline.samples.map(folded),
    peak: timeline.peak && folded(timeline.peak),
  };
}
