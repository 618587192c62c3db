/**
 * Replaces reads of record fields by the values that were put there: of closures, which never change, and of records
 * that never leave the function, whose stores are all in sight. What then is only stored into is left to
 * `eliminateDeadCode`.
 */
import { blocksOf, forEachOp } from "../../ir/traverse.ts";
import type { Block, Func, IfOp, LoopOp, MakeRecordOp, Op, Value } from "../../ir/types.ts";
import { replaceOperands, replaceValues, type Substitution } from "./replaceOperands.ts";
import { ValueMap, ValueSet } from "../../ir/valueTable.ts";

export function forwardFields(func: Func): Func {
  const records = findLocalRecords(func.body);
  if (records === undefined) return func;
  const body = new Forwarder(records).block(func.body);
  return body === func.body ? func : { ...func, body };
}

/** Closures made here, and other records made here whose only uses are as the record of a read or store; if any. */
function findLocalRecords(body: Block): ValueSet | undefined {
  const records = new ValueSet();
  const made: Value[] = [];
  const closures: Value[] = [];
  const escape = (value: Value): void => void records.delete(value);
  const visit = (block: Block): void => {
    for (const op of block.ops) {
      const accesses = op.kind === "getField" || op.kind === "setField";
      op.args.forEach((arg, index) => {
        if (!accesses || index > 0) escape(arg);
      });
      blocksOf(op).forEach(visit);
      if (op.kind !== "makeRecord") continue;
      const record = op.results[0]!;
      made.push(record);
      if (isClosure(op)) closures.push(record);
      else records.add(record);
    }
    block.yields.forEach(escape);
  };
  visit(body);
  for (const closure of closures) records.add(closure);
  return made.some((record) => records.has(record)) ? records : undefined;
}

function isClosure(op: MakeRecordOp): boolean {
  const { type } = op.results[0]!;
  return type.kind === "record" && type.flavor === "closure";
}

/** What the fields of a record are known to be at this point of the walk. */
type Known = Map<string, Value>;

class Forwarder {
  readonly #records: ValueSet;
  readonly #substitution: Substitution = new ValueMap();
  readonly #known = new ValueMap<Known>();

  constructor(records: ValueSet) {
    this.#records = records;
  }

  block(block: Block): Block {
    const ops: Op[] = [];
    let changed = false;
    for (const original of block.ops) {
      const op = this.#operation(replaceOperands(original, this.#substitution));
      changed ||= op !== original;
      if (op !== undefined) ops.push(op);
    }
    const yields = replaceValues(block.yields, this.#substitution);
    return changed || yields !== block.yields ? { params: block.params, ops, yields } : block;
  }

  #operation(op: Op): Op | undefined {
    switch (op.kind) {
      case "makeRecord":
        if (this.#records.has(op.results[0]!)) this.#known.set(op.results[0]!, fieldsOf(op));
        return op;
      case "getField": {
        const value = this.#known.get(op.args[0]!)?.get(op.field);
        if (value === undefined) return op;
        this.#substitution.set(op.results[0]!, value);
        return undefined;
      }
      case "setField":
        this.#known.get(op.args[0]!)?.set(op.field, op.args[1]!);
        return op;
      case "if":
        return this.#if(op);
      case "loop":
        return this.#loop(op);
      default:
        return op;
    }
  }

  #if(op: IfOp): Op {
    const stored = this.#storedIn(op);
    const before = stored.map(([record]) => [record, new Map(this.#known.get(record))] as const);
    const then = this.block(op.then);
    for (const [record, known] of before) this.#known.set(record, known);
    const otherwise = this.block(op.else);
    this.#forget(stored);
    return then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise };
  }

  #loop(op: LoopOp): Op {
    const stored = this.#storedIn(op);
    this.#forget(stored);
    const cond = this.block(op.cond);
    const body = this.block(op.body);
    this.#forget(stored);
    return cond === op.cond && body === op.body ? op : { ...op, cond, body };
  }

  /** Fields of records known so far that the blocks of the operation may store into. */
  #storedIn(op: Op): readonly (readonly [record: Value, field: string])[] {
    const stored: (readonly [Value, string])[] = [];
    for (const block of blocksOf(op)) {
      forEachOp(block, (inner) => {
        if (inner.kind === "setField" && this.#known.has(inner.args[0]!)) {
          stored.push([inner.args[0]!, inner.field]);
        }
      });
    }
    return stored;
  }

  #forget(stored: readonly (readonly [Value, string])[]): void {
    for (const [record, field] of stored) this.#known.get(record)?.delete(field);
  }
}

function fieldsOf(op: MakeRecordOp): Known {
  const { type } = op.results[0]!;
  const names = type.kind === "record" ? type.fields.map((field) => field.name) : [];
  return new Map(names.map((name, index) => [name, op.args[index]!]));
}
