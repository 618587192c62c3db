/** What an array, object, map or set holds, as a tree's branches: what each is called, and how many are not here. */
import type { PlainValue } from "../../../engine/protocol.ts";
import { oneLine } from "./oneLine.ts";

export type Branching = Extract<PlainValue, { kind: "array" | "object" | "map" | "set" }>;

export interface Branch {
  /** "3: ", "name: ", "key → "; nothing for members of sets. */
  readonly label: string;
  readonly value: PlainValue;
}

export interface Branches {
  readonly branches: readonly Branch[];
  /** How many there are in all. */
  readonly size: number;
  /** One of them, and several. */
  readonly nouns: readonly [string, string];
}

/** Characters of a key. */
const mostOfKey = 40;

export function isBranching(value: PlainValue): value is Branching {
  return value.kind === "array" || value.kind === "object" || value.kind === "map" || value.kind === "set";
}

export function branchesOf(value: Branching): Branches {
  switch (value.kind) {
    case "array":
      return {
        branches: value.items.map((item, at) => ({ label: `${String(at)}: `, value: item })),
        size: value.length,
        nouns: ["entry", "entries"],
      };
    case "object":
      return {
        branches: value.entries.map(([name, field]) => ({ label: `${name}: `, value: field })),
        size: value.size,
        nouns: ["field", "fields"],
      };
    case "map":
      return {
        branches: value.entries.map(([key, each]) => ({
          label: `${oneLine(key, mostOfKey)} → `,
          value: each,
        })),
        size: value.size,
        nouns: ["entry", "entries"],
      };
    case "set":
      return {
        branches: value.items.map((item) => ({ label: "", value: item })),
        size: value.size,
        nouns: ["member", "members"],
      };
  }
}
