/**
 * Names of the surroundings that a message should recognise.
 */

/** JavaScript's own that differentiation does not take. */
export const unsupportedGlobals: ReadonlySet<string> = new Set(
  "BigInt Date Error Function Intl JSON Promise Proxy Reflect RegExp Symbol WeakMap WeakSet BigInt64Array BigUint64Array ArrayBuffer DataView encodeURIComponent decodeURIComponent globalThis queueMicrotask".split(
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

/** What prints in other languages. */
export const printNames: ReadonlySet<string> = new Set([
  "print",
  "println",
  "printf",
  "puts",
  "echo",
  "disp",
]);

/**
 * The nearest of the names, if one: within two slips, for up to four letters within one. A name of which this is the
 * beginning (`grad` for `gradient`) stands between one slip and two, the shortest first.
 */
export function similarName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = name.length <= 4 ? 2 : 3;
  for (const candidate of candidates) {
    const distance = distanceBetween(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceBetween(name: string, candidate: string): number {
  const slips = slipsBetween(name, candidate);
  const isBeginning = name.length >= 3 && candidate.startsWith(name);
  return isBeginning && slips > 1 ? 2 - 1 / slips : slips;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one into the other, no place touched twice
 * (optimal string alignment; Damerau, 1964).
 */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1]!;
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = isSwap ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
