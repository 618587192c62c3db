/**
 * What a `Map` or a `Set` holds, as arrays.
 */
import { tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import type { Temp, Val } from "./values.ts";

export type CollectionKind = "Map" | "Set";

/** Which collection a value is; undefined for every other value. */
export function collectionOf(val: Val): CollectionKind | undefined {
  const ty = tyOf(val);
  if (ty.kind !== "record" || (ty.target !== "Map" && ty.target !== "Set")) return undefined;
  return ty.target;
}

/** What looping over it gives: keys of a set, pairs of a map. */
export function itemsOf(frame: Frame, val: Val): Val {
  return collectionOf(val) === "Map" ? frame.callPrelude("entriesOf", [val]) : copyOf(frame, val, "$keys");
}

/** A copy of its keys (`$keys`) or values (`$values`). */
export function copyOf(frame: Frame, val: Val, field: string): Val {
  return frame.callPrelude("slice", [frame.code.getField(val as Temp, field)]);
}
