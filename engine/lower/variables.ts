/**
 * Reading and writing the variables of the function being lowered.
 */
import type * as t from "@babel/types";
import type { Binding } from "../parse/program.ts";
import { isAssignedInside, isInside } from "./captures.ts";
import { store } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { classVal } from "./classes.ts";
import { classOf } from "./classOf.ts";
import { outsideVal } from "./globals.ts";
import { constantOf } from "./initialisers.ts";
import { Slot } from "./types/slot.ts";
import { maybe, nothing, prune, typeVar, type RecordTy, type Ty } from "./types/ty.ts";
import type { FnVal, Home, Temp, Val } from "./values.ts";

/** What an identifier stands for in an expression. */
export function readIdentifier(frame: Frame, node: t.Identifier): Val {
  const binding = frame.source?.bindingOf(node);
  if (!binding || !frame.home) return outsideVal(frame, node.name, node, binding);
  return readBinding(frame, binding, node, frame.home);
}

function readBinding(frame: Frame, binding: Binding, node: t.Identifier, home: Home): Val {
  const held = frame.env.vars.get(binding);
  if (held) return isBoxed(frame, binding) ? frame.code.getField(held as Temp, "v") : held;
  const isWithin = isInside(binding.literal, home.outermost);
  const cls = frame.source && classOf(frame.source, binding);
  if (cls) return classVal(frame, cls, binding.name, home);
  if (binding.always && (isWithin || home.instance === undefined)) return literalFn(binding, home, isWithin);
  if (!isWithin) return outerConstant(frame, binding) ?? outsideVal(frame, node.name, node, binding);
  return frame.refuse("name-before-value", node, { name: node.name });
}

/** A `const` outside that is written as a number, a string or a boolean. */
function outerConstant(frame: Frame, binding: Binding): Val | undefined {
  const value = frame.source && constantOf(frame.source, binding);
  return value === undefined ? undefined : frame.code.constant(value);
}

function literalFn(binding: Binding, home: Home, isWithin: boolean): FnVal {
  const literal = binding.always;
  if (!literal) throw new Error("unreachable");
  if (isWithin) return { tag: "fn", callee: { kind: "literal", literal, home, captured: undefined } };
  // A function of the prelude beside the one being lowered.
  const own: Home = { key: "prelude", outermost: literal, instance: undefined, captures: new Map() };
  return { tag: "fn", callee: { kind: "literal", literal, home: own, captured: new Map() } };
}

/** Whether the variable lives in a box: an inner function assigns it, or a kept closure could miss assignments. */
export function isBoxed(frame: Frame, binding: Binding): boolean {
  if (!binding.captured || (!binding.reassigned && binding.kind !== "var")) return false;
  if (frame.session.learnt.boxed.has(binding)) return true;
  return frame.source !== undefined && isAssignedInside(frame.source, binding);
}

/** Gives a declared variable its first value; names the value after it. */
export function declare(frame: Frame, identifier: t.Identifier, val: Val): void {
  const binding = frame.source?.bindingOf(identifier);
  if (!binding) return frame.refuse("unknown-name", identifier, { name: identifier.name });
  if (!isBoxed(frame, binding)) {
    frame.env.vars.set(binding, named(val, identifier.name));
    return;
  }
  const ty = boxTy(frame, identifier);
  const field = ty.fields[0]!;
  const first = store(frame, val, field.type, field.slot, identifier.name);
  frame.env.vars.set(binding, frame.code.makeRecord([first], ty));
}

function boxTy(frame: Frame, identifier: t.Identifier): RecordTy {
  return frame.typeAt(identifier, "box", (site): RecordTy => {
    const type = slotTy(frame, site, typeVar());
    return { kind: "record", flavor: "box", fields: [{ name: "v", type, slot: new Slot(site) }] };
  }) as RecordTy;
}

/** The type of a slot made at a site: with `undefined` where that was learnt. */
export function slotTy(frame: Frame, site: string, ty: Ty): Ty {
  return frame.session.learnt.optional.has(site) ? maybe(ty) : ty;
}

/** Assigns a variable. */
export function assignIdentifier(frame: Frame, node: t.Identifier, val: Val): void {
  const binding = frame.source?.bindingOf(node);
  if (!binding) return frame.refuse("assigned-outside", node, { name: node.name });
  if (binding.kind === "const" || binding.kind === "class")
    frame.refuse("store-into-constant", node, { name: node.name });
  const held = frame.env.vars.get(binding);
  if (!held) {
    const isOutside = !frame.home || !isInside(binding.literal, frame.home.outermost);
    if (isOutside || binding.kind === "function") frame.refuse("assigned-outside", node, { name: node.name });
    frame.refuse("name-before-value", node, { name: node.name });
  }
  forgetPaths(frame, node.name);
  if (!isBoxed(frame, binding)) {
    frame.env.vars.set(binding, named(val, node.name));
    return;
  }
  const box = held as Temp;
  const field = (prune(box.ty) as RecordTy).fields[0]!;
  frame.code.setField(box, "v", store(frame, val, field.type, field.slot, node.name));
}

/** What was found out about fields reached through the variable no longer holds. */
function forgetPaths(frame: Frame, name: string): void {
  for (const path of frame.env.presentPaths)
    if (path.startsWith(`${name}.`)) frame.env.presentPaths.delete(path);
}

/** Puts another value in place of what the variable holds: its present part, or `undefined`. */
export function narrow(frame: Frame, binding: Binding, present: boolean): void {
  const held = frame.env.vars.get(binding);
  if (held?.tag !== "temp" || isBoxed(frame, binding)) return;
  const ty = prune(held.ty);
  if (ty.kind !== "maybe") return;
  const gone = (): Temp => frame.code.nothing(nothing(ty.nil), { narrowedFrom: held });
  frame.env.vars.set(binding, present ? frame.code.unwrap(held) : gone());
}

/** A place to know a value by; renames what has no name yet. */
function named(val: Val, name: string): Val {
  if (val.tag === "temp" && val.name === undefined) Object.assign(val, { name });
  return val;
}
