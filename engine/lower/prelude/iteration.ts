/**
 * Array methods that call a function for each element, in TypeScript that is lowered like the user's. The
 * receiver is the first parameter. As in JavaScript, the length is read once, before the first call.
 */
export const iteration = `
function map(a, f) {
  const n = a.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = f(a[i], i, a);
  return out;
}
function forEach(a, f) {
  const n = a.length;
  for (let i = 0; i < n; i++) f(a[i], i, a);
}
function filter(a, f) {
  const n = a.length;
  const out = [];
  for (let i = 0; i < n; i++) {
    const x = a[i];
    if (f(x, i, a)) out.push(x);
  }
  return out;
}
function flatMap(a, f) {
  const n = a.length;
  const out = [];
  for (let i = 0; i < n; i++) {
    const inner = f(a[i], i, a);
    for (let j = 0; j < inner.length; j++) out.push(inner[j]);
  }
  return out;
}
function reduce(a, f, initial) {
  const n = a.length;
  let total = initial;
  for (let i = 0; i < n; i++) total = f(total, a[i], i, a);
  return total;
}
function reduceFromFirst(a, f) {
  const n = a.length;
  if (n === 0) throw new TypeError("Reduce of empty array with no initial value");
  let total = a[0];
  for (let i = 1; i < n; i++) total = f(total, a[i], i, a);
  return total;
}
function reduceRight(a, f, initial) {
  let total = initial;
  for (let i = a.length - 1; i >= 0; i--) total = f(total, a[i], i, a);
  return total;
}
function reduceRightFromLast(a, f) {
  const n = a.length;
  if (n === 0) throw new TypeError("Reduce of empty array with no initial value");
  let total = a[n - 1];
  for (let i = n - 2; i >= 0; i--) total = f(total, a[i], i, a);
  return total;
}
function some(a, f) {
  const n = a.length;
  for (let i = 0; i < n; i++) if (f(a[i], i, a)) return true;
  return false;
}
function every(a, f) {
  const n = a.length;
  for (let i = 0; i < n; i++) if (!f(a[i], i, a)) return false;
  return true;
}
function find(a, f) {
  const n = a.length;
  for (let i = 0; i < n; i++) {
    const x = a[i];
    if (f(x, i, a)) return x;
  }
  return undefined;
}
function findIndex(a, f) {
  const n = a.length;
  for (let i = 0; i < n; i++) if (f(a[i], i, a)) return i;
  return -1;
}
function findLast(a, f) {
  for (let i = a.length - 1; i >= 0; i--) {
    const x = a[i];
    if (f(x, i, a)) return x;
  }
  return undefined;
}
function findLastIndex(a, f) {
  for (let i = a.length - 1; i >= 0; i--) if (f(a[i], i, a)) return i;
  return -1;
}
function arrayFromCount(n, f) {
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = f(undefined, i);
  return out;
}
function arrayFromList(a, f) {
  const n = a.length;
  const out = new Array(n);
  for (let i = 0; i < n; i++) out[i] = f(a[i], i);
  return out;
}
`;
