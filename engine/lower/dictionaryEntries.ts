/**
 * Entries of dictionaries (`dictionaries.ts` says which objects are such): read, stored, asked for and deleted by keys
 * that are found out while running.
 */
import type { Range } from "../parse/range.ts";
import { tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import type { Temp, Val } from "./values.ts";

/** Whether a value is a dictionary. */
export function isDictionary(val: Val): val is Temp {
  const ty = tyOf(val);
  return val.tag === "temp" && ty.kind === "record" && ty.target === "Dictionary";
}

/** `d[key]`: ends the run where there is no such entry, unless the program asks whether there is. */
export function readEntry(frame: Frame, dictionary: Temp, key: Val, node: Range): Val {
  return frame.at(node, () => {
    const site = frame.siteOf(frame.span, "entry");
    const entry = frame.callPrelude("mapGet", [dictionary, key]);
    if (frame.session.learnt.loads.has(site) || entry.tag !== "temp") return entry;
    return frame.code.unwrap(entry, site);
  });
}

/** `d[key] = val`. Raises dictionary-of-functions. */
export function storeEntry(frame: Frame, dictionary: Temp, key: Val, val: Val): void {
  if (val.tag === "fn") frame.refuse("dictionary-of-functions", undefined, {});
  frame.callPrelude("mapSet", [dictionary, key, val]);
}

/** `key in d`. */
export function hasEntry(frame: Frame, dictionary: Temp, key: Val): Val {
  return frame.callPrelude("has", [dictionary, key]);
}

/** `delete d[key]`, which is true as in JavaScript whether there was such an entry or not. */
export function deleteEntry(frame: Frame, dictionary: Temp, key: Val): Val {
  frame.callPrelude("mapDelete", [dictionary, key]);
  return frame.code.constant(true);
}
