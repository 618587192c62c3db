/**
 * The error function and its complement, to some 1e-15 relative (1e-14 where the complement is below 1e-100).
 */

/**
 * Chebyshev coefficients of (1 + 2x)·e^(x²)·erfc x in t = (x − 3.75)/(x + 3.75) for x from 0 to ∞. The form is that of
 * Shepherd and Laframboise, Mathematics of Computation 36 (1981); the figures were computed to 50 digits.
 */
const scaledComplement: readonly number[] = [
  1.1775789345674017, -0.004590054580646478, -0.08424913336651792, 0.05920993999819189, -0.026658668435305753,
  0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -6.916973302501207e-5,
  4.13902798607301e-6, 7.74038306619849e-7, -2.1886401049234397e-7, 1.076499946567091e-8,
  4.521959811218287e-9, -7.754400208831351e-10, -6.318088340886684e-11, 2.86879501093067e-11,
  1.9455868545777347e-13, -9.65469674843344e-13, 3.25254814814874e-14, 3.3478119482868056e-14,
  -1.864562880419313e-15, -1.2507950530688648e-15, 7.418235256624044e-17, 5.068148904796111e-17,
  -2.2370566594359995e-18, -2.187342944303018e-18,
];

/** (2/√π)·∫₀ˣ e^(−s²) ds. */
export function erf(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const a = Math.abs(x);
  if (a < 0.5) return nearZero(x);
  return Math.sign(x) * (1 - complement(a));
}

/** 1 − erf x, without cancellation for large x. */
export function erfc(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (Math.abs(x) < 0.5) return 1 - nearZero(x);
  return x > 0 ? complement(x) : 2 - complement(-x);
}

/** (2/√π)·Σ (−1)ᵏ x^(2k+1) / (k!·(2k+1)) for |x| < 0.5. */
function nearZero(x: number): number {
  const square = x * x;
  let sum = 0;
  let power = x;
  for (let k = 0; k < 16; k++) {
    sum += power / (2 * k + 1);
    power *= -square / (k + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** erfc x for x ≥ 0.5. */
function complement(x: number): number {
  if (x > 27.3) return 0;
  const t = (x - 3.75) / (x + 3.75);
  let [b, before] = [0, 0];
  for (let k = scaledComplement.length - 1; k > 0; k--) {
    [b, before] = [2 * t * b - before + scaledComplement[k]!, b];
  }
  const scaled = t * b - before + scaledComplement[0]!;
  // e^(−x²) by parts: the square of 24 bits is exact, and rounding x² would cost x² ulps.
  const head = Math.fround(x);
  const gaussian = Math.exp(-head * head) * Math.exp(-(x - head) * (x + head));
  return (scaled * gaussian) / (1 + 2 * x);
}
