/** One small program for each use of typed arrays. */
import type { CorpusProgram } from "../program.ts";

const f64 = (...values: number[]) => new Float64Array(values);
const f32 = (...values: number[]) => new Float32Array(values);

export const typedArrays: readonly CorpusProgram[] = [
  {
    name: "a Float64Array as the argument",
    source: `
function f(x: Float64Array): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i] * x[i] * (i + 1);
  return s;
}
`,
    inputs: [[f64(1, 2)], [f64(3)]],
    constructs: ["Float64Array"],
    known: { derivative: f64(2, 8), source: "closed form" },
  },
  {
    name: "a Float64Array made, filled and returned",
    source: `
function f(x: Float64Array): Float64Array {
  const y = new Float64Array(x.length + 1);
  y.fill(1);
  for (let i = 0; i < x.length; i++) y[i + 1] = y[i] * x[i];
  return y;
}
`,
    inputs: [[f64(2, 3)], [f64(4)]],
    constructs: ["Float64Array", "fill", "typed array result"],
    known: {
      derivative: [
        [0, 0],
        [1, 0],
        [3, 2],
      ],
      source: "running products",
    },
  },
  {
    name: "methods of typed arrays",
    source: `
function f(x: Float64Array): number {
  const y = x.map((v) => v * v);
  const z = y.slice(0, 2);
  let s = 0;
  z.forEach((v, i) => {
    s += v * i;
  });
  return s + y.reduce((a, b) => a + b, 0) + (y.some((v) => v > 100) ? 1 : 0);
}
`,
    inputs: [[f64(1, 2, 3)], [f64(2)]],
    constructs: ["Float64Array", "map", "slice", "forEach", "reduce", "some"],
    known: { derivative: [2, 8, 6], source: "closed form" },
  },
  {
    name: "typed arrays from arrays and back",
    source: `
function f(x: number[]): number {
  const a = new Float64Array(x);
  const b = Float64Array.from(x, (v) => v * 2);
  const c = Float64Array.of(x[0], 1);
  a[0] = 0;
  const back = Array.from(a);
  back.push(b[0]);
  return back.reduce((s, v) => s + v * v, 0) * c[0] + [...b].length;
}
`,
    inputs: [[[1, 2]], [[3]]],
    constructs: ["Float64Array", "Float64Array.from", "Array.from", "array spread"],
    known: { derivative: [4 + 4 + 8, 4], source: "(x₁² + 4x₀²)x₀" },
  },
  {
    name: "set and copyWithin",
    source: `
function f(x: Float64Array): number {
  const y = new Float64Array(x.length + 2);
  y.set(x, 1);
  y[1] *= 2;
  y.copyWithin(0, 1, 2);
  return y[0] * y[1] + y[y.length - 2];
}
`,
    inputs: [[f64(3, 4)], [f64(2)]],
    constructs: ["Float64Array", "set", "copyWithin"],
    known: { derivative: [24, 1], source: "4x₀² + x₁" },
  },
  {
    name: "a second view of the same memory",
    source: `
function f(x: Float64Array): number {
  const y = x.slice();
  const view = y.subarray(1);
  view[0] *= 2;
  return y[1] * view[0];
}
`,
    inputs: [[f64(3, 4)], [f64(0, 1, 2)]],
    constructs: ["Float64Array", "subarray"],
    known: { derivative: [0, 32], source: "4x₁²" },
  },
  {
    name: "a Float32Array rounds what is stored",
    source: `
function f(x: number): number {
  const y = new Float32Array(2);
  y[0] = x;
  y[1] = y[0] * y[0];
  return y[1] * 3;
}
`,
    inputs: [[0.1], [0.5]],
    constructs: ["Float32Array"],
    rough: "rounding makes the function a staircase",
    precision: 1e-6,
    known: { derivative: 6 * Math.fround(0.1), source: "the rounding has derivative 1" },
  },
  {
    name: "a Float32Array as the argument",
    source: `
function f(x: Float32Array): number {
  const y = x.slice();
  for (let i = 1; i < y.length; i++) y[i] += y[i - 1] / 3;
  let s = 0;
  for (const v of y) s += v * v;
  return s;
}
`,
    inputs: [[f32(0.1, 0.2, 0.3)], [f32(1)]],
    constructs: ["Float32Array", "compound assignment"],
    rough: "rounding makes the function a staircase",
    precision: 1e-6,
  },
  {
    name: "Math.fround by itself",
    source: `
const f = (x: number) => Math.fround(x) ** 2;
`,
    inputs: [[0.1], [2]],
    constructs: ["Math.fround"],
    rough: "rounding makes the function a staircase",
    known: { derivative: 2 * Math.fround(0.1), source: "the rounding has derivative 1" },
  },
  {
    name: "an integer array holds indices",
    source: `
function f(x: number[]): number {
  const order = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) order[i] = x.length - 1 - i;
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[order[i]] * x[order[i]] * i;
  return s;
}
`,
    inputs: [[[1, 2, 3]], [[2]]],
    constructs: ["Int32Array", "indices as data"],
    known: { derivative: [4, 4, 0], source: "closed form" },
  },
  {
    name: "a matrix in one flat typed array",
    source: `
const at = (i: number, j: number, n: number) => i * n + j;
function f(m: Float64Array, n: number): number {
  const t = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) t[at(j, i, n)] = m[at(i, j, n)];
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < n; k++) s += m[at(i, k, n)] * t[at(k, j, n)];
    }
  }
  return s;
}
`,
    inputs: [
      [f64(1, 2, 3, 4), 2],
      [f64(3), 1],
    ],
    constructs: ["Float64Array", "index by a helper"],
    known: { derivative: f64(8, 12, 8, 12), source: "2·column sums" },
  },
  {
    name: "an object of typed arrays",
    source: `
interface Mesh {
  points: Float64Array;
  weight: number;
}
function f(mesh: Mesh): number {
  const { points, weight } = mesh;
  let s = 0;
  for (let i = 1; i < points.length; i++) s += (points[i] - points[i - 1]) ** 2;
  return weight * s;
}
`,
    inputs: [[{ points: f64(1, 3, 2), weight: 0.5 }], [{ points: f64(1), weight: 1 }]],
    constructs: ["Float64Array", "object of arrays"],
    known: { derivative: [-2, 3, -1, 5], source: "closed form" },
  },
  {
    name: "a sparse matrix in compressed rows, with its indices in integer arrays",
    source: `
function f(x: Float64Array, values: Float64Array, columns: Int32Array, starts: Uint16Array): number {
  let sum = 0;
  for (let i = 0; i + 1 < starts.length; i++) {
    let y = 0;
    for (let k = starts[i]; k < starts[i + 1]; k++) y += values[k] * x[columns[k]];
    sum += Math.sin(y) * x[i] + y * columns[0];
  }
  return sum;
}
`,
    inputs: [
      [
        Float64Array.of(0.5, -1.2, 0.8),
        Float64Array.of(2, -1, 0.5, 3),
        Int32Array.of(2, 0, 1, 2),
        Uint16Array.of(0, 1, 3, 4),
      ],
    ],
    constructs: ["integer array", "Float64Array", "for", "several arguments"],
  },
  {
    name: "an integer array that is given is written and read again",
    source: `
function f(x: number[], counts: Uint8Array): number {
  for (let i = 0; i < x.length; i++) if (x[i] > 0) counts[i % counts.length] += 200;
  let sum = 0;
  for (const [i, c] of [...counts].entries()) sum += x[i] * x[i] * c;
  return sum + counts.reduce((a, b) => a + b, 0) * x[0];
}
`,
    inputs: [[[0.5, -1.2, 0.8, 0.3], Uint8Array.of(100, 7, 255)]],
    constructs: ["integer array", "element write", "for of", "reduce"],
  },
  {
    name: "pixels in a Uint8ClampedArray weigh what is differentiated",
    source: `
function f(x: number[], pixels: Uint8ClampedArray): number {
  const shades = new Uint8ClampedArray(pixels.length);
  for (let i = 0; i < pixels.length; i++) shades[i] = pixels[i] * 1.5 - 20;
  const clipped = pixels.slice();
  clipped[0] = x[0] * 300;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] ** 2 * shades[i] + x[i] * clipped[i];
  return sum;
}
`,
    inputs: [[[0.9, -1.2, 0.8], Uint8ClampedArray.of(10, 101, 255)]],
    constructs: ["integer array", "element write"],
    known: { derivative: [255, 132 * 2 * -1.2 + 101, 255 * 2 * 0.8 + 255], source: "closed form" },
  },
];
