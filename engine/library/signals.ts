/** Interpolation, convolution, Fourier transforms. */
import type { Family } from "./entry.ts";

const shared = `
function cell$(xs, t) {
  let [low, high] = [0, xs.length - 1];
  if (t !== t) return 0;
  if (t <= xs[low]) return -1;
  if (t >= xs[high]) return high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (xs[middle] <= t) low = middle;
    else high = middle;
  }
  return low;
}
function ascending$(xs, ys) {
  if (xs.length === 0 || xs.length !== ys.length)
    throw $fault("array-shapes", "interp1", "needs as many places as values, and is given " + xs.length + " and " + ys.length);
  for (let i = 1; i < xs.length; i++)
    if (!(xs[i - 1] < xs[i])) throw $fault("array-values", "interp1", "needs ascending places, and is given " + xs[i - 1] + " before " + xs[i]);
}
function power$(n) {
  let size = 1;
  while (size < n) size *= 2;
  return size;
}
function butterflies$(re, im, n, sign) {
  let j = 0;
  for (let i = 1; i < n; i++) {
    let bit = n / 2;
    while (j >= bit && bit >= 1) {
      j -= bit;
      bit = bit / 2;
    }
    j += bit;
    if (i < j) {
      const [x, y] = [re[i], im[i]];
      re[i] = re[j];
      im[i] = im[j];
      re[j] = x;
      im[j] = y;
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k++) {
      const angle = (sign * 2 * Math.PI * k) / size;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let start = k; start < n; start += size) {
        const other = start + half;
        const [x, y] = [c * re[other] - s * im[other], c * im[other] + s * re[other]];
        re[other] = re[start] - x;
        im[other] = im[start] - y;
        re[start] += x;
        im[start] += y;
      }
    }
  }
}
function transformed$(x) {
  const n = x.length;
  const size = power$(n);
  const [re, im] = [new Float64Array(n), new Float64Array(n)];
  if (size === n) {
    for (let i = 0; i < n; i++) re[i] = x[i];
    butterflies$(re, im, n, -1);
    return { re, im };
  }
  const [c, s] = [new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    const angle = (Math.PI * ((i * i) % (2 * n))) / n;
    c[i] = Math.cos(angle);
    s[i] = Math.sin(angle);
  }
  const m = power$(2 * n);
  const [ar, ai, br, bi] = [new Float64Array(m), new Float64Array(m), new Float64Array(m), new Float64Array(m)];
  for (let i = 0; i < n; i++) {
    ar[i] = x[i] * c[i];
    ai[i] = -x[i] * s[i];
    br[i] = c[i];
    bi[i] = s[i];
    if (i > 0) br[m - i] = c[i];
    if (i > 0) bi[m - i] = s[i];
  }
  butterflies$(ar, ai, m, -1);
  butterflies$(br, bi, m, -1);
  for (let i = 0; i < m; i++) {
    const [p, q] = [ar[i] * br[i] - ai[i] * bi[i], ar[i] * bi[i] + ai[i] * br[i]];
    ar[i] = p;
    ai[i] = q;
  }
  butterflies$(ar, ai, m, 1);
  for (let i = 0; i < n; i++) {
    re[i] = (ar[i] * c[i] + ai[i] * s[i]) / m;
    im[i] = (ai[i] * c[i] - ar[i] * s[i]) / m;
  }
  return { re, im };
}
function copied$(like, data) {
  const out = $like(like, data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i];
  return out;
}
`;

/** Interpolation, convolution, Fourier transforms. */
export const signals: Family = {
  shared,
  functions: [
    {
      name: "interpolated",
      takes: ["vector", "vector", "vector"],
      value: `(xs, ys, t) {
  ascending$(xs, ys);
  const out = $like(t, t.length);
  const last = xs.length - 1;
  for (let k = 0; k < t.length; k++) {
    const i = cell$(xs, t[k]);
    if (i < 0) out[k] = ys[0];
    else if (i >= last) out[k] = ys[last];
    else out[k] = ys[i] + ((t[k] - xs[i]) / (xs[i + 1] - xs[i])) * (ys[i + 1] - ys[i]);
  }
  return out;
}`,
      rule: {
        frule: `([xsDot, ysDot, tDot], xs, ys, t) {
  const value = interpolated(xs, ys, t);
  const out = $like(t, t.length);
  const last = xs.length - 1;
  for (let k = 0; k < t.length; k++) {
    const i = cell$(xs, t[k]);
    if (i < 0) out[k] = ysDot[0];
    else if (i >= last) out[k] = ysDot[last];
    else {
      const width = xs[i + 1] - xs[i];
      const w = (t[k] - xs[i]) / width;
      const slope = (ys[i + 1] - ys[i]) / width;
      const along = tDot[k] - xsDot[i] - w * (xsDot[i + 1] - xsDot[i]);
      out[k] = ysDot[i] + w * (ysDot[i + 1] - ysDot[i]) + slope * along;
    }
  }
  return { value, tangent: out };
}`,
        rrule: `(xs, ys, t) {
  return {
    value: interpolated(xs, ys, t),
    pullback: (bar) => {
      const [xsBar, ysBar, tBar] = [each$(xs, () => 0), each$(ys, () => 0), each$(t, () => 0)];
      const last = xs.length - 1;
      for (let k = 0; k < t.length; k++) {
        const i = cell$(xs, t[k]);
        if (i < 0) ysBar[0] += bar[k];
        else if (i >= last) ysBar[last] += bar[k];
        else {
          const width = xs[i + 1] - xs[i];
          const w = (t[k] - xs[i]) / width;
          const slope = (ys[i + 1] - ys[i]) / width;
          ysBar[i] += bar[k] * (1 - w);
          ysBar[i + 1] += bar[k] * w;
          tBar[k] = bar[k] * slope;
          xsBar[i] -= bar[k] * slope * (1 - w);
          xsBar[i + 1] -= bar[k] * slope * w;
        }
      }
      return [xsBar, ysBar, tBar];
    },
  };
}`,
      },
    },
    {
      name: "interp1",
      takes: ["vector", "vector", "number or vector"],
      value: `(xs, ys, t) {
  if ($kind(t) === "number") return interpolated(xs, ys, [t])[0];
  return interpolated(xs, ys, t);
}`,
      signatures: [
        "(xs: Vector, ys: Vector, t: number): number",
        "<V extends Vector>(xs: Vector, ys: Vector, t: V): V",
      ],
      note: "The piecewise linear function through the points (xs, ys) at t, a number or a vector; constant beyond the ends. The places ascend; at one of them the derivative is that of the piece to its right.",
    },
    {
      name: "conv1d",
      takes: ["vector", "vector"],
      value: `(x, k) {
  if (x.length === 0 || k.length === 0)
    throw $fault("array-shapes", "conv1d", "is given vectors of " + x.length + " and " + k.length + " numbers");
  const out = $like(x, x.length + k.length - 1);
  for (let i = 0; i < out.length; i++) {
    let total = 0;
    const end = Math.min(i, k.length - 1);
    for (let j = Math.max(0, i - x.length + 1); j <= end; j++) total += x[i - j] * k[j];
    out[i] = total;
  }
  return out;
}`,
      rule: {
        frule: `([xDot, kDot], x, k) { return { value: conv1d(x, k), tangent: add(conv1d(xDot, k), conv1d(x, kDot)) }; }`,
        rrule: `(x, k) {
  return {
    value: conv1d(x, k),
    pullback: (bar) => {
      const [xBar, kBar] = [each$(x, () => 0), each$(k, () => 0)];
      for (let i = 0; i < x.length; i++) {
        for (let j = 0; j < k.length; j++) {
          xBar[i] += bar[i + j] * k[j];
          kBar[j] += bar[i + j] * x[i];
        }
      }
      return [xBar, kBar];
    },
  };
}`,
      },
      signatures: ["<V extends Vector>(x: V, kernel: Vector): V"],
      note: "The full convolution: entry i is Σ x[i − j]·kernel[j]; as long as both together, less one.",
    },
    {
      name: "fft",
      takes: ["vector"],
      value: `(x) {
  if (x.length === 0) throw $fault("array-shapes", "fft", "needs at least one number, and is given an empty vector");
  const { re, im } = transformed$(x);
  return { re: copied$(x, re), im: copied$(x, im) };
}`,
      rule: {
        frule: `([xDot], x) { return { value: fft(x), tangent: fft(xDot) }; }`,
        rrule: `(x) { return { value: fft(x), pullback: (bar) => [add(fft(bar.re).re, fft(bar.im).im)] }; }`,
      },
      signatures: ["<V extends Vector>(x: V): { re: V; im: V }"],
      note: "The discrete Fourier transform Σ x[t]·exp(−2πi·k·t/n) of real numbers, of any length, as real and imaginary parts.",
    },
  ],
};
