/**
 * A type as text, for listings, keys and messages of broken invariants. Users see `trace`'s wording instead.
 */
import type { Type } from "./types.ts";

/** `num`, `num[]`, `f64`, `{x: num}`, `(num, bool)`, `closure k{a: num}`, `box(num)`, `num?`; injective. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case "num":
    case "bool":
    case "str":
    case "undefined":
      return type.kind;
    case "list":
      return type.flavor === "array" ? `${typeText(type.elem)}[]` : type.flavor;
    case "maybe":
      return `${typeText(type.of)}?`;
    case "record": {
      const fields = type.fields.map((field) => `${JSON.stringify(field.name)}: ${typeText(field.type)}`);
      const plain = fields.map((field) => field.replace(/^"([A-Za-z_$][\w$]*|\d+)": /, "$1: ")).join(", ");
      const target = type.target === undefined ? "" : ` ${JSON.stringify(type.target)}`;
      return type.flavor === "object" ? `{${plain}}${target}` : `${type.flavor}${target}{${plain}}`;
    }
  }
}
