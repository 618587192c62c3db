/** Operations that need no more than their operands: structures, comparisons, tests of absence. */
import { refuse } from "../diagnostics/diagnose.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { emptyElement } from "../ir/structure.ts";
import type { ListType, Op, OpBase, RecordType, TestName } from "../ir/types.ts";
import {
  accumulateTraced,
  addToNumber,
  copyTraced,
  innerTraced,
  numbersOf,
  zerosTraced,
  type Arithmetic,
} from "./structures.ts";
import {
  asTracedList,
  asTracedNumber,
  asTracedRecord,
  numberOf,
  Sym,
  TracedList,
  TracedRecord,
  type Traced,
  type TracedNumber,
} from "./traced.ts";

/** What is written down while operations are done. */
export interface Machine {
  prim(name: string, args: readonly TracedNumber[]): TracedNumber;
  /** An index or a length. */
  exactly(number: TracedNumber): number;
  /** A comparison and how it falls. */
  decide(test: TestName, args: readonly Traced[], outcome: boolean): boolean;
}

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
      | "stopGradient"
      | "print"
      | "throw"
      | "tapePush"
      | "tapePop";
  }
>;

export function localOperation(machine: Machine, op: LocalOp, args: readonly Traced[]): readonly Traced[] {
  const [a, b, c] = args;
  switch (op.kind) {
    case "const":
      return [op.value];
    case "test":
      return [machine.decide(op.name, args, testOf(op.name, a, b))];
    case "makeList": {
      const type = resultType(op, "list");
      return [
        new TracedList(
          type,
          args.map((item) => held(machine, type, item)),
        ),
      ];
    }
    case "allocList":
      return [allocated(machine, op, asTracedNumber(a))];
    case "load":
      return [loaded(machine, op, asTracedList(a), asTracedNumber(b))];
    case "store":
      storeAt(machine, op, asTracedList(a), asTracedNumber(b), c);
      return [];
    case "length":
      return [asTracedList(a).items.length];
    case "setLength":
      setLength(machine, op, asTracedList(a), asTracedNumber(b));
      return [];
    case "push": {
      const list = asTracedList(a);
      list.items.push(held(machine, list.type, b));
      return [];
    }
    case "pop": {
      const { items } = asTracedList(a);
      if (items.length === 0) refuse("pop-of-empty", op.span, {});
      return [items.pop()];
    }
    case "makeRecord": {
      const { fields } = resultType(op, "record");
      return [new TracedRecord(new Map(fields.map(({ name }, index) => [name, args[index]])))];
    }
    case "getField":
      return [asTracedRecord(a).fields.get(op.field)];
    case "setField":
      asTracedRecord(a).fields.set(op.field, b);
      return [];
    case "some":
      return [a];
    case "isUndefined":
      return [a === undefined];
    case "unwrap":
      if (a === undefined) refuse("undefined-value", op.span, {});
      return [a];
    case "same":
      return [a === b];
    default:
      return wholeStructure(machine, op, args);
  }
}

type WholeOp = Extract<
  Op,
  { kind: "zerosLike" | "copy" | "accumulate" | "inner" | "leafCount" | "leafGet" | "leafAdd" }
>;

function wholeStructure(machine: Machine, op: WholeOp, args: readonly Traced[]): readonly Traced[] {
  const [a, b, c] = args;
  const { type } = op.args[0]!;
  const arithmetic: Arithmetic = {
    prim: (name, operands) => machine.prim(name, operands),
    stored: (list, value) => held(machine, list, value),
  };
  switch (op.kind) {
    case "zerosLike":
      return [zerosTraced(type, a)];
    case "copy":
      return [copyTraced(type, a, op.repeats)];
    case "accumulate":
      accumulateTraced(arithmetic, type, a, b);
      return [];
    case "inner":
      return [innerTraced(arithmetic, type, a, b)];
    case "leafCount":
      return [numbersOf(type, a).length];
    case "leafGet":
      return [numbersOf(type, a)[machine.exactly(asTracedNumber(b))] ?? 0];
    case "leafAdd":
      addToNumber(arithmetic, type, a, machine.exactly(asTracedNumber(b)), asTracedNumber(c));
      return [];
  }
}

/** How tests fall; also on replay. */
export function testOf(name: TestName, a: Traced, b: Traced): boolean {
  const [x, y] = [plain(a), plain(b)];
  switch (name) {
    case "lt":
      return Number(x) < Number(y);
    case "le":
      return Number(x) <= Number(y);
    case "gt":
      return Number(x) > Number(y);
    case "ge":
      return Number(x) >= Number(y);
    case "eq":
      return x === y;
    case "ne":
      return x !== y;
    case "not":
      return x !== true;
    case "and":
      return x === true && y === true;
    case "or":
      return x === true || y === true;
    case "isNaN":
      return Number.isNaN(x);
    case "isFinite":
      return Number.isFinite(x);
    case "isInteger":
      return Number.isInteger(x);
  }
}

function plain(value: Traced): Traced {
  return value instanceof Sym ? value.value : value;
}

function resultType<K extends "list" | "record">(
  op: OpBase,
  kind: K,
): K extends "list" ? ListType : RecordType {
  const { type } = op.results[0]!;
  if (type.kind !== kind) throw new InvariantError(`the result is not a ${kind}`);
  return type as K extends "list" ? ListType : RecordType;
}

/** What a list holds of a value: one of single precision rounds it. */
function held(machine: Machine, { flavor }: ListType, value: Traced): Traced {
  return flavor === "f32" ? machine.prim("fround", [asTracedNumber(value)]) : value;
}

function allocated(machine: Machine, op: OpBase, given: TracedNumber): Traced {
  const length = machine.exactly(given);
  const type = resultType(op, "list");
  if (!isLength(length)) refuse("bad-length", op.span, { length });
  return new TracedList(type, new Array<Traced>(length).fill(emptyElement(type.elem) as Traced));
}

function isLength(n: number): boolean {
  return Number.isInteger(n) && n >= 0 && n < 2 ** 32;
}

type CheckedOp = OpBase & { readonly checked: boolean };

function loaded(machine: Machine, op: CheckedOp, { items }: TracedList, at: TracedNumber): Traced {
  const index = machine.exactly(at);
  if (!isInside(index, items.length)) {
    if (!op.checked) throw new InvariantError(`an unchecked load at ${index} of ${items.length}`);
    refuse("index-out-of-range", op.span, { index, length: items.length });
  }
  return items[index];
}

function storeAt(machine: Machine, op: CheckedOp, list: TracedList, at: TracedNumber, value: Traced): void {
  const index = machine.exactly(at);
  const { length } = list.items;
  if (!isInside(index, list.type.flavor === "array" ? length + 1 : length)) {
    if (!op.checked) throw new InvariantError(`an unchecked store at ${index} of ${length}`);
    refuse("store-out-of-range", op.span, { index, length });
  }
  list.items[index] = held(machine, list.type, value);
}

function isInside(index: number, length: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < length;
}

function setLength(machine: Machine, op: OpBase, list: TracedList, given: TracedNumber): void {
  const length = machine.exactly(given);
  if (!isLength(length)) refuse("bad-length", op.span, { length });
  const fill = emptyElement(list.type.elem) as Traced;
  while (list.items.length < length) list.items.push(fill);
  list.items.length = numberOf(length);
}
