/** `for (const key in object)`: the body for each field, whose names are known when compiling. */
import type * as t from "@babel/types";
import { callBuiltin } from "./builtins/builtins.ts";
import { collectionOf } from "./collectionItems.ts";
import { asPresent, tyOf } from "./coerce.ts";
import { isDictionary } from "./dictionaryEntries.ts";
import { binderOf, unrolled } from "./forOf.ts";
import type { Frame } from "./frame.ts";
import type { Val } from "./values.ts";
import { wordingOf } from "./wording.ts";

/** Raises `for-in-statement`, `fields-not-known`. */
export function forIn(frame: Frame, node: t.ForInStatement, labels: readonly string[]): void {
  const object = asPresent(frame, frame.lower.expression(frame, node.right));
  const ty = tyOf(object);
  const isPlain = ty.kind === "record" && ty.flavor === "object" && !collectionOf(object);
  if (object.tag !== "temp" || !isPlain || isDictionary(object)) return refuse(frame, node, object);
  const keys = frame.at(node.right, () => callBuiltin(frame, "Object.keys", [object]));
  if (keys.tag === "tuple") unrolled(frame, node, labels, keys.items, binderOf(frame, node));
}

function refuse(frame: Frame, node: t.ForInStatement, object: Val): void {
  if (object.tag === "temp" && tyOf(object).kind === "var") return;
  frame.refuse("for-in-statement", node, { structure: wordingOf(object), instead: insteadOf(object) });
}

function insteadOf(object: Val): string {
  if (isDictionary(object))
    return "Keep the entries in a `Map` and loop over that: `for (const [key, value] of map)`";
  if (object.tag === "tuple" || tyOf(object).kind === "list" || tyOf(object).kind === "record")
    return "Loop over it with `for … of`, or over indices with `for (let i = 0; i < xs.length; i++)`";
  return "Loop over an array with `for … of`";
}
