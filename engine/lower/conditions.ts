/**
 * Expressions as conditions: their truth, without the values that JavaScript's `&&` and `||` give back, and
 * what each outcome says about variables that may be `undefined`.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { arm, joinArms } from "./arms.ts";
import { force } from "./coerce.ts";
import type { DraftOp } from "./draft.ts";
import type { Condition, Frame, Narrowing } from "./frame.ts";
import { negated, truthy } from "./operators.ts";
import { pathOf } from "./paths.ts";
import type { Temp, Val } from "./values.ts";
import { narrow } from "./variables.ts";

/** Lowers an expression for its truth. */
export function condition(frame: Frame, node: t.Node): Condition {
  const inner = withoutCasts(node);
  return frame.at(inner, () => {
    if (inner.type === "UnaryExpression" && inner.operator === "!") {
      const { value, whenTrue, whenFalse } = condition(frame, inner.argument);
      return { value: negated(frame, value), whenTrue: whenFalse, whenFalse: whenTrue };
    }
    if (inner.type === "LogicalExpression" && inner.operator !== "??") return connective(frame, inner);
    return simpleCondition(frame, inner);
  });
}

function simpleCondition(frame: Frame, node: t.Node): Condition {
  const value = truthy(frame, frame.lower.expression(frame, node));
  // A test that is decided says nothing new of its variable.
  const tested = value.constant === undefined ? absenceTest(node) : undefined;
  if (value.constant !== undefined) return { value, whenTrue: [], whenFalse: [] };
  if (tested) {
    const absent = tested.isExact ? [{ expression: tested.expression, present: false }] : [];
    const present = [{ expression: tested.expression, present: true }];
    return tested.whenTrue
      ? { value, whenTrue: present, whenFalse: absent }
      : { value, whenTrue: absent, whenFalse: present };
  }
  const isPath = pathOf(node) !== undefined;
  return { value, whenTrue: isPath ? [{ expression: node, present: true }] : [], whenFalse: [] };
}

/** What a test for `undefined` tests, whether it is present when the test is true, and absent otherwise. */
interface AbsenceTest {
  readonly expression: t.Node;
  readonly whenTrue: boolean;
  readonly isExact: boolean;
}

/** `x === undefined`, `typeof x !== "undefined"`, `typeof x === "number"` and their kin. */
function absenceTest(node: t.Node): AbsenceTest | undefined {
  if (node.type !== "BinaryExpression" || !/^[!=]==?$/.test(node.operator)) return undefined;
  const whenTrue = node.operator.startsWith("!");
  const [left, right] = [withoutCasts(node.left), withoutCasts(node.right)];
  if (isNothing(right)) return { expression: left, whenTrue, isExact: true };
  if (isNothing(left)) return { expression: right, whenTrue, isExact: true };
  const typeTest =
    left.type === "UnaryExpression" && left.operator === "typeof" && right.type === "StringLiteral";
  if (!typeTest) return undefined;
  const isExact = right.value === "undefined";
  return { expression: withoutCasts(left.argument), whenTrue: isExact ? whenTrue : !whenTrue, isExact };
}

function isNothing(node: t.Node): boolean {
  return node.type === "NullLiteral" || (node.type === "Identifier" && node.name === "undefined");
}

function connective(frame: Frame, node: t.LogicalExpression): Condition {
  const isAnd = node.operator === "&&";
  const left = condition(frame, node.left);
  const goesOn = isAnd ? left.whenTrue : left.whenFalse;
  if (left.value.constant !== undefined) {
    if ((left.value.constant === true) !== isAnd) return left;
    applyNarrowings(frame, goesOn);
    return condition(frame, node.right);
  }
  let right: Condition | undefined;
  const goOn = arm(frame, () => {
    applyNarrowings(frame, goesOn);
    right = condition(frame, node.right);
    return right.value;
  });
  const whenBoth = [...goesOn, ...((isAnd ? right?.whenTrue : right?.whenFalse) ?? [])];
  const combine = (value: Temp): Condition =>
    isAnd ? { value, whenTrue: whenBoth, whenFalse: [] } : { value, whenTrue: [], whenFalse: whenBoth };
  if (!goOn.env.vars.differs() && right && goOn.code.ops.every(isHarmless) && goOn.code.ops.length <= 8) {
    frame.code.ops.push(...goOn.code.ops);
    return combine(frame.code.test(isAnd ? "and" : "or", left.value, right.value));
  }
  const stop = arm(frame, () => frame.code.constant(!isAnd));
  const value = isAnd ? joinArms(frame, left.value, goOn, stop) : joinArms(frame, left.value, stop, goOn);
  return combine(force(frame, value ?? left.value));
}

/** Cheap, without effect and without a way to fail, so that it may be evaluated where JavaScript would not. */
function isHarmless(op: DraftOp): boolean {
  return /^(const|test|length|getField|isUndefined|prim)$/.test(op.kind);
}

/** Takes over what an outcome says, in the branch that follows it. */
export function applyNarrowings(frame: Frame, narrowings: readonly Narrowing[]): void {
  for (const { expression, present } of narrowings) {
    if (expression.type === "Identifier") {
      const binding = frame.source?.bindingOf(expression);
      if (binding) narrow(frame, binding, present);
    } else if (present) {
      const path = pathOf(expression);
      if (path !== undefined) frame.env.presentPaths.add(path);
    }
  }
}

/** `condition ? a : b` as an expression. */
export function conditional(frame: Frame, node: t.ConditionalExpression): Val {
  const { value, whenTrue, whenFalse } = condition(frame, node.test);
  if (value.constant !== undefined) {
    const taken = value.constant === true;
    applyNarrowings(frame, taken ? whenTrue : whenFalse);
    return frame.lower.expression(frame, taken ? node.consequent : node.alternate);
  }
  const then = arm(frame, () => {
    applyNarrowings(frame, whenTrue);
    return frame.lower.expression(frame, node.consequent);
  });
  const otherwise = arm(frame, () => {
    applyNarrowings(frame, whenFalse);
    return frame.lower.expression(frame, node.alternate);
  });
  return joinArms(frame, value, then, otherwise) ?? frame.unknown();
}
