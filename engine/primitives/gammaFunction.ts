/** The gamma function and its logarithm. The beta function, which is built on them, is `betaFunction.ts`. */

/** B₂ₖ/(2k·(2k−1)) for k = 1, 2, …: Stirling's series of ln Γ. */
const stirling: readonly number[] = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];

/** ζ(k) − 1 for k = 2, 3, …, computed to 30 digits. */
const zetaMinusOne: readonly number[] = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365043e-8, 7.45071178983543e-9,
  3.725334024788457e-9, 1.862659723513049e-9, 9.313274324196682e-10, 4.656629065033784e-10,
];
const oneMinusEuler = 0.42278433509846713;

/** From here on Stirling's series reaches full precision. */
const far = 13;

const factorials: readonly number[] = Array.from({ length: 171 }, (_, n) => factorial(n));

function factorial(n: number): number {
  let product = 1n;
  for (let k = 2n; k <= BigInt(n); k++) product *= k;
  return Number(product);
}

/** Γ(x), to 1e-13 relative. Exact factorials; ∞ at ±0 with the sign of the zero, NaN at negative integers. */
export function gamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity) return NaN;
  if (Number.isInteger(x)) return x > 0 ? (factorials[x - 1] ?? Infinity) : x === 0 ? 1 / x : NaN;
  if (x > 171.7) return Infinity;
  if (x >= far) return gammaFar(x);
  if (x > 0) {
    let product = x;
    let shifted = x + 1;
    for (; shifted < far; shifted++) product *= shifted;
    return gammaFar(shifted) / product;
  }
  if (x < -185) return sineOfPi(x) > 0 ? 0 : -0;
  return reflected(x);
}

/**
 * Γ(x) = π/(sin πx·Γ(1 − x)) for x < 0. Γ(1 − x) is taken in two factors, of which none overflows, and at the rounded
 * argument, which a step along its slope makes up for.
 */
function reflected(x: number): number {
  const mirrored = 1 - x;
  const rest = x <= -1 ? 1 - (mirrored + x) : 1 - mirrored - x;
  const beyond = Math.max(0, Math.ceil(mirrored - 170));
  let steps = 1 + rest * Math.log(mirrored);
  for (let k = 1; k <= beyond; k++) steps *= mirrored - k;
  return Math.PI / (sineOfPi(x) * gamma(mirrored - beyond)) / steps;
}

/** √(2π)·x^(x−½)·e^(−x)·e^(Stirling's series); the power in two halves, which do not overflow. */
function gammaFar(x: number): number {
  const half = Math.pow(x, 0.5 * x - 0.25);
  return Math.sqrt(2 * Math.PI) * half * (half * Math.exp(-x)) * Math.exp(stirlingSeries(x));
}

/** ln Γ(x) − ((x − ½)·ln x − x + ½·ln 2π) for x ≥ 10. */
export function stirlingSeries(x: number): number {
  const w = 1 / (x * x);
  let sum = 0;
  for (let k = stirling.length - 1; k >= 0; k--) sum = sum * w + stirling[k]!;
  return sum / x;
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/**
 * ln|Γ(x)|, to 1e-13 relative; left of −2, where it has zeros beside 1 and 2, to 4e-16·(1 + |x|·ln|x|) absolute. +∞ at
 * 0, −1, −2, ….
 */
export function lgamma(x: number): number {
  if (Number.isNaN(x) || x === -Infinity) return NaN;
  if (x === Infinity || (x <= 0 && Number.isInteger(x))) return Infinity;
  if (x >= far) return (x - 0.5) * (Math.log(x) - 1) - 0.5 + halfLogTwoPi + stirlingSeries(x);
  if (x >= 2.5) return Math.log(gamma(x));
  if (x >= 1.5) return logGammaNearTwo(x - 2);
  if (x >= 0.5) return logGammaNearTwo(x - 1) - Math.log1p(x - 1);
  if (x >= 0) return logGammaNearTwo(x) - Math.log1p(x) - Math.log(x);
  return Math.log(Math.PI / Math.abs(sineOfPi(x))) - lgamma(1 - x);
}

/** ln Γ(2 + z) = z·(1 − γ) + Σ (−1)ᵏ (ζ(k) − 1)·zᵏ/k for |z| ≤ ½. */
function logGammaNearTwo(z: number): number {
  let sum = 0;
  for (let k = zetaMinusOne.length + 1; k >= 2; k--) {
    sum = sum * -z + zetaMinusOne[k - 2]! / k;
  }
  return z * (oneMinusEuler + z * sum);
}

/** sin πx with x reduced first. */
export function sineOfPi(x: number): number {
  const r = x % 2;
  const folded = Math.abs(r) > 1 ? r - Math.sign(r) * 2 : r;
  const mirrored = Math.abs(folded) > 0.5 ? Math.sign(folded) * (1 - Math.abs(folded)) : folded;
  return Math.sin(Math.PI * mirrored);
}
