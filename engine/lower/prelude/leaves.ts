/** The numbers of the entries of an array, for `lower/derivatives/leaves.ts`, which knows what an entry is. */
export const leaves = `
function leavesOf(x) {
  const vector = new Float64Array($leafCount(x));
  $writeLeaves(vector, 0, x);
  return vector;
}
function fromLeaves(like, vector) {
  return $readLeaves(like, vector, 0);
}
function vectorLike(like, vector) {
  const n = vector.length;
  const out = $like(like, n);
  for (let i = 0; i < n; i++) out[i] = vector[i];
  return out;
}
function leafCountEach(xs) {
  let count = 0;
  for (let i = 0; i < xs.length; i++) count += $leafCount(xs[i]);
  return count;
}
function writeLeavesEach(vector, at, xs) {
  let next = at;
  for (let i = 0; i < xs.length; i++) next = $writeLeaves(vector, next, xs[i]);
  return next;
}
function readLeavesEach(like, vector, at) {
  const n = like.length;
  const out = $like(like, n);
  let next = at;
  for (let i = 0; i < n; i++) {
    out[i] = $readLeaves(like[i], vector, next);
    next += $leafCount(like[i]);
  }
  return out;
}
`;
