/**
 * Replaces reads of record fields by the values that were put there: of closures, which never change, and of records
 * that never leave the function, whose stores are all in sight. What then is only stored into is left to
 * `eliminateDeadCode`.
 */
import { blocksOf, forEachBlock, forEachOp, rewriteOps, withContents } from "../../ir/traverse.ts";
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
  const made: MakeRecordOp[] = [];
  forEachOp(body, (op) => {
    if (op.kind === "makeRecord") made.push(op);
  });
  // Most functions make none, and so have no uses to look through.
  if (made.length === 0) return undefined;
  const escaped = findEscaped(body);
  const records = new ValueSet();
  const local = made.filter((op) => isClosure(op) || !escaped.has(op.results[0]!));
  for (const { results } of local) records.add(results[0]!);
  return local.length > 0 ? records : undefined;
}

/** Values that are used otherwise than as the record of a read or store. */
function findEscaped(body: Block): ValueSet {
  const escaped = new ValueSet();
  forEachBlock(body, ({ ops, yields }) => {
    for (const { kind, args } of ops) {
      const isAccess = kind === "getField" || kind === "setField";
      args.forEach((arg, index) => {
        if (!isAccess || index > 0) escaped.add(arg);
      });
    }
    for (const value of yields) escaped.add(value);
  });
  return escaped;
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
    const ops = rewriteOps(block.ops, (op) => this.#operation(replaceOperands(op, this.#substitution)));
    return withContents(block, ops, replaceValues(block.yields, this.#substitution));
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
