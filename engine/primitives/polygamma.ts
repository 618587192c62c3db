/**
 * Derivatives of ln Γ: digamma, trigamma, and all further ones, so that none of them lacks a derivative. What they
 * change by over a step is left to `polygammaGap.ts` and `digammaGap.ts`.
 */
import { digammaFromZero, isNearZeroOfDigamma } from "./digammaGap.ts";
import { bernoulli, factorialOverPower, isPolygammaOrder, shiftedFar } from "./polygammaTerms.ts";

/**
 * ψ⁽ⁿ⁾(x) = dⁿ⁺¹/dxⁿ⁺¹ ln Γ(x); n = 0, 1, …, 100. To 1e-13 relative; left of 0, where it has zeros, to 1e-14 of the larger
 * of the two terms of the reflection formula. NaN at 0, −1, −2, ….
 */
export function polygamma(n: number, x: number): number {
  if (!isPolygammaOrder(n) || Number.isNaN(x)) return NaN;
  if (x === Infinity) return n === 0 ? Infinity : 0;
  if (x <= 0) return Number.isInteger(x) || x === -Infinity ? NaN : reflected(n, x);
  return n === 0 ? digammaRight(x) : (n % 2 === 1 ? 1 : -1) * scaledZeta(n, x);
}

export function digamma(x: number): number {
  return polygamma(0, x);
}

export function trigamma(x: number): number {
  return polygamma(1, x);
}

/** For x > 0: upwards by ψ(x) = ψ(x + 1) − 1/x, then ln x − 1/(2x) − Σ B₂ₖ/(2k·x^(2k)). */
function digammaRight(x: number): number {
  if (isNearZeroOfDigamma(x)) return digammaFromZero(x);
  let steps = 0;
  let y = x;
  for (; y < shiftedFar; y++) steps += 1 / y;
  const w = 1 / (y * y);
  let sum = 0;
  for (let k = bernoulli.length; k >= 1; k--) sum = (sum + bernoulli[k - 1]! / (2 * k)) * w;
  return Math.log(y) - 0.5 / y - sum - steps;
}

/** n!·ζ(n + 1, x) = n!·Σ (x + k)^(−n−1) for x > 0, n ≥ 1, by Euler and Maclaurin's formula. */
function scaledZeta(n: number, x: number): number {
  let sum = 0;
  let y = x;
  for (; y < shiftedFar + n; y++) sum += factorialOverPower(n, y);
  // The k-th correction is B₂ₖ/(2k)!·(n+1)(n+2)⋯(n+2k−1)·n/y^(2k) of the integral, which is (n−1)!/yⁿ.
  let factor = (n * (n + 1)) / (2 * y * y);
  let tail = 1 + (0.5 * n) / y;
  for (let k = 1; k <= bernoulli.length; k++) {
    tail += bernoulli[k - 1]! * factor;
    factor *= ((n + 2 * k) * (n + 2 * k + 1)) / ((2 * k + 1) * (2 * k + 2) * y * y);
  }
  return sum + factorialOverPower(n - 1, y) * tail;
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
