/** Arguments for a primitive, drawn from its domain. */
import fc from "fast-check";
import type { Domain, ScalarPrimitive } from "../primitive.ts";

/** Evenly over the domain: numbers next to a kink, which no difference can judge, would otherwise be favoured. */
function drawnFrom({ min, max, integer }: Domain): fc.Arbitrary<number> {
  if (integer === true) return fc.integer({ min, max });
  const parts = 2 ** 31;
  return fc.noBias(fc.integer({ min: 1, max: parts - 1 })).map((part) => min + (max - min) * (part / parts));
}

/** One number for each argument. */
export function argumentsOf(primitive: ScalarPrimitive): fc.Arbitrary<readonly number[]> {
  return fc.tuple(...primitive.domain.map(drawnFrom));
}
