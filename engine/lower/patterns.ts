/**
 * Destructuring: declaring or assigning the parts of a value, with defaults and rests.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { arm, joinArms } from "./arms.ts";
import { asPresent, tyOf } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { makeObject, propertyName } from "./literals.ts";
import { keyOf, readMember, storeMember } from "./members.ts";
import { isNothing } from "./operators.ts";
import { fieldOf } from "./types/ty.ts";
import type { Val } from "./values.ts";
import { assignIdentifier, declare } from "./variables.ts";
import { wordingOf } from "./wording.ts";

/** What to do with an identifier at the end of a pattern. */
type Bind = (frame: Frame, target: t.Node, val: Val) => void;

/** Declares the variables of a pattern. */
export function declarePattern(frame: Frame, pattern: t.Node, val: Val): void {
  bindPattern(frame, pattern, val, (each, target, part) => {
    if (target.type === "Identifier") declare(each, target, part);
    else each.refuse("unsupported-syntax", target, { what: "This declaration" });
  });
}

/** Assigns the places of a pattern. */
export function assignPattern(frame: Frame, pattern: t.Node, val: Val): void {
  bindPattern(frame, pattern, val, (each, target, part) => {
    const place = withoutCasts(target);
    if (place.type === "Identifier") assignIdentifier(each, place, part);
    else if (place.type === "MemberExpression") {
      const object = each.lower.expression(each, place.object);
      storeMember(each, object, keyOf(each, place), part, place);
    } else each.refuse("unsupported-syntax", place, { what: "This assignment" });
  });
}

function bindPattern(frame: Frame, pattern: t.Node, val: Val, bind: Bind): void {
  frame.at(pattern, () => {
    switch (pattern.type) {
      case "AssignmentPattern":
        bindPattern(frame, pattern.left, withDefault(frame, val, pattern.right), bind);
        return;
      case "ObjectPattern":
        bindObject(frame, pattern, val, bind);
        return;
      case "ArrayPattern":
        bindArray(frame, pattern, val, bind);
        return;
      default:
        bind(frame, pattern, val);
    }
  });
}

/** `val`, or the expression where it is `undefined`. */
export function withDefault(frame: Frame, val: Val, node: t.Expression): Val {
  const test = isNothing(frame, val, "undefined");
  if (test.constant === true) return frame.lower.expression(frame, node);
  if (test.constant === false) return val;
  const absentArm = arm(frame, () => frame.lower.expression(frame, node));
  const presentArm = arm(frame, () => asPresent(frame, val));
  return joinArms(frame, test, absentArm, presentArm) ?? val;
}

function bindObject(frame: Frame, pattern: t.ObjectPattern, val: Val, bind: Bind): void {
  const owner = asPresent(frame, val);
  const taken = new Set<string>();
  for (const property of pattern.properties) {
    if (property.type === "RestElement") {
      bindPattern(frame, property.argument, restOfObject(frame, owner, taken, property), bind);
      continue;
    }
    const name = propertyName(frame, property);
    taken.add(name);
    const part = frame.at(property, () => readMember(frame, owner, { name }, property));
    bindPattern(frame, property.value, part, bind);
  }
}

function restOfObject(frame: Frame, owner: Val, taken: ReadonlySet<string>, node: t.Node): Val {
  const ty = tyOf(owner);
  if (ty.kind === "record" && ty.widened) frame.refuse("fields-not-known", node, {});
  if (owner.tag !== "temp" || ty.kind !== "record" || ty.flavor !== "object")
    return frame.refuse("destructuring-pattern", node, { structure: wordingOf(owner) });
  const rest = ty.fields.filter(({ name }) => !taken.has(name) && fieldOf(ty, name));
  return makeObject(frame, node, new Map(rest.map(({ name }) => [name, frame.code.getField(owner, name)])));
}

function bindArray(frame: Frame, pattern: t.ArrayPattern, val: Val, bind: Bind): void {
  const owner = asPresent(frame, val);
  for (const [position, element] of pattern.elements.entries()) {
    if (!element) continue;
    if (element.type === "RestElement")
      bindPattern(frame, element.argument, restOfArray(frame, owner, position), bind);
    else bindPattern(frame, element, elementAt(frame, owner, position, element), bind);
  }
}

/** An element of a pattern; one with a default may lie past the end. */
function elementAt(frame: Frame, owner: Val, position: number, element: t.Node): Val {
  const ty = tyOf(owner);
  const isItems = owner.tag === "tuple" || (ty.kind === "record" && ty.flavor === "tuple");
  if (!isItems && ty.kind !== "list" && ty.kind !== "var")
    return frame.refuse("destructuring-pattern", element, { structure: wordingOf(owner) });
  const index = frame.code.constant(position);
  if (!isItems && ty.kind === "list" && element.type === "AssignmentPattern")
    return frame.callPrelude("$at", [owner, index]);
  return frame.at(element, () => readMember(frame, owner, { index }, element));
}

function restOfArray(frame: Frame, owner: Val, position: number): Val {
  if (owner.tag === "tuple") return { tag: "tuple", items: owner.items.slice(position) };
  const ty = tyOf(owner);
  if (owner.tag === "temp" && ty.kind === "record" && ty.flavor === "tuple") {
    const items = ty.fields.slice(position).map(({ name }) => frame.code.getField(owner, name));
    return { tag: "tuple", items };
  }
  return frame.callPrelude("slice", [owner, frame.code.constant(position)]);
}
