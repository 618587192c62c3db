/**
 * Names of the surroundings that a message should recognise.
 */

/** JavaScript's own that differentiation does not take. */
export const unsupportedGlobals: ReadonlySet<string> = new Set(
  "BigInt Date Error Function Intl JSON Promise Proxy Reflect RegExp Symbol WeakMap WeakSet String BigInt64Array BigUint64Array ArrayBuffer DataView encodeURIComponent decodeURIComponent globalThis queueMicrotask".split(
    " ",
  ),
);

/** What a cell says to its reader, and a differentiated function does not. */
export const outputGlobals: ReadonlySet<string> = new Set([
  "show",
  "progress",
  "check",
  "plot",
  "input",
  "memoryBudget",
]);

export const hostGlobals: ReadonlySet<string> = new Set(
  "window document navigator location history localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket Worker self alert confirm prompt requestAnimationFrame setTimeout setInterval clearTimeout clearInterval process require module exports Buffer global crypto".split(
    " ",
  ),
);

/** The nearest of the names within two edits, if one; for short names within one. */
export function similarName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = name.length <= 3 ? 2 : 3;
  for (const candidate of candidates) {
    const distance = editDistance(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions and replacements that turn one into the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}
