"use strict";
const { storeOutOfRange, tape, outReferences, outOfRange, out, newNumbers, newList, tooLong, popFrom } = rt;
function truncated(x) {
  return x !== x ? 0 : Math.trunc(x);
}
function clamped(from, n) {
  const i = truncated(from);
  return i < 0 ? Math.max(n + i, 0) : Math.min(i, n);
}
function fill$fwd(xs, x, xsBar) {
  const to = xs.length;
  const end = clamped(to, to);
  for (let i = 0; i < end; i++) {
    xs[i] ?? storeOutOfRange(xs, i, 0); xs[i] = x;
  }
  const p = tape.push(1), d = tape.numbers;
  d[p] = end;
  outReferences[1] = xsBar;
  return xs;
}
function reduce$fwd(xs, initial, xsBar) {
  const n = xs.length;
  for (let i = 0; i < n; i++) {
    xs[i] ?? outOfRange(xs, i, 1);
  }
}
function function_9$rev(t) {
  out[1] = t;
  return t;
}
function reduce$rev(xs, xsBar, sumBar) {
  const n = xs.length;
  for (let i = (0 < n ? Math.ceil(n) : 0) - 1; i >= 0; i--) {
    sumBar = function_9$rev(sumBar);
    const t = out[1];
    xsBar[i] += t;
  }
}
function fill$rev(xsBar) {
  const p = tape.pop(1), d = tape.numbers;
  const end = d[p];
  for (let i = (0 < end ? Math.ceil(end) : 0) - 1; i >= 0; i--) {
    xsBar[i] = 0;
  }
}
function f$vjp(x, xBar, t) {
  // forward sweep
  const t2 = x.length;
  const list = newNumbers(t2, 2);
  const list2 = newNumbers(t2, 3);
  const u = fill$fwd(list, 0, list2);
  const uBar = outReferences[1];
  let i = 0;
  for (; i < x.length; i++) {
    u[i] ?? storeOutOfRange(u, i, 4); u[i] = Math.sin(x[i]);
  }
  let step = 0;
  for (; step < 3; step++) {
    let i2 = 1;
    for (; i2 < u.length - 1; i2++) {
      const t3 = u[i2];
      const t4 = i2 + 1;
      u[i2] = t3 + 0.25 * (u[i2 - 1] - 2 * t3 + u[t4]);
    }
    const p = tape.push(1), d = tape.numbers;
    d[p] = i2;
  }
  const energies = [];
  const energiesBar = newList(0, 0, 5);
  let i2 = 0;
  for (; i2 < u.length; i2++) {
    const value = u[i2];
    energies.push(value * value) < 2 ** 24 || tooLong(6);
    energiesBar.push(0) < 2 ** 24 || tooLong(7);
  }
  reduce$fwd(energies, 0, energiesBar);
  // reverse sweep
  reduce$rev(energies, energiesBar, t);
  for (let i3 = i2 - 1; i3 >= 0; i3--) {
    const value = u[i3];
    const t3 = popFrom(energiesBar, 8) * value;
    const valueBar = t3 + t3;
    uBar[i3] += valueBar;
  }
  for (let step2 = step - 1; step2 >= 0; step2--) {
    const p = tape.pop(1), d = tape.numbers;
    const i3 = d[p];
    for (let i4 = i3 - 1; i4 >= 1; i4--) {
      const t3 = i4 - 1;
      const t4 = i4 + 1;
      const t5 = uBar[i4];
      uBar[i4] = 0;
      const t6 = t5 * 0.25;
      uBar[t4] += t6;
      uBar[t3] += t6;
      uBar[i4] += t5 + -t6 * 2;
    }
  }
  for (let i3 = i - 1; i3 >= 0; i3--) {
    const t3 = uBar[i3];
    uBar[i3] = 0;
    xBar[i3] += t3 * Math.cos(x[i3]);
  }
  fill$rev(list2);
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
