/**
 * Fields and elements: reading them, storing into them. What JavaScript would look up in a prototype is
 * refused; a field that an object does not have reads as `undefined`.
 */
import type * as t from "@babel/types";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Range } from "../parse/range.ts";
import { arm, joinArms } from "./arms.ts";
import { memberNamed } from "./builtinNames.ts";
import { classOfInstance, methodOf } from "./classes.ts";
import { collectionOf } from "./collectionItems.ts";
import { asNumber, asPresent, force, store, tyOf } from "./coerce.ts";
import { isDictionary, readEntry, storeEntry } from "./dictionaryEntries.ts";
import type { Frame } from "./frame.ts";
import { readElement } from "./elements.ts";
import { isOfArrays, refuseNumberAsArray } from "./numberAsArray.ts";
import { identical } from "./operators.ts";
import { Slot } from "./types/slot.ts";
import type { Integer } from "./shape.ts";
import { fieldOf, prune, typeVar, type ListTy, type RecordTy, type Ty } from "./types/ty.ts";
import { absent, type Temp, type Val } from "./values.ts";
import { rootOf } from "./unknowns.ts";
import { wordingOf, wordingOfTy } from "./wording.ts";

/** A member's name where it is known when compiling, or the value that computes it. */
export type Key = { readonly name: string } | { readonly index: Val };

type AnyMember = t.MemberExpression | t.OptionalMemberExpression;

/** The key of `a.b` or `a[b]`; evaluates `b`. */
export function keyOf(frame: Frame, node: AnyMember): Key {
  if (!node.computed) {
    if (node.property.type === "PrivateName") return { name: `#${node.property.id.name}` };
    if (node.property.type !== "Identifier")
      return frame.refuse("unsupported-syntax", node.property, { what: "A private field" });
    return { name: node.property.name };
  }
  const index = frame.lower.expression(frame, node.property);
  if (index.tag === "temp" && typeof index.constant === "string") return { name: index.constant };
  return { index };
}

/** A key as a value: the text of its name, or what computes it. */
export function keyValue(frame: Frame, key: Key): Val {
  return "name" in key ? frame.code.constant(key.name) : key.index;
}

const reaching = new Set(["prototype", "__proto__", "constructor"]);

/** `object[key]`. */
export function readMember(frame: Frame, object: Val, key: Key, node: Range): Val {
  const owner = asPresent(frame, object);
  switch (owner.tag) {
    case "namespace":
      return readNamespace(frame, owner.name, key, node);
    case "tuple":
      return readTuple(frame, owner.items, key, node);
    case "temp":
      return readTemp(frame, owner, key, node);
    case "absent":
      return frame.refuse("maybe-undefined", node, {});
    case "class": {
      const method = "name" in key ? methodOf(frame, owner, key.name, owner, "static") : undefined;
      return method ?? refuseMember(frame, owner, key, node);
    }
    default:
      return refuseMember(frame, owner, key, node);
  }
}

function readTemp(frame: Frame, owner: Temp, key: Key, node: Range): Val {
  const ty = prune(owner.ty);
  if (ty.kind === "var") {
    if ("index" in key && !isKnownText(key.index)) asNumber(frame, key.index);
    return frame.unknown(ty);
  }
  if (ty.kind === "list") return readList(frame, owner, ty, key, node);
  if (typeof owner.constant === "string" && "name" in key && key.name === "length")
    return frame.code.constant(owner.constant.length);
  if (ty.kind === "record" && ty.flavor !== "closure") return readRecord(frame, owner, ty, key, node);
  if (ty.kind === "undefined") frame.refuse("maybe-undefined", node, {});
  return refuseMember(frame, owner, key, node);
}

function isKnownText(val: Val): boolean {
  return val.tag === "temp" && prune(val.ty).kind === "str";
}

function refuseMember(frame: Frame, owner: Val, key: Key, node: Range): never {
  const name = "name" in key ? key.name : "[…]";
  if (reaching.has(name)) frame.refuse("prototype-access", node, { name });
  if (isMember(node) && ("index" in key || isOfArrays(name))) refuseNumberAsArray(frame, owner, node.object);
  return frame.refuse("unknown-property", node, {
    name,
    structure: wordingOf(owner),
    known: abilitiesOf(owner),
  });
}

function isMember(node: Range): node is AnyMember {
  return "object" in node;
}

/** What can be done with a value that is neither an array nor an object. */
export function abilitiesOf(val: Val): string {
  if (val.tag === "fn" || val.tag === "class") return "the call itself";
  return tyOf(val).kind === "str"
    ? "`length` and comparison by `===`; its letters are an array if taken apart outside, `const letters = [...text]`"
    : "arithmetic and comparison";
}

function readNamespace(frame: Frame, namespace: string, key: Key, node: Range): Val {
  if (!("name" in key)) return frame.refuse("dynamic-property-key", node, {});
  const known = memberNamed(namespace, key.name);
  if (known?.kind === "constant") return frame.code.constant(known.value);
  if (known) return known.val;
  if (namespace === "Math") frame.refuse("unknown-math", node, { name: key.name });
  return frame.refuse("unsupported-global", node, { name: `${namespace}.${key.name}` });
}

function readTuple(frame: Frame, items: readonly Val[], key: Key, node: Range): Val {
  if ("name" in key && key.name === "length") return frame.code.constant(items.length);
  const position = "index" in key ? constantIndex(key.index) : undefined;
  if (position !== undefined) return items[position] ?? absent;
  return readMember(frame, force(frame, { tag: "tuple", items }), key, node);
}

/** The number that an index is, where it is known. */
export function constantIndex(index: Val): number | undefined {
  return index.tag === "temp" && typeof index.constant === "number" ? index.constant : undefined;
}

function readList(frame: Frame, list: Temp, ty: ListTy, key: Key, node: Range): Val {
  if ("index" in key) {
    const index = asNumber(frame, key.index);
    return frame.at(node, () => readElement(frame, list, index));
  }
  if (key.name === "length") return frame.code.length(list);
  const known = "length, [index] and the array methods";
  if (reaching.has(key.name)) frame.refuse("prototype-access", node, { name: key.name });
  return frame.refuse("unknown-property", node, { structure: wordingOfTy(ty), name: key.name, known });
}

function readRecord(frame: Frame, record: Temp, ty: RecordTy, key: Key, node: Range): Val {
  if (isDictionary(record) && !frame.isPrelude) return readEntry(frame, record, keyValue(frame, key), node);
  if ("index" in key && isKnownText(key.index)) return readByText(frame, record, ty, key.index, node);
  if ("index" in key && isTableOfFunctions(ty) && constantIndex(key.index) === undefined)
    return readByPosition(frame, record, ty, key.index, node);
  const name = fieldName(frame, ty, key, node);
  if (ty.flavor === "tuple" && name === "length") return frame.code.constant(ty.fields.length);
  if (collectionOf(record) && name === "size")
    return frame.code.length(asList(frame, frame.code.getField(record, "$keys")));
  if (fieldOf(ty, name)) return frame.code.getField(record, name);
  const cls = classOfInstance(frame, record);
  const getter = cls && methodOf(frame, cls, name, record, "get");
  if (getter) return frame.lower.call(frame, getter, []);
  const method = cls && methodOf(frame, cls, name, record);
  if (method) return method;
  if (reaching.has(name)) frame.refuse("prototype-access", node, { name });
  return absent;
}

/** `object[name]` with a text found out while running: one of the fields, which must have one structure. */
function readByText(frame: Frame, record: Temp, ty: RecordTy, name: Val, node: Range): Val {
  if (ty.fields.length === 0) frame.refuse("dynamic-property-key", node, {});
  const missing = () => nothingThere(frame, firstOf(ty), node, name);
  return readOneOf(
    frame,
    record,
    ty,
    (_, field) => identical(frame, name, frame.code.constant(field)),
    missing,
  );
}

/** Whether it is a tuple of different functions, of which an index that is not known chooses one. */
function isTableOfFunctions(ty: RecordTy): boolean {
  return ty.flavor === "tuple" && ty.fields.length > 0 && ty.fields.every(({ type }) => isClosure(type));
}

/** `functions[index]` with an index found out while running: a function that is one of several. */
function readByPosition(frame: Frame, table: Temp, ty: RecordTy, index: Val, node: Range): Val {
  const position = asNumber(frame, index);
  const missing = () => nothingThere(frame, firstOf(ty), node, position);
  return readOneOf(
    frame,
    table,
    ty,
    (each) => frame.code.test("eq", position, frame.code.constant(each)),
    missing,
  );
}

function readOneOf(
  frame: Frame,
  record: Temp,
  ty: RecordTy,
  isIt: (index: number, name: string) => Temp,
  missing: () => Val,
): Val {
  const from = (index: number): Val => {
    const field = ty.fields[index];
    if (!field) return missing();
    const test = isIt(index, field.name);
    const then = arm(frame, () => frame.code.getField(record, field.name));
    const otherwise = arm(frame, () => from(index + 1));
    return joinArms(frame, test, then, otherwise) ?? absent;
  };
  return from(0);
}

/** What no field has would read `undefined`: the run ends there, as for an index outside an array. */
function nothingThere(frame: Frame, ty: Ty, node: Range, key: Val): Temp {
  // A function may be called by its type alone, without a look at the value.
  if (isClosure(ty))
    frame.code.throwOp("TypeError", [
      frame.code.constant(`\`${frame.textOf(node)}\` is not a function: there is none at `),
      force(frame, key),
      frame.code.constant("."),
    ]);
  return frame.code.unwrap(frame.code.none(ty));
}

/** `object[name] = val`: a name that no field has ends the run. */
function storeByText(frame: Frame, record: Temp, ty: RecordTy, name: Val, val: Val): void {
  const from = (index: number): void => {
    const field = ty.fields[index];
    if (!field) {
      frame.code.throwOp("TypeError", [
        frame.code.constant("The object has no field of this name to store into."),
      ]);
      frame.env.unreachable = true;
      return;
    }
    const isIt = identical(frame, name, frame.code.constant(field.name));
    const then = arm(frame, () => {
      frame.code.setField(record, field.name, store(frame, val, field.type, field.slot, field.name));
      return undefined;
    });
    const otherwise = arm(frame, () => {
      from(index + 1);
      return undefined;
    });
    joinArms(frame, isIt, then, otherwise);
  };
  from(0);
}

function firstOf({ fields }: RecordTy): Ty {
  return fields[0]?.type ?? typeVar();
}

function isClosure(ty: Ty): boolean {
  const known = prune(ty);
  return known.kind === "record" && known.flavor === "closure";
}

/** The field's name, which must be known. */
function fieldName(frame: Frame, ty: RecordTy, key: Key, node: Range): string {
  if ("name" in key) return key.name;
  const position = constantIndex(key.index);
  if (position !== undefined) return String(position);
  if (ty.flavor === "tuple")
    return frame.refuse("element-clash", node, {
      first: ty.fields[0] ? wordingOfTy(ty.fields[0].type) : "nothing",
      second: ty.fields.at(-1) ? wordingOfTy((ty.fields.at(-1) ?? ty.fields[0]!).type) : "nothing",
    });
  return frame.refuse("dynamic-property-key", node, {});
}

/** `object[key] = val`. */
export function storeMember(frame: Frame, object: Val, key: Key, val: Val, node: Range): void {
  frame.env.presentPaths.clear();
  const owner = asPresent(frame, object);
  const temp = owner.tag === "tuple" ? undefined : force(frame, owner);
  const ty = temp && prune(temp.ty);
  if (ty?.kind === "var") {
    frame.unknown(ty);
    return;
  }
  if (temp && ty?.kind === "list") storeElement(frame, temp, ty, key, val, node);
  else if (temp && ty?.kind === "record" && ty.flavor !== "closure")
    storeField(frame, temp, ty, key, val, node);
  else frame.refuse("not-an-array", node, { structure: wordingOf(owner) });
}

function storeElement(frame: Frame, list: Temp, ty: ListTy, key: Key, val: Val, node: Range): void {
  if ("index" in key) {
    const index = asNumber(frame, key.index);
    if (ty.flavor === "array" && ty.integer === undefined) reach(frame, list, ty, index);
    frame.code.store(list, index, elementOf(frame, ty, val), true);
  } else if (key.name === "length") {
    frame.session.unstored.push(ty.elem);
    frame.code.setLength(list, asNumber(frame, val));
  } else frame.refuse("field-missing", node, { structure: wordingOfTy(ty), name: key.name });
}

/** Where entries may be `undefined`, a store beyond the end leaves such entries before it. */
function reach(frame: Frame, list: Temp, ty: ListTy, index: Temp): void {
  frame.session.noteStore(ty.slot);
  if (prune(ty.elem).kind === "maybe" && ty.slot.sites.length > 0 && !frame.isPrelude)
    frame.callPrelude("reach", [list, index]);
}

const widths: Readonly<Record<Exclude<Integer, "uint8Clamped">, number>> = {
  int8: 8,
  uint8: 8,
  int16: 16,
  uint16: 16,
  int32: 32,
  uint32: 32,
};

/** What an integer array keeps of a number. */
function asInteger(frame: Frame, x: Temp, integer: Integer): Temp {
  const { code } = frame;
  if (integer === "uint8Clamped") return code.prim("clampByte", x);
  const spare = code.constant(32 - widths[integer]);
  const high = code.prim("shl", x, spare);
  return code.prim(integer.startsWith("u") ? "ushr" : "shr", high, spare);
}

/** The value as an element of the list; typed arrays hold numbers only. */
export function elementOf(frame: Frame, ty: ListTy, val: Val): Temp {
  if (ty.integer !== undefined) return asInteger(frame, asNumber(frame, val), ty.integer);
  return ty.flavor === "array" ? store(frame, val, ty.elem, ty.slot) : asNumber(frame, val);
}

function storeField(frame: Frame, record: Temp, ty: RecordTy, key: Key, val: Val, node: Range): void {
  if (isDictionary(record) && !frame.isPrelude) return storeEntry(frame, record, keyValue(frame, key), val);
  if ("index" in key && isKnownText(key.index)) return storeByText(frame, record, ty, key.index, val);
  const name = fieldName(frame, ty, key, node);
  const field = fieldOf(ty, name);
  if (!field && ty.flavor === "object") ty.made?.widen([...ty.fields.map((each) => each.name), name]);
  if (!field) return frame.refuse("field-missing", node, { structure: wordingOfTy(ty), name });
  frame.code.setField(record, name, store(frame, val, field.type, field.slot, name));
}

/** The list behind a value; an unknown structure becomes one. Refuses everything else. */
export function asList(frame: Frame, val: Val): Temp {
  const owner = asPresent(frame, val);
  const temp = force(frame, owner);
  const ty = prune(temp.ty);
  if (ty.kind === "list") return temp;
  if (ty.kind === "var")
    return frame.unknownAs(
      { kind: "list", flavor: "array", elem: typeVar(rootOf(ty)), slot: new Slot() },
      ty,
    );
  return frame.refuse("not-an-array", undefined, { structure: wordingOf(owner) });
}

export function listTy(list: Temp): ListTy {
  const ty = prune(list.ty);
  if (ty.kind !== "list") throw new InvariantError("a list was expected");
  return ty;
}
