/**
 * What a polygamma function changes by over a step, without the cancellation of the difference: the derivatives of the
 * beta function are made of it.
 */
import { digammaGap } from "./digammaGap.ts";
import { polygamma } from "./polygamma.ts";
import {
  bernoulli,
  factorialOverPower,
  isPolygammaOrder,
  powerChange,
  shiftedFar,
} from "./polygammaTerms.ts";

/** ψ⁽ⁿ⁾(x + h) − ψ⁽ⁿ⁾(x), to 1e-13 relative where both arguments are positive; n = 0, 1, …, 100, NaN for other n. */
export function polygammaGap(n: number, x: number, h: number): number {
  const y = x + h;
  if (!isPolygammaOrder(n) || Number.isNaN(y)) return NaN;
  if (!(x > 0 && y > 0) || x === Infinity || y === Infinity) return polygamma(n, y) - polygamma(n, x);
  return n === 0 ? digammaGap(x, h) : (n % 2 === 1 ? 1 : -1) * scaledZetaGap(n, x, h);
}

/** n!·(ζ(n + 1, x + h) − ζ(n + 1, x)), every term of Euler and Maclaurin's formula by its own change. */
function scaledZetaGap(n: number, x: number, h: number): number {
  let a = x;
  let sum = 0;
  for (; Math.min(a, a + h) < shiftedFar + n; a++) {
    sum += factorialOverPower(n, a) * powerChange(n + 1, a, h);
  }
  let factor = (n * (n + 1)) / (2 * a * a);
  let tail = powerChange(n, a, h) + ((0.5 * n) / a) * powerChange(n + 1, a, h);
  for (let k = 1; k <= bernoulli.length; k++) {
    tail += bernoulli[k - 1]! * factor * powerChange(n + 2 * k, a, h);
    factor *= ((n + 2 * k) * (n + 2 * k + 1)) / ((2 * k + 1) * (2 * k + 2) * a * a);
  }
  return sum + factorialOverPower(n - 1, a) * tail;
}
