/**
 * Classes of plain fields and methods: an instance is a record, whose type names the class; a method is a function
 * that is given its instance.
 */
import type * as t from "@babel/types";
import { childNodes, isTypeOnly } from "../parse/childNodes.ts";
import type { Binding, FunctionLiteral } from "../parse/program.ts";
import type { ClassNode } from "./classOf.ts";
import { classCaptures } from "./captures.ts";
import { closed } from "./closures.ts";
import type { Frame } from "./frame.ts";
import { prune } from "./types/ty.ts";
import type { ClassVal, FnVal, Home, Val } from "./values.ts";

type Member = t.ClassBody["body"][number];

/** The class as a value of the frame. Refuses what classes cannot have here. */
export function classVal(frame: Frame, node: ClassNode, name: string, home: Home): ClassVal {
  if (node.superClass) frame.refuse("class-inheritance", node.superClass, { name });
  for (const member of node.body.body) refuseMember(frame, member);
  return { tag: "class", node, name, home };
}

function refuseMember(frame: Frame, member: Member): void {
  switch (member.type) {
    case "ClassMethod":
    case "ClassPrivateMethod":
      if (member.kind === "set" || (member.kind === "get" && member.static))
        frame.refuse("getter-or-setter", member, { name: memberName(member) ?? "" });
      if (memberName(member) === undefined) frame.refuse("dynamic-property-key", member, {});
      return;
    case "ClassProperty":
    case "ClassPrivateProperty":
      if (memberName(member) === undefined) frame.refuse("dynamic-property-key", member, {});
      if (member.static) frame.refuse("static-field", member, { name: memberName(member) ?? "" });
      return;
    case "TSIndexSignature":
    case "TSDeclareMethod":
      return;
    default:
      frame.refuse("unsupported-syntax", member, { what: `\`${member.type}\` in a class` });
  }
}

/** The name of a field or method; private ones with their `#`. */
export function memberName(member: Member): string | undefined {
  if (!("key" in member)) return undefined;
  const { key } = member;
  if (key.type === "PrivateName") return `#${key.id.name}`;
  if ("computed" in member && member.computed) return undefined;
  return key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : undefined;
}

// --- Instances ---------------------------------------------------------------------------------------

/** The `target` of an instance's type. */
export function targetOf(frame: Frame, cls: ClassVal): string {
  const target = `class ${cls.name}@${cls.home.key}:${frame.source?.id ?? ""}:${String(cls.node.start)}`;
  frame.session.classes.set(target, cls);
  return target;
}

/** The class that an instance is of. */
export function classOfInstance(frame: Frame, val: Val): ClassVal | undefined {
  const ty = val.tag === "temp" ? prune(val.ty) : undefined;
  return ty?.kind === "record" && ty.target !== undefined ? frame.session.classes.get(ty.target) : undefined;
}

/** A method of the class, given its instance (or the class, for a static one). */
export function methodOf(
  frame: Frame,
  cls: ClassVal,
  name: string,
  self: Val,
  kind: "method" | "get" | "static" = "method",
): FnVal | undefined {
  const node = cls.node.body.body.find((member) => {
    if (member.type !== "ClassMethod" && member.type !== "ClassPrivateMethod") return false;
    return (
      memberName(member) === name &&
      member.static === (kind === "static") &&
      member.kind === (kind === "get" ? "get" : "method")
    );
  });
  return node && boundMethod(frame, cls, node, self);
}

export function constructorOf(cls: ClassVal): t.ClassMethod | undefined {
  return cls.node.body.body.find(
    (member): member is t.ClassMethod => member.type === "ClassMethod" && member.kind === "constructor",
  );
}

/** A method as a function that has its instance, and what the class captures. */
export function boundMethod(frame: Frame, cls: ClassVal, node: t.Node, self: Val): FnVal {
  const literal = literalOf(frame, cls, node);
  const captured = capturedBy(frame, cls);
  return {
    tag: "fn",
    callee: { kind: "literal", literal, home: homeFor(cls.home, literal), captured, self },
  };
}

/** What the class captures, which the frame must know: an instance does not take it along. */
export function capturedBy(frame: Frame, cls: ClassVal): ReadonlyMap<Binding, Val> {
  const captured = new Map<Binding, Val>();
  const { outermost } = cls.home;
  for (const binding of classCaptures(frame.session.program, outermost.source, cls.node, outermost)) {
    const val = frame.env.vars.get(binding);
    if (!val) frame.refuse("class-captures", undefined, { name: cls.name, capture: binding.name });
    captured.set(binding, closed(frame, val));
  }
  return captured;
}

function literalOf(frame: Frame, cls: ClassVal, node: t.Node): FunctionLiteral {
  const source = frame.session.program.sources.get(cls.home.outermost.source);
  const literal = source?.methods.get(node);
  return literal ?? frame.refuse("unsupported-syntax", node, { what: "This method" });
}

/** Methods and initialisers of a class at top level stand in no function of the home: they are outermost themselves. */
export function homeFor(home: Home, literal: FunctionLiteral): Home {
  let outermost = literal;
  while (outermost.parent && outermost !== home.outermost) outermost = outermost.parent;
  return outermost === home.outermost ? home : { ...home, key: `${home.key}.${literal.id}`, outermost };
}

export function isField(member: Member): member is t.ClassProperty | t.ClassPrivateProperty {
  if (member.type === "ClassPrivateProperty") return true;
  return member.type === "ClassProperty" && !isTypeOnly(member);
}

/** Names of fields that are declared or given, in the order in which JavaScript makes them. */
export function fieldNames(cls: ClassVal): readonly string[] {
  const names = new Set<string>();
  for (const member of cls.node.body.body) if (isField(member)) names.add(memberName(member) ?? "");
  const constructor = constructorOf(cls);
  if (constructor) for (const name of assignedToThis(constructor.body)) names.add(name);
  return [...names];
}

/** Fields that statements assign to `this`, at any depth. */
function assignedToThis(node: t.Node): string[] {
  const names: string[] = [];
  const visit = (each: t.Node): void => {
    if (each.type === "AssignmentExpression" && each.left.type === "MemberExpression") {
      const { object, property, computed } = each.left;
      if (object.type === "ThisExpression" && !computed)
        names.push(
          property.type === "PrivateName"
            ? `#${property.id.name}`
            : property.type === "Identifier"
              ? property.name
              : "",
        );
    }
    childNodes(each).forEach(visit);
  };
  visit(node);
  return names.filter((name) => name !== "");
}

/** Whether the constructor surely assigns the field, at the top level of its body, or an initialiser gives it. */
export function isSurelyAssigned(cls: ClassVal, name: string): boolean {
  const isInitialised = cls.node.body.body.some(
    (member) => isField(member) && memberName(member) === name && Boolean(member.value),
  );
  const body = constructorOf(cls)?.body.body ?? [];
  return (
    isInitialised ||
    body.some(
      (statement) => statement.type === "ExpressionStatement" && assignedToThis(statement).includes(name),
    )
  );
}
