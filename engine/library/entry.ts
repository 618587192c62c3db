/**
 * What a function of the array library is: its value and its rule in TypeScript that is lowered like the user's and
 * runs as it stands in cells, with what it takes, its declaration and its note side by side.
 */

/** What the library tells arguments apart by. `rows`: `number[][]`; `matrix`: `{ rows, cols, data }`. */
export type Kind = "number" | "vector" | "rows" | "matrix" | "text" | "other";

/** Of what kind an argument may be. */
export type Takes =
  | "number"
  | "vector"
  | "matrix"
  | "array"
  | "number or vector"
  | "number or array"
  | "vector or matrix"
  | "text"
  | "anything";

export interface LibraryFunction {
  readonly name: string;
  readonly takes: readonly Takes[];
  /** Values of the last arguments, where they are left out. */
  readonly defaults?: readonly (number | string)[];
  /** The scalar primitive that it is where all arguments are numbers. */
  readonly scalar?: string;
  /** `(x, y) { … }`. Free names are the library's. */
  readonly value: string;
  /** `([xDot, yDot], x, y) { … }` → `{ value, tangent }`, and `(x, y) { … }` → `{ value, pullback }`. Where absent, the value is differentiated. */
  readonly rule?: { readonly frule: string; readonly rrule: string };
  /** Overloads as they follow the name, the most particular first; absent for what only rules call. */
  readonly signatures?: readonly string[];
  /** What it computes, then its edges and conventions; in the user's words. */
  readonly note?: string;
}

export interface Family {
  /** Functions that the family's texts share, named with a `$` at the end. */
  readonly shared: string;
  readonly functions: readonly LibraryFunction[];
}

const kindsOf: Readonly<Record<Takes, readonly Kind[]>> = {
  number: ["number"],
  vector: ["vector"],
  matrix: ["rows", "matrix"],
  array: ["vector", "rows", "matrix"],
  "number or vector": ["number", "vector"],
  "number or array": ["number", "vector", "rows", "matrix"],
  "vector or matrix": ["vector", "rows", "matrix"],
  text: ["text"],
  anything: ["number", "vector", "rows", "matrix", "text", "other"],
};

/** Whether an argument of the kind is taken. An empty array may be either. */
export function isTaken(takes: Takes, kind: Kind, isEmpty = false): boolean {
  return kindsOf[takes].includes(kind) || (isEmpty && kindsOf[takes].includes("rows"));
}

const words: Readonly<Record<Takes, string>> = {
  number: "a number",
  vector: "a vector",
  matrix: "a matrix",
  array: "a vector or a matrix",
  "number or vector": "a number or a vector",
  "number or array": "a number, a vector or a matrix",
  "vector or matrix": "a vector or a matrix",
  text: "a text",
  anything: "anything",
};

export function wordsOf(takes: Takes): string {
  return words[takes];
}
