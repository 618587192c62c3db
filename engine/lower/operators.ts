/**
 * Operators on values: arithmetic, comparison, equality, truthiness, as JavaScript defines them for the
 * structures that Mixtape knows. Everything else is refused where it stands.
 */
import type { TestName } from "../ir/types.ts";
import { binaryOperators, unaryOperators } from "../primitives/spellings.ts";
import { refuseArrays, type OperandNodes } from "./arrayArithmetic.ts";
import { asNumber, choose } from "./coerce.ts";
import { askElement, askHoles } from "./elements.ts";
import type { Frame } from "./frame.ts";
import { joinedText } from "./texts.ts";
import type { Nil, Nothing } from "./types/nil.ts";
import { prune, type MaybeTy, type Ty } from "./types/ty.ts";
import { isJoinable, unify } from "./types/unify.ts";
import type { Constant, Temp, Val } from "./values.ts";
import { wordingOf } from "./wording.ts";

const bool: Ty = { kind: "bool" };

/** `a + b` and its kin on two values. */
export function arithmetic(frame: Frame, operator: string, left: Val, right: Val, nodes: OperandNodes): Temp {
  const primitive = binaryOperators[operator];
  if (primitive === undefined)
    frame.refuse("unsupported-operator", undefined, { operator, operands: wordingOf(left) });
  if (operator === "+" && (isText(left) || isText(right))) return joinedText(frame, [left, right]);
  refuseArrays(frame, operator, [left, right], nodes);
  const x = asNumber(frame, left);
  const y = asNumber(frame, right);
  return frame.code.prim(primitive, x, y);
}

function isText(val: Val): boolean {
  return val.tag === "temp" && prune(val.ty).kind === "str";
}

export function negation(frame: Frame, operator: string, val: Val): Temp {
  const x = asNumber(frame, val);
  if (operator === "+") return x;
  if (operator === "-" && typeof x.constant === "number") return frame.code.constant(-x.constant);
  const primitive = unaryOperators[operator];
  if (primitive === undefined)
    frame.refuse("unsupported-operator", undefined, { operator, operands: wordingOf(val) });
  return frame.code.prim(primitive, x);
}

const orderings: Readonly<
  Record<string, { readonly test: TestName; readonly holds: (a: number, b: number) => boolean }>
> = {
  "<": { test: "lt", holds: (a, b) => a < b },
  "<=": { test: "le", holds: (a, b) => a <= b },
  ">": { test: "gt", holds: (a, b) => a > b },
  ">=": { test: "ge", holds: (a, b) => a >= b },
};

export function isOrdering(operator: string): boolean {
  return Object.hasOwn(orderings, operator);
}

/** `a < b` and its kin, of numbers. */
export function ordering(frame: Frame, operator: string, left: Val, right: Val): Temp {
  const { test, holds } = orderings[operator]!;
  if (isText(left) || isText(right))
    frame.refuse("unsupported-operator", undefined, { operator, operands: "strings" });
  const x = asNumber(frame, left);
  const y = asNumber(frame, right);
  if (typeof x.constant === "number" && typeof y.constant === "number")
    return frame.code.constant(holds(x.constant, y.constant));
  return frame.code.test(test, x, y);
}

/** `a === b`. */
export function identical(frame: Frame, left: Val, right: Val): Temp {
  if (left.tag === "absent") return isNothing(frame, right, left.nothing);
  if (right.tag === "absent") return isNothing(frame, left, right.nothing);
  if (left.tag === "fn" && right.tag === "fn" && left.callee === right.callee)
    return frame.code.constant(true);
  if (left.tag !== "temp" || right.tag !== "temp")
    return frame.refuse("unsupported-operator", undefined, {
      operator: "===",
      operands: wordingOf(left.tag === "temp" ? right : left),
    });
  return identicalTemps(frame, left, right);
}

function identicalTemps(frame: Frame, left: Temp, right: Temp): Temp {
  const { code } = frame;
  askHoles(frame, left);
  askHoles(frame, right);
  const [a, b] = [prune(left.ty), prune(right.ty)];
  if (a.kind === "undefined") return isNothing(frame, right, onlyNothing(frame, a.nil));
  if (b.kind === "undefined") return isNothing(frame, left, onlyNothing(frame, b.nil));
  if (a.kind === "maybe" || b.kind === "maybe") return identicalMaybes(frame, left, right);
  if (a.kind === "var" && b.kind === "var") return frame.unknown(a);
  if (!isJoinable(a, b)) return code.constant(false);
  unify(a, b);
  const known = prune(a);
  if (known.kind === "list" || known.kind === "record") return code.same(left, right);
  if (left.constant !== undefined && right.constant !== undefined)
    return code.constant(left.constant === right.constant);
  return code.test("eq", left, right);
}

/** Both absent, or both present and equal. */
function identicalMaybes(frame: Frame, left: Temp, right: Temp): Temp {
  const [outer, other] = prune(left.ty).kind === "maybe" ? [left, right] : [right, left];
  const { nil } = prune(outer.ty) as MaybeTy;
  const whenAbsent = (): Temp => isNothing(frame, other, onlyNothing(frame, nil));
  const whenPresent = (): Temp => {
    const inner = frame.code.unwrap(outer);
    return outer === left ? identicalTemps(frame, inner, other) : identicalTemps(frame, other, inner);
  };
  return choose(frame, frame.code.isUndefined(outer), whenAbsent, whenPresent, bool);
}

/** Whether the value is `undefined` or `null`. */
export function isAbsent(frame: Frame, val: Val): Temp {
  askElement(frame, val);
  if (val.tag === "absent") return frame.code.constant(true);
  if (val.tag !== "temp") return frame.code.constant(false);
  const ty = prune(val.ty);
  if (ty.kind === "undefined") return frame.code.constant(true);
  if (ty.kind === "maybe") return frame.code.isUndefined(val);
  if (ty.kind === "var") return frame.unknownAs(bool, ty);
  return frame.code.constant(false);
}

/** `val === undefined`, or `val === null`. Where the value may be both, the two cannot be told apart. */
export function isNothing(frame: Frame, val: Val, kind: Nothing): Temp {
  if (val.tag === "absent") return frame.code.constant(val.nothing === kind);
  const ty = val.tag === "temp" ? prune(val.ty) : undefined;
  if (ty?.kind !== "maybe" && ty?.kind !== "undefined") return isAbsent(frame, val);
  const other = kind === "null" ? "undefined" : "null";
  if (ty.nil.has(other) && !ty.nil.has(kind)) {
    frame.session.assume(ty.nil, kind, frame.span);
    return frame.code.constant(false);
  }
  frame.session.assume(ty.nil, other, frame.span);
  return isAbsent(frame, val);
}

/** The one kind of nothing that a value can be. */
function onlyNothing(frame: Frame, nil: Nil): Nothing {
  const kind = nil.has("null") ? "null" : "undefined";
  frame.session.assume(nil, kind === "null" ? "undefined" : "null", frame.span);
  return kind;
}

/** Whether `==` means what `===` does for these two. */
export function isSafelyLoose(left: Val, right: Val): boolean {
  const kinds = [left, right].map((val) => (val.tag === "temp" ? prune(val.ty).kind : val.tag));
  return kinds[0] === kinds[1] || kinds.includes("absent") || kinds.includes("undefined");
}

/** What `if (val)` asks. */
export function truthy(frame: Frame, val: Val): Temp {
  const { code } = frame;
  if (val.tag === "absent") return code.constant(false);
  if (val.tag !== "temp") return code.constant(true);
  if (val.constant !== undefined) return code.constant(isTruthy(val.constant));
  const ty = prune(val.ty);
  switch (ty.kind) {
    case "bool":
      return val;
    case "num":
      return code.test("and", code.test("ne", val, code.constant(0)), code.test("eq", val, val));
    case "str":
      return code.test("ne", val, code.constant(""));
    case "undefined":
      return code.constant(false);
    case "list":
    case "record":
      askElement(frame, val);
      return code.constant(true);
    case "var":
      return frame.unknownAs(bool, ty);
    case "maybe": {
      const absent = code.isUndefined(val);
      const of = prune(ty.of);
      if (of.kind === "list" || of.kind === "record") return code.test("not", absent);
      return choose(
        frame,
        absent,
        () => frame.code.constant(false),
        () => truthy(frame, frame.code.unwrap(val)),
        bool,
      );
    }
  }
}

function isTruthy(constant: Constant): boolean {
  return Boolean(constant);
}

export function negated(frame: Frame, condition: Temp): Temp {
  if (condition.constant !== undefined) return frame.code.constant(condition.constant !== true);
  return frame.code.test("not", condition);
}

/** `typeof val`, where the structure decides it. */
export function typeOf(frame: Frame, val: Val): Temp {
  askElement(frame, val);
  if (val.tag === "absent") return frame.code.constant(val.nothing === "null" ? "object" : "undefined");
  if (val.tag === "fn") return frame.code.constant("function");
  if (val.tag !== "temp") return frame.code.constant(val.tag === "tuple" ? "object" : "function");
  const ty = prune(val.ty);
  switch (ty.kind) {
    case "num":
      return frame.code.constant("number");
    case "bool":
      return frame.code.constant("boolean");
    case "str":
      return frame.code.constant("string");
    case "undefined":
      return frame.code.constant(onlyNothing(frame, ty.nil) === "null" ? "object" : "undefined");
    case "list":
      return frame.code.constant("object");
    case "record":
      return frame.code.constant(ty.flavor === "closure" ? "function" : "object");
    case "var":
      return frame.unknownAs({ kind: "str" }, ty);
    case "maybe":
      return choose(
        frame,
        frame.code.isUndefined(val),
        () => frame.code.constant(onlyNothing(frame, ty.nil) === "null" ? "object" : "undefined"),
        () => typeOf(frame, frame.code.unwrap(val)),
        { kind: "str" },
      );
  }
}
