/** Which subfunctions a one-line strip of modes shows, and how wide each is. */
import type { ModeLetter, OwnerReport } from "../../../engine/protocol.ts";

export interface StripPart {
  readonly key: string;
  readonly name: string;
  readonly letter: ModeLetter;
  /** Share of the derivative's work that this part and its loops do, 0…1. */
  readonly share: number;
}

const most = 4;

interface Group extends StripPart {
  readonly work: number;
}

/**
 * The user's functions in the order they were met, those with the most work if there are too many. A function that is
 * called from several places is one part for each of its modes. What loops and Mixtape's own functions do counts for the
 * function around them.
 */
export function stripOf(owners: readonly OwnerReport[]): {
  readonly parts: readonly StripPart[];
  readonly hidden: number;
} {
  const byKey = new Map(owners.map((owner) => [owner.key, owner]));
  const groups = new Map<string, Group>();
  for (const owner of owners) {
    const { name, letter, key } = shownAround(owner, byKey);
    const group = `${name} ${letter}`;
    const before = groups.get(group) ?? { key, name, letter, share: 0, work: 0 };
    groups.set(group, { ...before, work: before.work + owner.derivativeWork });
  }
  const all = [...groups.values()];
  const kept = new Set(all.toSorted((a, b) => b.work - a.work).slice(0, most));
  const total = all.reduce((sum, { work }) => sum + work, 0);
  const parts = all
    .filter((group) => kept.has(group))
    .map(({ key, name, letter, work }) => ({
      key,
      name,
      letter,
      share: total > 0 ? work / total : 1 / kept.size,
    }));
  return { parts, hidden: all.length - parts.length };
}

/** The nearest function of the user's that `owner` is or is within; the outermost owner where there is none. */
function shownAround(owner: OwnerReport, byKey: ReadonlyMap<string, OwnerReport>): OwnerReport {
  let at = owner;
  for (let depth = 0; depth < 100 && !isShown(at); depth++) {
    const parent = at.parent === undefined ? undefined : byKey.get(at.parent);
    if (parent === undefined) break;
    at = parent;
  }
  return at;
}

/** The user's functions among the owners, one for each name and mode, in the order they were met. */
export function shownFunctions(owners: readonly OwnerReport[]): readonly OwnerReport[] {
  const met = new Map<string, OwnerReport>();
  for (const owner of owners.filter(isShown)) {
    const group = `${owner.name} ${owner.letter}`;
    if (!met.has(group)) met.set(group, owner);
  }
  return [...met.values()];
}

const isShown = ({ kind, span }: OwnerReport): boolean =>
  kind === "function" && !span.source.startsWith("prelude:");
