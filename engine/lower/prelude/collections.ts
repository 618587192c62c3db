/**
 * `Map` and `Set` as TypeScript: keys in the order of insertion, found by looking from the first. `$deleted` counts
 * deletions, so that one in the middle of a loop over the collection is noticed.
 */
export const collections = `
function indexOfKey(m, key) {
  const keys = m.$keys;
  for (let i = 0; i < keys.length; i++) if ($sameValue(keys[i], key)) return i;
  return -1;
}
function has(m, key) {
  return indexOfKey(m, key) >= 0;
}
function mapGet(m, key) {
  const i = indexOfKey(m, key);
  if (i < 0) return undefined;
  return m.$values[i];
}
function mapSet(m, key, value) {
  const i = indexOfKey(m, key);
  if (i < 0) {
    m.$keys.push(key);
    m.$values.push(value);
  } else m.$values[i] = value;
  return m;
}
function mapDelete(m, key) {
  const i = indexOfKey(m, key);
  if (i < 0) return false;
  spliceOut(m.$keys, i, 1);
  spliceOut(m.$values, i, 1);
  m.$deleted++;
  return true;
}
function mapClear(m) {
  if (m.$keys.length > 0) m.$deleted++;
  m.$keys.length = 0;
  m.$values.length = 0;
}
function setAdd(s, key) {
  if (indexOfKey(s, key) < 0) s.$keys.push(key);
  return s;
}
function setDelete(s, key) {
  const i = indexOfKey(s, key);
  if (i < 0) return false;
  spliceOut(s.$keys, i, 1);
  s.$deleted++;
  return true;
}
function setClear(s) {
  if (s.$keys.length > 0) s.$deleted++;
  s.$keys.length = 0;
}
function undisturbed(m, before) {
  if (m.$deleted !== before) throw new Error("This collection was deleted from while it was looped over, which Mixtape cannot follow.");
}
function mapForEach(m, f) {
  const before = m.$deleted;
  for (let i = 0; i < m.$keys.length; i++) {
    f(m.$values[i], m.$keys[i], m);
    undisturbed(m, before);
  }
}
function setForEach(s, f) {
  const before = s.$deleted;
  for (let i = 0; i < s.$keys.length; i++) {
    f(s.$keys[i], s.$keys[i], s);
    undisturbed(s, before);
  }
}
function mapFrom(m, pairs) {
  for (const [key, value] of pairs) mapSet(m, key, value);
  return m;
}
function setFrom(s, keys) {
  for (const key of keys) setAdd(s, key);
  return s;
}
function entriesOf(m) {
  const out = [];
  for (let i = 0; i < m.$keys.length; i++) out.push([m.$keys[i], m.$values[i]]);
  return out;
}
`;
