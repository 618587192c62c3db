/** Whether numbers are multiples of others, and how a person writes the factor. */

/** c with a ≈ c·b in every entry; undefined where there is none or b is zero. */
export function multipleOf(a: readonly number[], b: readonly number[], tolerance = 1e-5): number | undefined {
  const [ab, bb, aa] = [inner(a, b), inner(b, b), inner(a, a)];
  if (!(bb > 0) || !(aa > 0)) return undefined;
  const c = ab / bb;
  const rest = a.map((value, index) => value - c * b[index]!);
  return inner(rest, rest) <= tolerance ** 2 * aa ? c : undefined;
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0);
}

export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.max(Math.abs(a), Math.abs(b));
}

/** "2", "1/3", "−1/2", "π", "0.318": the fraction of small whole numbers where it is one. */
export function factorText(c: number): string {
  const [sign, size] = [c < 0 ? "−" : "", Math.abs(c)];
  for (let below = 1; below <= 12; below++) {
    const above = Math.round(size * below);
    if (above > 0 && above <= 144 && isNear(size, above / below))
      return `${sign}${String(above)}${below === 1 ? "" : `/${String(below)}`}`;
  }
  for (const [name, value] of [
    ["π", Math.PI],
    ["√2", Math.SQRT2],
    ["log 2", Math.LN2],
    ["log 10", Math.LN10],
  ] as const)
    for (const [text, factor] of [
      [name, value],
      [`2${name}`, 2 * value],
      [`1/${name}`, 1 / value],
    ] as const)
      if (isNear(size, factor)) return `${sign}${text}`;
  return `${sign}${size.toPrecision(4)}`;
}
