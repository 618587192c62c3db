/**
 * Zero tangents and shadows for values that have none of their own, where something that has one takes them in.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { isDifferentiable, isReference, shadowType } from "../ir/shadow.ts";
import type { Type, Value } from "../ir/types.ts";

/** The zero shadow of a value: as large as it is. A literal for a number. */
export function zeroOf(b: BlockBuilder, value: Value): Value {
  return value.type.kind === "num" ? b.const(0) : b.zerosLike(value);
}

/**
 * A shadow that nobody looks into, of the right type and as small as can be: for fields of closures that hold
 * nothing active.
 */
export function placeholder(b: BlockBuilder, type: Type): Value {
  const shadow = shadowType(type);
  switch (shadow.kind) {
    case "num":
      return b.const(0);
    case "list":
      return b.allocList(b.const(0), shadow, false);
    case "record":
      return b.makeRecord(
        shadow.fields.map((field) => placeholder(b, field.type)),
        shadow,
      );
    case "maybe":
      return b.none(shadow.of);
    default:
      throw new InvariantError("a shadow of what cannot have one");
  }
}

/** The zero that stands in for a missing shadow where it goes into a record: small in closures, of full size elsewhere. */
export function fillerFor(b: BlockBuilder, value: Value, inClosure: boolean): Value {
  if (!isDifferentiable(value.type)) throw new InvariantError("a shadow of what cannot have one");
  return inClosure && isReference(value.type) ? placeholder(b, value.type) : zeroOf(b, value);
}
