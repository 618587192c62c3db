/** Hyperbolic functions and their inverses. */
import { between, unary, type Traits } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";
import { oneMinusSquare } from "./trigonometric.ts";

const coth = (x: number): number => 1 / Math.tanh(x);
const sech = (x: number): number => 1 / Math.cosh(x);
const csch = (x: number): number => 1 / Math.sinh(x);

/** ½·ln((x + 1)/(x − 1)) by x − 1, which is exact near 1 where 1/x is not. */
function acoth(x: number): number {
  return 0.5 * Math.sign(x) * Math.log1p(2 / (Math.abs(x) - 1));
}

/** Near 1 by 1 − x, near 0 without 1/x, which may overflow. */
function asech(x: number): number {
  if (x > 0.5) return 2 * Math.atanh(Math.sqrt((1 - x) / (1 + x)));
  return x < 1e-100 ? Math.LN2 - Math.log(x) : Math.acosh(1 / x);
}

function acsch(x: number): number {
  const a = Math.abs(x);
  return a < 1e-100 && x !== 0 ? Math.sign(x) * (Math.LN2 - Math.log(a)) : Math.asinh(1 / x);
}

const usual: Traits = { cost: 20 };
const positive: Traits = { cost: 24, domain: [between(0.2, 3)] };

const direct: readonly ScalarPrimitive[] = [
  unary("sinh", Math.sinh, (b, x) => b.prim("cosh", x), usual),
  unary("cosh", Math.cosh, (b, x) => b.prim("sinh", x), usual),
  unary("tanh", Math.tanh, (b, _x, r) => oneMinusSquare(b, r), usual),
  unary("coth", coth, (b, _x, r) => oneMinusSquare(b, r), positive),
  unary("sech", sech, (b, x, r) => b.neg(b.mul(r, b.prim("tanh", x))), positive),
  unary("csch", csch, (b, x, r) => b.neg(b.mul(r, b.prim("coth", x))), positive),
];

const inverse: readonly ScalarPrimitive[] = [
  unary("asinh", Math.asinh, (b, x) => b.div(b.constant(1), b.prim("hypot", x, b.constant(1))), usual),
  unary(
    "acosh",
    Math.acosh,
    (b, x) => {
      const one = b.constant(1);
      // The product of x − 1 and x + 1 would overflow.
      return b.div(one, b.mul(b.prim("sqrt", b.sub(x, one)), b.prim("sqrt", b.add(x, one))));
    },
    { cost: 20, singular: true, domain: [between(1.1, 5)] },
  ),
  unary("atanh", Math.atanh, (b, x) => b.div(b.constant(1), oneMinusSquare(b, x)), {
    cost: 20,
    singular: true,
    domain: [between(-0.9, 0.9)],
  }),
  unary("acoth", acoth, (b, x) => b.div(b.constant(1), oneMinusSquare(b, x)), {
    cost: 24,
    singular: true,
    domain: [between(1.1, 5)],
  }),
  unary(
    "asech",
    asech,
    (b, x) => b.neg(b.div(b.constant(1), b.mul(x, b.prim("sqrt", oneMinusSquare(b, x))))),
    { cost: 24, singular: true, domain: [between(0.1, 0.9)] },
  ),
  unary(
    "acsch",
    acsch,
    (b, x) => b.neg(b.div(b.constant(1), b.mul(b.prim("abs", x), b.prim("hypot", x, b.constant(1))))),
    { cost: 24, singular: true, domain: [between(0.2, 3)] },
  ),
];

export const hyperbolic: readonly ScalarPrimitive[] = [...direct, ...inverse];
