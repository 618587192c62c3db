/**
 * `new Array(n)`, `new Float64Array(…)`, `Array.from`, and conversions called as functions.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../../parse/childNodes.ts";
import { givenArguments } from "../arguments.ts";
import { arrayOf, asNumber, asPresent, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { newListTy } from "../literals.ts";
import { collectionOf, itemsOf } from "../collectionItems.ts";
import { holesOwner } from "../loopOwners.ts";
import { asList, listTy } from "../members.ts";
import { Slot } from "../types/slot.ts";
import type { Integer } from "../shape.ts";
import { fieldOf, type ListTy } from "../types/ty.ts";
import { absent, type Temp, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";

const flavors: Readonly<Record<string, ListTy["flavor"]>> = {
  Array: "array",
  Float64Array: "f64",
  Float32Array: "f32",
};

const integers: Readonly<Record<string, Integer>> = {
  Int8Array: "int8",
  Uint8Array: "uint8",
  Uint8ClampedArray: "uint8Clamped",
  Int16Array: "int16",
  Uint16Array: "uint16",
  Int32Array: "int32",
  Uint32Array: "uint32",
};

/** Names that are called as functions and are namespaces too. */
export function isConstructor(name: string): boolean {
  return name === "Array" || name === "Number" || name === "String";
}

/** `new callee(…)`, or `Array(…)`. */
export function constructed(
  frame: Frame,
  name: string,
  nodes: t.CallExpression["arguments"],
  node: t.Node,
): Val {
  const args = givenArguments(frame, nodes, name);
  if (Object.hasOwn(integers, name))
    return frame.at(node, () => makeTyped(frame, args, integerTy(integers[name])));
  const flavor = flavors[name];
  if (!flavor || !Object.hasOwn(flavors, name)) return frame.refuse("new-expression", node, { name });
  const ty = newListTy(frame, node, flavor);
  return frame.at(node, () => (flavor === "array" ? make(frame, args, ty) : makeTyped(frame, args, ty)));
}

/** `Array(n)`, as `new Array(n)`. */
export function arrayCall(frame: Frame, args: readonly Val[]): Val {
  return make(frame, args, newListTy(frame, frame.span, "array"));
}

/** Integer arrays are lists of numbers that are cut to integers when stored. */
function integerTy(integer: Integer | undefined): ListTy {
  const num = { kind: "num" } as const;
  return { kind: "list", flavor: "array", elem: num, slot: new Slot(), ...(integer ? { integer } : {}) };
}

function make(frame: Frame, args: readonly Val[], ty: ListTy): Val {
  const [first] = args;
  if (!first) return frame.code.makeList([], ty);
  if (args.length > 1 || !isLength(first))
    return arrayOf(frame, { tag: "tuple", items: args }, ty.elem, ty.slot);
  return holes(frame, first, ty);
}

function isLength(val: Val): boolean {
  const { kind } = tyOf(val);
  return val.tag !== "tuple" && (kind === "num" || kind === "var");
}

/** `new Float64Array(length)` or `new Float64Array(numbers)`. */
function makeTyped(frame: Frame, [first]: readonly Val[], ty: ListTy): Val {
  if (!first) return frame.code.allocList(frame.code.constant(0), ty);
  return isLength(first) ? frame.code.allocList(asNumber(frame, first), ty) : copied(frame, first, ty);
}

/** An array without entries; who reads one before it is stored gets NaN, as `undefined` does in arithmetic. */
function holes(frame: Frame, length: Val, ty: ListTy): Temp {
  frame.session.noteHoles(ty.slot);
  frame.session.unstored.push(ty.elem);
  return frame.code.allocHoles(asNumber(frame, length), ty, holesOwner(frame));
}

function copied(frame: Frame, source: Val, ty: ListTy): Val {
  const list = asList(frame, source);
  return frame.callPrelude("copyTo", [frame.code.allocList(frame.code.length(list), ty), list]);
}

/** `Array.from(source, map)` and its typed kin. */
export function from(frame: Frame, name: string, args: readonly Val[]): Val {
  const flavor = flavors[name.split(".")[0] ?? ""] ?? "array";
  const [source = absent, map] = args;
  const there = asPresent(frame, source);
  const made = fromSource(frame, collectionOf(there) ? itemsOf(frame, there) : there, map);
  if (flavor === "array") return made;
  return copied(frame, made, newListTy(frame, frame.span, flavor));
}

function fromSource(frame: Frame, source: Val, map: Val | undefined): Val {
  const ty = tyOf(source);
  const length =
    source.tag === "temp" && ty.kind === "record" && ty.flavor === "object"
      ? fieldOf(ty, "length")
      : undefined;
  if (length && source.tag === "temp") {
    const n = frame.code.getField(source, "length");
    if (map) return frame.callPrelude("fromLength", [n, map]);
    return holes(frame, n, newListTy(frame, frame.span, "array"));
  }
  if (source.tag !== "tuple" && ty.kind !== "list" && ty.kind !== "var")
    return frame.refuse("not-an-array", undefined, { structure: wordingOf(source) });
  const list = asList(frame, source);
  if (map) return frame.callPrelude("fromMapped", [list, map]);
  if (listTy(list).flavor === "array") return frame.callPrelude("slice", [list]);
  return frame.callPrelude("copyTo", [
    frame.code.allocList(frame.code.length(list), newListTy(frame, frame.span, "array")),
    list,
  ]);
}

/** `Array.of(…)` and its typed kin. */
export function of(frame: Frame, name: string, args: readonly Val[]): Val {
  const flavor = flavors[name.split(".")[0] ?? ""] ?? "array";
  const ty = newListTy(frame, frame.span, flavor);
  if (flavor === "array") return arrayOf(frame, { tag: "tuple", items: args }, ty.elem, ty.slot);
  const items: Temp[] = args.map((arg) => asNumber(frame, arg));
  return copied(frame, arrayOf(frame, { tag: "tuple", items }), ty);
}

/** `new Array(n)` or `Array(n)` where `.fill(…)` follows: every entry is stored at once, so that none needs to be NaN. */
export function allocatedForFill(frame: Frame, node: t.Node): Temp | undefined {
  const call = withoutCasts(node);
  if (call.type !== "NewExpression" && call.type !== "CallExpression") return undefined;
  const callee = withoutCasts(call.callee);
  const [length] = call.arguments;
  if (callee.type !== "Identifier" || callee.name !== "Array" || frame.source?.bindingOf(callee))
    return undefined;
  if (!length || call.arguments.length !== 1 || length.type === "SpreadElement") return undefined;
  const val = frame.lower.expression(frame, length);
  const kind = tyOf(val).kind;
  if (kind !== "num" && kind !== "var") return undefined;
  return frame.at(call, () => frame.code.allocList(asNumber(frame, val), newListTy(frame, call, "array")));
}
