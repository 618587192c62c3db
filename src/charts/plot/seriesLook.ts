/** What tells one series from another: an ink, a dash and a shape, so that no series stands by its color alone. */

export interface SeriesLook {
  readonly color: string;
  /** `stroke-dasharray`; undefined for a whole line. */
  readonly dash: string | undefined;
  /** A path around a point, for clouds. */
  readonly glyph: (x: number, y: number) => string;
}

const inks = 6;
const dashes = [undefined, "7 3", "2 3", "9 3 2 3", "4 2", "12 4"];

const figure = (value: number) => value.toFixed(1);
const poly = (points: readonly (readonly [number, number])[]) => (x: number, y: number) =>
  `M${points.map(([dx, dy]) => `${figure(x + dx)},${figure(y + dy)}`).join("L")}Z`;

const glyphs: readonly SeriesLook["glyph"][] = [
  (x, y) => `M${figure(x - 2.6)},${figure(y)}a2.6,2.6 0 1 0 5.2,0a2.6,2.6 0 1 0 -5.2,0Z`,
  poly([
    [-2.4, -2.4],
    [2.4, -2.4],
    [2.4, 2.4],
    [-2.4, 2.4],
  ]),
  poly([
    [0, -3.2],
    [3, 2.4],
    [-3, 2.4],
  ]),
  poly([
    [0, -3.4],
    [3.4, 0],
    [0, 3.4],
    [-3.4, 0],
  ]),
  poly([
    [-3, -2.4],
    [3, -2.4],
    [0, 3.2],
  ]),
  poly([
    [-1, -3],
    [1, -3],
    [1, -1],
    [3, -1],
    [3, 1],
    [1, 1],
    [1, 3],
    [-1, 3],
    [-1, 1],
    [-3, 1],
    [-3, -1],
    [-1, -1],
  ]),
];

/** The look of the series at a place, from 0. */
export function seriesLook(place: number): SeriesLook {
  const round = Math.floor(place / inks);
  return {
    color: `var(--series-${String((place % inks) + 1)})`,
    dash: dashes[(place + round) % dashes.length],
    glyph: glyphs[(place + round) % glyphs.length] ?? glyphs[0]!,
  };
}
