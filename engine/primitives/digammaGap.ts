/** What digamma changes by over a step, without the cancellation of the difference; and digamma near its zero by it. */
import { bernoulli, powerChange, shiftedFar } from "./polygammaTerms.ts";

/**
 * ψ(x + h) − ψ(x) for x > 0 and x + h > 0: by 1/a − 1/(a + h) = h/(a·(a + h)) up to where the asymptotic series holds,
 * and there term by term.
 */
export function digammaGap(x: number, h: number): number {
  let a = x;
  let sum = 0;
  for (; Math.min(a, a + h) < shiftedFar; a++) sum += h / a / (a + h);
  const w = 1 / (a * a);
  let power = w;
  for (let k = 1; k <= bernoulli.length; k++) {
    sum -= (bernoulli[k - 1]! / (2 * k)) * power * powerChange(2 * k, a, h);
    power *= w;
  }
  return Math.log1p(h / a) + (0.5 * h) / a / (a + h) + sum;
}

/** The double next to the zero of ψ right of 0, and ψ there. */
const zero = 1.4616321449683622;
const atZero = -9.241265521729427e-17;

export function isNearZeroOfDigamma(x: number): boolean {
  return Math.abs(x - zero) < 0.25;
}

export function digammaFromZero(x: number): number {
  return digammaGap(zero, x - zero) + atZero;
}
