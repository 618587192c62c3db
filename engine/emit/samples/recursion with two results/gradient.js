"use strict";
const { tape, outOfRange, outReferences } = rt;
const { strongMul } = rt.primitives;
function tree$fwd(list, depth, a, list2) {
  let result;
  let resultBar;
  if (depth === 0) {
    resultBar = { size: 0, weight: 0 };
    const q = tape.pushReferences(1), refs = tape.references;
    refs[q] = resultBar;
    result = { size: 1, weight: a };
  } else {
    const t = depth - 1;
    const left = tree$fwd(list, t, a * (list[0] ?? outOfRange(list, 0, 0)), list2);
    const leftBar = outReferences[1];
    const right = tree$fwd(list, t, a + (list[1] ?? outOfRange(list, 1, 1)), list2);
    const rightBar = outReferences[1];
    const size = left.size;
    const size2 = right.size;
    const weight = left.weight;
    const weight2 = right.weight;
    resultBar = { size: 0, weight: 0 };
    const p = tape.push(2), d = tape.numbers;
    const q = tape.pushReferences(3), refs = tape.references;
    d[p] = weight; d[p + 1] = weight2; refs[q] = leftBar; refs[q + 1] = rightBar;
    refs[q + 2] = resultBar;
    result = { size: size + size2, weight: weight * weight2 };
  }
  outReferences[1] = resultBar;
  return result;
}
function tree$rev(list, depth, a, list2) {
  let aBar;
  if (depth === 0) {
    const q = tape.popReferences(1), refs = tape.references;
    const record = refs[q];
    aBar = record.weight;
  } else {
    const p = tape.pop(2), d = tape.numbers;
    const weight = d[p];
    const weight2 = d[p + 1];
    const q = tape.popReferences(3), refs = tape.references;
    const leftBar = refs[q];
    const rightBar = refs[q + 1];
    const record = refs[q + 2];
    const t = depth - 1;
    const t2 = list[0];
    const t3 = record.weight;
    rightBar.weight += t3 * weight;
    leftBar.weight += t3 * weight2;
    const t4 = tree$rev(list, t, a + list[1], list2);
    list2[1] += t4;
    const t5 = tree$rev(list, t, a * t2, list2);
    list2[0] += t5 * a;
    aBar = t4 + t5 * t2;
  }
  return aBar;
}
function f$vjp(x, xBar, t) {
  // forward sweep
  const whole = tree$fwd(x, 3, 1, xBar);
  const wholeBar = outReferences[1];
  const size = whole.size;
  // reverse sweep
  wholeBar.weight += strongMul(t, 1 / size);
  tree$rev(x, 3, 1, xBar);
}
function f$gradient(x) {
  const list = new Float64Array(x.length);
  f$vjp(x, list, 1);
  return list;
}
function entry(x) {
  return f$gradient(x);
}
return entry;
