/** Which subfunctions a one-line strip of modes shows, and how wide each is. */
import type { ModeLetter, OwnerReport } from "../../../engine/protocol.ts";

export interface StripPart {
  readonly key: string;
  readonly name: string;
  readonly letter: ModeLetter;
  /** Share of the derivative's work that this part and its loops do, 0…1. */
  readonly share: number;
}

const most = 6;

/** The functions of a report in the order they were met, the ones with the most work if there are too many; loops count as their function's. */
export function stripOf(owners: readonly OwnerReport[]): {
  readonly parts: readonly StripPart[];
  readonly hidden: number;
} {
  const byKey = new Map(owners.map((owner) => [owner.key, owner]));
  const work = new Map<string, number>();
  for (const owner of owners) {
    const home = functionAround(owner, byKey);
    work.set(home, (work.get(home) ?? 0) + owner.derivativeWork);
  }
  const functions = owners.filter(({ kind }) => kind === "function");
  const total = functions.reduce((sum, { key }) => sum + (work.get(key) ?? 0), 0);
  const ranked = functions.toSorted((a, b) => (work.get(b.key) ?? 0) - (work.get(a.key) ?? 0)).slice(0, most);
  const kept = new Set(ranked.map(({ key }) => key));
  const parts = functions
    .filter(({ key }) => kept.has(key))
    .map(({ key, name, letter }) => ({
      key,
      name,
      letter,
      share: total > 0 ? (work.get(key) ?? 0) / total : 1 / kept.size,
    }));
  return { parts, hidden: functions.length - parts.length };
}

function functionAround(owner: OwnerReport, byKey: ReadonlyMap<string, OwnerReport>): string {
  let at = owner;
  for (let depth = 0; at.kind === "loop" && at.parent !== undefined && depth < 100; depth++) {
    const parent = byKey.get(at.parent);
    if (parent === undefined) break;
    at = parent;
  }
  return at.key;
}
