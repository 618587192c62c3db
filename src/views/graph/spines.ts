/**
 * Long chains that should run straight down, as the partial sums of a long sum do: without a line to keep to, each box would
 * stand between the one before and what else it reads, and the chain would drift aside.
 */

interface Layered {
  readonly layer: number;
}

type Neighbours<T> = ReadonlyMap<T, readonly T[]>;

/** Shorter chains look better balanced between what they read. */
const shortest = 8;

/**
 * For each box of such a chain but the last, the next one. Two boxes follow each other if the upper one alone is why the lower
 * one sits as low as it does, and if the lower one leads the longest way down of all that read the upper one. Layers have to be
 * those of longest paths; cost is linear in boxes and links.
 */
export function spinesOf<T extends Layered>(
  boxes: readonly T[],
  reads: Neighbours<T>,
  readers: Neighbours<T>,
): ReadonlyMap<T, T> {
  const next = nextInChains(boxes, reads, readers);
  const followers = new Set(next.values());
  const spines = new Map<T, T>();
  for (const start of boxes) {
    if (followers.has(start)) continue;
    const chain = [start];
    for (let box = next.get(start); box !== undefined; box = next.get(box)) chain.push(box);
    if (chain.length >= shortest) chain.slice(1).forEach((box, index) => spines.set(chain[index]!, box));
  }
  return spines;
}

function nextInChains<T extends Layered>(
  boxes: readonly T[],
  reads: Neighbours<T>,
  readers: Neighbours<T>,
): ReadonlyMap<T, T> {
  const heights = heightsOf(boxes, readers);
  const next = new Map<T, T>();
  for (const upper of boxes) {
    const below = onlyMost(
      (readers.get(upper) ?? []).filter(({ layer }) => layer > upper.layer),
      (box) => heights.get(box) ?? 0,
    );
    if (below === undefined) continue;
    const above = onlyMost(
      (reads.get(below) ?? []).filter(({ layer }) => layer < below.layer),
      ({ layer }) => layer,
    );
    if (above === upper) next.set(upper, below);
  }
  return next;
}

/** How many steps lead down from each box at most. */
function heightsOf<T extends Layered>(boxes: readonly T[], readers: Neighbours<T>): ReadonlyMap<T, number> {
  const heights = new Map<T, number>();
  for (const box of boxes.toSorted((a, b) => b.layer - a.layer)) {
    const below = (readers.get(box) ?? []).filter(({ layer }) => layer > box.layer);
    heights.set(
      box,
      below.reduce((most, reader) => Math.max(most, 1 + (heights.get(reader) ?? 0)), 0),
    );
  }
  return heights;
}

/** The one with the highest figure; undefined where two have it. */
function onlyMost<T>(things: readonly T[], figure: (thing: T) => number): T | undefined {
  const most = things.reduce((highest, thing) => Math.max(highest, figure(thing)), -Infinity);
  const [first, ...others] = new Set(things.filter((thing) => figure(thing) === most));
  return others.length === 0 ? first : undefined;
}
