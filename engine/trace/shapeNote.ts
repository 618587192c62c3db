/** How large a value is, in the user's words: `number[1000]`, `{ a: number, b: number[3] }`. */
import type { ShapeNote } from "../protocol.ts";

/** Fields of an object, or entries of an array of structures, that are spelled out. */
const mostParts = 4;

/** `leaves` counts the numbers in it; what is no structure of numbers has none. */
export function shapeNoteOf(value: unknown): ShapeNote {
  return { text: textOf(value), leaves: leavesOf(value) };
}

function leavesOf(value: unknown): number {
  if (typeof value === "number") return 1;
  if (value instanceof Float64Array || value instanceof Float32Array) return value.length;
  if (typeof value !== "object" || value === null) return 0;
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  let sum = 0;
  for (const part of parts) sum += leavesOf(part);
  return sum;
}

function textOf(value: unknown): string {
  if (value instanceof Float64Array || value instanceof Float32Array)
    return `${value.constructor.name}[${String(value.length)}]`;
  if (Array.isArray(value)) return arrayText(value);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, part]) => `${name}: ${textOf(part)}`);
    return entries.length === 0 ? "{}" : `{ ${shortened(entries)} }`;
  }
  return value === null ? "null" : typeof value;
}

function arrayText(items: readonly unknown[]): string {
  const texts = new Set(items.map(textOf));
  const [only = "number"] = texts;
  if (texts.size > 1) return `[${shortened([...items.slice(0, mostParts + 1).map(textOf)])}]`;
  // Rows of one length read as a matrix: number[3][2] is three rows of two.
  const element = /^(\w+)((?:\[\d+\])*)$/.exec(only);
  return element === null
    ? `(${only})[${String(items.length)}]`
    : `${element[1]!}[${String(items.length)}]${element[2]!}`;
}

function shortened(parts: readonly string[]): string {
  return parts.length > mostParts ? `${parts.slice(0, mostParts).join(", ")}, …` : parts.join(", ");
}
