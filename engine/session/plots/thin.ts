/**
 * Series that a page can draw: a long one keeps what its picture shows. How many points were given is told by whoever
 * keeps the series, so that nobody takes the rest for the whole.
 */

export interface Points {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Points kept of a series. */
export const mostPoints = 2_000;

/** First, least, greatest and last of a stretch, and one gap. */
const keptOfStretch = 5;

/**
 * Cuts a line into stretches of equally many points and keeps of each the first, the least, the greatest and the last,
 * with a gap where there is one: a line drawn through these covers the same pixels (M4: Jugel, Jerzak, Hackenbroich and
 * Markl, 2014).
 */
export function thinLine(points: Points): Points {
  const { y } = points;
  if (y.length <= mostPoints) return points;
  const stretches = Math.floor(mostPoints / keptOfStretch);
  const kept = Array.from({ length: stretches }, (_, stretch) =>
    tellingOf(
      y,
      Math.floor((stretch * y.length) / stretches),
      Math.floor(((stretch + 1) * y.length) / stretches),
    ),
  ).flat();
  return pick(points, kept);
}

/** Keeps every k-th point of a cloud. */
export function thinCloud(points: Points): Points {
  const { length } = points.y;
  if (length <= mostPoints) return points;
  const kept = Array.from({ length: mostPoints }, (_, i) => Math.floor((i * length) / mostPoints));
  return pick(points, kept);
}

function pick({ x, y }: Points, places: readonly number[]): Points {
  return { x: places.map((place) => x[place] ?? NaN), y: places.map((place) => y[place] ?? NaN) };
}

/** Places in [from, to) that the picture needs, in order. */
function tellingOf(y: readonly number[], from: number, to: number): number[] {
  const places = new Set([from, to - 1]);
  let [least, greatest, gap]: (number | undefined)[] = [];
  for (let place = from; place < to; place++) {
    const value = y[place] ?? NaN;
    if (!Number.isFinite(value)) gap ??= place;
    else {
      if (least === undefined || value < (y[least] ?? NaN)) least = place;
      if (greatest === undefined || value > (y[greatest] ?? NaN)) greatest = place;
    }
  }
  for (const place of [least, greatest, gap]) if (place !== undefined) places.add(place);
  return [...places].sort((a, b) => a - b);
}
