/** What the series of the polygamma functions are made of. */

/** B₂ₖ for k = 1, 2, …. */
export const bernoulli: readonly number[] = [
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

/** From here (plus the order) on the asymptotic series reach full precision. */
export const shiftedFar = 12;

export function isPolygammaOrder(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= 100;
}

/** n!/yⁿ⁺¹ for y > 0, by quotients that stay in range wherever the result does. */
export function factorialOverPower(n: number, y: number): number {
  let product = 1 / y;
  for (let k = 1; k <= n; k++) product *= k / y;
  return product;
}

/** (1 + h/a)^(−p) − 1. */
export function powerChange(p: number, a: number, h: number): number {
  return Math.expm1(-p * Math.log1p(h / a));
}
