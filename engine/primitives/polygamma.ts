/**
 * Derivatives of ln Γ: digamma, trigamma, and all further ones, so that none of them lacks a derivative.
 */

/** B₂ₖ for k = 1, 2, …. */
const bernoulli: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
  854513 / 138,
];

/** ψ⁽ⁿ⁾(x) = dⁿ⁺¹/dxⁿ⁺¹ ln Γ(x); n = 0, 1, …, 100. To some 1e-14 of the largest term; NaN at 0, −1, −2, …. */
export function polygamma(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 100 || Number.isNaN(x)) return NaN;
  if (x === Infinity) return n === 0 ? Infinity : 0;
  if (x <= 0) return Number.isInteger(x) || x === -Infinity ? NaN : reflected(n, x);
  return n === 0 ? digammaRight(x) : (n % 2 === 1 ? 1 : -1) * factorial(n) * hurwitzZeta(n + 1, x);
}

export function digamma(x: number): number {
  return polygamma(0, x);
}

export function trigamma(x: number): number {
  return polygamma(1, x);
}

/** For x > 0: upwards by ψ(x) = ψ(x + 1) − 1/x, then ln x − 1/(2x) − Σ B₂ₖ/(2k·x^(2k)). */
function digammaRight(x: number): number {
  let steps = 0;
  let y = x;
  for (; y < 12; y++) steps += 1 / y;
  const w = 1 / (y * y);
  let sum = 0;
  for (let k = bernoulli.length; k >= 1; k--) sum = (sum + bernoulli[k - 1]! / (2 * k)) * w;
  return Math.log(y) - 0.5 / y - sum - steps;
}

/** ζ(s, x) = Σ (x + k)^(−s) for x > 0, by Euler and Maclaurin's formula. */
function hurwitzZeta(s: number, x: number): number {
  let sum = 0;
  let y = x;
  for (; y < 12 + s; y++) sum += Math.pow(y, -s);
  let power = Math.pow(y, -s);
  sum += (power * y) / (s - 1) + 0.5 * power;
  // The k-th correction is B₂ₖ/(2k)!·s·(s+1)⋯(s+2k−2)·y^(−s−2k+1).
  power *= s / y / 2;
  for (let k = 1; k <= bernoulli.length; k++) {
    sum += bernoulli[k - 1]! * power;
    power *= ((s + 2 * k - 1) * (s + 2 * k)) / ((2 * k + 1) * (2 * k + 2) * y * y);
  }
  return sum;
}

/** (−1)ⁿ·ψ⁽ⁿ⁾(1 − x) − ψ⁽ⁿ⁾(x) = π·dⁿ/dxⁿ cot πx, which is πⁿ⁺¹ times a polynomial in cot πx. */
function reflected(n: number, x: number): number {
  const r = x % 1;
  const centered = Math.abs(r) > 0.5 ? r - Math.sign(r) : r;
  const cotangent = 1 / Math.tan(Math.PI * centered);
  const mirrored = (n % 2 === 0 ? 1 : -1) * polygamma(n, 1 - x);
  return mirrored - Math.PI ** (n + 1) * evaluate(cotangentDerivative(n), cotangent);
}

/** Coefficients of the polynomial Q with dⁿ/dtⁿ cot t = Q(cot t), lowest first: Q ↦ −(1 + c²)·Q′. */
function cotangentDerivative(n: number): readonly number[] {
  let q: readonly number[] = [0, 1];
  for (let step = 0; step < n; step++) {
    const slope = q.slice(1).map((coefficient, index) => -coefficient * (index + 1));
    q = Array.from({ length: slope.length + 2 }, (_, index) => (slope[index] ?? 0) + (slope[index - 2] ?? 0));
  }
  return q;
}

function evaluate(coefficients: readonly number[], c: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * c + coefficient, 0);
}

function factorial(n: number): number {
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}
