/** A matrix as squares of color: one path for each shade, so that thousands of entries are a few elements. */

export interface HeatLayout {
  /** Side of a square, px. */
  readonly side: number;
  readonly width: number;
  readonly height: number;
  readonly shades: readonly HeatShade[];
  /** Entries that are not finite, crossed out. */
  readonly crossed: string;
  /** Least and greatest finite entry; undefined where there is none. */
  readonly range: readonly [number, number] | undefined;
}

export interface HeatShade {
  readonly path: string;
  /** From −1, the most below zero, through 0 to 1. */
  readonly strength: number;
}

const mostSide = 26;
const leastSide = 3;
/** Shades on each side of zero. */
const steps = 8;

/** Fits `rows` into a width; where squares would be too small to see, the picture is wider and scrolls. */
export function layoutHeat(rows: readonly (readonly number[])[], room: number): HeatLayout {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  const side = Math.max(leastSide, Math.min(mostSide, Math.floor(room / Math.max(1, columns))));
  const range = rangeOf(rows);
  const most = range === undefined ? 0 : Math.max(Math.abs(range[0]), Math.abs(range[1]));
  const paths = new Map<number, string>();
  let crossed = "";
  for (const [i, row] of rows.entries()) {
    for (const [j, value] of row.entries()) {
      const [x, y] = [j * side, i * side];
      if (!Number.isFinite(value)) crossed += `M${x},${y}l${side},${side}m0,${-side}l${-side},${side}`;
      else {
        const strength = most === 0 ? 0 : Math.round((value / most) * steps) / steps;
        // −0 and 0 are one shade.
        const shade = strength === 0 ? 0 : strength;
        paths.set(shade, `${paths.get(shade) ?? ""}M${x},${y}h${side}v${side}h${-side}Z`);
      }
    }
  }
  return {
    side,
    width: columns * side,
    height: rows.length * side,
    shades: [...paths].map(([strength, path]) => ({ strength, path })),
    crossed,
    range,
  };
}

function rangeOf(rows: readonly (readonly number[])[]): readonly [number, number] | undefined {
  let [least, greatest] = [Infinity, -Infinity];
  for (const row of rows)
    for (const value of row)
      if (Number.isFinite(value)) [least, greatest] = [Math.min(least, value), Math.max(greatest, value)];
  return least <= greatest ? [least, greatest] : undefined;
}

/** The color of a strength, as CSS; zero is nearly the page. */
export function heatColor(strength: number): string {
  const end = strength < 0 ? "var(--heat-below)" : "var(--heat-high)";
  return `color-mix(in oklab, ${end} ${(Math.abs(strength) * 100).toFixed(0)}%, var(--heat-low))`;
}

/** The entry under a point of the picture, or undefined beside it. */
export function entryAt(
  { side, width, height }: HeatLayout,
  [x, y]: readonly [number, number],
): readonly [row: number, column: number] | undefined {
  if (x < 0 || y < 0 || x >= width || y >= height) return undefined;
  return [Math.floor(y / side), Math.floor(x / side)];
}
