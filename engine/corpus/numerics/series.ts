/** Series, continued fractions, means and special functions that are computed by loops. */
import type { CorpusProgram } from "../program.ts";

export const series: readonly CorpusProgram[] = [
  {
    name: "the exponential by its series until terms vanish",
    source: `
function f(x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; Math.abs(term) > 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return sum;
}
`,
    inputs: [[1], [-0.5], [3]],
    constructs: ["for with another condition"],
    known: { derivative: Math.E, source: "closed form" },
  },
  {
    name: "the sine by its series, term by term",
    source: `
const f = (x: number) => {
  const terms: number[] = [x];
  while (terms.length < 12) {
    const k = 2 * terms.length;
    terms.push((-terms[terms.length - 1] * x * x) / (k * (k + 1)));
  }
  return terms.reduceRight((s, t) => s + t, 0);
};
`,
    inputs: [[1], [0], [-2]],
    constructs: ["push", "while", "reduceRight"],
    known: { derivative: Math.cos(1), source: "closed form" },
  },
  {
    name: "the arithmetic-geometric mean",
    source: `
function agm(a: number, b: number): number {
  while (Math.abs(a - b) > 1e-15 * a) {
    const mean = (a + b) / 2;
    b = Math.sqrt(a * b);
    a = mean;
  }
  return a;
}
const f = (x: number[]) => agm(x[0], x[1]);
`,
    inputs: [[[1, 2]], [[24, 6]]],
    constructs: ["while", "parameter assignment"],
  },
  {
    name: "an iteration that has nothing to do has the derivative of its start",
    source: `
function f(x: number[]): number {
  let [a, b] = x;
  while (Math.abs(a - b) > 1e-15 * a) [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
  return a;
}
`,
    inputs: [[[3, 3]], [[2, 8]]],
    constructs: ["while", "zero turns", "array destructuring assignment"],
    rough: "the first input is where the iteration begins to turn",
    known: { derivative: [1, 0], source: "no turn is taken" },
  },
  {
    name: "an elliptic integral and a pendulum's period",
    source: `
function period(amplitude: number, g: number, length: number): number {
  let a = 1;
  let b = Math.cos(amplitude / 2);
  for (let i = 0; i < 6; i++) [a, b] = [0.5 * (a + b), Math.sqrt(a * b)];
  return (2 * Math.PI * Math.sqrt(length / g)) / a;
}
function f(p: { amplitude: number; g: number; length: number }): number {
  return period(p.amplitude, p.g, p.length);
}
`,
    inputs: [[{ amplitude: 1, g: 9.81, length: 2 }], [{ amplitude: 0.001, g: 1, length: 1 }]],
    constructs: ["object argument", "array destructuring assignment"],
  },
  {
    name: "a continued fraction from the bottom up",
    source: `
function f(coefficients: number[]): number {
  let value = coefficients[coefficients.length - 1];
  for (let i = coefficients.length - 2; i >= 0; i--) value = coefficients[i] + 1 / value;
  return value;
}
`,
    inputs: [[[1, 2, 2, 2, 2]], [[3]]],
    constructs: ["loop downwards", "array argument"],
  },
  {
    name: "the tangent by Lambert's continued fraction",
    source: `
function lambert(x: number, depth: number, k = 1): number {
  if (k >= depth) return 2 * k - 1;
  return 2 * k - 1 - (x * x) / lambert(x, depth, k + 1);
}
const f = (x: number) => x / lambert(x, 12);
`,
    inputs: [[1], [0.1], [-0.8]],
    constructs: ["recursion", "default argument"],
    known: { derivative: 1 / Math.cos(1) ** 2, source: "closed form" },
  },
  {
    name: "Lentz's algorithm for an incomplete gamma fraction",
    source: `
function f(x: number, a = 1.5): number {
  const tiny = 1e-30;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i <= 60; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + an / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const delta = d * c;
    h *= delta;
    if (Math.abs(delta - 1) < 1e-15) break;
  }
  return h * Math.exp(-x);
}
`,
    inputs: [[3], [2.5, 0.7]],
    constructs: ["default argument", "break", "guarded assignment"],
  },
  {
    name: "the gamma function by Lanczos",
    source: `
const g = 7;
const p = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
function gamma(z: number): number {
  if (z < 0.5) return Math.PI / (Math.sin(Math.PI * z) * gamma(1 - z));
  z -= 1;
  let x = p[0];
  for (let i = 1; i < g + 2; i++) x += p[i] / (z + i);
  const t = z + g + 0.5;
  return Math.sqrt(2 * Math.PI) * t ** (z + 0.5) * Math.exp(-t) * x;
}
const f = (x: number) => gamma(x);
`,
    inputs: [[2], [0.3], [-1.5]],
    constructs: ["recursion", "global", "parameter assignment", "**"],
    known: { derivative: 1 - 0.5772156649015329, source: "Γ′(2) = 1 − γ" },
  },
  {
    name: "Bessel's function by its recurrence downwards",
    source: `
function f(x: number): number {
  const top = 20;
  let next = 0;
  let here = 1e-10;
  let norm = 0;
  for (let n = top; n > 0; n--) {
    const before = ((2 * n) / x) * here - next;
    next = here;
    here = before;
    if ((n - 1) % 2 === 0) norm += n === 1 ? here : 2 * here;
  }
  return here / norm;
}
`,
    inputs: [[1], [2.5]],
    constructs: ["loop downwards", "remainder", "ternary"],
    known: { derivative: -0.44005058574493355, source: "J₀′ = −J₁ (Abramowitz and Stegun, 9.1.28)" },
  },
  {
    name: "Legendre polynomials kept in an array",
    source: `
function f(x: number): number[] {
  const P = [1, x];
  for (let n = 1; n < 5; n++) {
    P[n + 1] = ((2 * n + 1) * x * P[n] - n * P[n - 1]) / (n + 1);
  }
  return P;
}
`,
    inputs: [[0.3], [1], [0]],
    constructs: ["store at the end", "array result"],
  },
  {
    name: "a Chebyshev sum by Clenshaw",
    source: `
function f(c: number[], x = 0.3): number {
  let b1 = 0;
  let b2 = 0;
  for (let k = c.length - 1; k > 0; k--) {
    const b0 = c[k] + 2 * x * b1 - b2;
    b2 = b1;
    b1 = b0;
  }
  return c[0] + x * b1 - b2;
}
`,
    inputs: [[[1, 0.5, -0.25, 0.125]], [[2]], [[1, 1], -0.9]],
    constructs: ["default argument", "loop downwards"],
  },
  {
    name: "Zeta by alternating sums with Euler's acceleration",
    source: `
function f(s: number): number {
  const n = 10;
  const terms: number[] = [];
  for (let k = 0; k < n; k++) terms.push((k % 2 === 0 ? 1 : -1) * (k + 1) ** -s);
  const partial: number[] = [];
  let running = 0;
  for (const t of terms) {
    running += t;
    partial.push(running);
  }
  for (let level = partial.length - 1; level > 0; level--) {
    for (let i = 0; i < level; i++) partial[i] = (partial[i] + partial[i + 1]) / 2;
  }
  return partial[0] / (1 - 2 ** (1 - s));
}
`,
    inputs: [[2], [3.5]],
    constructs: ["push", "in-place update", "**"],
  },
  {
    name: "Aitken's acceleration of a slow sequence",
    source: `
function f(q: number): number {
  let s = 0;
  const sums: number[] = [];
  for (let k = 0; k < 6; k++) {
    s += q ** k / (k + 1);
    sums.push(s);
  }
  const [a, b, c] = sums.slice(-3);
  return c - (c - b) ** 2 / (c - 2 * b + a);
}
`,
    inputs: [[0.5], [-0.9]],
    constructs: ["slice from the end", "array destructuring"],
  },
  {
    name: "compensated summation",
    source: `
function f(xs: number[]): number {
  let sum = 0;
  let lost = 0;
  for (const x of xs) {
    const y = x * x - lost;
    const t = sum + y;
    lost = t - sum - y;
    sum = t;
  }
  return sum;
}
`,
    inputs: [[[1, 1e-3, 1e-3]], [[2]]],
    constructs: ["for of", "local assignment"],
    known: { derivative: [2, 2e-3, 2e-3], source: "the correction has no derivative" },
  },
];
