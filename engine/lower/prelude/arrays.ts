/**
 * Array methods as TypeScript that is lowered like the user's. `$` names are intrinsics of lowering:
 * `$made(xs, n)` is a new list of n entries of the flavour of `xs`, whose elements are found out by what is stored;
 * `$like(xs, n)` has the elements of `xs` too; `$empty(xs)` is an empty array of them, and `$settled(xs, out)` has
 * the flavour of `xs` again; `$at(xs, i)` is `undefined` outside; `$clamped` counts from the end where negative.
 * Element types are left out: each function is specialised by its arguments.
 */
export const arrays = `
function map(xs, f) {
  const n = xs.length;
  const out = $made(xs, n);
  for (let i = 0; i < n; i++) out[i] = f(xs[i], i, xs);
  return out;
}
function filter(xs, f) {
  const n = xs.length;
  const out = $empty(xs);
  for (let i = 0; i < n; i++) {
    const x = xs[i];
    if (f(x, i, xs)) out.push(x);
  }
  return $settled(xs, out);
}
function reduce(xs, f, initial) {
  const n = xs.length;
  let sum = initial;
  for (let i = 0; i < n; i++) sum = f(sum, xs[i], i, xs);
  return sum;
}
function reduceFirst(xs, f) {
  const n = xs.length;
  let sum = xs[0];
  for (let i = 1; i < n; i++) sum = f(sum, xs[i], i, xs);
  return sum;
}
function reduceRight(xs, f, initial) {
  let sum = initial;
  for (let i = xs.length - 1; i >= 0; i--) sum = f(sum, xs[i], i, xs);
  return sum;
}
function reduceRightFirst(xs, f) {
  let sum = xs[xs.length - 1];
  for (let i = xs.length - 2; i >= 0; i--) sum = f(sum, xs[i], i, xs);
  return sum;
}
function forEach(xs, f) {
  const n = xs.length;
  for (let i = 0; i < n; i++) f(xs[i], i, xs);
}
function some(xs, f) {
  const n = xs.length;
  for (let i = 0; i < n; i++) if (f(xs[i], i, xs)) return true;
  return false;
}
function every(xs, f) {
  const n = xs.length;
  for (let i = 0; i < n; i++) if (!f(xs[i], i, xs)) return false;
  return true;
}
function find(xs, f) {
  const n = xs.length;
  for (let i = 0; i < n; i++) {
    const x = xs[i];
    if (f(x, i, xs)) return x;
  }
  return undefined;
}
function findIndex(xs, f) {
  const n = xs.length;
  for (let i = 0; i < n; i++) if (f(xs[i], i, xs)) return i;
  return -1;
}
function findLast(xs, f) {
  for (let i = xs.length - 1; i >= 0; i--) {
    const x = xs[i];
    if (f(x, i, xs)) return x;
  }
  return undefined;
}
function findLastIndex(xs, f) {
  for (let i = xs.length - 1; i >= 0; i--) if (f(xs[i], i, xs)) return i;
  return -1;
}
function indexOf(xs, x, from = 0) {
  const n = xs.length;
  for (let i = $clamped(from, n); i < n; i++) if (xs[i] === x) return i;
  return -1;
}
function lastIndexOf(xs, x) {
  for (let i = xs.length - 1; i >= 0; i--) if (xs[i] === x) return i;
  return -1;
}
function includes(xs, x) {
  const n = xs.length;
  for (let i = 0; i < n; i++) if ($sameValue(xs[i], x)) return true;
  return false;
}
function slice(xs, from = 0, to = xs.length) {
  const start = $clamped(from, xs.length);
  const n = Math.max($clamped(to, xs.length) - start, 0);
  const out = $like(xs, n);
  for (let i = 0; i < n; i++) out[i] = xs[start + i];
  return out;
}
function concat(xs, ys) {
  const n = xs.length;
  const out = $like(xs, n + ys.length);
  for (let i = 0; i < n; i++) out[i] = xs[i];
  for (let i = 0; i < ys.length; i++) out[n + i] = ys[i];
  return out;
}
function flatOnce(xss) {
  const out = [];
  for (let i = 0; i < xss.length; i++) $pushFlat(out, xss[i]);
  return out;
}
function flatMap(xs, f) {
  const n = xs.length;
  const out = [];
  for (let i = 0; i < n; i++) $pushFlat(out, f(xs[i], i, xs));
  return out;
}
function pushAll(out, xs) {
  const n = xs.length;
  for (let i = 0; i < n; i++) out.push(xs[i]);
}
function reverse(xs) {
  const n = xs.length;
  const half = Math.floor(n / 2);
  for (let i = 0; i < half; i++) {
    const x = xs[i];
    xs[i] = xs[n - 1 - i];
    xs[n - 1 - i] = x;
  }
  return xs;
}
function fill(xs, x, from = 0, to = xs.length) {
  const end = $clamped(to, xs.length);
  for (let i = $clamped(from, xs.length); i < end; i++) xs[i] = x;
  return xs;
}
function shift(xs) {
  const first = xs[0];
  for (let i = 1; i < xs.length; i++) xs[i - 1] = xs[i];
  if (xs.length > 0) xs.pop();
  return first;
}
function unshift(xs, x) {
  xs.push(x);
  for (let i = xs.length - 1; i > 0; i--) xs[i] = xs[i - 1];
  xs[0] = x;
  return xs.length;
}
function spliceOut(xs, from, count = xs.length) {
  const start = $clamped(from, xs.length);
  const n = Math.min(Math.max(truncated(count), 0), xs.length - start);
  const out = $like(xs, n);
  for (let i = 0; i < n; i++) out[i] = xs[start + i];
  const rest = xs.length - n;
  for (let i = start; i < rest; i++) xs[i] = xs[i + n];
  xs.length = rest;
  return out;
}
function insertAt(xs, at, x) {
  xs.push(x);
  for (let i = xs.length - 1; i > at; i--) xs[i] = xs[i - 1];
  xs[at] = x;
}
function startOf(xs, from) {
  return $clamped(from, xs.length);
}
function sort(xs, compare) {
  const n = xs.length;
  let source = xs;
  let target = $like(xs, n);
  for (let i = 0; i < n; i++) target[i] = xs[i];
  source = target;
  target = xs;
  for (let width = 1; width < n; width *= 2) {
    for (let left = 0; left < n; left += 2 * width) {
      const middle = Math.min(left + width, n);
      const right = Math.min(left + 2 * width, n);
      let i = left;
      let j = middle;
      for (let k = left; k < right; k++) {
        if (i < middle && (j >= right || !(compare(source[i], source[j]) > 0))) {
          target[k] = source[i];
          i++;
        } else {
          target[k] = source[j];
          j++;
        }
      }
    }
    const other = source;
    source = target;
    target = other;
  }
  if (n > 0) copyInto(xs, source);
  return xs;
}
function sortNumbers(xs) {
  return sort(xs, numerically);
}
function numerically(a, b) {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === 0 && b === 0) return 1 / a < 1 / b ? -1 : 1 / a > 1 / b ? 1 : 0;
  if (a === b) return 0;
  return a !== a ? (b !== b ? 0 : 1) : -1;
}
function copyInto(xs, source) {
  for (let i = 0; i < xs.length; i++) xs[i] = source[i];
}
function setAll(xs, ys, at = 0) {
  for (let i = 0; i < ys.length; i++) xs[at + i] = ys[i];
}
function copyWithin(xs, to, from, end = xs.length) {
  const copy = slice(xs, from, end);
  const start = $clamped(to, xs.length);
  for (let i = 0; i < copy.length && start + i < xs.length; i++) xs[start + i] = copy[i];
  return xs;
}
function fromLength(n, f) {
  const out = $made([], n);
  for (let i = 0; i < n; i++) out[i] = f(undefined, i);
  return out;
}
function fromMapped(xs, f) {
  const n = xs.length;
  const out = $made([], n);
  for (let i = 0; i < n; i++) out[i] = f(xs[i], i);
  return out;
}
function copyTo(out, xs) {
  for (let i = 0; i < out.length; i++) out[i] = xs[i];
  return out;
}
function keys(xs) {
  const out = $made([], xs.length);
  for (let i = 0; i < out.length; i++) out[i] = i;
  return out;
}
function maxOf(xs) {
  let most = -Infinity;
  for (let i = 0; i < xs.length; i++) most = Math.max(most, xs[i]);
  return most;
}
function minOf(xs) {
  let least = Infinity;
  for (let i = 0; i < xs.length; i++) least = Math.min(least, xs[i]);
  return least;
}
function truncated(x) {
  return x !== x ? 0 : Math.trunc(x);
}
function clamped(from, n) {
  const i = truncated(from);
  return i < 0 ? Math.max(n + i, 0) : Math.min(i, n);
}
function hypotOf(xs) {
  let most = 0;
  for (let i = 0; i < xs.length; i++) {
    const x = Math.abs(xs[i]);
    if (x === Infinity) return Infinity;
    most = x > most || x !== x ? x : most !== most ? most : Math.max(most, x);
  }
  if (most === 0) return 0;
  if (most !== most) return NaN;
  let sum = 0;
  let compensation = 0;
  for (let i = 0; i < xs.length; i++) {
    const ratio = Math.abs(xs[i]) / most;
    const summand = ratio * ratio - compensation;
    const preliminary = sum + summand;
    compensation = preliminary - sum - summand;
    sum = preliminary;
  }
  return Math.sqrt(sum) * most;
}
function joined(xs, separator) {
  let text = "";
  for (let i = 0; i < xs.length; i++) text = i === 0 ? text + xs[i] : text + separator + xs[i];
  return text;
}
function replaced(xs, at, x) {
  const out = slice(xs);
  out[at < 0 ? xs.length + at : at] = x;
  return out;
}
function stored(xs) {
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] !== xs[i])
      throw new Error("An entry of this array is NaN, or was never stored since the array was made. Fill it first: new Array(n).fill(0).");
  }
}
function reach(xs, index) {
  if (index > xs.length && Number.isInteger(index)) while (xs.length < index) xs.push(undefined);
}
function element(xs, at) {
  const i = truncated(at);
  return $at(xs, i < 0 ? xs.length + i : i);
}
`;
