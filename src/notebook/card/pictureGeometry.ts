/** Where the marks of a small picture of numbers lie: bars where each has room, else a band from least to most. */

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SmallPictureGeometry {
  readonly bars: readonly Bar[];
  /** Height of zero, px from the top. */
  readonly zero: number;
}

/**
 * One bar for each number, or for each column of pixels the range of the numbers that fall on it. Numbers that are not
 * finite have no bar. Zero is always within the picture.
 */
export function layOutPicture(
  values: readonly number[],
  width: number,
  height: number,
): SmallPictureGeometry {
  const finite = values.filter(Number.isFinite);
  const top = Math.max(0, ...extent(finite));
  const bottom = Math.min(0, ...extent(finite));
  const y = (value: number) => (top === bottom ? height / 2 : ((top - value) / (top - bottom)) * height);
  const columns = Math.min(values.length, Math.floor(width / 2));
  const step = width / Math.max(columns, 1);
  const gap = step > 4 ? 1 : 0;
  const bars: Bar[] = [];
  for (let column = 0; column < columns; column++) {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    const range = extent(values.slice(from, to).filter(Number.isFinite));
    if (range.length === 0) continue;
    const high = y(Math.max(0, ...range));
    const low = y(Math.min(0, ...range));
    bars.push({
      x: column * step,
      y: Math.min(high, height - 1),
      width: Math.max(1, Math.min(step - gap, 10)),
      height: Math.max(1, low - high),
    });
  }
  return { bars, zero: y(0) };
}

/** Which of `count` numbers lies at `x`. */
export function indexAt(x: number, width: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((x / width) * count)));
}

/** Least and greatest, without spreading a long list over a call. */
function extent(values: readonly number[]): number[] {
  if (values.length === 0) return [];
  let least = values[0]!;
  let most = least;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
