/** Directions and cotangents to try: the same in every run, no entry near zero, none a multiple of another. */

/** `count` numbers of magnitude 0.5 to 1.5 and either sign, the same for the same `seed` (a linear congruential generator). */
export function seededNumbers(count: number, seed: number): readonly number[] {
  let state = (seed * 2654435761 + 12345) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  next();
  return Array.from({ length: count }, () => (0.5 + next()) * (next() < 0.5 ? -1 : 1));
}
