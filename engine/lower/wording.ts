/**
 * Values and types in the words of messages: "a number", "an array of numbers", "an object with a, b".
 */
import type { Integer } from "./shape.ts";
import type { Nil } from "./types/nil.ts";
import { present, prune, type Ty } from "./types/ty.ts";
import { isClosure } from "./types/choices.ts";
import { isJoinable } from "./types/unify.ts";
import type { Callee, Val } from "./values.ts";

/** With its article; lower case. */
export function wordingOf(val: Val): string {
  switch (val.tag) {
    case "temp":
      return wordingOfTy(val.ty);
    case "fn":
      return `the function ${calleeName(val.callee)}`;
    case "absent":
      return val.nothing;
    case "hole":
      return "nothing";
    case "tuple":
    case "spread":
      return "a list of values";
    case "class":
      return `the class ${val.name}`;
    case "namespace":
      return `\`${val.name}\``;
  }
}

export function wordingOfTy(ty: Ty): string {
  const known = prune(ty);
  switch (known.kind) {
    case "num":
      return "a number";
    case "bool":
      return "a boolean";
    case "str":
      return "a string";
    case "undefined":
      return wordingOfNil(known.nil);
    case "var":
      return "a value that is not known";
    case "maybe":
      return `${wordingOfTy(known.of)} or ${wordingOfNil(known.nil)}`;
    case "list":
      if (known.integer !== undefined) return integerArrayText(known.integer);
      if (known.flavor !== "array") return known.flavor === "f64" ? "a Float64Array" : "a Float32Array";
      return `an array of ${plural(known.elem)}`;
    case "record":
      if (known.flavor === "closure") return "a function";
      if (known.flavor === "tuple") return `an array of ${String(known.fields.length)} different values`;
      if (known.target === "Dictionary") return "a dictionary";
      if (known.target === "Map" || known.target === "Set") return `a ${known.target}`;
      return known.fields.length === 0
        ? "an empty object"
        : `an object with ${known.fields.map(({ name }) => name).join(", ")}`;
  }
}

function wordingOfNil(nil: Nil): string {
  if (!nil.has("null")) return "undefined";
  return nil.has("undefined") ? "null or undefined" : "null";
}

function integerArrayText(integer: Integer): string {
  const name = integer.replace(/^u?i?/, (start) => start.toUpperCase().replace("UI", "Ui"));
  return `${/^I/.test(name) ? "an" : "a"} ${name}Array`;
}

/** Whether one is a part of the other, as a cell's rest is of the cell: there is no end to such structures. */
export function isPartOf(part: Ty, whole: Ty): boolean {
  const [inner, outer] = [present(part), present(whole)];
  return (
    inner.kind === "record" &&
    outer.kind === "record" &&
    outer.fields.some((field) => isJoinable(present(field.type), inner))
  );
}

/** Whether both read alike though they are not one structure: they differ further down, or hold themselves. */
export function readsAlike(a: Ty, b: Ty): boolean {
  return wordingOfTy(present(a)) === wordingOfTy(present(b));
}

/** The field in which two objects, alike otherwise, hold different functions; undefined where there is none. */
export function differingFunction(a: Ty, b: Ty): string | undefined {
  const [one, other] = [present(a), present(b)];
  if (one.kind !== "record" || other.kind !== "record") return undefined;
  return one.fields.find(({ name, type }) => {
    const [mine, twin] = [present(type), other.fields.find((field) => field.name === name)?.type];
    if (!isClosure(mine) || twin === undefined) return false;
    const its = present(twin);
    return isClosure(its) && its.target !== mine.target;
  })?.name;
}

function plural(ty: Ty): string {
  const known = prune(ty);
  switch (known.kind) {
    case "num":
      return "numbers";
    case "bool":
      return "booleans";
    case "str":
      return "strings";
    case "list":
      return known.flavor === "array" ? `arrays of ${plural(known.elem)}` : "typed arrays";
    case "maybe":
      return `${plural(known.of)}, some undefined`;
    case "record":
      return known.flavor === "closure" ? "functions" : wordingOfTy(known).replace(/^an? /, "") + " each";
    default:
      return "values that are not known";
  }
}

export function calleeName(callee: Callee): string {
  switch (callee.kind) {
    case "literal":
      return callee.literal.name;
    case "builtin":
      return callee.name;
    case "wrapper": {
      const inner = callee.inner[0];
      return inner ? `${callee.wrapper}(${calleeName(inner[1].callee)})` : callee.wrapper;
    }
  }
}
