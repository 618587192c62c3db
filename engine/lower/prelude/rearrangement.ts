/**
 * Array methods that copy or rearrange elements, in TypeScript that is lowered like the user's. The receiver
 * is the first parameter. Indices are taken as JavaScript takes them: truncated, and from the end if negative.
 */
export const rearrangement = `
function fromEnd(index, n) {
  const i = Math.trunc(index);
  if (i !== i) return 0;
  return i < 0 ? Math.max(n + i, 0) : Math.min(i, n);
}
function slice(a, start, end) {
  const n = a.length;
  const from = start === undefined ? 0 : fromEnd(start, n);
  const to = end === undefined ? n : fromEnd(end, n);
  const count = Math.max(to - from, 0);
  const out = new Array(count);
  for (let i = 0; i < count; i++) out[i] = a[from + i];
  return out;
}
function concatLists(a, b) {
  const n = a.length;
  const m = b.length;
  const out = new Array(n + m);
  for (let i = 0; i < n; i++) out[i] = a[i];
  for (let i = 0; i < m; i++) out[n + i] = b[i];
  return out;
}
function concatItem(a, x) {
  const n = a.length;
  const out = new Array(n + 1);
  for (let i = 0; i < n; i++) out[i] = a[i];
  out[n] = x;
  return out;
}
function flat(a) {
  const out = [];
  for (let i = 0; i < a.length; i++) {
    const inner = a[i];
    for (let j = 0; j < inner.length; j++) out.push(inner[j]);
  }
  return out;
}
function fill(a, value, start, end) {
  const n = a.length;
  const from = start === undefined ? 0 : fromEnd(start, n);
  const to = end === undefined ? n : fromEnd(end, n);
  for (let i = from; i < to; i++) a[i] = value;
  return a;
}
function reverse(a) {
  const n = a.length;
  for (let i = 0; i < Math.floor(n / 2); i++) {
    const x = a[i];
    a[i] = a[n - 1 - i];
    a[n - 1 - i] = x;
  }
  return a;
}
function toReversed(a) {
  const n = a.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = a[n - 1 - i];
  return out;
}
function shift(a) {
  const n = a.length;
  if (n === 0) return undefined;
  const first = a[0];
  for (let i = 1; i < n; i++) a[i - 1] = a[i];
  a.pop();
  return first;
}
function unshift(a, x) {
  a.push(x);
  for (let i = a.length - 1; i > 0; i--) a[i] = a[i - 1];
  a[0] = x;
  return a.length;
}
function spliceOut(a, start, count) {
  const n = a.length;
  const from = fromEnd(start, n);
  const taken = count === undefined ? n - from : Math.min(Math.max(Math.trunc(count), 0), n - from);
  const out = new Array(taken);
  for (let i = 0; i < taken; i++) out[i] = a[from + i];
  for (let i = from + taken; i < n; i++) a[i - taken] = a[i];
  for (let i = 0; i < taken; i++) a.pop();
  return out;
}
function insertAt(a, index, x) {
  a.push(x);
  for (let i = a.length - 1; i > index; i--) a[i] = a[i - 1];
  a[index] = x;
}
function copyWithin(a, target, start, end) {
  const n = a.length;
  const to = fromEnd(target, n);
  const piece = slice(a, start, end);
  for (let i = 0; i < piece.length && to + i < n; i++) a[to + i] = piece[i];
  return a;
}
function setFrom(a, source, offset) {
  const at = offset === undefined ? 0 : offset;
  const piece = slice(source, 0, undefined);
  if (at + piece.length > a.length) throw new RangeError("offset is out of bounds");
  for (let i = 0; i < piece.length; i++) a[at + i] = piece[i];
}
function indexOf(a, x) {
  const n = a.length;
  for (let i = 0; i < n; i++) if (a[i] === x) return i;
  return -1;
}
function lastIndexOf(a, x) {
  for (let i = a.length - 1; i >= 0; i--) if (a[i] === x) return i;
  return -1;
}
function includesNumber(a, x) {
  const n = a.length;
  for (let i = 0; i < n; i++) if (a[i] === x || (a[i] !== a[i] && x !== x)) return true;
  return false;
}
function sort(a, compare) {
  const n = a.length;
  const from = slice(a, 0, undefined);
  const to = slice(a, 0, undefined);
  for (let width = 1; width < n; width *= 2) {
    for (let low = 0; low < n; low += 2 * width) {
      const middle = Math.min(low + width, n);
      const high = Math.min(low + 2 * width, n);
      let i = low;
      let j = middle;
      for (let k = low; k < high; k++) {
        // A tie takes the left one: JavaScript's sort is stable.
        if (i < middle && (j >= high || !(compare(from[j], from[i]) < 0))) {
          to[k] = from[i];
          i++;
        } else {
          to[k] = from[j];
          j++;
        }
      }
    }
    for (let k = 0; k < n; k++) from[k] = to[k];
  }
  for (let k = 0; k < n; k++) a[k] = from[k];
  return a;
}
`;
