/** Operations that need no more than their operands: structures, comparisons, tests of absence. */
import { refuse } from "../diagnostics/diagnose.ts";
import {
  checkLength,
  checkLoad,
  checkStore,
  resultType,
  testOf,
  textOf,
  type LocalOp,
} from "../ir/localOperation.ts";
import { emptyElement, type Datum } from "../ir/structure.ts";
import type { ListType, Op, OpBase, TestName } from "../ir/types.ts";
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

/** Those that keep numbers as they are; `stopGradient` does not. */
export type TracedOp = Exclude<LocalOp, { kind: "stopGradient" }>;

/** What an operation gives, while the machine writes down what it does with numbers. Raises what `ir/localOperation.ts` does. */
export function localOperation(machine: Machine, op: TracedOp, args: readonly Traced[]): readonly Traced[] {
  const [a, b, c] = args;
  switch (op.kind) {
    case "const":
      return [op.value];
    case "test":
      return [machine.decide(op.name, args, outcomeOf(op.name, a, b))];
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
    case "text":
      return [textOf(op.form, args.map(plain) as Datum[])];
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

/** How a test falls. */
function outcomeOf(name: TestName, a: Traced, b: Traced): boolean {
  return testOf(name, plain(a) as Datum, plain(b) as Datum);
}

function plain(value: Traced): Traced {
  return value instanceof Sym ? value.value : value;
}

/** What a list holds of a value: one of single precision rounds it. */
function held(machine: Machine, { flavor }: ListType, value: Traced): Traced {
  return flavor === "f32" ? machine.prim("fround", [asTracedNumber(value)]) : value;
}

function allocated(machine: Machine, op: OpBase, given: TracedNumber): Traced {
  const length = machine.exactly(given);
  const type = resultType(op, "list");
  checkLength(op, length);
  return new TracedList(type, new Array<Traced>(length).fill(emptyElement(type.elem) as Traced));
}

type AccessOp = Extract<Op, { kind: "load" | "store" }>;

function loaded(machine: Machine, op: AccessOp, { items }: TracedList, at: TracedNumber): Traced {
  const index = machine.exactly(at);
  checkLoad(op, index, items.length);
  return items[index];
}

function storeAt(machine: Machine, op: AccessOp, list: TracedList, at: TracedNumber, value: Traced): void {
  const index = machine.exactly(at);
  checkStore(op, index, list.items.length, list.type.flavor === "array");
  list.items[index] = held(machine, list.type, value);
}

function setLength(machine: Machine, op: OpBase, list: TracedList, given: TracedNumber): void {
  const length = machine.exactly(given);
  checkLength(op, length);
  const fill = emptyElement(list.type.elem) as Traced;
  while (list.items.length < length) list.items.push(fill);
  list.items.length = numberOf(length);
}
