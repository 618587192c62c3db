/** The beta function and its logarithm, for arguments of either sign. */
import { gamma, lgamma, sineOfPi, stirlingSeries } from "./gammaFunction.ts";

/**
 * B(a, b) = Γ(a)·Γ(b)/Γ(a + b), to 1e-13 relative; near its zeros, which lie where a + b is 0, −1, −2, …, as precisely
 * as a + b is rounded, and at which its derivative is NaN. NaN where an argument is a negative integer, ±∞ where one is ±0.
 */
export function beta(a: number, b: number): number {
  const [p, q] = [Math.min(a, b), Math.max(a, b)];
  if (p > 0) return betaRight(p, q);
  if (isUndefined(p) || isUndefined(q)) return NaN;
  if (p === 0 || q === 0) return p === q ? gamma(a) + gamma(b) : gamma(p === 0 ? p : q);
  if (q === Infinity) return gamma(p) * q;
  const { sines, right, inverted } = mirrored(p, q);
  return inverted === undefined ? sines * betaRight(...right) : sines / (inverted * betaRight(...right));
}

/** ln|B(a, b)|, to 1e-13 relative, near its zeros (where |B| is 1) absolute. */
export function logbeta(a: number, b: number): number {
  const [p, q] = [Math.min(a, b), Math.max(a, b)];
  if (p > 0) return logBetaRight(p, q);
  if (isUndefined(p) || isUndefined(q)) return NaN;
  if (p === 0 || q === 0 || q === Infinity) return Infinity;
  const { sines, right, inverted } = mirrored(p, q);
  const size = Math.log(Math.abs(sines));
  return inverted === undefined
    ? size + logBetaRight(...right)
    : size - Math.log(inverted) - logBetaRight(...right);
}

function isUndefined(x: number): boolean {
  return Number.isNaN(x) || x === -Infinity || (x < 0 && Number.isInteger(x));
}

/** B as a quotient of sines times B of positive arguments, or (`inverted`) over that many times B of them. */
interface Mirrored {
  readonly sines: number;
  readonly right: readonly [number, number];
  readonly inverted?: number;
}

/** By Γ(x)·Γ(1 − x) = π/sin πx, for p < 0, p ≤ q. */
function mirrored(p: number, q: number): Mirrored {
  const sum = p + q;
  if (q < 0) {
    const sines = (Math.PI * sineOfPi(sum)) / (sineOfPi(p) * sineOfPi(q));
    return { sines, right: ordered(1 - p, 1 - q), inverted: 1 - sum };
  }
  if (sum > 0) return { sines: Math.PI / sineOfPi(p), right: ordered(1 - p, sum), inverted: q };
  return { sines: sineOfPi(sum) / sineOfPi(p), right: ordered(q, 1 - sum) };
}

function ordered(a: number, b: number): readonly [number, number] {
  return a < b ? [a, b] : [b, a];
}

/** For 0 < p ≤ q. */
function betaRight(p: number, q: number): number {
  if (p + q <= 40) return gamma(p) * (gamma(q) / gamma(p + q));
  // B(p, p) is about 4^(−p): beyond the smallest number.
  if (q === Infinity || p > 600) return 0;
  const steps = Math.ceil(p) - 1;
  const first = p - steps;
  let product = gamma(first) * quotientOfGammas(first, q);
  for (let k = 0; k < steps; k++) product *= (first + k) / (first + k + q);
  return product;
}

/** Γ(q)/Γ(q + p) for 0 < p ≤ 1 and large q, by Stirling's series of both. */
function quotientOfGammas(p: number, q: number): number {
  const series = stirlingSeries(q) - stirlingSeries(p + q);
  return Math.pow(p + q, -p) * Math.exp(series + p + (q - 0.5) * Math.log1p(-p / (p + q)));
}

/** For 0 < p ≤ q; large arguments do not cancel (Didonato and Morris, ACM TOMS 18, 1992, algorithm 708). */
function logBetaRight(p: number, q: number): number {
  if (q === Infinity) return -Infinity;
  if (q < 10) return p < 0.1 ? logBetaNearPole(p, q) : Math.log(betaRight(p, q));
  const correction = stirlingSeries(q) - stirlingSeries(p + q);
  if (p >= 10) {
    const ratio = p / (p + q);
    const scale = 0.5 * Math.log(2 * Math.PI) - 0.5 * Math.log(q);
    return scale + stirlingSeries(p) + correction + (p - 0.5) * Math.log(ratio) + q * Math.log1p(-ratio);
  }
  return lgamma(p) + correction + p - p * Math.log(p + q) + (q - 0.5) * Math.log1p(-p / (p + q));
}

/** By B(p, q) = (p + q)·(p + q + 1)/(p·q)·B(p + 1, q + 1): B itself may overflow. */
function logBetaNearPole(p: number, q: number): number {
  const sum = p + q;
  return Math.log((sum / q) * (sum + 1) * betaRight(p + 1, q + 1)) - Math.log(p);
}
