"use strict";
function f$vjp(x, xBar, sumBar) {
  // forward sweep
  let i = 0;
  for (; i < x.length - 1; i++) {
  }
  // reverse sweep
  for (let i2 = i - 1; i2 >= 0; i2--) {
    const t = i2 + 1;
    const t2 = x[i2];
    const a = x[t] - t2 * t2;
    const b = 1 - t2;
    const t3 = sumBar * b;
    const bBar = t3 + t3;
    const aBar = sumBar * (100 * a) + sumBar * a * 100;
    const t4 = -aBar * t2;
    xBar[i2] += -bBar + t4 + t4;
    xBar[t] += aBar;
  }
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
