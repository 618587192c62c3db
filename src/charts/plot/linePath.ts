/** The path of a line through points, the dots of points without a neighbour, and where values are missing. */

/** A point with its place; undefined where it has none. */
export interface LinePoint {
  readonly at: readonly [number, number] | undefined;
}

const figure = (value: number) => value.toFixed(1);

/** Radius of the dot of a point that no line leads to, px. */
const dotRadius = 3;

/** Points without a place are gaps, which the line does not cross. */
export function linePath(points: readonly LinePoint[]): string {
  let path = "";
  let isOpen = false;
  for (const [i, { at }] of points.entries()) {
    if (at !== undefined && !isAlone(points, i)) {
      path += `${isOpen ? "L" : "M"}${figure(at[0])},${figure(at[1])}`;
      isOpen = true;
    } else isOpen = false;
  }
  return path;
}

/** Circles around the points that have no neighbour, which no line shows. */
export function dotsPath(points: readonly LinePoint[]): string {
  const [r, d] = [figure(dotRadius), figure(2 * dotRadius)];
  return points
    .flatMap(({ at }, i) =>
      at === undefined || !isAlone(points, i)
        ? []
        : [`M${figure(at[0] - dotRadius)},${figure(at[1])}a${r},${r} 0 1 0 ${d},0a${r},${r} 0 1 0 -${d},0Z`],
    )
    .join("");
}

function isAlone(points: readonly LinePoint[], i: number): boolean {
  return points[i - 1]?.at === undefined && points[i + 1]?.at === undefined;
}

/** Two marks stand no closer than this, px: a whole stretch without values is one row of them. */
const markGap = 8;
const markSize = 3;

/** Small crosses at height `y` over the places of values that could not be drawn, px. */
export function crossesPath(places: readonly number[], y: number): string {
  let path = "";
  let last = -Infinity;
  for (const x of [...places].sort((a, b) => a - b)) {
    if (x - last < markGap) continue;
    last = x;
    const [left, right] = [figure(x - markSize), figure(x + markSize)];
    const [top, bottom] = [figure(y - markSize), figure(y + markSize)];
    path += `M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}`;
  }
  return path;
}
