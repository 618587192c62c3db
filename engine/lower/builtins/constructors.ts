/**
 * `new Array(n)`, `new Float64Array(…)`, `Array.from`, and conversions called as functions.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../../parse/childNodes.ts";
import { givenArguments } from "../arguments.ts";
import { arrayOf, asNumber, asPresent, tyOf } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { newListTy } from "../literals.ts";
import { holesOwner } from "../loopOwners.ts";
import { asList, listTy } from "../members.ts";
import { fieldOf, type ListTy } from "../types/ty.ts";
import { absent, type Temp, type Val } from "../values.ts";
import { wordingOf } from "../wording.ts";

const flavors: Readonly<Record<string, ListTy["flavor"]>> = {
  Array: "array",
  Float64Array: "f64",
  Float32Array: "f32",
};

/** Names that are called as functions and are namespaces too. */
export function isConstructor(name: string): boolean {
  return name === "Array" || name === "Number";
}

/** `new callee(…)`, or `Array(…)`. */
export function constructed(
  frame: Frame,
  name: string,
  nodes: t.CallExpression["arguments"],
  node: t.Node,
): Val {
  const flavor = flavors[name];
  if (!flavor || !Object.hasOwn(flavors, name)) return frame.refuse("new-expression", node, { name });
  const args = givenArguments(frame, nodes, name);
  return frame.at(node, () => make(frame, args, newListTy(frame, node, flavor)));
}

/** `Array(n)`, as `new Array(n)`. */
export function arrayCall(frame: Frame, args: readonly Val[]): Val {
  return make(frame, args, newListTy(frame, frame.span, "array"));
}

function make(frame: Frame, args: readonly Val[], ty: ListTy): Val {
  const [first] = args;
  if (!first)
    return ty.flavor === "array"
      ? frame.code.makeList([], ty)
      : frame.code.allocList(frame.code.constant(0), ty);
  const given = tyOf(first).kind;
  const isLength = first.tag !== "tuple" && (given === "num" || given === "var");
  if (ty.flavor === "array") {
    if (args.length > 1 || !isLength) return arrayOf(frame, { tag: "tuple", items: args }, ty.elem, ty.slot);
    return holes(frame, first, ty);
  }
  return isLength ? frame.code.allocList(asNumber(frame, first), ty) : copied(frame, first, ty);
}

/** An array without entries; who reads one before it is stored gets NaN, as `undefined` does in arithmetic. */
function holes(frame: Frame, length: Val, ty: ListTy): Temp {
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
  const made = fromSource(frame, asPresent(frame, source), map);
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
