/** A value of a cell as JSON: what JSON lacks is spelled out as text. */
import type { PlainValue } from "../../engine/protocol.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Numbers as numbers; `NaN`, `Infinity` and `-Infinity` as those strings; typed arrays as arrays; `undefined` as null;
 * functions and what else has no JSON as a text. What was cut from a value is said in its last entry.
 */
export function plainJson(value: PlainValue): Json {
  switch (value.kind) {
    case "number":
      return numberJson(value.value);
    case "boolean":
      return value.value;
    case "string":
      return value.cut ? `${value.value}…` : value.value;
    case "undefined":
    case "null":
      return null;
    case "function":
      return `[function ${value.name}]`;
    case "opaque":
      return value.text;
    case "numbers":
      return [...value.values.map(numberJson), ...more(value.length - value.values.length)];
    case "array":
      return [...value.items.map(plainJson), ...more(value.length - value.items.length)];
    case "object":
      return Object.fromEntries([
        ...value.entries.map(([name, field]) => [name, plainJson(field)] as const),
        ...(value.cut ? [["…", "more fields"] as const] : []),
      ]);
  }
}

function numberJson(value: number): Json {
  return Number.isFinite(value) ? value : String(value);
}

function more(count: number): Json[] {
  return count > 0 ? [`… ${String(count)} more`] : [];
}
