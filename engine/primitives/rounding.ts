/** Functions that are constant between their jumps, so that their derivative is 0 everywhere; and `fround`, whose is 1. */
import { kink, unary } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";

const jump = (name: string, at: (x: number) => boolean) => kink(`${name} where it jumps`, "0", at);

export const rounding: readonly ScalarPrimitive[] = [
  unary("floor", Math.floor, 0, { cost: 1, kinks: [jump("floor", Number.isInteger)] }),
  unary("ceil", Math.ceil, 0, { cost: 1, kinks: [jump("ceil", Number.isInteger)] }),
  unary("trunc", Math.trunc, 0, { cost: 1, kinks: [jump("trunc", (x) => Number.isInteger(x) && x !== 0)] }),
  unary("round", Math.round, 0, { cost: 1, kinks: [jump("round", (x) => Number.isInteger(x - 0.5))] }),
  /** Rounding to single precision is treated as the identity, which it is up to rounding. */
  unary("fround", Math.fround, 1, { cost: 1 }),
];
