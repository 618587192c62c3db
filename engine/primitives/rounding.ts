/** Functions that are constant between their jumps, so that their derivative is 0 everywhere; and `fround`, whose is 1. */
import { between, kink, unary } from "./define.ts";
import type { ScalarPrimitive } from "./primitive.ts";

const jump = (name: string, at: (x: number) => boolean) => kink(`${name} where it jumps`, "0", at);

/** As a `Uint8ClampedArray` stores a number: from 0 to 255, halves to the even one, NaN as 0. */
function clampByte(x: number): number {
  const inRange = x > 0 ? Math.min(x, 255) : 0;
  const below = Math.floor(inRange);
  const rest = inRange - below;
  return below + (rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? 1 : 0);
}

export const rounding: readonly ScalarPrimitive[] = [
  unary("floor", Math.floor, 0, { cost: 1, kinks: [jump("floor", Number.isInteger)] }),
  unary("ceil", Math.ceil, 0, { cost: 1, kinks: [jump("ceil", Number.isInteger)] }),
  unary("trunc", Math.trunc, 0, { cost: 1, kinks: [jump("trunc", (x) => Number.isInteger(x) && x !== 0)] }),
  unary("round", Math.round, 0, { cost: 1, kinks: [jump("round", (x) => Number.isInteger(x - 0.5))] }),
  unary("clampByte", clampByte, 0, { cost: 3, domain: [between(-50, 300)] }),
  /** Rounding to single precision is treated as the identity, which it is up to rounding. */
  unary("fround", Math.fround, 1, { cost: 1 }),
];
