/** The names that every cell knows, and those that it might expect and does not have. */

/** Of the language itself; Mixtape's own functions come on top. */
export const languageNames: ReadonlySet<string> = new Set(
  (
    "undefined NaN Infinity Math Number Boolean String Array Object Function Symbol BigInt Date RegExp JSON " +
    "Map Set WeakMap WeakSet WeakRef Promise Proxy Reflect Intl Error TypeError RangeError SyntaxError " +
    "ReferenceError EvalError URIError AggregateError ArrayBuffer DataView Float64Array Float32Array Int8Array " +
    "Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array " +
    "isNaN isFinite parseInt parseFloat encodeURIComponent decodeURIComponent encodeURI decodeURI eval " +
    "console performance structuredClone Iterator"
  ).split(" "),
);

/** Of browsers, workers and Node. */
export const hostNames: ReadonlySet<string> = new Set(
  (
    "window document self globalThis global process require module exports Buffer fetch XMLHttpRequest WebSocket " +
    "Worker importScripts postMessage localStorage sessionStorage indexedDB navigator location history alert " +
    "confirm prompt setTimeout setInterval setImmediate clearTimeout clearInterval requestAnimationFrame " +
    "cancelAnimationFrame queueMicrotask addEventListener removeEventListener dispatchEvent Image HTMLElement " +
    "Element Node Event crypto caches btoa atob URL Blob File FileReader WebAssembly SharedArrayBuffer Atomics " +
    "__dirname __filename"
  ).split(" "),
);

/** The known name nearest to a misspelt one: one letter apart, or two in a name of six letters or more. */
export function similarName(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = name.length < 2 ? 0 : name.length < 6 ? 2 : 3;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Letters to insert, take away or exchange (Levenshtein). */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    above = row;
  }
  return above[b.length]!;
}
