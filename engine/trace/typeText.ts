/** A type in the user's words: `number`, `number[]`, `{ a: number }`. */
import type { Type } from "../ir/types.ts";

/** TypeScript's spelling of a type; closures are `function`. */
export function typeText(type: Type): string {
  switch (type.kind) {
    case "num":
      return "number";
    case "bool":
      return "boolean";
    case "str":
      return "string";
    case "undefined":
      return "undefined";
    case "maybe":
      return `${typeText(type.of)} | undefined`;
    case "list":
      if (type.flavor === "f64") return "Float64Array";
      if (type.flavor === "f32") return "Float32Array";
      return type.elem.kind === "maybe" ? `(${typeText(type.elem)})[]` : `${typeText(type.elem)}[]`;
    case "record":
      return recordText(type);
  }
}

function recordText(type: Type & { kind: "record" }): string {
  switch (type.flavor) {
    case "closure":
      return "function";
    case "box":
      return type.fields.map((field) => typeText(field.type)).join("");
    case "tuple":
      return `[${type.fields.map((field) => typeText(field.type)).join(", ")}]`;
    case "object":
      return type.fields.length === 0
        ? "{}"
        : `{ ${type.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join(", ")} }`;
  }
}
