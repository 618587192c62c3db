/**
 * The type of a value's shadow: what its tangent or its cotangent looks like. Which shadows are needed
 * is left to activity analysis.
 */
import { undef, type Type } from "./types.ts";

/** Whether a value of this type can hold a number. */
export function isDifferentiable(type: Type): boolean {
  switch (type.kind) {
    case "num":
      return true;
    case "bool":
    case "str":
    case "undefined":
      return false;
    case "list":
      return isDifferentiable(type.elem);
    case "maybe":
      return isDifferentiable(type.of);
    case "record":
      return type.fields.some((field) => isDifferentiable(field.type));
  }
}

/**
 * The shadow of a type: numbers stay, lists and records keep their shape with fields that hold no number
 * left out, everything else becomes `undefined`. Idempotent: the shadow of a shadow type is itself.
 */
export function shadowType(type: Type): Type {
  if (!isDifferentiable(type)) return undef;
  switch (type.kind) {
    case "list":
      return { kind: "list", flavor: type.flavor, elem: shadowType(type.elem) };
    case "maybe":
      return { kind: "maybe", of: shadowType(type.of) };
    case "record":
      return {
        kind: "record",
        flavor: type.flavor === "closure" ? "object" : type.flavor,
        fields: type.fields
          .filter((field) => isDifferentiable(field.type))
          .map((field) => ({ name: field.name, type: shadowType(field.type) })),
      };
    case "num":
    case "bool":
    case "str":
    case "undefined":
      return type;
  }
}

/** Whether the value is an object with an identity, so that its cotangent is accumulated in place. */
export function isReference(type: Type): boolean {
  return type.kind === "list" || type.kind === "record" || (type.kind === "maybe" && isReference(type.of));
}
