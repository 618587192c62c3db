/** Special functions of statistics and physics, and logarithms of sums and products that would overflow or be 0·∞. */
import { between, binary, integersBetween, ternary, unary } from "./define.ts";
import { besselj, besselj0, besselj1 } from "./bessel.ts";
import { erf, erfc } from "./errorFunction.ts";
import { beta, logbeta } from "./betaFunction.ts";
import { gamma, lgamma } from "./gammaFunction.ts";
import { digamma, polygamma, trigamma } from "./polygamma.ts";
import { polygammaGap } from "./polygammaGap.ts";
import type { FormulaBuilder, ScalarPrimitive } from "./primitive.ts";
import type { Value } from "../ir/types.ts";

const gaussian = 2 / Math.sqrt(Math.PI);

/** factor·e^(−x²). */
function bell(b: FormulaBuilder, factor: number, x: Value): Value {
  return b.mul(b.constant(factor), b.prim("exp", b.neg(b.mul(x, x))));
}

/** ψ(x) − ψ(x + y): what the logarithm of the beta function changes by with x. */
function digammaGap(b: FormulaBuilder, x: Value, y: Value): Value {
  return b.neg(b.prim("polygammaGap", b.constant(0), x, y));
}

/** By x: the same difference one order up. By h: ψ⁽ⁿ⁺¹⁾(x + h). */
const gap = ternary(
  "polygammaGap",
  polygammaGap,
  [
    0,
    (b, n, x, h) => b.prim("polygammaGap", b.add(n, b.constant(1)), x, h),
    (b, n, x, h) => b.prim("polygamma", b.add(n, b.constant(1)), b.add(x, h)),
  ],
  { cost: 150, domain: [integersBetween(0, 6), between(0.4, 6), between(0.1, 4)] },
);

const errorFunctions: readonly ScalarPrimitive[] = [
  unary("erf", erf, (b, x) => bell(b, gaussian, x), { cost: 40 }),
  unary("erfc", erfc, (b, x) => bell(b, -gaussian, x), { cost: 40 }),
];

const positive = { cost: 60, domain: [between(0.3, 6)] };

const gammaFunctions: readonly ScalarPrimitive[] = [
  unary("gamma", gamma, (b, x, r) => b.mul(r, b.prim("digamma", x)), positive),
  unary("lgamma", lgamma, (b, x) => b.prim("digamma", x), positive),
  unary("digamma", digamma, (b, x) => b.prim("trigamma", x), positive),
  unary("trigamma", trigamma, (b, x) => b.prim("polygamma", b.constant(2), x), positive),
  binary("polygamma", polygamma, [0, (b, n, x) => b.prim("polygamma", b.add(n, b.constant(1)), x)], {
    cost: 100,
    domain: [integersBetween(0, 6), between(0.4, 6)],
  }),
  gap,
  binary(
    "beta",
    beta,
    [(b, x, y, r) => b.mul(r, digammaGap(b, x, y)), (b, x, y, r) => b.mul(r, digammaGap(b, y, x))],
    { cost: 150, domain: [between(0.3, 6)] },
  ),
  binary("logbeta", logbeta, [(b, x, y) => digammaGap(b, x, y), (b, x, y) => digammaGap(b, y, x)], {
    cost: 150,
    domain: [between(0.3, 6)],
  }),
];

const besselFunctions: readonly ScalarPrimitive[] = [
  unary("besselj0", besselj0, (b, x) => b.neg(b.prim("besselj1", x)), {
    cost: 100,
    domain: [between(-30, 30)],
  }),
  unary("besselj1", besselj1, (b, x) => halfGap(b, b.prim("besselj0", x), besselOf(b, b.constant(2), x)), {
    cost: 100,
    domain: [between(-30, 30)],
  }),
  /** Of whole order: J_n′ = (J_(n−1) − J_(n+1))/2, which holds at 0 to all orders. */
  binary(
    "besselj",
    besselj,
    [
      0,
      (b, n, x) =>
        halfGap(b, besselOf(b, b.sub(n, b.constant(1)), x), besselOf(b, b.add(n, b.constant(1)), x)),
    ],
    { cost: 100, domain: [integersBetween(-4, 8), between(-30, 30)] },
  ),
];

function besselOf(b: FormulaBuilder, n: Value, x: Value): Value {
  return b.prim("besselj", n, x);
}
function halfGap(b: FormulaBuilder, x: Value, y: Value): Value {
  return b.mul(b.constant(0.5), b.sub(x, y));
}

/** 1/(1 + e^(−x)), by e^x for negative x, so that it keeps its digits far left. */
function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const power = Math.exp(x);
  return power / (1 + power);
}

/** ln(1 + e^x). */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** ln(e^x + e^y). */
function logaddexp(x: number, y: number): number {
  return x === y ? x + Math.LN2 : Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

const logarithms: readonly ScalarPrimitive[] = [
  /** By the function on the other side and not 1 − r, which loses all digits far right. */
  unary("logistic", logistic, (b, x, r) => b.mul(r, b.prim("logistic", b.neg(x))), { cost: 18 }),
  unary("softplus", softplus, (b, x) => b.prim("logistic", x), { cost: 26 }),
  binary(
    "logaddexp",
    logaddexp,
    [(b, x, y) => b.prim("logistic", b.sub(x, y)), (b, x, y) => b.prim("logistic", b.sub(y, x))],
    { cost: 26, singular: true },
  ),
  /** x·ln x, 0 at 0. */
  unary(
    "xlogx",
    (x) => (x === 0 ? 0 : x * Math.log(x)),
    (b, x) => b.add(b.constant(1), b.prim("log", x)),
    {
      cost: 14,
      singular: true,
      domain: [between(0.1, 5)],
    },
  ),
  /** x·ln y, 0 where x is 0 whatever y is. */
  binary(
    "xlogy",
    (x, y) => (x === 0 ? 0 : x * Math.log(y)),
    [
      (b, _x, y) => b.prim("log", y),
      (b, x, y) =>
        b.choose(
          b.test("eq", y, b.constant(0)),
          (c) => c.prim("strongMul", x, c.div(c.constant(1), y)),
          (c) => c.div(x, y),
        ),
    ],
    {
      cost: 14,
      singular: true,
      domain: [between(-3, 3), between(0.1, 5)],
    },
  ),
];

export const special: readonly ScalarPrimitive[] = [
  ...errorFunctions,
  ...gammaFunctions,
  ...besselFunctions,
  ...logarithms,
];
