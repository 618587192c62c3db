/**
 * `Map` and `Set`: records of a list of keys, a list of values and a count of deletions, whose methods are the
 * prelude's.
 */
import type { Range } from "../parse/range.ts";
import { asPresent } from "./coerce.ts";
import { collectionOf, copyOf, itemsOf, type CollectionKind } from "./collectionItems.ts";
import type { Frame } from "./frame.ts";
import { newListTy } from "./literals.ts";
import { Slot } from "./types/slot.ts";
import type { RecordTy } from "./types/ty.ts";
import { absent, type Val } from "./values.ts";

/** `new Map(pairs)`, `new Set(keys)`, a dictionary. Its parts are no fields that a program could list. */
export function newCollection(
  frame: Frame,
  kind: CollectionKind | "Dictionary",
  source: Val | undefined,
  node: Range,
): Val {
  const { code } = frame;
  const lists = (kind === "Set" ? ["$keys"] : ["$keys", "$values"]).map((name) => {
    const ty = newListTy(frame, node, "array", name);
    return { name, type: ty, slot: new Slot(), value: code.makeList([], ty) };
  });
  const deleted = { name: "$deleted", type: { kind: "num" } as const, slot: new Slot() };
  const fields = [...lists.map(({ name, type, slot }) => ({ name, type, slot })), deleted];
  const ty: RecordTy = { kind: "record", flavor: "object", fields, target: kind, widened: true };
  const collection = code.makeRecord([...lists.map(({ value }) => value), code.constant(0)], ty);
  const given = source ? asPresent(frame, source) : absent;
  if (given.tag === "absent") return collection;
  const items = collectionOf(given) ? itemsOf(frame, given) : given;
  return frame.callPrelude(kind === "Map" ? "mapFrom" : "setFrom", [collection, items]);
}

const ofBoth: Readonly<Record<string, string>> = { has: "has" };
const ofMap: Readonly<Record<string, string>> = {
  get: "mapGet",
  set: "mapSet",
  delete: "mapDelete",
  clear: "mapClear",
  forEach: "mapForEach",
  entries: "entriesOf",
};
const ofSet: Readonly<Record<string, string>> = {
  add: "setAdd",
  delete: "setDelete",
  clear: "setClear",
  forEach: "setForEach",
};

/** The names of its methods, for messages. */
export const collectionMethods = "get, set, has, add, delete, clear, forEach, keys, values, entries and size";

/** A method of a collection; undefined where it has no such method. */
export function callCollection(frame: Frame, val: Val, name: string, args: readonly Val[]): Val | undefined {
  const kind = collectionOf(val);
  if (name === "keys" || (name === "values" && kind === "Set")) return copyOf(frame, val, "$keys");
  if (name === "values") return copyOf(frame, val, "$values");
  const methods = { ...ofBoth, ...(kind === "Map" ? ofMap : ofSet) };
  const prelude = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return prelude === undefined ? undefined : frame.callPrelude(prelude, [val, ...args]);
}
