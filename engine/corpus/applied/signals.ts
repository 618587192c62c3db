/** Filters and transforms of signals. */
import type { CorpusProgram } from "../program.ts";

export const signals: readonly CorpusProgram[] = [
  {
    name: "a finite impulse response",
    source: `
function f(taps: number[], signal: number[]): number {
  let energy = 0;
  for (let n = 0; n < signal.length; n++) {
    let y = 0;
    for (let k = 0; k < taps.length && k <= n; k++) y += taps[k] * signal[n - k];
    energy += y * y;
  }
  return energy;
}
`,
    inputs: [
      [
        [0.5, 0.3, -0.1],
        [1, 2, 0, -1, 3],
      ],
      [[2], [1]],
    ],
    constructs: ["short circuit that guards an index", "nested loops"],
  },
  {
    name: "a biquad with its state in closures",
    source: `
function makeBiquad(b0: number, b1: number, a1: number, a2: number) {
  let x1 = 0;
  let y1 = 0;
  let y2 = 0;
  return (x: number): number => {
    const y = b0 * x + b1 * x1 - a1 * y1 - a2 * y2;
    y2 = y1;
    y1 = y;
    x1 = x;
    return y;
  };
}
function f(c: number[], input: number[] = [1, 0.5, -1, 2]): number {
  const left = makeBiquad(c[0], c[1], c[2], c[3]);
  const right = makeBiquad(c[1], c[0], c[3], c[2]);
  let s = 0;
  for (const x of input) s += left(x) * right(left(x));
  return s;
}
`,
    inputs: [[[1, 0.2, -0.3, 0.1]], [[0.5, 0, 0, 0], [2]]],
    constructs: ["closure with state", "function as result", "captured assignment"],
  },
  {
    name: "a discrete Fourier transform's power",
    source: `
function f(x: number[]): number[] {
  const n = x.length;
  const power: number[] = [];
  for (let k = 0; k < n; k++) {
    let re = 0;
    let im = 0;
    for (let t = 0; t < n; t++) {
      const angle = (-2 * Math.PI * k * t) / n;
      re += x[t] * Math.cos(angle);
      im += x[t] * Math.sin(angle);
    }
    power.push(re * re + im * im);
  }
  return power;
}
`,
    inputs: [[[1, 2, 0, -1]], [[3]]],
    constructs: ["nested loops", "push", "array result"],
  },
  {
    name: "a fast Fourier transform by recursion",
    source: `
interface Spectrum {
  re: number[];
  im: number[];
}
function fft(re: number[], im: number[]): Spectrum {
  const n = re.length;
  if (n === 1) return { re, im };
  const even = fft(re.filter((_, i) => i % 2 === 0), im.filter((_, i) => i % 2 === 0));
  const odd = fft(re.filter((_, i) => i % 2 === 1), im.filter((_, i) => i % 2 === 1));
  const out: Spectrum = { re: new Array(n).fill(0), im: new Array(n).fill(0) };
  for (let k = 0; k < n / 2; k++) {
    const c = Math.cos((2 * Math.PI * k) / n);
    const s = -Math.sin((2 * Math.PI * k) / n);
    const tr = c * odd.re[k] - s * odd.im[k];
    const ti = c * odd.im[k] + s * odd.re[k];
    out.re[k] = even.re[k] + tr;
    out.im[k] = even.im[k] + ti;
    out.re[k + n / 2] = even.re[k] - tr;
    out.im[k + n / 2] = even.im[k] - ti;
  }
  return out;
}
function f(x: number[]): number {
  const { re, im } = fft(x, x.map(() => 0));
  return re.reduce((s, r, k) => s + k * (r * r + im[k] * im[k]), 0);
}
`,
    inputs: [[[1, 2, 0.5, -1]], [[2]]],
    constructs: ["recursion", "object of arrays", "object result", "filter", "early return"],
  },
  {
    name: "a fast Fourier transform in place with bits reversed",
    source: `
function f(x: number[]): number {
  const n = x.length;
  const re = Float64Array.from(x);
  const im = new Float64Array(n);
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      const swap = re[i];
      re[i] = re[j];
      re[j] = swap;
    }
  }
  for (let size = 2; size <= n; size <<= 1) {
    for (let start = 0; start < n; start += size) {
      for (let k = 0; k < size / 2; k++) {
        const angle = (-2 * Math.PI * k) / size;
        const a = start + k;
        const b = a + size / 2;
        const tr = re[b] * Math.cos(angle) - im[b] * Math.sin(angle);
        const ti = re[b] * Math.sin(angle) + im[b] * Math.cos(angle);
        re[b] = re[a] - tr;
        im[b] = im[a] - ti;
        re[a] += tr;
        im[a] += ti;
      }
    }
  }
  return re.reduce((s, r, k) => s + (k + 1) * Math.sqrt(r * r + im[k] * im[k] + 1), 0);
}
`,
    inputs: [[[1, 2, 0.5, -1]], [[3, 1]]],
    constructs: ["bitwise", "Float64Array.from", "in-place update", "number as condition", "swap"],
  },
  {
    name: "a median filter of width three",
    source: `
const median = (a: number, b: number, c: number) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
function f(x: number[]): number[] {
  return x.map((v, i) => (i === 0 || i === x.length - 1 ? v : median(x[i - 1], v, x[i + 1])));
}
`,
    inputs: [[[1, 5, 2, 3]], [[7]]],
    constructs: ["Math.max of two", "map", "array result"],
    known: {
      derivative: [
        [1, 0, 0, 0],
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [0, 0, 0, 1],
      ],
      source: "each result is one of its inputs",
    },
  },
  {
    name: "linear prediction by Levinson and Durbin",
    source: `
function f(r: number[]): number {
  let a: number[] = [];
  let error = r[0];
  for (let i = 1; i < r.length; i++) {
    let acc = r[i];
    for (let j = 0; j < a.length; j++) acc -= a[j] * r[i - 1 - j];
    const k = acc / error;
    const mirrored = [...a].reverse();
    a = [...a.map((v, j) => v - k * mirrored[j]), k];
    error *= 1 - k * k;
  }
  return Math.log(error);
}
`,
    inputs: [[[2, 1, 0.4, 0.1]], [[3]]],
    constructs: ["reverse", "array spread", "array reassigned"],
  },
  {
    name: "an exponential moving average that drops its first value",
    source: `
function f(alpha: number, xs: number[] = [3, 1, 4, 1, 5]): number {
  const smooth: number[] = [];
  xs.forEach((x, i) => smooth.push(i === 0 ? x : alpha * x + (1 - alpha) * smooth[i - 1]));
  smooth.shift();
  return smooth.reduce((s, v) => s + v, 0);
}
`,
    inputs: [[0.3], [0, [1, 2]], [1]],
    constructs: ["shift", "captured mutation", "push", "default argument of an array"],
  },
  {
    name: "a window and an autocorrelation",
    source: `
const hann = (n: number): number[] => Array.from({ length: n }, (_, i) => 0.5 * (1 - Math.cos((2 * Math.PI * (i + 0.5)) / n)));
function f(x: number[]): number {
  const w = hann(x.length);
  const y = x.map((v, i) => v * w[i]);
  const lag = (l: number) => y.slice(l).reduce((s, v, i) => s + v * y[i], 0);
  let best = 0;
  for (let l = 1; l < x.length; l++) best += lag(l) / l;
  return best;
}
`,
    inputs: [[[1, 0.5, -1, 2, 0.3]], [[2]]],
    constructs: ["Array.from", "closure", "slice"],
  },
];
