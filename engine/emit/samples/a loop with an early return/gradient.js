"use strict";
const { outOfRange, tape } = rt;
const { strongMul } = rt.primitives;
function f$vjp(x, xBar, resultBar) {
  // forward sweep
  const guess = x[0] ?? outOfRange(x, 0, 0);
  let guess2 = guess;
  let turn = 0;
  let returned = false;
  for (; !returned && turn < 50; turn++) {
    const t = guess / guess2;
    const next = (guess2 + t) / 2;
    returned = Math.abs(next - guess2) < 1e-12;
    const p = tape.push(3), d = tape.numbers;
    d[p] = guess2; d[p + 1] = t; d[p + 2] = returned ? 1 : 0;
    guess2 = returned ? 0 : next;
  }
  // reverse sweep
  let guessBar;
  if (returned) {
    guessBar = 0;
  } else {
    guessBar = resultBar;
    resultBar = 0;
  }
  let guessBar2 = 0;
  for (let turn2 = turn - 1; turn2 >= 0; turn2--) {
    const p = tape.pop(3), d = tape.numbers;
    const guess3 = d[p];
    const t = d[p + 1];
    const test = d[p + 2] !== 0;
    const nextBar = test ? resultBar : guessBar;
    const t2 = nextBar * 0.5;
    guessBar = t2 + strongMul(t2, -(t / guess3));
    resultBar = 0;
    guessBar2 += strongMul(t2, 1 / guess3);
  }
  guessBar2 = guessBar + guessBar2;
  xBar[0] += guessBar2;
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
