/** Square and cube roots. */
import { between, unary } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";

export const roots: readonly ScalarPrimitive[] = [
  /** √x' = 1/(2√x): ∞ at 0, with the sign of the zero. */
  unary("sqrt", Math.sqrt, (b, _x, r) => b.div(b.constant(0.5), r), {
    cost: 5,
    singular: true,
    domain: [between(0.1, 10)],
  }),
  /** ∛x' = 1/(3·∛x²): ∞ at 0. */
  unary("cbrt", Math.cbrt, (b, _x, r) => b.div(b.constant(1), b.mul(b.constant(3), b.mul(r, r))), {
    cost: 20,
    singular: true,
    domain: [between(0.1, 10)],
  }),
];
