/** Prices of options and the like. */
import type { CorpusProgram } from "../program.ts";

export const finance: readonly CorpusProgram[] = [
  {
    name: "a European call by a binomial tree, rolled back in place",
    source: `
function f(p: { spot: number; strike: number; vol: number; rate: number }, n: number): number {
  const dt = 1 / n;
  const up = Math.exp(p.vol * Math.sqrt(dt));
  const down = 1 / up;
  const q = (Math.exp(p.rate * dt) - down) / (up - down);
  const discount = Math.exp(-p.rate * dt);
  const v: number[] = [];
  for (let i = 0; i <= n; i++) v.push(Math.max(p.spot * up ** i * down ** (n - i) - p.strike, 0));
  for (let t = n; t > 0; t--) for (let i = 0; i < t; i++) v[i] = discount * (q * v[i + 1] + (1 - q) * v[i]);
  return v[0];
}
`,
    inputs: [
      [{ spot: 100, strike: 95, vol: 0.2, rate: 0.05 }, 6],
      [{ spot: 10, strike: 9, vol: 0.3, rate: 0 }, 1],
    ],
    constructs: ["object argument", "push", "in-place update", "loop downwards"],
  },
  {
    name: "an American put by a tree with early exercise",
    source: `
interface Contract {
  spot: number;
  strike: number;
  volatility: number;
}
function f(contract: Contract): number {
  const { spot, strike, volatility: sigma } = contract;
  const steps = 5;
  const r = 0.04;
  const dt = 0.2;
  const u = Math.exp(sigma * Math.sqrt(dt));
  const prob = (Math.exp(r * dt) - 1 / u) / (u - 1 / u);
  const value = (t: number, ups: number): number => {
    const s = spot * u ** (2 * ups - t);
    const exercise = Math.max(strike - s, 0);
    if (t === steps) return exercise;
    const hold = Math.exp(-r * dt) * (prob * value(t + 1, ups + 1) + (1 - prob) * value(t + 1, ups));
    return hold > exercise ? hold : exercise;
  };
  return value(0, 0);
}
`,
    inputs: [[{ spot: 100, strike: 103, volatility: 0.25 }], [{ spot: 60, strike: 100, volatility: 0.1 }]],
    constructs: ["local recursion", "renamed destructuring", "closure", "early return"],
  },
  {
    name: "a Monte Carlo price with normals passed in",
    source: `
function f(p: [number, number, number], normals: number[]): number {
  const [spot, vol, rate] = p;
  let sum = 0;
  for (const z of normals) {
    const end = spot * Math.exp(rate - 0.5 * vol * vol + vol * z);
    sum += Math.max(end - 100, 0);
  }
  return (Math.exp(-rate) * sum) / normals.length;
}
`,
    inputs: [
      [
        [100, 0.2, 0.03],
        [0.1, -0.7, 1.3, 0.5],
      ],
      [[90, 0.5, 0], [1]],
    ],
    constructs: ["tuple", "array destructuring", "inactive argument"],
  },
  {
    name: "an Asian option along paths passed in",
    source: `
function f(vol: number, paths: number[][], barrier?: number): number {
  let total = 0;
  let alive = 0;
  next: for (const path of paths) {
    let s = 100;
    let average = 0;
    for (const z of path) {
      s *= Math.exp(-0.5 * vol * vol * 0.1 + vol * Math.sqrt(0.1) * z);
      if (barrier !== undefined && s > barrier) continue next;
      average += s / path.length;
    }
    alive++;
    total += Math.max(average - 98, 0);
  }
  return alive === 0 ? 0 : total / alive;
}
`,
    inputs: [
      [
        0.3,
        [
          [0.2, 0.5, -0.1],
          [1.5, 1.2, 0.1],
          [-0.3, 0.4, 0.2],
        ],
        125,
      ],
      [0.3, [[0.2]]],
    ],
    constructs: ["labelled continue", "optional parameter", "undefined test"],
  },
  {
    name: "Black and Scholes with a rational error function",
    source: `
function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const k = 1 / (1 + 0.2316419 * x);
  const poly = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  return 1 - (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * poly;
}
function f(p: { s: number; k: number; t: number; sigma: number }, kind: "call" | "put"): number {
  const d1 = (Math.log(p.s / p.k) + 0.5 * p.sigma ** 2 * p.t) / (p.sigma * Math.sqrt(p.t));
  const d2 = d1 - p.sigma * Math.sqrt(p.t);
  return kind === "call"
    ? p.s * normalCdf(d1) - p.k * normalCdf(d2)
    : p.k * normalCdf(-d2) - p.s * normalCdf(-d1);
}
`,
    inputs: [
      [{ s: 100, k: 90, t: 0.5, sigma: 0.3 }, "call"],
      [{ s: 100, k: 90, t: 0.5, sigma: 0.3 }, "put"],
    ],
    constructs: ["recursion", "string flag", "object argument", "ternary"],
  },
  {
    name: "a bond's price and its yield by Newton",
    source: `
function f(price: number, coupons: number[] = [5, 5, 105]): number {
  let y = 0.05;
  for (let i = 0; i < 12; i++) {
    let value = -price;
    let slope = 0;
    coupons.forEach((c, t) => {
      value += c / (1 + y) ** (t + 1);
      slope -= ((t + 1) * c) / (1 + y) ** (t + 2);
    });
    y -= value / slope;
  }
  return y;
}
`,
    inputs: [[98], [102, [110]]],
    constructs: ["forEach", "captured assignment", "default argument of an array"],
  },
  {
    name: "a discount curve by bootstrapping",
    source: `
function f(swaps: number[]): number[] {
  const discounts: number[] = [];
  let annuity = 0;
  for (const rate of swaps) {
    const d = (1 - rate * annuity) / (1 + rate);
    annuity += d;
    discounts.push(d);
  }
  return discounts;
}
`,
    inputs: [[[0.02, 0.025, 0.03]], [[0.1]]],
    constructs: ["push", "array result", "for of"],
  },
  {
    name: "a tax by brackets",
    source: `
interface Bracket {
  upTo: number;
  rate: number;
}
const brackets: Bracket[] = [
  { upTo: 10, rate: 0.1 },
  { upTo: 40, rate: 0.25 },
  { upTo: Infinity, rate: 0.4 },
];
function f(income: number): number {
  let tax = 0;
  let below = 0;
  for (const { upTo, rate } of brackets) {
    if (income <= below) break;
    tax += rate * (Math.min(income, upTo) - below);
    below = upTo;
  }
  return tax;
}
`,
    inputs: [[25], [5], [100]],
    constructs: ["captured array of objects", "break", "destructuring in for of", "Infinity"],
    known: { derivative: 0.25, source: "the marginal rate" },
  },
  {
    name: "a portfolio's risk with active weights normalised",
    source: `
function f(raw: Record<"stocks" | "bonds" | "cash", number>): number {
  const total = raw.stocks + raw.bonds + raw.cash;
  const w = [raw.stocks / total, raw.bonds / total, raw.cash / total];
  const cov = [[0.04, 0.006, 0], [0.006, 0.01, 0], [0, 0, 0.0001]];
  let variance = 0;
  for (const i of [0, 1, 2]) for (const j of [0, 1, 2]) variance += w[i] * cov[i][j] * w[j];
  return Math.sqrt(variance);
}
`,
    inputs: [[{ stocks: 3, bonds: 2, cash: 1 }], [{ stocks: 0, bonds: 0, cash: 1 }]],
    constructs: ["object argument", "indices as data", "nested arrays"],
  },
];
