/** Where links enter an open group: right of the words in its header, so that no line strikes them through. */

/** Between two lines that enter side by side. */
const gap = 12;

/** The room that so many ports need beside the words. */
export const portsWidth = (count: number): number => (count === 0 ? 0 : (count - 1) * gap);

/**
 * The ports in the order that they wish for, each as near to its wish as `least`, `most` and the gaps allow. Assumes
 * that there is room for all of them; where there is not, the upper bound holds.
 */
export function besideWords(
  wished: ReadonlyMap<string, number>,
  least: number,
  most: number,
): ReadonlyMap<string, number> {
  const ordered = [...wished].sort(([, a], [, b]) => a - b);
  const places: number[] = [];
  ordered.forEach(([, x], index) => places.push(Math.max(x, index === 0 ? least : places[index - 1]! + gap)));
  for (let index = places.length - 1, bound = most; index >= 0; index--, bound -= gap) {
    places[index] = Math.min(places[index]!, bound);
    bound = places[index]!;
  }
  return new Map(ordered.map(([port], index) => [port, places[index]!]));
}
