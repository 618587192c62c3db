/**
 * Types while lowering: those of the IR, with variables for what is not known yet (the elements of `[]`,
 * the result of a recursive call). Settled into IR types when everything is lowered.
 */
import type { BoolType, ListType, NumType, RecordType, StrType, Type } from "../../ir/types.ts";
import type { Integer } from "../shape.ts";
import { Nil } from "./nil.ts";
import type { Slot } from "./slot.ts";

export type Ty = NumType | BoolType | StrType | UndefinedTy | ListTy | RecordTy | MaybeTy | TypeVar;

export interface ListTy {
  readonly kind: "list";
  readonly flavor: ListType["flavor"];
  readonly elem: Ty;
  readonly slot: Slot;
  /** For arrays of integers: what a number becomes when it is stored. */
  readonly integer?: Integer;
}

export interface RecordTy {
  readonly kind: "record";
  readonly flavor: RecordType["flavor"];
  readonly fields: readonly FieldTy[];
  readonly target?: string;
  /** Where such objects are made, so that they can be given further fields. */
  readonly made?: Slot;
  /** Whether some of the fields may not be there in JavaScript, rather than be `undefined`. */
  readonly widened?: boolean;
}

export interface FieldTy {
  readonly name: string;
  readonly type: Ty;
  readonly slot: Slot;
}

export interface MaybeTy {
  readonly kind: "maybe";
  readonly of: Ty;
  readonly nil: Nil;
}

export interface UndefinedTy {
  readonly kind: "undefined";
  readonly nil: Nil;
}

/** Bound at most once; read through `prune`. */
export class TypeVar {
  readonly kind = "var";
  bound: Ty | undefined = undefined;
  /** Of what is read from a value whose structure is not known: the variable of that value. */
  readonly partOf: TypeVar | undefined;

  constructor(partOf?: TypeVar) {
    this.partOf = partOf;
  }
}

export function typeVar(partOf?: TypeVar): TypeVar {
  return new TypeVar(partOf);
}

/** The type that is known so far: no bound variable and no maybe of a maybe at its head. */
export function prune(ty: Ty): Ty {
  if (ty.kind === "var") return ty.bound ? prune(ty.bound) : ty;
  if (ty.kind !== "maybe") return ty;
  const of = prune(ty.of);
  if (of.kind !== "maybe" && of.kind !== "undefined") return ty;
  of.nil.merge(ty.nil);
  return of;
}

/** Whether it is an integer array. */
export function isIntegers(ty: Ty): boolean {
  const known = prune(ty);
  return known.kind === "list" && known.integer !== undefined;
}

/** `T | undefined`, without nesting. */
export function maybe(of: Ty, nil = new Nil("undefined")): Ty {
  return prune({ kind: "maybe", of, nil });
}

/** The type of `undefined`, or of what `nil` says. */
export function nothing(nil = new Nil("undefined")): UndefinedTy {
  return { kind: "undefined", nil };
}

/** T of `T | undefined`; other types as they are. */
export function present(ty: Ty): Ty {
  const known = prune(ty);
  return known.kind === "maybe" ? prune(known.of) : known;
}

export function fieldOf(record: RecordTy, name: string): FieldTy | undefined {
  return record.fields.find((field) => field.name === name);
}

/** The parts that are variables still. */
export function variablesIn(ty: Ty): readonly TypeVar[] {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return [known];
    case "list":
      return variablesIn(known.elem);
    case "maybe":
      return variablesIn(known.of);
    case "record":
      return known.fields.flatMap((field) => variablesIn(field.type));
    default:
      return [];
  }
}

/** Whether any part is a variable still. */
export function hasVariable(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return true;
    case "list":
      return hasVariable(known.elem);
    case "maybe":
      return hasVariable(known.of);
    case "record":
      return known.fields.some((field) => hasVariable(field.type));
    default:
      return false;
  }
}

/** As key: equal texts for equal types; `?` for each variable. */
export function tyText(ty: Ty): string {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return "?";
    case "list":
      return `${known.integer ?? known.flavor}[${tyText(known.elem)}]`;
    case "maybe":
      return `${tyText(known.of)}|${known.nil.text}`;
    case "record": {
      const fields = known.fields.map(({ name, type }) => `${JSON.stringify(name)}:${tyText(type)}`);
      return `${known.flavor} ${known.target ?? ""}{${fields.join(",")}}`;
    }
    default:
      return known.kind;
  }
}

/** The IR type. What is still a variable holds nothing that anybody reads; it becomes a number. */
export function settle(ty: Ty): Type {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return { kind: "num" };
    case "list":
      return { kind: "list", flavor: known.flavor, elem: settle(known.elem) };
    case "maybe": {
      const of = settle(known.of);
      return of.kind === "maybe" || of.kind === "undefined" ? of : { kind: "maybe", of };
    }
    case "record": {
      const fields = known.fields.map(({ name, type }) => ({ name, type: settle(type) }));
      return {
        kind: "record",
        flavor: known.flavor,
        fields,
        ...(known.target === undefined ? {} : { target: known.target }),
      };
    }
    case "undefined":
      return { kind: "undefined" };
    default:
      return known;
  }
}
