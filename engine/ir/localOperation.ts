/**
 * What the operations mean that need nothing but their operands: structures, comparisons, tests of absence. The checks and
 * tests are also for whoever does the same with other data than plain values.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import {
  accumulateInto,
  addToLeaf,
  asList,
  asNumber,
  asRecord,
  copyOf,
  emptyElement,
  innerProduct,
  leavesOf,
  newList,
  newRecord,
  setElement,
  zerosOf,
  type Datum,
  type List,
} from "./structure.ts";
import type { Op, OpBase, TestName, TextForm, Type } from "./types.ts";

export type LocalOp = Exclude<
  Op,
  {
    kind:
      | "if"
      | "loop"
      | "call"
      | "callNative"
      | "derive"
      | "prim"
      | "input"
      | "print"
      | "throw"
      | "tapePush"
      | "tapePop";
  }
>;

/** The results. Raises DiagnosticError where an index, a length or a value does not fit; InvariantError where the program is broken. */
export function localOperation(op: LocalOp, args: readonly Datum[]): readonly Datum[] {
  const [a, b, c] = args;
  switch (op.kind) {
    case "const":
      return [op.value];
    case "test":
      return [testOf(op.name, a, b)];
    case "makeList":
      return [listOf(op, args)];
    case "allocList":
      return [allocated(op, asNumber(a))];
    case "load":
      return [loaded(op, asList(a), asNumber(b))];
    case "store":
      storeAt(op, asList(a), asNumber(b), c);
      return [];
    case "length":
      return [asList(a).length];
    case "setLength":
      setLength(op, growableArray(a), asNumber(b));
      return [];
    case "push":
      growableArray(a).push(b);
      return [];
    case "pop": {
      const list = growableArray(a);
      if (list.length === 0) refuse("pop-of-empty", op.span, {});
      return [list.pop()];
    }
    case "makeRecord":
      return [recordOf(op, args)];
    case "getField":
      return [asRecord(a)[op.field]];
    case "setField":
      asRecord(a)[op.field] = b;
      return [];
    case "some":
    case "stopGradient":
      return [a];
    case "isUndefined":
      return [a === undefined];
    case "unwrap":
      if (a === undefined) refuse("undefined-value", op.span, {});
      return [a];
    case "same":
      return [a === b];
    case "text":
      return [textOf(op.form, args)];
    case "zerosLike":
      return [zerosOf(op.args[0]!.type, a)];
    case "copy":
      return [copyOf(op.args[0]!.type, a, op.repeats)];
    case "accumulate":
      accumulateInto(op.args[0]!.type, a, b);
      return [];
    case "inner":
      return [innerProduct(op.args[0]!.type, a, b)];
    case "leafCount":
      return [leavesOf(op.args[0]!.type, a).length];
    case "leafGet":
      return [leavesOf(op.args[0]!.type, a)[asNumber(b)] ?? 0];
    case "leafAdd":
      addToLeaf(op.args[0]!.type, a, asNumber(b), asNumber(c));
      return [];
  }
}

/** The text that is made of numbers, booleans and texts. */
export function textOf(form: TextForm, args: readonly Datum[]): string {
  if (form === "join") return args.map(String).join("");
  const [receiver, ...rest] = args;
  const methods = Object(receiver) as Readonly<Record<typeof form, (...given: readonly Datum[]) => string>>;
  return methods[form](...rest);
}

/** How a test falls. */
export function testOf(name: TestName, a: Datum, b: Datum): boolean {
  switch (name) {
    case "lt":
      return asNumber(a) < asNumber(b);
    case "le":
      return asNumber(a) <= asNumber(b);
    case "gt":
      return asNumber(a) > asNumber(b);
    case "ge":
      return asNumber(a) >= asNumber(b);
    case "eq":
      return a === b;
    case "ne":
      return a !== b;
    case "not":
      return a !== true;
    case "and":
      return a === true && b === true;
    case "or":
      return a === true || b === true;
    case "isNaN":
      return Number.isNaN(a);
    case "isFinite":
      return Number.isFinite(a);
    case "isInteger":
      return Number.isInteger(a);
  }
}

/** The type of the operation's result, which is of that kind. */
export function resultType<K extends "list" | "record">(op: OpBase, kind: K): Extract<Type, { kind: K }> {
  const { type } = op.results[0]!;
  if (type.kind !== kind) throw new InvariantError(`the result is not a ${kind}`);
  return type as Extract<Type, { kind: K }>;
}

function listOf(op: OpBase, elements: readonly Datum[]): List {
  const list = newList(resultType(op, "list"), elements.length, undefined);
  elements.forEach((element, index) => {
    setElement(list, index, element);
  });
  return list;
}

function allocated(op: OpBase, length: number): List {
  const type = resultType(op, "list");
  checkLength(op, length);
  return newList(type, length, emptyElement(type.elem));
}

/** Refuses what no list can have for its length. */
export function checkLength({ span }: OpBase, length: number): void {
  if (!Number.isInteger(length) || length < 0 || length >= 2 ** 32) refuse("bad-length", span, { length });
}

type CheckedOp = OpBase & { readonly checked: boolean };

/** Refuses to read where a list of that length has nothing. */
export function checkLoad({ checked, span }: CheckedOp, index: number, length: number): void {
  if (isBelow(index, length)) return;
  if (!checked) throw new InvariantError(`an unchecked load at ${index} of ${length}`);
  refuse("index-out-of-range", span, { index, length });
}

/** Refuses to store where a list of that length has no place; an array has one at its end too. */
export function checkStore(op: CheckedOp, index: number, length: number, isArray: boolean): void {
  if (isBelow(index, isArray ? length + 1 : length)) return;
  if (!op.checked) throw new InvariantError(`an unchecked store at ${index} of ${length}`);
  refuse("store-out-of-range", op.span, { index, length });
}

function isBelow(index: number, end: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < end;
}

function loaded(op: CheckedOp, list: List, index: number): Datum {
  checkLoad(op, index, list.length);
  return list[index];
}

function storeAt(op: CheckedOp, list: List, index: number, value: Datum): void {
  checkStore(op, index, list.length, Array.isArray(list));
  setElement(list, index, value);
}

function growableArray(value: Datum): Datum[] {
  if (Array.isArray(value)) return value;
  throw new InvariantError("a list of fixed length was to grow");
}

function setLength(op: OpBase, list: Datum[], length: number): void {
  checkLength(op, length);
  const type = op.args[0]!.type;
  const fill = type.kind === "list" ? emptyElement(type.elem) : undefined;
  while (list.length < length) list.push(fill);
  list.length = length;
}

function recordOf(op: OpBase, fields: readonly Datum[]): Datum {
  const type = resultType(op, "record");
  const record = newRecord(type);
  type.fields.forEach((field, index) => {
    record[field.name] = fields[index];
  });
  return record;
}
