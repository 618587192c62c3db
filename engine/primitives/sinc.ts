/**
 * Derivatives of sinc x = sin(πx)/(πx) of any order. With t = πx they are πⁿ·dⁿ/dtⁿ (sin t / t), and
 * sin t / t = ∫₀¹ cos(ts) ds.
 */
import { sineOfPi } from "./gammaFunction.ts";

/**
 * The n-th derivative of sinc at x, to some 1e-14 of its largest value for n ≤ 10 and 1e-11 for n ≤ 20; n = 0, 1, …,
 * 100, NaN for other n.
 */
export function sincDerivative(n: number, x: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 100 || Number.isNaN(x)) return NaN;
  const t = Math.PI * x;
  const scale = Math.PI ** n;
  if (n === 0) return x === 0 ? 1 : Number.isFinite(x) ? sineOfPi(x) / t : 0;
  if (!Number.isFinite(x)) return 0;
  return scale * (Math.abs(t) <= 1 + 0.45 * n ? bySeries(n, t) : byRecurrence(n, x, t));
}

/** Σ_k (−1)^k t^(2k−n) / ((2k+1)·(2k−n)!) over 2k ≥ n: the series of cos under the integral. */
function bySeries(n: number, t: number): number {
  const first = Math.ceil(n / 2);
  let power = 2 * first === n ? 1 : t;
  let sum = 0;
  for (let k = first; ; k++) {
    const term = (k % 2 === 0 ? power : -power) / (2 * k + 1);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
    const m = 2 * k - n;
    power *= (t * t) / ((m + 1) * (m + 2));
  }
}

/** t·f⁽ᵐ⁾ = sin⁽ᵐ⁾ t − m·f⁽ᵐ⁻¹⁾ upwards: errors grow by n!/tⁿ, those of the series by eᵗ. */
function byRecurrence(n: number, x: number, t: number): number {
  const sine = sineOfPi(x);
  const cosine = Math.cos(Math.PI * (x % 2));
  const derivatives = [sine, cosine, -sine, -cosine];
  let f = sine / t;
  for (let m = 1; m <= n; m++) f = (derivatives[m % 4]! - m * f) / t;
  return f;
}
