/** How emitted code writes property names of records. */
import type { RecordType } from "../ir/types.ts";
import { generatedNames } from "./naming.ts";

/** The property that holds a field: its own name, but `_0` for the entry 0 of a tuple. */
export function propertyName(flavor: RecordType["flavor"], field: string): string {
  return flavor === "tuple" ? generatedNames.tupleField(field) : field;
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** `.x`, or `["not an identifier"]`. */
export function memberText(property: string): string {
  return identifier.test(property) ? `.${property}` : `[${JSON.stringify(property)}]`;
}

/** `x: text` inside braces, or just `x` where they are the same. */
export function entryText(property: string, text: string): string {
  if (property === "__proto__") return `["__proto__"]: ${text}`;
  if (property === text) return text;
  return `${identifier.test(property) ? property : JSON.stringify(property)}: ${text}`;
}
