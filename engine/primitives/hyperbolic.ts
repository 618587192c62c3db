/** Hyperbolic functions and their inverses. */
import { between, unary, type Traits } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";
import { oneMinusSquare } from "./trigonometric.ts";

const coth = (x: number): number => 1 / Math.tanh(x);
const sech = (x: number): number => 1 / Math.cosh(x);
const csch = (x: number): number => 1 / Math.sinh(x);
const acoth = (x: number): number => Math.atanh(1 / x);
const asech = (x: number): number => Math.acosh(1 / x);
const acsch = (x: number): number => Math.asinh(1 / x);

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
      return b.div(one, b.prim("sqrt", b.mul(b.sub(x, one), b.add(x, one))));
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
