/**
 * Calls: what is called, with which arguments, in JavaScript's order of evaluation.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { callOwn, takesNodes } from "./builtins/ownCalls.ts";
import { callMethod } from "./builtins/methods.ts";
import { allocatedForFill, isConstructor } from "./builtins/constructors.ts";
import { classOfInstance } from "./classes.ts";
import { collectionOf } from "./collectionItems.ts";
import { callCollection, collectionMethods } from "./collections.ts";
import { recoverFn } from "./closures.ts";
import { asPresent, tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { arm, joinArms } from "./arms.ts";
import { argumentsOf, givenArguments, plainArguments } from "./arguments.ts";
import { isOfArrays, refuseNumberAsArray } from "./numberAsArray.ts";
import { abilitiesOf, keyOf, readMember, type Key } from "./members.ts";
import { Slot } from "./types/slot.ts";
import { alternatives, fieldNameOf, isChoice } from "./types/choices.ts";
import { fieldOf, prune, type RecordTy } from "./types/ty.ts";
import { unify } from "./types/unify.ts";
import { absent, builtin, type FnVal, type Temp, type Val } from "./values.ts";
import { calleeName, wordingOf } from "./wording.ts";

const longestName = 60;

type CallNode = t.CallExpression | t.OptionalCallExpression;

/** `callee(…)`. */
export function callExpression(frame: Frame, node: CallNode): Val {
  const callee = withoutCasts(node.callee);
  if (callee.type === "Super") return frame.refuse("super-expression", callee, {});
  if (callee.type === "Import") return frame.refuse("import-expression", callee, {});
  if (callee.type === "MemberExpression") return memberCall(frame, node, callee);
  const written = writtenOf(frame, callee);
  const val = asPresent(frame, frame.lower.expression(frame, callee), written);
  return callVal(frame, val, node, written);
}

/** What is called, in the user's words, where that is short. */
function writtenOf(frame: Frame, callee: t.Node): string {
  const text = frame.textOf(callee);
  return text.length <= longestName && !text.includes("\n") ? text : "this";
}

/** Calls a value with the arguments of the node. */
export function callVal(frame: Frame, val: Val, node: CallNode, name: string): Val {
  if (val.tag === "temp" && isChoice(prune(val.ty))) return choiceCall(frame, val, node, name);
  const fn = functionOf(frame, val, node, name);
  if (!fn) return unknownCall(frame, node, val);
  const { callee } = fn;
  if (callee.kind === "builtin" && takesNodes(callee.name))
    return frame.at(node, () => callOwn(frame, callee.name, node.arguments));
  const args = plainArguments(frame, argumentsOf(frame, node.arguments), fn, node);
  return frame.at(node, () => frame.lower.call(frame, fn, args));
}

/** A call of whichever function it is: a branch for each. */
function choiceCall(frame: Frame, choice: Temp, node: CallNode, name: string): Val {
  const count = alternatives(prune(choice.ty) as RecordTy).length;
  const elements = argumentsOf(frame, node.arguments);
  const which = frame.code.getField(choice, "which");
  const callOf = (index: number): Val => {
    const closure = frame.code.unwrap(frame.code.getField(choice, fieldNameOf(index)));
    const fn = functionOf(frame, closure, node, name);
    if (!fn) return frame.unknown(closure.ty);
    return frame.at(node, () => frame.lower.call(frame, fn, plainArguments(frame, elements, fn, node)));
  };
  const from = (index: number): Val => {
    if (index === count - 1) return callOf(index);
    const test = frame.code.test("eq", which, frame.code.constant(index));
    const then = arm(frame, () => callOf(index));
    const otherwise = arm(frame, () => from(index + 1));
    return joinArms(frame, test, then, otherwise) ?? absent;
  };
  return from(0);
}

/** The function that a value is; undefined where its structure is not known yet. */
function functionOf(frame: Frame, val: Val, node: t.Node, name: string): FnVal | undefined {
  if (val.tag === "fn") return val;
  if (val.tag === "namespace" && isConstructor(val.name)) return builtin(val.name);
  if (val.tag === "temp") {
    if (prune(val.ty).kind === "var") return undefined;
    const fn = recoverFn(frame, val);
    if (fn) return fn;
  }
  return frame.refuse("not-a-function", node, { name, structure: wordingOf(val) });
}

function unknownCall(frame: Frame, node: CallNode, val: Val): Val {
  argumentsOf(frame, node.arguments);
  return frame.unknown(tyOf(val));
}

// --- Methods ---------------------------------------------------------------------------------------

function memberCall(frame: Frame, node: CallNode, member: t.MemberExpression): Val {
  const own =
    withoutCasts(member.object).type === "Identifier" ? frame.lower.selfMethod(frame, member) : undefined;
  if (own) return callVal(frame, own, node, "this");
  const isFill = !member.computed && member.property.type === "Identifier" && member.property.name === "fill";
  const made = isFill ? allocatedForFill(frame, member.object) : undefined;
  const object = made ?? asPresent(frame, frame.lower.expression(frame, member.object));
  const key = keyOf(frame, member);
  return methodCall(frame, node, member, object, key);
}

/** `object.key(…)` with object and key evaluated. */
export function methodCall(
  frame: Frame,
  node: CallNode,
  member: t.MemberExpression | t.OptionalMemberExpression,
  object: Val,
  key: Key,
): Val {
  const ty = tyOf(object);
  if (object.tag === "temp" && ty.kind === "var") return unknownMethod(frame, node, object, key);
  const isRecord = object.tag === "temp" && ty.kind === "record" && ty.flavor !== "closure";
  const isField =
    isRecord &&
    ("index" in key || fieldOf(ty, key.name) !== undefined || classOfInstance(frame, object) !== undefined);
  const written = writtenOf(frame, member);
  const name = "name" in key ? key.name : written;
  if (object.tag === "namespace" || object.tag === "class" || isField || "index" in key)
    return callVal(frame, asPresent(frame, readMember(frame, object, key, member), written), node, written);
  const fn = object.tag === "fn" ? object : object.tag === "temp" ? recoverFn(frame, object) : undefined;
  if (fn) return functionMethod(frame, fn, name, node);
  const collection = collectionOf(object) && frame.at(node, () => collectionCall(frame, object, name, node));
  if (isOfArrays(name)) refuseNumberAsArray(frame, object, member.object);
  return collection ?? frame.at(node, () => callMethod(frame, object, name, node));
}

/** `f.call(self, …)` and `f.apply(self, list)`, which are `f(…)` for a function without `this`. */
function functionMethod(frame: Frame, fn: FnVal, name: string, node: CallNode): Val {
  const [self, ...rest] = node.arguments;
  const ownsThis = fn.callee.kind === "literal" && fn.callee.self !== undefined;
  const isCall = name === "call" || name === "apply";
  if (ownsThis || !isCall || self?.type === "SpreadElement")
    return frame.at(node, () => unknownFunctionMethod(frame, fn, name, ownsThis));
  if (self && self.type !== "NullLiteral") frame.lower.expression(frame, self);
  const [list] = rest;
  const given = name === "call" ? rest : list ? spreadOut(list as t.Expression) : [];
  return callVal(frame, fn, { ...node, arguments: given }, calleeName(fn.callee));
}

/** The arguments that a list stands for in `apply`. */
function spreadOut(list: t.Expression): CallNode["arguments"] {
  const elements = list.type === "ArrayExpression" ? list.elements : [null];
  if (elements.every((element) => element !== null)) return elements;
  return [{ ...list, type: "SpreadElement", argument: list }];
}

function unknownFunctionMethod(frame: Frame, fn: FnVal, name: string, ownsThis: boolean): never {
  const callee = calleeName(fn.callee);
  if (!/^(call|apply|bind)$/.test(name))
    return frame.refuse("unknown-property", undefined, {
      structure: wordingOf(fn),
      name,
      known: abilitiesOf(fn),
    });
  const instead = ownsThis ? `(x) => object.${callee}(x)` : `(x) => ${callee}(first, x)`;
  return frame.refuse("function-method", undefined, { callee, name, instead });
}

function collectionCall(frame: Frame, object: Val, name: string, node: CallNode): Val {
  const args = givenArguments(frame, node.arguments, name);
  const structure = `a ${collectionOf(object) ?? ""}`;
  const result = callCollection(frame, object, name, args);
  return result ?? frame.refuse("unknown-method", node, { structure, name, known: collectionMethods });
}

/** A method of something unknown: `push` shows that it is an array; the rest is found out by lowering again. */
function unknownMethod(frame: Frame, node: CallNode, object: Temp, key: Key): Val {
  const [first] = argumentsOf(frame, node.arguments);
  const pushed = "name" in key && key.name === "push" && first && "val" in first ? first.val : undefined;
  if (pushed?.tag === "temp")
    unify(object.ty, { kind: "list", flavor: "array", elem: pushed.ty, slot: new Slot() });
  return frame.unknown(object.ty);
}
