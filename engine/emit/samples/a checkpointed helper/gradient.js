"use strict";
const { tape, out, outOfRange } = rt;
function decay(y, rate) {
  const t = 0.01 * rate;
  for (let i = 0; i < 100; i++) {
    y -= t * Math.sin(y);
  }
  return y;
}
function decay$vjp(y, rate, yBar) {
  // forward sweep
  const t = 0.01 * rate;
  let i = 0;
  for (; i < 100; i++) {
    const t2 = Math.sin(y);
    const p = tape.push(2), d = tape.numbers;
    d[p] = y; d[p + 1] = t2;
    y -= t * t2;
  }
  // reverse sweep
  let t2 = 0;
  for (let i2 = i - 1; i2 >= 0; i2--) {
    const p = tape.pop(2), d = tape.numbers;
    const y2 = d[p];
    const t3 = d[p + 1];
    const t4 = -yBar;
    yBar += t4 * t * Math.cos(y2);
    t2 += t4 * t3;
  }
  out[1] = t2 * 0.01;
  return yBar;
}
function f$vjp(x, xBar, t) {
  // forward sweep
  const t2 = x[0] ?? outOfRange(x, 0, 0);
  const t3 = x[1] ?? outOfRange(x, 1, 1);
  // reverse sweep
  const t4 = t * decay(t2, t3);
  const t5 = decay$vjp(t2, t3, t * t3);
  const t6 = out[1];
  xBar[1] += t4 + t6;
  xBar[0] += t5;
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
