/**
 * Expressions, by kind. What is refused is refused here, at its place.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import type { FunctionLiteral } from "../parse/program.ts";
import { arm, joinArms } from "./arms.ts";
import { assignment, update } from "./assignments.ts";
import { constructed } from "./builtins/constructors.ts";
import { givenArguments } from "./arguments.ts";
import { callExpression } from "./calls.ts";
import { classOfInstance, classVal, homeFor } from "./classes.ts";
import { optionalChain } from "./chains.ts";
import { newCollection } from "./collections.ts";
import { asPresent } from "./coerce.ts";
import { applyNarrowings, condition, conditional } from "./conditions.ts";
import { askElement } from "./elements.ts";
import { deleteEntry, hasEntry, isDictionary } from "./dictionaryEntries.ts";
import type { Frame } from "./frame.ts";
import { arrayExpression, objectExpression } from "./literals.ts";
import { newInstance } from "./instances.ts";
import { keyOf, keyValue, readMember } from "./members.ts";
import {
  arithmetic,
  identical,
  isAbsent,
  isOrdering,
  isSafelyLoose,
  negated,
  negation,
  ordering,
  truthy,
  typeOf,
} from "./operators.ts";
import { pathOf } from "./paths.ts";
import { selfMethods } from "./selfMethods.ts";
import { joinedText } from "./texts.ts";
import { prune } from "./types/ty.ts";
import { absent, nullVal, type FnVal, type Temp, type Val } from "./values.ts";
import { calleeName } from "./wording.ts";
import { readIdentifier } from "./variables.ts";

/** Lowers an expression to its value. */
export function expression(frame: Frame, node: t.Node): Val {
  const inner = withoutCasts(node);
  const val = frame.at(inner, () => expressionAt(frame, inner));
  return isAsserted(node) ? frame.at(node, () => asPresent(frame, val)) : val;
}

/** Whether `!` promises that the value is there. */
function isAsserted(node: t.Node): boolean {
  if (node.type === "TSNonNullExpression") return true;
  const isCast =
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "ParenthesizedExpression";
  return isCast && isAsserted(node.expression);
}

function expressionAt(frame: Frame, node: t.Node): Val {
  switch (node.type) {
    case "NumericLiteral":
    case "StringLiteral":
    case "BooleanLiteral":
      return frame.code.constant(node.value);
    case "NullLiteral":
      return nullVal;
    case "TemplateLiteral":
      return template(frame, node);
    case "Identifier":
      return readIdentifier(frame, node);
    case "MemberExpression":
      return member(frame, node);
    case "OptionalMemberExpression":
    case "OptionalCallExpression":
      return optionalChain(frame, node);
    case "CallExpression":
      return callExpression(frame, node);
    case "NewExpression":
      return newExpression(frame, node);
    case "UnaryExpression":
      return unary(frame, node);
    case "BinaryExpression":
      return binary(frame, node);
    case "LogicalExpression":
      return logical(frame, node);
    case "ConditionalExpression":
      return conditional(frame, node);
    case "AssignmentExpression":
      return assignment(frame, node);
    case "UpdateExpression":
      return update(frame, node);
    case "ArrayExpression":
      return arrayExpression(frame, node);
    case "ObjectExpression":
      return objectExpression(frame, node);
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "ObjectMethod":
      return functionValue(frame, node);
    case "ThisExpression":
      return frame.self ?? frame.refuse("this-outside-class", node, {});
    case "ClassExpression":
      return frame.home
        ? classVal(frame, node, node.id?.name ?? "class", frame.home)
        : frame.refuse("class-declaration", node, {});
    case "SequenceExpression":
      return node.expressions.reduce<Val>((_, each) => expression(frame, each), absent);
    default:
      return refuseExpression(frame, node);
  }
}

function functionValue(frame: Frame, node: t.Node): FnVal {
  const { home } = frame;
  const literal = literalAt(frame, node);
  if (!home || !literal) return frame.refuse("unsupported-syntax", node, { what: "This function" });
  const self = node.type === "ArrowFunctionExpression" && frame.self ? { self: frame.self } : {};
  return {
    tag: "fn",
    callee: { kind: "literal", literal, home: homeFor(home, literal), captured: undefined, ...self },
  };
}

const literalsByNode = new WeakMap<object, ReadonlyMap<t.Node, FunctionLiteral>>();

function literalAt(frame: Frame, node: t.Node): FunctionLiteral | undefined {
  const { source } = frame;
  if (!source) return undefined;
  let byNode = literalsByNode.get(source);
  if (!byNode) {
    byNode = new Map(source.literals.map((literal) => [literal.node, literal]));
    literalsByNode.set(source, byNode);
  }
  return byNode.get(node);
}

/** The function that `o.f` is where it names `o` itself. */
export function selfMethod(
  frame: Frame,
  { object, property, computed }: t.MemberExpression,
): FnVal | undefined {
  const owner = withoutCasts(object);
  if (owner.type !== "Identifier" || computed || property.type !== "Identifier" || !frame.source)
    return undefined;
  const binding = frame.source.bindingOf(owner);
  // Outside its function the object is a value like others.
  if (!binding || !frame.env.vars.has(binding)) return undefined;
  const node = selfMethods(frame.source, binding).get(property.name);
  return node && functionValue(frame, node);
}

function member(frame: Frame, node: t.MemberExpression): Val {
  if (node.object.type === "Super") return frame.refuse("super-expression", node, {});
  const own = selfMethod(frame, node);
  if (own) return own;
  const object = expression(frame, node.object);
  const key = keyOf(frame, node);
  const val = readMember(frame, object, key, node);
  if (val.tag === "fn" && val.callee.kind === "literal" && val.callee.literal.node.type.startsWith("Class"))
    return frame.refuse("method-without-call", node, { name: calleeName(val.callee) });
  const path = pathOf(node);
  if (path !== undefined && frame.env.presentPaths.has(path)) return asPresent(frame, val);
  return val;
}

function newExpression(frame: Frame, node: t.NewExpression): Val {
  const callee = withoutCasts(node.callee);
  if (callee.type !== "Identifier") return ofClass(frame, node, callee);
  if (callee.name === "Function") return frame.refuse("function-constructor", node, {});
  if (callee.name === "RegExp") return frame.refuse("regular-expression", node, {});
  if (frame.source?.bindingOf(callee) || frame.home?.captures.has(callee.name))
    return ofClass(frame, node, callee);
  if (callee.name === "Map" || callee.name === "Set") {
    const [source] = givenArguments(frame, node.arguments, callee.name);
    return newCollection(frame, callee.name, source, node);
  }
  return constructed(frame, callee.name, node.arguments, node);
}

/** `new C(…)` where C is an expression for a class of the user's. */
function ofClass(frame: Frame, node: t.NewExpression, callee: t.Node): Val {
  const cls = expression(frame, callee);
  if (cls.tag !== "class") {
    const name = callee.type === "Identifier" ? callee.name : "…";
    return frame.refuse("new-expression", node, { name });
  }
  const args = givenArguments(frame, node.arguments, cls.name);
  return frame.at(node, () => newInstance(frame, cls, args, node));
}

function template(frame: Frame, node: t.TemplateLiteral): Val {
  const pieces = node.quasis.flatMap((quasi, index): Val[] => {
    const text = quasi.value.cooked ?? "";
    const value = node.expressions[index];
    return [
      ...(text === "" ? [] : [frame.code.constant(text)]),
      ...(value ? [expression(frame, value)] : []),
    ];
  });
  return frame.at(node, () => joinedText(frame, pieces));
}

function unary(frame: Frame, node: t.UnaryExpression): Val {
  switch (node.operator) {
    case "!":
      return condition(frame, node).value;
    case "-":
    case "+":
    case "~":
      return negation(frame, node.operator, expression(frame, node.argument));
    case "typeof":
      return typeOf(frame, expression(frame, node.argument));
    case "void":
      expression(frame, node.argument);
      return absent;
    case "delete":
      return deletion(frame, node);
    default:
      return frame.refuse("unsupported-operator", node, { operator: node.operator, operands: "anything" });
  }
}

function binary(frame: Frame, node: t.BinaryExpression): Val {
  const { operator } = node;
  if (operator === "in") return membership(frame, node);
  if (operator === "instanceof") return instanceOf(frame, node);
  if (operator === "|>") return frame.refuse("unsupported-syntax", node, { what: "`|>`" });
  if (/^[!=]==?$/.test(operator)) return equality(frame, node);
  if (!isOrdering(operator)) return arithmeticChain(frame, node);
  const left = expression(frame, node.left);
  const right = expression(frame, node.right);
  return ordering(frame, operator, left, right);
}

/** From the innermost operation on, without recursion: a sum may have more terms than the stack is deep. */
function arithmeticChain(frame: Frame, node: t.BinaryExpression): Val {
  const chain = [node];
  let first = node.left;
  for (; first.type === "BinaryExpression" && isArithmetic(first.operator); first = first.left)
    chain.push(first);
  return chain.reduceRight(
    (left, each) => {
      const right = expression(frame, each.right);
      return frame.at(each, () => arithmetic(frame, each.operator, left, right, [each.left, each.right]));
    },
    expression(frame, first),
  );
}

function isArithmetic(operator: t.BinaryExpression["operator"]): boolean {
  return !/^(in|instanceof|\|>|[!=]==?)$/.test(operator) && !isOrdering(operator);
}

/** `delete d[key]` of a dictionary. */
function deletion(frame: Frame, node: t.UnaryExpression): Val {
  const target = withoutCasts(node.argument);
  if (target.type !== "MemberExpression") return frame.refuse("delete-operator", node, {});
  const owner = expression(frame, target.object);
  if (!isDictionary(owner)) return frame.refuse("delete-operator", node, {});
  return deleteEntry(frame, owner, keyValue(frame, keyOf(frame, target)));
}

/** `key in d` of a dictionary. */
function membership(frame: Frame, node: t.BinaryExpression): Val {
  const key = expression(frame, node.left);
  const owner = expression(frame, node.right);
  return isDictionary(owner) ? hasEntry(frame, owner, key) : frame.refuse("in-operator", node, {});
}

/** `a instanceof C`, which the structure of `a` decides. */
function instanceOf(frame: Frame, node: t.BinaryExpression): Val {
  const [left, cls] = [expression(frame, node.left), expression(frame, node.right)];
  const ty = left.tag === "temp" ? prune(left.ty) : undefined;
  if (cls.tag !== "class" || !ty || ty.kind === "var" || ty.kind === "maybe")
    return frame.refuse("instanceof-operator", node, {});
  return frame.code.constant(classOfInstance(frame, left)?.node === cls.node);
}

function equality(frame: Frame, node: t.BinaryExpression): Val {
  const { operator } = node;
  const isLoose = operator.length === 2;
  const left = expression(frame, node.left);
  const right = expression(frame, node.right);
  if (isLoose && !isSafelyLoose(left, right)) return frame.refuse("loose-equality", node, { operator });
  const same = isLoose ? looselyEqual(frame, left, right) : identical(frame, left, right);
  return operator.startsWith("!") ? negated(frame, same) : same;
}

/** `==` of values of one structure: as `===`, but that `undefined` equals `null`. */
function looselyEqual(frame: Frame, left: Val, right: Val): Temp {
  if (left.tag === "absent") return isAbsent(frame, right);
  return right.tag === "absent" ? isAbsent(frame, left) : identical(frame, left, right);
}

/** `a && b`, `a || b`, `a ?? b` as values. */
function logical(frame: Frame, node: t.LogicalExpression): Val {
  if (node.operator === "??") return coalesced(frame, node);
  if (isBooleanExpression(node)) return condition(frame, node).value;
  const left = expression(frame, node.left);
  const isAnd = node.operator === "&&";
  if (!isAnd) askElement(frame, left);
  const test = truthy(frame, left);
  if (test.constant !== undefined)
    return (test.constant === true) === isAnd ? expression(frame, node.right) : left;
  const narrowing =
    pathOf(node.left) === undefined ? [] : [{ expression: withoutCasts(node.left), present: true }];
  const goOn = arm(frame, () => {
    if (isAnd) applyNarrowings(frame, narrowing);
    return expression(frame, node.right);
  });
  // A falsy value stays as it is; a truthy one is there.
  const stop = arm(frame, () => (isAnd ? left : asPresent(frame, left)));
  return (isAnd ? joinArms(frame, test, goOn, stop) : joinArms(frame, test, stop, goOn)) ?? left;
}

/** Expressions whose truth is their value: comparisons, negations, and `&&`, `||` of such. */
function isBooleanExpression(node: t.Node): boolean {
  const inner = withoutCasts(node);
  if (inner.type === "BinaryExpression") return /^([!=]==?|<=?|>=?)$/.test(inner.operator);
  if (inner.type === "LogicalExpression")
    return inner.operator !== "??" && isBooleanExpression(inner.left) && isBooleanExpression(inner.right);
  return inner.type === "BooleanLiteral" || (inner.type === "UnaryExpression" && inner.operator === "!");
}

function coalesced(frame: Frame, node: t.LogicalExpression): Val {
  const left = expression(frame, node.left);
  const test = isAbsent(frame, left);
  if (test.constant === true) return expression(frame, node.right);
  if (test.constant === false) return left;
  const there = arm(frame, () => asPresent(frame, left));
  const missing = arm(frame, () => expression(frame, node.right));
  return joinArms(frame, test, missing, there) ?? left;
}

function refuseExpression(frame: Frame, node: t.Node): never {
  switch (node.type) {
    case "AwaitExpression":
      return frame.refuse("await-expression", node, {});
    case "YieldExpression":
      return frame.refuse("yield-expression", node, {});
    case "RegExpLiteral":
      return frame.refuse("regular-expression", node, {});
    case "Super":
      return frame.refuse("super-expression", node, {});
    case "MetaProperty":
      return frame.refuse("new-target", node, {});
    case "TaggedTemplateExpression":
      return frame.refuse("tagged-template", node, {});
    case "BigIntLiteral":
      return frame.refuse("bigint", node, { digits: node.value });
    case "Import":
    case "ImportExpression":
      return frame.refuse("import-expression", node, {});
    case "JSXElement":
    case "JSXFragment":
      return frame.refuse("jsx-element", node, {});
    default:
      return frame.refuse("unsupported-syntax", node, { what: `\`${node.type}\`` });
  }
}
