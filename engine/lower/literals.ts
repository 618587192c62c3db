/**
 * `[a, b, ...c]` and `{ a, b, ...c }`: lists where the elements have one structure, tuples where they differ;
 * records with the fields in the order written.
 */
import type * as t from "@babel/types";
import type { Range } from "../parse/range.ts";
import { collectionOf, itemsOf } from "./collectionItems.ts";
import { arrayOf, asPresent, force, store, tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { asList, elementOf } from "./members.ts";
import { Slot } from "./types/slot.ts";
import { prune, typeVar, type FieldTy, type ListTy, type RecordTy, type Ty } from "./types/ty.ts";
import { absent, type Temp, type Val } from "./values.ts";
import { slotTy } from "./variables.ts";
import { wordingOf } from "./wording.ts";

/** Elements in a row; a spread of unknown length among them makes the whole a list. */
export type Element = { readonly val: Val } | { readonly spread: Temp };

export function arrayExpression(frame: Frame, node: t.ArrayExpression): Val {
  const elements = node.elements.flatMap((element) => elementsOf(frame, element));
  const ty = newListTy(frame, node, "array");
  if (elements.length === 0) frame.session.noteEmpty(ty.slot);
  if (elements.every((element) => "val" in element)) {
    const items = elements.map(({ val }) => val);
    return frame.at(node, () => arrayOf(frame, { tag: "tuple", items }, ty.elem, ty.slot));
  }
  return frame.at(node, () => spreadIntoList(frame, elements, ty));
}

function elementsOf(frame: Frame, element: t.Expression | t.SpreadElement | null): Element[] {
  if (!element) return [{ val: absent }];
  if (element.type !== "SpreadElement") return [{ val: frame.lower.expression(frame, element) }];
  return spreadElements(frame, frame.lower.expression(frame, element.argument), element);
}

/** What `...val` contributes: its items where they are known, else the list. */
export function spreadElements(frame: Frame, val: Val, node: t.Node): Element[] {
  const owner = asPresent(frame, val);
  if (collectionOf(owner)) return [{ spread: asList(frame, itemsOf(frame, owner)) }];
  if (owner.tag === "tuple") return owner.items.map((item) => ({ val: item }));
  const ty = tyOf(owner);
  if (owner.tag === "temp" && ty.kind === "record" && ty.flavor === "tuple")
    return ty.fields.map(({ name }) => ({ val: frame.code.getField(owner, name) }));
  if (owner.tag === "temp" && (ty.kind === "list" || ty.kind === "var"))
    return [{ spread: asList(frame, owner) }];
  return frame.refuse("spread-of-unknown", node, { structure: wordingOf(owner) });
}

/** A new list of elements some of which are lists: pushed one by one. */
export function spreadIntoList(frame: Frame, elements: readonly Element[], ty: ListTy): Temp {
  const list = frame.code.makeList([], ty);
  for (const element of elements) {
    if ("val" in element) frame.code.push(list, elementOf(frame, ty, element.val));
    else frame.callPrelude("pushAll", [list, element.spread]);
  }
  return list;
}

/** The type of a list made at this node; `role` tells several apart. */
export function newListTy(frame: Frame, node: Range, flavor: ListTy["flavor"], role = "list"): ListTy {
  return frame.typeAt(node, role, (site): ListTy => {
    const elem: Ty = flavor === "array" ? slotTy(frame, site, typeVar()) : { kind: "num" };
    return { kind: "list", flavor, elem, slot: new Slot(flavor === "array" ? site : undefined) };
  }) as ListTy;
}

// --- Objects ---------------------------------------------------------------------------------------

/** `except`: fields that are left out, being known by the object's name. */
export function objectExpression(
  frame: Frame,
  node: t.ObjectExpression,
  except: ReadonlyMap<string, unknown> = new Map(),
): Val {
  const fields = new Map<string, Val>();
  for (const property of node.properties) {
    const isKnown =
      property.type !== "SpreadElement" &&
      !property.computed &&
      property.key.type === "Identifier" &&
      except.has(property.key.name);
    if (!isKnown) addProperty(frame, fields, property);
  }
  return frame.at(node, () => makeObject(frame, node, fields));
}

function addProperty(
  frame: Frame,
  fields: Map<string, Val>,
  property: t.ObjectExpression["properties"][number],
): void {
  if (property.type === "SpreadElement") {
    spreadFields(frame, fields, property);
    return;
  }
  const name = propertyName(frame, property);
  if (property.type === "ObjectMethod") {
    if (property.kind !== "method") frame.refuse("getter-or-setter", property, { name });
    fields.set(name, frame.lower.expression(frame, property));
  } else fields.set(name, frame.lower.expression(frame, property.value));
}

function spreadFields(frame: Frame, fields: Map<string, Val>, property: t.SpreadElement): void {
  const val = asPresent(frame, frame.lower.expression(frame, property.argument));
  if (val.tag === "absent") return;
  const ty = tyOf(val);
  if (val.tag === "temp" && ty.kind === "var") frame.unknown(ty);
  else if (ty.kind === "record" && ty.widened) frame.refuse("fields-not-known", property, {});
  else if (val.tag === "temp" && ty.kind === "record" && ty.flavor === "object")
    for (const { name, type } of ty.fields) {
      if (fields.has(name)) surelyThere(frame, name, type, property);
      fields.set(name, frame.code.getField(val, name));
    }
  else frame.refuse("spread-of-unknown", property, { structure: wordingOf(val) });
}

/** Refuses what would differ between a field that is `undefined` and one that is not there. */
export function surelyThere(frame: Frame, name: string, type: Ty, node: t.Node | undefined): void {
  if (prune(type).kind === "maybe") frame.refuse("field-maybe-absent", node, { name });
}

/** The name of a field as written: `a`, `"a"`, `1`, or `["a"]` with a known text. */
export function propertyName(frame: Frame, property: t.ObjectProperty | t.ObjectMethod): string {
  const { key } = property;
  if (!property.computed && key.type === "Identifier") return key.name;
  if (key.type === "StringLiteral") return key.value;
  if (key.type === "NumericLiteral") return String(key.value);
  const val = frame.lower.expression(frame, key);
  if (val.tag === "temp" && (typeof val.constant === "string" || typeof val.constant === "number"))
    return String(val.constant);
  return frame.refuse("dynamic-property-key", key, {});
}

/** A new object; each field's type is that of its first value, or learnt to be optional; so are further fields. */
export function makeObject(frame: Frame, node: t.Node, given: ReadonlyMap<string, Val>): Temp {
  const site = frame.siteOf(node, "object");
  const wide = frame.session.learnt.fields.get(site);
  const values = wide
    ? new Map([...wide, ...given.keys()].map((name) => [name, given.get(name) ?? absent]))
    : given;
  const forced = [...values].map(
    ([name, val]) => [name, val.tag === "absent" ? val : force(frame, val)] as const,
  );
  const fields = forced.map(([name, val]): FieldTy => fieldAt(frame, node, name, tyOf(val)));
  const made = new Slot(site);
  const ty: RecordTy = { kind: "record", flavor: "object", fields, made, ...(wide ? { widened: true } : {}) };
  const operands = forced.map(([name, val], index) =>
    store(frame, val, fields[index]!.type, fields[index]!.slot, name),
  );
  return frame.code.makeRecord(operands, ty);
}

function fieldAt(frame: Frame, node: t.Node, name: string, given: Ty): FieldTy {
  const site = frame.siteOf(node, `field:${name}`);
  const isOptional = frame.session.learnt.optional.has(site);
  const known = prune(given);
  const isAbsent = known.kind === "undefined";
  const type =
    isOptional && known.kind !== "maybe"
      ? slotTy(frame, site, isAbsent ? optionalAt(frame, node, name) : known)
      : known;
  return { name, type, slot: new Slot(site) };
}

/** What a field holds that begins as `undefined`: found out by what is stored. */
function optionalAt(frame: Frame, node: t.Node, name: string): Ty {
  return frame.typeAt(node, `optional:${name}`, () => typeVar());
}
