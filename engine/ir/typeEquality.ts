/**
 * When two types are the same. Types are plain data that passes rebuild freely, so identity says nothing.
 */
import type { Field, Type } from "./types.ts";

/** Structural equality; field order, flavours and the target of a closure count. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "num":
    case "bool":
    case "str":
    case "undefined":
      return a.kind === b.kind;
    case "list":
      return b.kind === "list" && a.flavor === b.flavor && sameType(a.elem, b.elem);
    case "maybe":
      return b.kind === "maybe" && sameType(a.of, b.of);
    case "record":
      return (
        b.kind === "record" &&
        a.flavor === b.flavor &&
        a.target === b.target &&
        a.fields.length === b.fields.length &&
        a.fields.every((field, index) => sameField(field, b.fields[index]!))
      );
  }
}

function sameField(a: Field, b: Field): boolean {
  return a.name === b.name && sameType(a.type, b.type);
}

/** The same element by element, and as many. */
export function sameTypes(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((type, index) => sameType(type, b[index]!));
}
