/**
 * Tangents and cotangents that a person gives, brought into the structure of what they belong to.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { force, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { fieldOf, prune, type ListTy, type RecordTy, type Ty } from "../types/ty.ts";
import { isJoinable, unify } from "../types/unify.ts";
import type { Temp, Val } from "../values.ts";
import { wordingOf, wordingOfTy } from "../wording.ts";

/**
 * The value as a shadow of type `ty`: arrays become typed arrays where those belong, and the other way round;
 * fields that hold no numbers are left out. Anything else is refused by `refuse`.
 */
export function asShadow(
  frame: Frame,
  val: Val,
  ty: Ty,
  refuse: (given: string, expected: string) => never,
): Temp {
  const wanted = prune(ty);
  const fail = (): never => refuse(wordingOf(val), wordingOfTy(wanted));
  if (wanted.kind === "undefined") return frame.code.nothing();
  if (val.tag === "absent") return fail();
  const given = tyOf(val);
  if (val.tag === "tuple" && wanted.kind === "record" && wanted.flavor === "tuple")
    return tupleShadow(frame, val.items, wanted, refuse, fail);
  const temp = force(frame, val);
  if (given.kind === "maybe" && wanted.kind !== "maybe")
    return asShadow(frame, frame.code.unwrap(temp), wanted, refuse);
  if (wanted.kind === "maybe" && given.kind !== "maybe")
    return frame.code.some(asShadow(frame, temp, wanted.of, refuse), wanted);
  if (wanted.kind === "list") return listShadow(frame, temp, wanted, refuse, fail);
  if (wanted.kind === "record") return recordShadow(frame, temp, wanted, refuse, fail);
  return isJoinable(temp.ty, wanted) && unify(temp.ty, wanted) ? temp : fail();
}

type Refuse = (given: string, expected: string) => never;

function listShadow(frame: Frame, temp: Temp, wanted: ListTy, refuse: Refuse, fail: () => never): Temp {
  const given = prune(temp.ty);
  if (isJoinable(given, wanted) && unify(given, wanted)) return temp;
  if (given.kind === "record" && given.flavor === "tuple") {
    const items = given.fields.map(({ name }) =>
      asShadow(frame, frame.code.getField(temp, name), wanted.elem, refuse),
    );
    return frame.code.makeList(items, wanted);
  }
  if (given.kind !== "list") return fail();
  if (given.flavor === wanted.flavor && !isConvertible(given.elem, wanted.elem)) return fail();
  if (isJoinable(given.elem, wanted.elem))
    return asTemp(frame.callPrelude("copyTo", [frame.code.allocList(frame.code.length(temp), wanted), temp]));
  return fail();
}

function isConvertible(given: Ty, wanted: Ty): boolean {
  return isJoinable(given, wanted);
}

function tupleShadow(
  frame: Frame,
  items: readonly Val[],
  wanted: RecordTy,
  refuse: Refuse,
  fail: () => never,
): Temp {
  const operands = wanted.fields.map(({ name, type }) => {
    const item = items[Number(name)];
    return item ? asShadow(frame, item, type, refuse) : fail();
  });
  return frame.code.makeRecord(operands, wanted);
}

function recordShadow(frame: Frame, temp: Temp, wanted: RecordTy, refuse: Refuse, fail: () => never): Temp {
  const given = prune(temp.ty);
  if (isJoinable(given, wanted) && unify(given, wanted)) return temp;
  if (given.kind === "list" && wanted.flavor === "tuple") {
    const operands = wanted.fields.map(({ name, type }) =>
      asShadow(frame, frame.code.load(temp, frame.code.constant(Number(name)), true), type, refuse),
    );
    return frame.code.makeRecord(operands, wanted);
  }
  if (given.kind !== "record" || given.flavor === "closure") return fail();
  const operands = wanted.fields.map(({ name, type }) =>
    fieldOf(given, name) ? asShadow(frame, frame.code.getField(temp, name), type, refuse) : fail(),
  );
  return frame.code.makeRecord(operands, wanted);
}

function asTemp(val: Val): Temp {
  if (val.tag !== "temp") throw new InvariantError("a prelude function gave no value");
  return val;
}
