/** Exponentials and logarithms. */
import { between, unary, type Traits } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";

const positive: Traits = { singular: true, domain: [between(0.1, 10)] };

/** 2^x and 10^x by the library's power, so that whole exponents give exact powers where it does. */
const exp2 = (x: number): number => Math.pow(2, x);
const exp10 = (x: number): number => Math.pow(10, x);

export const exponentials: readonly ScalarPrimitive[] = [
  unary("exp", Math.exp, (_b, _x, r) => r),
  /** By e^x and not r + 1, which loses all digits for very negative x. */
  unary("expm1", Math.expm1, (b, x) => b.prim("exp", x)),
  unary("exp2", exp2, (b, _x, r) => b.mul(r, b.constant(Math.LN2)), { cost: 20 }),
  unary("exp10", exp10, (b, _x, r) => b.mul(r, b.constant(Math.LN10)), { cost: 20 }),
  unary("log", Math.log, (b, x) => b.div(b.constant(1), x), positive),
  unary("log2", Math.log2, (b, x) => b.div(b.constant(Math.LOG2E), x), positive),
  unary("log10", Math.log10, (b, x) => b.div(b.constant(Math.LOG10E), x), positive),
  unary("log1p", Math.log1p, (b, x) => b.div(b.constant(1), b.add(b.constant(1), x)), {
    singular: true,
    domain: [between(-0.8, 5)],
  }),
];
