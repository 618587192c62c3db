/**
 * The type of a value's shadow: what its tangent or its cotangent looks like. Which shadows are needed
 * is left to activity analysis.
 */
import { undef, type RecordType, type Type } from "./types.ts";

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
      return type.fields.some((field) => hasShadow(type, field));
  }
}

/** Whether a field of the record is part of its shadow: it can hold a number, and is not how large a `Matrix` is. */
export function hasShadow(record: RecordType, field: RecordType["fields"][number]): boolean {
  return isDifferentiable(field.type) && !(isExtent(field.name) && isMatrixFields(record.fields));
}

/** Whether these are the fields of a `Matrix`: `{ rows, cols, data: Float64Array }`. */
export function isMatrixFields(
  fields: readonly { readonly name: string; readonly type: { kind: string } }[],
): boolean {
  return (
    fields.length === 3 &&
    fields.every(({ name, type }) => (isExtent(name) ? type.kind === "num" : name === "data" && isFlat(type)))
  );
}

function isExtent(name: string): boolean {
  return name === "rows" || name === "cols";
}

function isFlat(type: { readonly kind: string; readonly flavor?: unknown }): boolean {
  return type.kind === "list" && type.flavor === "f64";
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
          .filter((field) => hasShadow(type, field))
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
