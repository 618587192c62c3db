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
