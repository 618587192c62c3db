/**
 * Bringing a value into the form that its use needs: a run-time value, a number, a value of a given type.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { materialiseFn } from "./closures.ts";
import type { TempTraits } from "./draft.ts";
import type { Frame } from "./frame.ts";
import { Nil } from "./types/nil.ts";
import { Slot } from "./types/slot.ts";
import { alternatives, fieldNameOf, isChoice, isClosure } from "./types/choices.ts";
import {
  maybe,
  nothing,
  present,
  prune,
  typeVar,
  type ListTy,
  type MaybeTy,
  type RecordTy,
  type Ty,
} from "./types/ty.ts";
import { isJoinable, unify } from "./types/unify.ts";
import type { Temp, TupleVal, Val } from "./values.ts";
import { differingFunction, readsAlike, wordingOf } from "./wording.ts";

/** The value as one that exists while running. Functions become records, groups become arrays. */
export function force(frame: Frame, val: Val): Temp {
  switch (val.tag) {
    case "temp":
      return val;
    case "absent":
      return frame.code.nothing(nothing(new Nil(val.nothing)));
    case "hole":
      return notStored(frame, frame.code.dummy());
    case "fn":
      return materialiseFn(frame, val, (each) => force(frame, each));
    case "tuple":
      return arrayOf(frame, val);
    case "spread":
      return val.list;
    case "namespace":
      return frame.refuse("unsupported-global", undefined, { name: val.name });
    case "class":
      return frame.refuse("class-as-value", undefined, { name: val.name });
  }
}

/** A stand-in for what is read before anything was stored there: its type says nothing of what is there while running. */
function notStored(frame: Frame, standIn: Temp): Temp {
  frame.session.unstored.push(standIn.ty);
  return standIn;
}

/** A new array of the items: a list where they have one structure, a tuple where they differ. */
export function arrayOf(frame: Frame, tuple: TupleVal, elem: Ty = typeVar(), slot = new Slot()): Temp {
  if (isList(tuple)) {
    const ty: ListTy = { kind: "list", flavor: "array", elem, slot };
    return frame.code.makeList(
      tuple.items.map((item) => store(frame, item, elem, slot)),
      ty,
    );
  }
  return makeTuple(frame, tuple);
}

/** Whether the items have one structure. */
function isList(tuple: TupleVal): boolean {
  if (tuple.items.some((item) => item.tag === "fn" || (item.tag === "absent" && item.noTangent)))
    return false;
  const types = tuple.items.map(tyOf);
  // Functions stay apart, so that each is known where it is called.
  if (types.some((ty) => isClosure(present(ty)))) return false;
  return types.every((ty, index) => types.slice(index + 1).every((other) => isJoinable(ty, other)));
}

function makeTuple(frame: Frame, tuple: TupleVal): Temp {
  const values = tuple.items.map((item) => force(frame, item));
  const fields = values.map((value, index) => ({ name: String(index), type: value.ty, slot: new Slot() }));
  const ty: RecordTy = { kind: "record", flavor: "tuple", fields };
  return frame.code.makeRecord(values, ty);
}

/** The type that forcing would give. */
export function tyOf(val: Val): Ty {
  switch (val.tag) {
    case "temp":
      return prune(val.ty);
    case "absent":
      return nothing(new Nil(val.nothing));
    case "tuple":
      return isList(val)
        ? {
            kind: "list",
            flavor: "array",
            elem: val.items[0] ? tyOf(val.items[0]) : typeVar(),
            slot: new Slot(),
          }
        : {
            kind: "record",
            flavor: "tuple",
            fields: val.items.map((item, index) => ({
              name: String(index),
              type: tyOf(item),
              slot: new Slot(),
            })),
          };
    case "spread":
      return val.list.ty;
    case "fn":
    case "hole":
    case "namespace":
    case "class":
      return typeVar();
  }
}

/**
 * The value as one of type `ty`; undefined where it cannot be. An absent value becomes the maybe's, a present
 * one is wrapped; a maybe where no maybe belongs is unwrapped, which ends the run if it is `undefined`.
 */
export function coerce(frame: Frame, val: Val, ty: Ty): Temp | undefined {
  const wanted = prune(ty);
  if (val.tag === "hole") return frame.code.dummy(wanted);
  const temp = val.tag === "absent" ? undefined : force(frame, val);
  const given: Ty = temp ? prune(temp.ty) : tyOf(val);
  if (wanted.kind === "maybe") {
    if (given.kind === "undefined") {
      wanted.nil.merge(given.nil);
      return frame.code.none(wanted.of, wanted);
    }
    if (given.kind === "maybe") {
      wanted.nil.merge(given.nil);
      return temp && coerceMaybe(frame, temp, given.of, wanted);
    }
    const inner = temp && coerce(frame, temp, wanted.of);
    return inner && frame.code.some(inner, wanted);
  }
  if (temp && isClosure(wanted) && isChoice(wanted) && isClosure(given) && given.target !== wanted.target)
    return asChoice(frame, temp, given, wanted);
  if (given.kind === "undefined" && wanted.kind === "undefined") {
    wanted.nil.merge(given.nil);
    return temp ?? force(frame, val);
  }
  if (!temp) return wanted.kind === "var" && unify(wanted, given) ? force(frame, val) : undefined;
  if (given.kind === "maybe" && wanted.kind !== "var") {
    if (!unify(given.of, wanted)) return undefined;
    return presentOf(frame, temp, "");
  }
  return unify(given, wanted) ? temp : undefined;
}

/** One maybe as another: the same thing, unless it is a function that becomes one of several. */
function coerceMaybe(frame: Frame, temp: Temp, given: Ty, wanted: MaybeTy): Temp | undefined {
  const [of, inner] = [prune(wanted.of), prune(given)];
  if (!isClosure(of) || !isChoice(of) || !isClosure(inner) || inner.target === of.target)
    return unify(given, of) ? temp : undefined;
  return choose(
    frame,
    frame.code.isUndefined(temp),
    () => frame.code.none(of),
    () => frame.code.some(asChoice(frame, frame.code.unwrap(temp), inner, of), wanted),
    wanted,
  );
}

/** A function, or one of fewer functions, as one of the functions of a choice. */
function asChoice(frame: Frame, temp: Temp, given: RecordTy, wanted: RecordTy): Temp {
  const targets = alternatives(wanted).map(({ target }) => target);
  const place = (closure: Temp, target: string | undefined): Temp => {
    const index = targets.indexOf(target);
    const fields = wanted.fields.slice(1).map(({ type }, position) => {
      if (position !== index) return frame.code.none(present(type));
      unify(closure.ty, present(type));
      return frame.code.some(anew(frame, closure), type);
    });
    return frame.code.makeRecord([frame.code.constant(index), ...fields], wanted);
  };
  if (!isChoice(given)) return place(temp, given.target);
  const [first, ...rest] = alternatives(given).map(({ target }, index) => ({ target, index }));
  const from = (index: number, target: string | undefined): Temp =>
    place(frame.code.unwrap(frame.code.getField(temp, fieldNameOf(index))), target);
  const which = frame.code.getField(temp, "which");
  return rest.reduce<() => Temp>(
    (otherwise, { index, target }) =>
      () =>
        choose(
          frame,
          frame.code.test("eq", which, frame.code.constant(index)),
          () => from(index, target),
          otherwise,
          wanted,
        ),
    () => from(first?.index ?? 0, first?.target),
  )();
}

/** A function without captures, made again: those from outside are there by their type alone. */
function anew(frame: Frame, closure: Temp): Temp {
  const ty = prune(closure.ty);
  return isClosure(ty) && ty.fields.length === 0 ? frame.code.makeRecord([], ty) : closure;
}

/**
 * The value as what a slot holds: element of a list, field of a record. Restarts where the slot must hold
 * `undefined` too. Refuses another structure.
 */
export function store(frame: Frame, val: Val, ty: Ty, slot: Slot, what?: string): Temp {
  const wanted = prune(ty);
  const given = val.tag === "absent" ? "undefined" : val.tag === "temp" ? prune(val.ty).kind : "fn";
  if (wanted.kind !== "maybe" && (given === "undefined" || given === "maybe") && wanted.kind !== "undefined")
    slot.grow();
  if (wanted.kind === "undefined" && given !== "undefined") slot.grow();
  const temp = coerce(frame, val, wanted);
  if (temp) return temp;
  if (isFunctionClash(val, wanted)) frame.refuse("function-clash", undefined, { name: what ?? "an element" });
  const parts = { first: wordingOf({ ...noTemp, ty: wanted }), second: wordingOf(val) };
  refuseOtherFunctions(frame, wanted, tyOf(val));
  if (readsAlike(wanted, tyOf(val))) frame.refuse("endless-inference", undefined, { name: what ?? "this" });
  if (what === undefined) frame.refuse("element-clash", undefined, parts);
  return frame.refuse("structure-clash", undefined, { name: what, ...parts });
}

const noTemp = {
  tag: "temp",
  id: 0,
  name: undefined,
  constant: undefined,
  narrowedFrom: undefined,
  element: undefined,
  global: undefined,
} as const;

export function isFunctionClash(val: Val, ty: Ty): boolean {
  const wanted = present(ty);
  const isClosure = (each: Ty): boolean => each.kind === "record" && each.flavor === "closure";
  return (val.tag === "fn" || (val.tag === "temp" && isClosure(present(val.ty)))) && isClosure(wanted);
}

/** Refuses objects that hold different functions where one would have to stand for the other. */
export function refuseOtherFunctions(frame: Frame, a: Ty, b: Ty): void {
  const field = differingFunction(a, b);
  if (field !== undefined) frame.refuse("field-functions", undefined, { field });
}

// --- Scalars ---------------------------------------------------------------------------------------

/** A number, as JavaScript's arithmetic converts: booleans count 0 and 1; text and structures are refused. */
export function asNumber(frame: Frame, val: Val): Temp {
  const temp = val.tag === "temp" ? val : undefined;
  const ty = temp && prune(temp.ty);
  switch (ty?.kind) {
    case "num":
      return temp ?? unreachable();
    case "var":
      unify(ty, { kind: "num" });
      return temp ?? unreachable();
    case "maybe":
      return asNumber(frame, frame.code.unwrap(temp ?? unreachable()));
    case "bool":
      return fromBoolean(frame, temp ?? unreachable());
    default:
      if (val.tag === "absent" || ty?.kind === "undefined")
        return frame.refuse("maybe-undefined", undefined, {});
      return frame.refuse("not-a-number", undefined, { structure: wordingOf(val) });
  }
}

function unreachable(): never {
  throw new InvariantError("a type without its value");
}

function fromBoolean(frame: Frame, temp: Temp): Temp {
  const { code } = frame;
  if (temp.constant !== undefined) return code.constant(temp.constant === true ? 1 : 0);
  return choose(
    frame,
    temp,
    () => frame.code.constant(1),
    () => frame.code.constant(0),
    { kind: "num" },
  );
}

/** `condition ? a : b` of one type, neither side with effects on variables. */
export function choose(
  frame: Frame,
  condition: Temp,
  then: () => Temp,
  otherwise: () => Temp,
  ty: Ty,
  traits?: TempTraits,
): Temp {
  const outer = frame.code;
  const thenBlock = frame.inBlock(() => [then()]);
  const elseBlock = frame.inBlock(() => [otherwise()]);
  const result = frame.fresh(ty, traits);
  outer.emit("if", [condition], [result], {}, [thenBlock, elseBlock]);
  return result;
}

/** The list itself, a maybe unwrapped; undefined where the structure is not known yet. Refuses everything else. */
export function asPresent(frame: Frame, val: Val, written = ""): Val {
  if (val.tag !== "temp") return val;
  return prune(val.ty).kind === "maybe" ? presentOf(frame, val, written) : val;
}

/** What is in a maybe; without it the run ends. */
function presentOf(frame: Frame, val: Temp, written: string): Temp {
  if (isClosure(present(val.ty))) checkFunction(frame, val, written);
  return frame.code.unwrap(val);
}

/** Ends the run where a maybe function is absent: it may be called by its type alone, without a look at the value. */
export function checkFunction(frame: Frame, val: Temp, written = ""): void {
  const outer = frame.code;
  const absent = frame.inBlock(() => {
    const told =
      written === "" ? "A function is needed here, and this" : `\`${written}\` is not a function: it`;
    frame.code.throwOp("TypeError", [frame.code.constant(`${told} is undefined.`)]);
    return [];
  });
  const there = frame.inBlock(() => []);
  outer.emit("if", [outer.isUndefined(val)], [], {}, [absent, there]);
}

/** `T | undefined` of the value's type. */
export function maybeTyOf(val: Val): Ty {
  return maybe(tyOf(val));
}
