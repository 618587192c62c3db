/**
 * When two types are one. `unify` makes them equal, as aliasing demands; `join` finds the type of a
 * variable that holds either.
 */
import { isClosure, joinChoices } from "./choices.ts";
import type { Slot } from "./slot.ts";
import { fieldOf, maybe, present, prune, type RecordTy, type Ty, type TypeVar } from "./ty.ts";

/**
 * Makes both types equal by binding variables; false if they cannot be. Raises `Restart` where an element
 * or field has to hold `undefined` too.
 */
export function unify(left: Ty, right: Ty): boolean {
  const a = prune(left);
  const b = prune(right);
  if (a === b) return true;
  if (a.kind === "var") return bind(a, b);
  if (b.kind === "var") return bind(b, a);
  if (a.kind === "list" && b.kind === "list") {
    if (a.flavor !== b.flavor || a.integer !== b.integer) return false;
    a.slot.merge(b.slot);
    return unifyContents(a.elem, b.elem, a.slot);
  }
  if (a.kind === "record" && b.kind === "record") return unifyRecords(a, b);
  if (a.kind === "undefined" && b.kind === "undefined") {
    a.nil.merge(b.nil);
    return true;
  }
  if (a.kind === "maybe" && b.kind === "maybe") {
    a.nil.merge(b.nil);
    return unify(a.of, b.of);
  }
  return a.kind === b.kind;
}

function unifyRecords(a: RecordTy, b: RecordTy): boolean {
  widen(a, b);
  if (a.flavor !== b.flavor || a.target !== b.target || a.fields.length !== b.fields.length) return false;
  for (const [index, field] of a.fields.entries()) {
    const other = b.fields[index]!;
    if (field.name !== other.name) return false;
    field.slot.merge(other.slot);
    if (!unifyContents(field.type, other.type, field.slot)) return false;
  }
  return true;
}

/** Objects with different fields meet: if they have one in common, all get the fields of both. */
function widen(a: RecordTy, b: RecordTy): void {
  if (!isWidenable(a, b) || !a.made || !b.made) return;
  const names = a.fields.map(({ name }) => name);
  const others = b.fields.map(({ name }) => name);
  if (names.join() === others.join()) {
    a.made.merge(b.made);
    return;
  }
  a.made.merge(b.made);
  a.made.widen([...names, ...others.filter((name) => !names.includes(name))]);
}

/** Whether two objects with different fields can become ones with the fields of both. */
function isWidenable(a: RecordTy, b: RecordTy): boolean {
  if (a.flavor !== "object" || b.flavor !== "object" || a.target !== b.target) return false;
  if (!a.made || !b.made || a.made.sites.length === 0 || b.made.sites.length === 0) return false;
  const names = new Set(a.fields.map(({ name }) => name));
  return b.fields.some(({ name }) => names.has(name));
}

function unifyContents(a: Ty, b: Ty, slot: Slot): boolean {
  const [left, right] = [prune(a).kind, prune(b).kind];
  const differ = (kind: Ty["kind"]): boolean => (left === kind) !== (right === kind);
  const isOpen = left === "var" || right === "var";
  if (!isOpen && (differ("maybe") || differ("undefined")) && isJoinable(a, b)) slot.grow();
  return unify(a, b);
}

function bind(variable: TypeVar, ty: Ty): boolean {
  if (occurs(variable, ty)) {
    const known = prune(ty);
    return known.kind === "maybe" && prune(known.of) === variable;
  }
  variable.bound = ty;
  return true;
}

function occurs(variable: TypeVar, ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return known === variable;
    case "list":
      return occurs(variable, known.elem);
    case "maybe":
      return occurs(variable, known.of);
    case "record":
      return known.fields.some((field) => occurs(variable, field.type));
    default:
      return false;
  }
}

/** The type of what is either; undefined if nothing is. */
export function join(left: Ty, right: Ty): Ty | undefined {
  const a = prune(left);
  const b = prune(right);
  if (a.kind === "undefined") return maybe(b, a.nil);
  if (b.kind === "undefined") return maybe(a, b.nil);
  if (a.kind === "maybe" || b.kind === "maybe") {
    if (a.kind === "maybe" && b.kind === "maybe") a.nil.merge(b.nil);
    const of = join(present(a), present(b));
    const [one, other] = [a, b].flatMap((each) => (each.kind === "maybe" ? [each.nil] : []));
    return of && maybe(of, one ?? other);
  }
  if (isClosure(a) && isClosure(b) && a.target !== b.target) return joinChoices(a, b, unify);
  return unify(a, b) ? a : undefined;
}

/** Whether `join` would succeed, deciding nothing: a variable may still be anything. */
export function isJoinable(left: Ty, right: Ty): boolean {
  const a = present(left);
  const b = present(right);
  if (a.kind === "var" || b.kind === "var" || a.kind === "undefined" || b.kind === "undefined") return true;
  if (a.kind === "list" && b.kind === "list")
    return a.flavor === b.flavor && a.integer === b.integer && isJoinable(a.elem, b.elem);
  if (isClosure(a) && isClosure(b) && a.target !== b.target) return true;
  if (a.kind === "record" && b.kind === "record") {
    if (a.flavor !== b.flavor || a.target !== b.target) return false;
    const isWide = isWidenable(a, b);
    if (a.fields.length !== b.fields.length && !isWide) return false;
    return a.fields.every(({ name, type }) => {
      const other = fieldOf(b, name);
      return other ? isJoinable(type, other.type) : isWide;
    });
  }
  return a.kind === b.kind;
}

/** Whether both are the same already. */
export function isSameTy(left: Ty, right: Ty): boolean {
  const a = prune(left);
  const b = prune(right);
  if (a === b) return true;
  if (a.kind === "list" && b.kind === "list")
    return a.flavor === b.flavor && a.integer === b.integer && isSameTy(a.elem, b.elem);
  if (a.kind === "maybe" && b.kind === "maybe") return isSameTy(a.of, b.of);
  if (a.kind === "record" && b.kind === "record")
    return (
      a.flavor === b.flavor &&
      a.target === b.target &&
      a.fields.length === b.fields.length &&
      a.fields.every(({ name, type }, index) => {
        const other = b.fields[index]!;
        return other.name === name && isSameTy(type, other.type);
      })
    );
  return a.kind === b.kind && a.kind !== "var";
}
