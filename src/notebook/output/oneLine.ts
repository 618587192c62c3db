/** A value in a line of bounded length, for cards, summaries and console lines. */
import type { PlainValue } from "../../../engine/protocol.ts";
import { formatCount, formatNumber } from "../../charts/quantities.ts";

/** `[1, 2, 3]`, `{ a: 1, b: […] }`, `f()`; longer than about `limit` characters it ends in `…`. */
export function oneLine(value: PlainValue, limit = 80): string {
  switch (value.kind) {
    case "number":
      return formatNumber(value.value);
    case "boolean":
      return String(value.value);
    case "string":
      return value.value.length > limit
        ? `${JSON.stringify(value.value.slice(0, limit))}…`
        : JSON.stringify(value.value) + (value.cut ? "…" : "");
    case "undefined":
    case "null":
      return value.kind;
    case "function":
      return value.wrapper === undefined
        ? `${value.name || "function"}()`
        : `${value.wrapper}(${value.name})`;
    case "opaque":
      return value.text;
    case "plot":
      return `[${value.plot.form} plot]`;
    case "numbers":
      return listed("[", value.values, value.length, (each) => formatNumber(each), "]", limit);
    case "array":
      return listed("[", value.items, value.length, (each) => oneLine(each, limit / 3), "]", limit);
    case "recording":
      return `record(${value.name}): ${formatCount(value.counts.operations)} operations`;
    case "object":
      return listed(
        "{ ",
        value.entries,
        value.size,
        ([name, each]) => `${name}: ${oneLine(each, limit / 3)}`,
        " }",
        limit,
      );
    case "map":
      return `Map(${formatCount(value.size)}) ${listed("{ ", value.entries, value.size, (entry) => sayEntry(entry, limit / 3), " }", limit)}`;
    case "set":
      return `Set(${formatCount(value.size)}) ${listed("{ ", value.items, value.size, (each) => oneLine(each, limit / 3), " }", limit)}`;
  }
}

const sayEntry = ([key, each]: readonly [PlainValue, PlainValue], limit: number): string =>
  `${oneLine(key, limit)} → ${oneLine(each, limit)}`;

function listed<T>(
  open: string,
  items: readonly T[],
  length: number,
  say: (item: T) => string,
  close: string,
  limit: number,
): string {
  if (length === 0) return open.trim() + close.trim();
  let text = "";
  let said = 0;
  for (const item of items) {
    if (text.length > limit) break;
    text += (said === 0 ? "" : ", ") + say(item);
    said++;
  }
  return `${open}${text}${said < length ? ", …" : ""}${close}`;
}
