/**
 * Structures in which one object may stand in several places. A cotangent in the form of such a structure holds an
 * object's cotangent in each of its places: what goes by places must take it once.
 */
import type { BlockBuilder } from "../ir/builder.ts";
import { isReference } from "../ir/shadow.ts";
import type { Type, Value } from "../ir/types.ts";

/** Whether two places of a structure of that type can hold one object. */
export function mayShare(type: Type): boolean {
  switch (type.kind) {
    case "list":
      return isReference(type.elem);
    case "maybe":
      return mayShare(type.of);
    case "record": {
      const parts = type.fields.filter((field) => isReference(field.type));
      return parts.length > 1 || parts.some((field) => mayShare(field.type));
    }
    default:
      return false;
  }
}

/** The shadow as a cotangent by places: zeros in all places of an object but the first. */
export function byPlaces(b: BlockBuilder, shadow: Value): Value {
  return mayShare(shadow.type) ? b.copy(shadow, shadow.name, "zero") : shadow;
}

/** The value with an object of its own in each place, as a derivative call takes its operands. */
export function apart(b: BlockBuilder, value: Value): Value {
  return b.copy(value, value.name, mayShare(value.type) ? "split" : undefined);
}
