/** Neural networks written by hand. */
import type { CorpusProgram } from "../program.ts";

export const networks: readonly CorpusProgram[] = [
  {
    name: "a perceptron with one hidden layer",
    source: `
interface Network {
  w1: number[][];
  b1: number[];
  w2: number[];
  b2: number;
}
function f(net: Network, x: number[], target: number): number {
  const hidden = net.w1.map((row, i) => Math.tanh(row.reduce((s, w, j) => s + w * x[j], net.b1[i])));
  const out = hidden.reduce((s, h, i) => s + h * net.w2[i], net.b2);
  return (out - target) ** 2;
}
`,
    inputs: [
      [
        {
          w1: [
            [0.1, -0.2],
            [0.4, 0.3],
            [-0.5, 0.2],
          ],
          b1: [0, 0.1, -0.1],
          w2: [1, -1, 0.5],
          b2: 0.2,
        },
        [1, 2],
        0.7,
      ],
      [{ w1: [[0.3]], b1: [0], w2: [2], b2: -1 }, [0.5], 0],
    ],
    constructs: ["object of arrays", "nested arrays", "map", "reduce"],
  },
  {
    name: "a deep network whose layers are in an array of objects",
    source: `
type Activation = "relu" | "sigmoid" | "linear";
interface Layer {
  weights: number[][];
  bias: number[];
  activation: Activation;
}
function activate(kind: Activation, z: number): number {
  switch (kind) {
    case "relu":
      return z > 0 ? z : 0;
    case "sigmoid":
      return 1 / (1 + Math.exp(-z));
    default:
      return z;
  }
}
function f(layers: Layer[], input: number[]): number {
  let a = input;
  for (const { weights, bias, activation } of layers) {
    a = weights.map((row, i) => activate(activation, row.reduce((s, w, j) => s + w * a[j], bias[i])));
  }
  return a.reduce((s, v) => s + v, 0);
}
`,
    inputs: [
      [
        [
          {
            weights: [
              [0.5, -0.3],
              [0.2, 0.8],
            ],
            bias: [0.1, 0],
            activation: "relu",
          },
          {
            weights: [
              [1, -1],
              [0.4, 0.6],
            ],
            bias: [0, 0.2],
            activation: "sigmoid",
          },
          { weights: [[2, 1]], bias: [0], activation: "linear" },
        ],
        [1, 0.5],
      ],
      [[{ weights: [[2]], bias: [1], activation: "linear" }], [3]],
    ],
    constructs: [
      "switch",
      "string flag in data",
      "array of objects",
      "destructuring in for of",
      "array reassigned",
    ],
  },
  {
    name: "softmax and cross-entropy",
    source: `
function f(logits: number[], label = 0): number {
  const top = Math.max(...logits);
  let total = 0;
  for (const z of logits) total += Math.exp(z - top);
  return Math.log(total) + top - logits[label];
}
`,
    inputs: [[[1, 2, 0.5]], [[3], 0], [[0.1, -0.2], 1]],
    constructs: ["spread call", "default argument", "for of"],
    known: {
      derivative: [
        Math.exp(1) / (Math.exp(1) + Math.exp(2) + Math.exp(0.5)) - 1,
        Math.exp(2) / (Math.exp(1) + Math.exp(2) + Math.exp(0.5)),
        Math.exp(0.5) / (Math.exp(1) + Math.exp(2) + Math.exp(0.5)),
      ],
      source: "softmax minus the label",
    },
  },
  {
    name: "a recurrent cell over a sequence",
    source: `
interface Cell {
  u: number[][];
  w: number[][];
  b: number[];
}
const matvec = (m: number[][], v: number[]) => m.map((row) => row.reduce((s, a, j) => s + a * v[j], 0));
function f(cell: Cell, sequence: number[][]): number {
  let h = cell.b.map(() => 0);
  let loss = 0;
  for (const x of sequence) {
    const fromInput = matvec(cell.w, x);
    const fromState = matvec(cell.u, h);
    h = h.map((_, i) => Math.tanh(fromInput[i] + fromState[i] + cell.b[i]));
    loss += h[0] ** 2;
  }
  return loss;
}
`,
    inputs: [
      [
        {
          u: [
            [0.1, 0.2],
            [-0.3, 0.4],
          ],
          w: [[1], [0.5]],
          b: [0, 0.1],
        },
        [[1], [0.5], [-1]],
      ],
      [{ u: [[0.5]], w: [[1]], b: [0] }, [[2]]],
    ],
    constructs: ["object of arrays", "nested arrays", "array reassigned", "for of"],
  },
  {
    name: "a gated cell with four gates from one matrix",
    source: `
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
function step([h, c]: [number, number], x: number, w: number[]): [number, number] {
  const forget = sigmoid(w[0] * x + w[1] * h);
  const input = sigmoid(w[2] * x + w[3] * h);
  const output = sigmoid(w[4] * x + w[5] * h);
  const candidate = Math.tanh(w[6] * x + w[7] * h);
  const cell = forget * c + input * candidate;
  return [output * Math.tanh(cell), cell];
}
function f(w: number[]): number {
  let state: [number, number] = [0, 0];
  for (const x of [1, -0.5, 0.25]) state = step(state, x, w);
  const [h] = state;
  return h;
}
`,
    inputs: [[[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]], [[0, 0, 0, 0, 0, 0, 0, 0]]],
    constructs: ["tuple", "parameter destructuring", "array literal loop"],
  },
  {
    name: "a convolution with padding, rectified and pooled",
    source: `
function f(kernel: number[][], image: number[][]): number {
  const n = image.length;
  let pooled = 0;
  for (let y = 0; y < n; y++) {
    for (let x = 0; x < n; x++) {
      let s = 0;
      for (let dy = -1; dy <= 1; dy++) {
        for (let dx = -1; dx <= 1; dx++) {
          const yy = y + dy;
          const xx = x + dx;
          if (yy < 0 || xx < 0 || yy >= n || xx >= n) continue;
          s += kernel[dy + 1][dx + 1] * image[yy][xx];
        }
      }
      pooled += Math.max(s, 0);
    }
  }
  return pooled / (n * n);
}
`,
    inputs: [
      [
        [
          [0.1, 0.2, -0.1],
          [0.5, -1, 0.3],
          [0.2, 0.7, -0.4],
        ],
        [
          [1, 2, 0.5],
          [0.3, -1, 1],
          [2, 0.1, 0.2],
        ],
      ],
      [
        [
          [0, 0, 0],
          [0, 0.5, 0],
          [0, 0, 0],
        ],
        [[1]],
      ],
    ],
    constructs: ["nested loops", "continue", "short circuit", "Math.max of two"],
  },
  {
    name: "a head of attention",
    source: `
const dot = (a: readonly number[], b: readonly number[]) => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * b[i];
  return s;
};
function softmax(v: number[]): number[] {
  const m = v.reduce((a, b) => Math.max(a, b), -Infinity);
  const e = v.map((x) => Math.exp(x - m));
  const z = e.reduce((a, b) => a + b, 0);
  return e.map((x) => x / z);
}
function f(q: number[][], k: number[][], v: number[][]): number[][] {
  return q.map((row) => {
    const weights = softmax(k.map((key) => dot(row, key) / Math.sqrt(row.length)));
    return v[0].map((_, d) => weights.reduce((s, w, t) => s + w * v[t][d], 0));
  });
}
`,
    inputs: [
      [
        [
          [1, 0.5],
          [0.2, -1],
        ],
        [
          [0.3, 0.1],
          [-0.5, 0.9],
        ],
        [
          [1, 2, 3],
          [4, 5, 7],
        ],
      ],
      [[[0.7]], [[1]], [[2]]],
    ],
    constructs: ["nested arrays", "closure", "map", "reduce", "-Infinity", "array result"],
  },
  {
    name: "layer normalization",
    source: `
function f(x: number[], gain = 1.5, shift = 0.2): number[] {
  const n = x.length;
  const mean = x.reduce((a, b) => a + b) / n;
  const variance = x.reduce((s, v) => s + (v - mean) ** 2, 0) / n;
  const scale = gain / Math.sqrt(variance + 1e-5);
  return x.map((v) => (v - mean) * scale + shift);
}
`,
    inputs: [[[1, 2, 4]], [[3]]],
    constructs: ["default argument", "reduce without start", "closure", "array result"],
  },
  {
    name: "gradient descent unrolled through a small network",
    source: `
function f(rate: number): number {
  let w = 0.3;
  let b = 0;
  const data = [[1, 2], [2, 3.5], [3, 5.5]];
  for (let epoch = 0; epoch < 5; epoch++) {
    let gw = 0;
    let gb = 0;
    for (const [x, y] of data) {
      const r = w * x + b - y;
      gw += r * x;
      gb += r;
    }
    w -= rate * gw;
    b -= rate * gb;
  }
  return data.reduce((s, [x, y]) => s + (w * x + b - y) ** 2, 0);
}
`,
    inputs: [[0.02], [0]],
    constructs: ["destructuring in for of", "parameter destructuring", "nested loops"],
  },
  {
    name: "dropout with a mask passed in",
    source: `
function f(weights: number[], mask: boolean[], keep: number): number {
  let s = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!mask[i]) continue;
    s += (weights[i] / keep) ** 2;
  }
  return Math.sqrt(s + 1);
}
`,
    inputs: [
      [[1, 2, 3], [true, false, true], 0.5],
      [[1], [false], 0.9],
    ],
    constructs: ["array of booleans", "continue", "not"],
  },
  {
    name: "an embedding looked up by indices",
    source: `
function f(table: number[][], words: number[]): number {
  const sum = table[0].map(() => 0);
  for (const word of words) {
    const vector = table[word];
    for (let d = 0; d < sum.length; d++) sum[d] += vector[d];
  }
  return sum.reduce((s, v) => s + Math.tanh(v), 0);
}
`,
    inputs: [
      [
        [
          [0.1, 0.2],
          [0.3, -0.4],
          [0.5, 0.6],
        ],
        [2, 0, 2],
      ],
      [[[1]], [0]],
    ],
    constructs: ["computed index", "aliasing", "nested arrays"],
  },
];
