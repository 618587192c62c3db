/**
 * Numbers that may be absent: sweeps carry their cotangents as plain numbers (0 for absent), while in structures,
 * operands and results of derivatives a shadow is absent where its number is.
 */
import type { BlockBuilder } from "../ir/builder.ts";
import { isReference } from "../ir/shadow.ts";
import { num, type Value } from "../ir/types.ts";

/** Whether the value is a number that may be absent. */
function mayBeAbsent(value: Value): boolean {
  return value.type.kind === "maybe" && !isReference(value.type);
}

/** The shadow as sweeps carry it: the number of one that may be absent, 0 for absent; any other as it is. */
export function carried(b: BlockBuilder, shadow: Value): Value {
  if (!mayBeAbsent(shadow)) return shadow;
  return b.ifOp(
    b.isUndefined(shadow),
    (c) => [c.const(0)],
    (c) => [c.unwrap(shadow)],
  )[0]!;
}

/** The number as the shadow of `primal`: absent where that is absent. */
export function asShadowOf(b: BlockBuilder, primal: Value, number: Value): Value {
  if (!mayBeAbsent(primal)) return number;
  return b.ifOp(
    b.isUndefined(primal),
    (c) => [c.none(num)],
    (c) => [c.some(number)],
  )[0]!;
}
