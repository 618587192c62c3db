/**
 * Expressions of emitted code as text, with parentheses where JavaScript needs them. What an operation is called at
 * run time is said here; statements are `printFunction.ts`.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { LoadOp, Op, TestOp, TextForm, Type, Value } from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import { literalText } from "./literal.ts";
import { atom, coalesce, infix, levels, prefix, ternary, within, type Piece } from "./precedence.ts";
import { entryText, memberText, propertyName } from "./property.ts";
import type { RuntimeName } from "./runtimeNames.ts";
import type { Tables } from "./tables.ts";
import { literalOf, type Expr } from "./tree.ts";

export interface Spelling {
  readonly tables: Tables;
  /** The variable that holds a value. */
  readonly nameOf: (value: Value) => string;
  readonly functionName: (callee: string) => string;
  /** In measured code, the counter of additions that a structure operation makes; undefined in fast code. */
  readonly additionsOf: (op: Op) => number | undefined;
  /** In measured code, whether the tape may hold what the operation makes. */
  readonly isOwned: (made: Value) => boolean;
}

const infixTests: Readonly<Partial<Record<TestOp["name"], string>>> = {
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
  eq: "===",
  ne: "!==",
  and: "&&",
  or: "||",
};
const calledTests: Readonly<Partial<Record<TestOp["name"], string>>> = {
  isNaN: "Number.isNaN",
  isFinite: "Number.isFinite",
  isInteger: "Number.isInteger",
};

/** The text of an expression and how tightly it binds. */
export function spell(expr: Expr, s: Spelling): Piece {
  switch (expr.kind) {
    case "value":
      return expr.value.type.kind === "undefined" ? atom("undefined") : atom(s.nameOf(expr.value));
    case "choose":
      return spellChoice(expr, s);
    case "op":
      return spellOp(expr.op, expr.args, s);
  }
}

function spellChoice(expr: Expr & { kind: "choose" }, s: Spelling): Piece {
  const [then, otherwise] = [literalOf(expr.then)?.value, literalOf(expr.otherwise)?.value];
  const test = spell(expr.test, s);
  if (then === true && otherwise === false) return test;
  if (then === false && otherwise === true) return negate(expr.test, s);
  if (otherwise === false) return infix("&&", test, spell(expr.then, s));
  if (then === true) return infix("||", test, spell(expr.otherwise, s));
  return ternary(test, spell(expr.then, s), spell(expr.otherwise, s));
}

/** The negation of a condition; never by turning `<` into `>=`, which differ for NaN. */
export function negate(expr: Expr, s: Spelling): Piece {
  if (expr.kind === "op" && expr.op.kind === "test") {
    if (expr.op.name === "eq") return infix("!==", spell(expr.args[0]!, s), spell(expr.args[1]!, s));
    if (expr.op.name === "ne") return infix("===", spell(expr.args[0]!, s), spell(expr.args[1]!, s));
    if (expr.op.name === "not") return spell(expr.args[0]!, s);
  }
  return prefix("!", spell(expr, s));
}

function spellOp(op: Op, args: readonly Expr[], s: Spelling): Piece {
  switch (op.kind) {
    case "const":
      return literalPiece(op.value);
    case "prim":
      return spellPrimitive(
        op.name,
        args.map((arg) => spell(arg, s)),
        s,
      );
    case "test":
      return spellTest(op, args, s);
    case "makeList":
      return owned(op, s, spellList(op.results[0]!, operandTexts(args, s), s));
    case "allocList":
      return owned(op, s, spellAllocation(op, args[0]!, s));
    case "load":
      return spellLoad(op, args, s);
    case "length":
      return { text: `${receiverText(args[0]!, s)}.length`, level: levels.call };
    case "pop":
      return runtimeCall("popFrom", [operandText(args[0]!, s), s.tables.site(op)], s);
    case "makeRecord":
      return owned(op, s, spellRecord(op.results[0]!.type, operandTexts(args, s)));
    case "getField":
      return {
        text: receiverText(args[0]!, s) + memberText(fieldProperty(op.args[0]!, op.field)),
        level: levels.call,
      };
    case "some":
      return args.length === 0 ? atom("undefined") : spell(args[0]!, s);
    case "isUndefined":
      return infix("===", spell(args[0]!, s), atom("undefined"));
    case "unwrap":
      return coalesce(spell(args[0]!, s), runtimeCall("missing", [s.tables.site(op)], s).text);
    case "same":
      return infix("===", spell(args[0]!, s), spell(args[1]!, s));
    case "text":
      return spellText(op.form, args, s);
    case "call":
      return callText(s.functionName(op.callee), operandTexts(args, s));
    case "callNative":
      return runtimeCall("native", [s.tables.native(op), `[${operandTexts(args, s).join(", ")}]`], s);
    case "stopGradient":
      return spell(args[0]!, s);
    case "input":
      return runtimeCall("input", [JSON.stringify(op.name)], s);
    case "zerosLike":
      return owned(op, s, spellZeros(op, args, s));
    case "copy":
      return owned(op, s, spellCopy(op, args, s));
    case "inner":
      return spellInner(op, args, s);
    case "leafCount":
      return spellLeafCount(op, args, s);
    case "leafGet":
      return spellLeafGet(op, args, s);
    default:
      throw new InvariantError(`${op.kind} is no expression`);
  }
}

function runtimeCall(name: RuntimeName, operands: readonly (string | number)[], s: Spelling): Piece {
  return callText(s.tables.use(name), operands);
}

/** As an argument of a call. */
function operandText(expr: Expr, s: Spelling): string {
  return within(spell(expr, s), levels.ternary);
}

function operandTexts(exprs: readonly Expr[], s: Spelling): readonly string[] {
  return exprs.map((expr) => operandText(expr, s));
}

/** As what a member is read of. */
function receiverText(expr: Expr, s: Spelling): string {
  return within(spell(expr, s), levels.call);
}

export function literalPiece(value: number | boolean | string | undefined): Piece {
  const text = literalText(value);
  return { text, level: text.startsWith("-") ? levels.unary : levels.atom };
}

export function callText(callee: string, operands: readonly (string | number | undefined)[]): Piece {
  const texts = operands.filter((operand) => operand !== undefined);
  return { text: `${callee}(${texts.join(", ")})`, level: levels.call };
}

function spellPrimitive(name: string, args: readonly Piece[], s: Spelling): Piece {
  const { emit } = primitiveNamed(name);
  switch (emit.form) {
    case "infix":
      return infix(emit.operator, args[0]!, args[1]!);
    case "prefix":
      return prefix(emit.operator, args[0]!);
    case "call":
      if (!emit.callee.startsWith("Math.")) s.tables.primitives.add(emit.callee);
      return callText(
        emit.callee,
        args.map((arg) => within(arg, levels.ternary)),
      );
  }
}

function spellTest(op: TestOp, args: readonly Expr[], s: Spelling): Piece {
  if (op.name === "not") return negate(args[0]!, s);
  const operator = infixTests[op.name];
  if (operator !== undefined) return infix(operator, spell(args[0]!, s), spell(args[1]!, s));
  return callText(calledTests[op.name]!, [within(spell(args[0]!, s), levels.ternary)]);
}

/** Joined text as a template; else the method of that name. */
function spellText(form: TextForm, args: readonly Expr[], s: Spelling): Piece {
  if (form === "join") return atom(`\`${args.map((arg) => templatePart(arg, s)).join("")}\``);
  const [receiver = "", ...rest] = args.map((arg, index) =>
    within(spell(arg, s), index === 0 ? levels.call : levels.ternary),
  );
  // A literal number must not take the point for its own.
  return callText(`${/^\d/.test(receiver) ? `(${receiver})` : receiver}.${form}`, rest);
}

function templatePart(arg: Expr, s: Spelling): string {
  const value = literalOf(arg)?.value;
  if (value === undefined) return `\${${spell(arg, s).text}}`;
  return JSON.stringify(String(value))
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(/`|\$\{/g, "\\$&");
}

function spellList(made: Value, elements: readonly string[], s: Spelling): Piece {
  const layout = s.tables.layoutOf(made);
  if (layout.kind !== "list" || layout.held === "plain") return atom(`[${elements.join(", ")}]`);
  const constructor = layout.flavor === "f32" ? "Float32Array" : "Float64Array";
  if (elements.length === 0) return callText(`new ${constructor}`, [0]);
  return callText(`${constructor}.of`, elements);
}

function spellAllocation(op: Op, length: Expr, s: Spelling): Piece {
  const layout = s.tables.layoutOf(op.results[0]!);
  if (layout.kind !== "list") throw new InvariantError("allocList makes a list");
  const text = within(spell(length, s), levels.ternary);
  if (layout.held === "typed") {
    const isSingle = layout.flavor === "f32";
    if (isLength(length)) return callText(`new ${isSingle ? "Float32Array" : "Float64Array"}`, [text]);
    return callText(s.tables.use(isSingle ? "newSingles" : "newNumbers"), [text, s.tables.site(op)]);
  }
  return callText(s.tables.use("newList"), [text, emptyText(layout.elem.kind), s.tables.site(op)]);
}

/** What an allocated list is filled with. */
export function emptyText(kind: Type["kind"]): string {
  if (kind === "num") return "0";
  if (kind === "bool") return "false";
  return kind === "str" ? '""' : "undefined";
}

/** Whether it is some list's length, or a literal that can be one and is small enough to have. */
function isLength(expr: Expr): boolean {
  if (expr.kind === "op" && expr.op.kind === "length") return true;
  const literal = literalOf(expr)?.value;
  return typeof literal === "number" && Number.isInteger(literal) && literal >= 0 && literal < 1e6;
}

function spellLoad(op: LoadOp, args: readonly Expr[], s: Spelling): Piece {
  const list = within(spell(args[0]!, s), levels.call);
  const index = spell(args[1]!, s).text;
  const access: Piece = { text: `${list}[${index}]`, level: levels.call };
  if (!op.checked) return access;
  const operands = [list, index, s.tables.site(op)];
  const elem = op.results[0]!.type.kind;
  if (elem === "maybe" || elem === "undefined") return callText(s.tables.use("loadMaybe"), operands);
  return coalesce(access, callText(s.tables.use("outOfRange"), operands).text);
}

function spellRecord(type: Type, fields: readonly string[]): Piece {
  if (type.kind !== "record") throw new InvariantError("makeRecord makes a record");
  const entries = type.fields.map((field, index) =>
    entryText(propertyName(type.flavor, field.name), fields[index]!),
  );
  const text = entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  return { text, level: levels.objectLiteral };
}

export function fieldProperty(record: Value, field: string): string {
  if (record.type.kind !== "record") throw new InvariantError("a field of what is no record");
  return propertyName(record.type.flavor, field);
}

/** In measured code, lists that the tape may come to hold are marked as made here. */
function owned(op: Op, s: Spelling, made: Piece): Piece {
  const result = op.results[0]!;
  return s.isOwned(result) ? callText(s.tables.use("own"), [within(made, levels.ternary)]) : made;
}

function isFlat(type: Type): boolean {
  return type.kind === "list" && type.elem.kind === "num";
}

function spellZeros(op: Op, args: readonly Expr[], s: Spelling): Piece {
  const made = op.results[0]!;
  const operand = spell(args[0]!, s);
  if (made.type.kind === "num") return atom("0");
  const layout = s.tables.layoutOf(made);
  if (layout.kind === "list" && layout.held === "typed") {
    const constructor = layout.flavor === "f32" ? "Float32Array" : "Float64Array";
    return callText(`new ${constructor}`, [`${within(operand, levels.call)}.length`]);
  }
  return callText(s.tables.use("zerosLike"), [within(operand, levels.ternary), s.tables.layout(made)]);
}

const copyNames = { split: "copySplit", zero: "copyFirst" } as const;

function spellCopy(op: Op, args: readonly Expr[], s: Spelling): Piece {
  const [made, original] = [op.results[0]!, op.args[0]!];
  const operand = spell(args[0]!, s);
  if (made.type.kind !== "list" && made.type.kind !== "record" && made.type.kind !== "maybe") return operand;
  if (isFlat(made.type) && s.tables.isTyped(made) === s.tables.isTyped(original)) {
    return { text: `${within(operand, levels.call)}.slice()`, level: levels.call };
  }
  const name = op.kind !== "copy" || op.repeats === undefined ? "copy" : copyNames[op.repeats];
  return callText(s.tables.use(name), [within(operand, levels.ternary), s.tables.layout(made)]);
}

/** Summed from 0, which makes a sum of −0 alone 0. */
function spellInner(op: Op, args: readonly Expr[], s: Spelling): Piece {
  const [a, b] = [spell(args[0]!, s), spell(args[1]!, s)];
  if (op.args[0]!.type.kind === "num" && s.additionsOf(op) === undefined) {
    return infix("+", atom("0"), infix("*", a, b));
  }
  const operands = [within(a, levels.ternary), within(b, levels.ternary)];
  return callText(s.tables.use("inner"), [...operands, s.tables.layout(op.args[0]!), s.additionsOf(op)]);
}

function spellLeafCount(op: Op, args: readonly Expr[], s: Spelling): Piece {
  const shadow = op.args[0]!;
  if (shadow.type.kind === "num") return atom("1");
  const operand = spell(args[0]!, s);
  if (isFlat(shadow.type)) return { text: `${within(operand, levels.call)}.length`, level: levels.call };
  return callText(s.tables.use("leafCount"), [within(operand, levels.ternary), s.tables.layout(shadow)]);
}

function spellLeafGet(op: Op, args: readonly Expr[], s: Spelling): Piece {
  const shadow = op.args[0]!;
  const [operand, index] = [spell(args[0]!, s), spell(args[1]!, s)];
  if (shadow.type.kind === "num") {
    return ternary(infix("===", index, atom("0")), operand, atom("0"));
  }
  if (isFlat(shadow.type)) {
    return coalesce({ text: `${within(operand, levels.call)}[${index.text}]`, level: levels.call }, "0");
  }
  const operands = [operand, index].map((piece) => within(piece, levels.ternary));
  return callText(s.tables.use("leafGet"), [...operands, s.tables.layout(shadow)]);
}
