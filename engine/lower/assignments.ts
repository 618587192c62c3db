/**
 * `=`, `+=`, `&&=`, `++` and their kin, in JavaScript's order: the place, then the value, then the store.
 */
import type * as t from "@babel/types";
import { withoutCasts } from "../parse/childNodes.ts";
import { arm, joinArms } from "./arms.ts";
import { applyNarrowings, condition } from "./conditions.ts";
import { asNumber, asPresent } from "./coerce.ts";
import type { Frame } from "./frame.ts";
import { keyOf, readMember, storeMember } from "./members.ts";
import { arithmetic, isAbsent, truthy } from "./operators.ts";
import { assignPattern } from "./patterns.ts";
import type { Temp, Val } from "./values.ts";
import { assignIdentifier, readIdentifier } from "./variables.ts";

/** Somewhere a value can be read and stored; what computes the place is evaluated once. */
interface Place {
  read(): Val;
  write(val: Val): void;
}

function placeOf(frame: Frame, node: t.Node): Place {
  const target = withoutCasts(node);
  if (target.type === "Identifier")
    return {
      read: () => readIdentifier(frame, target),
      write: (val) => assignIdentifier(frame, target, val),
    };
  if (target.type !== "MemberExpression")
    return frame.refuse("unsupported-syntax", target, { what: "This assignment" });
  const object = asPresent(frame, frame.lower.expression(frame, target.object));
  const key = keyOf(frame, target);
  return {
    read: () => readMember(frame, object, key, target),
    write: (val) => storeMember(frame, object, key, val, target),
  };
}

/** The value of the assignment is that of its right side. */
export function assignment(frame: Frame, node: t.AssignmentExpression): Val {
  const { operator, left, right } = node;
  if (operator === "=") return plainAssignment(frame, left, right);
  if (operator === "&&=" || operator === "||=" || operator === "??=")
    return shortAssignment(frame, node, operator);
  const place = placeOf(frame, left);
  const before = place.read();
  const operand = frame.lower.expression(frame, right);
  const after = frame.at(node, () =>
    arithmetic(frame, operator.slice(0, -1), before, operand, [left, right]),
  );
  frame.at(node, () => place.write(after));
  return after;
}

function plainAssignment(frame: Frame, left: t.Node, right: t.Expression): Val {
  const target = withoutCasts(left);
  if (target.type === "ArrayPattern" || target.type === "ObjectPattern") {
    const val = patternSource(frame, target, right);
    assignPattern(frame, target, val);
    return val;
  }
  const place = placeOf(frame, target);
  const val = frame.lower.expression(frame, right);
  frame.at(target, () => place.write(val));
  return val;
}

/** The right side of a destructuring: items written out are taken as they are, without an array between. */
export function patternSource(frame: Frame, pattern: t.Node, right: t.Expression): Val {
  const source = withoutCasts(right);
  if (pattern.type !== "ArrayPattern" || source.type !== "ArrayExpression")
    return frame.lower.expression(frame, right);
  const elements = source.elements;
  if (elements.some((element) => !element || element.type === "SpreadElement"))
    return frame.lower.expression(frame, right);
  return {
    tag: "tuple",
    items: elements.map((element) => frame.lower.expression(frame, element as t.Expression)),
  };
}

function shortAssignment(frame: Frame, node: t.AssignmentExpression, operator: "&&=" | "||=" | "??="): Val {
  const place = placeOf(frame, node.left);
  const before = place.read();
  const isSimple = withoutCasts(node.left).type === "Identifier" && operator !== "??=";
  const { value, whenTrue, whenFalse } = isSimple
    ? condition(frame, node.left)
    : {
        value: operator === "??=" ? isAbsent(frame, before) : truthy(frame, before),
        whenTrue: [],
        whenFalse: [],
      };
  const storesWhen = operator !== "||=";
  const assign = (): Val => {
    applyNarrowings(frame, storesWhen ? whenTrue : whenFalse);
    const val = frame.lower.expression(frame, node.right);
    place.write(val);
    return val;
  };
  const keep = (): Val => (operator === "&&=" ? before : asPresent(frame, before));
  if (value.constant !== undefined) return (value.constant === true) === storesWhen ? assign() : before;
  const [then, otherwise] = storesWhen
    ? [arm(frame, assign), arm(frame, keep)]
    : [arm(frame, keep), arm(frame, assign)];
  return joinArms(frame, value, then, otherwise) ?? before;
}

/** `x++`, `--x`: the value before or after. */
export function update(frame: Frame, node: t.UpdateExpression): Temp {
  const place = placeOf(frame, node.argument);
  const before = asNumber(frame, place.read());
  const after = frame.code.prim(node.operator === "++" ? "add" : "sub", before, frame.code.constant(1));
  place.write(after);
  return node.prefix ? after : before;
}
