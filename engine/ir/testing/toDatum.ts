/** Plain JavaScript values as what the interpreter computes with. */
import type { Datum } from "../structure.ts";
import type { Type } from "../types.ts";

/** A copy of a JavaScript value as the interpreter's data. */
export function toDatum(value: unknown, type: Type): Datum {
  switch (type.kind) {
    case "num":
    case "bool":
    case "str":
    case "undefined":
      return value as Datum;
    case "maybe":
      return value === undefined || value === null ? undefined : toDatum(value, type.of);
    case "list": {
      const elements = Array.from(value as ArrayLike<unknown>, (element) => toDatum(element, type.elem));
      if (type.flavor === "array") return elements;
      return type.flavor === "f32"
        ? new Float32Array(elements as number[])
        : new Float64Array(elements as number[]);
    }
    case "record": {
      const given = value as Readonly<Record<string, unknown>>;
      return Object.fromEntries(type.fields.map(({ name, type: of }) => [name, toDatum(given[name], of)]));
    }
  }
}
