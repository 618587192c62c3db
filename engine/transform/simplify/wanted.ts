/**
 * What of a whole program anybody wants: values, fields of records, entries of lists that kernels make. Marks backwards from
 * the root's results and from effects, through calls and, by class, through memory. Whatever `eliminateDeadCode` would keep
 * is wanted, so that nothing reads what was left out. Assumes that derivatives are written out.
 */
import type { Aliases, ClassId } from "../../analyse/aliases.ts";
import { isReference } from "../../ir/shadow.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type {
  Block,
  CallOp,
  Func,
  IfOp,
  LoopOp,
  MakeRecordOp,
  Op,
  StoreOp,
  Type,
  Value,
} from "../../ir/types.ts";
import { ValueMap, ValueSet } from "../../ir/valueTable.ts";
import { storesIntoFirstOperand } from "../../ir/verify.ts";
import { isOutwardEffect } from "./calleeEffects.ts";

export interface Wanted {
  hasValue(value: Value): boolean;
  /** Whether anything reads the field of any record that `record` may be. */
  hasField(record: Value, field: string): boolean;
  /** Whether anything reads entries, and not only the length, of any list that `list` may be. */
  hasEntries(list: Value): boolean;
}

/** `pure`: the functions without effects, from `findPureFunctions`. */
export function findWanted(aliases: Aliases, root: string, pure: ReadonlySet<string>): Wanted {
  return new Marker(aliases, pure).mark(root);
}

/** Whether something cheap can stand for an unwanted value of the type; others count as wanted. */
export function isBlankable({ kind }: Type): boolean {
  return kind === "num" || kind === "list" || kind === "maybe";
}

/** Whether a kernel's text reads or stores an entry of the list that it makes, which has its length beforehand. */
export function isOwnEntry(op: Op, { kernel, body }: Func): boolean {
  return kernel !== undefined && (op.kind === "load" || op.kind === "store") && op.args[0] === body.yields[0];
}

/** Where a value comes from. */
type Source =
  | { readonly kind: "op"; readonly op: Op; readonly func: Func; readonly index: number }
  | { readonly kind: "branch"; readonly op: IfOp; readonly index: number }
  | { readonly kind: "carried"; readonly op: LoopOp; readonly index: number };

/** What is read of the objects of a class, and what waits for more to be read. */
interface Read {
  readonly fields: Set<string>;
  /** Wanted records: the operand of a field is wanted once that is read. */
  readonly records: MakeRecordOp[];
  hasEntries: boolean;
  /** Stores of kernels' texts into the lists that they make. */
  readonly stores: StoreOp[];
}

class Marker implements Wanted {
  readonly #aliases: Aliases;
  readonly #pure: ReadonlySet<string>;
  readonly #values = new ValueSet();
  readonly #sources = new ValueMap<Source>();
  readonly #entered = new Set<string>();
  readonly #reads = new Map<ClassId, Read>();
  readonly #pending: Value[] = [];

  constructor(aliases: Aliases, pure: ReadonlySet<string>) {
    this.#aliases = aliases;
    this.#pure = pure;
  }

  mark(root: string): Wanted {
    this.#enter(root);
    for (const value of functionNamed(this.#aliases.module, root).body.yields) {
      this.#want(value);
      this.#readAll(value, true);
    }
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop()) {
      const source = this.#sources.get(value);
      if (source !== undefined) this.#trace(source);
    }
    return this;
  }

  hasValue(value: Value): boolean {
    return this.#values.has(value);
  }

  hasField(record: Value, field: string): boolean {
    return this.#reads.get(this.#aliases.classOf(record))?.fields.has(field) === true;
  }

  hasEntries(list: Value): boolean {
    return this.#reads.get(this.#aliases.classOf(list))?.hasEntries === true;
  }

  #enter(name: string): void {
    if (this.#entered.has(name)) return;
    this.#entered.add(name);
    const func = functionNamed(this.#aliases.module, name);
    this.#survey(func.body, func);
    for (const value of func.body.yields) if (!isBlankable(value.type)) this.#want(value);
  }

  #survey(block: Block, func: Func): void {
    for (const op of block.ops) {
      if (op.kind === "if") this.#surveyIf(op, func);
      else if (op.kind === "loop") this.#surveyLoop(op, func);
      else {
        op.results.forEach((result, index) => this.#sources.set(result, { kind: "op", op, func, index }));
        this.#surveyEffect(op, func);
      }
    }
  }

  #surveyIf(op: IfOp, func: Func): void {
    op.results.forEach((result, index) => this.#sources.set(result, { kind: "branch", op, index }));
    this.#survey(op.then, func);
    this.#survey(op.else, func);
    this.#want(op.args[0]!);
  }

  #surveyLoop(op: LoopOp, func: Func): void {
    for (const names of [op.results, op.cond.params, op.body.params])
      names.forEach((name, index) => this.#sources.set(name, { kind: "carried", op, index }));
    this.#survey(op.cond, func);
    this.#survey(op.body, func);
    this.#want(op.cond.yields[0]!);
  }

  #surveyEffect(op: Op, func: Func): void {
    if (op.kind === "call" && !this.#pure.has(op.callee)) this.#wantCall(op);
    if (op.kind === "store" && isOwnEntry(op, func)) this.#surveyOwnStore(op);
    else if (isOutwardEffect(op) || storesIntoFirstOperand(op)) this.#wantArgs(op);
  }

  #surveyOwnStore(op: StoreOp): void {
    const read = this.#readOf(op.args[0]!);
    if (read.hasEntries) this.#wantArgs(op);
    else read.stores.push(op);
  }

  #want(value: Value): void {
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.#pending.push(value);
  }

  #trace(source: Source): void {
    const { op, index } = source;
    if (source.kind === "branch") {
      this.#want(source.op.then.yields[index]!);
      this.#want(source.op.else.yields[index]!);
    } else if (source.kind === "carried") {
      const { args, results, cond, body } = source.op;
      for (const values of [args, results, cond.params, body.params, body.yields]) this.#want(values[index]!);
    } else if (op.kind === "call") {
      this.#wantCall(op);
      this.#want(functionNamed(this.#aliases.module, op.callee).body.yields[index]!);
    } else if (op.kind === "makeRecord") this.#wantRecord(op);
    else if (isOwnEntry(op, source.func)) op.args.forEach((arg) => this.#want(arg));
    else this.#wantArgs(op);
  }

  #wantCall(op: CallOp): void {
    this.#enter(op.callee);
    op.args.forEach((arg) => this.#want(arg));
  }

  /** The operands, and what the operation reads of the objects among them. */
  #wantArgs(op: Op): void {
    op.args.forEach((arg) => this.#want(arg));
    switch (op.kind) {
      case "load":
      case "pop":
        return this.#readEntries(this.#readOf(op.args[0]!));
      case "getField":
        return this.#readField(this.#aliases.classOf(op.args[0]!), op.field);
      case "zerosLike":
        // Of numbers in lists it asks only how many there are.
        return this.#readAll(op.args[0]!, false);
      case "store":
      case "push":
      case "setLength":
      case "setField":
      case "length":
      case "makeList":
      case "some":
      case "unwrap":
      case "isUndefined":
      case "same":
      case "text":
      case "tapePush":
      case "tapePop":
        return;
      default:
        op.args.forEach((arg) => this.#readAll(arg, true));
    }
  }

  #wantRecord(op: MakeRecordOp): void {
    const read = this.#readOf(op.results[0]!);
    read.records.push(op);
    fieldsOf(op).forEach((field, index) => {
      const arg = op.args[index]!;
      if (read.fields.has(field) || !isBlankable(arg.type)) this.#want(arg);
    });
  }

  #readField(id: ClassId, field: string): void {
    const read = this.#readOfClass(id);
    if (read.fields.has(field)) return;
    read.fields.add(field);
    for (const op of read.records) this.#want(op.args[fieldsOf(op).indexOf(field)]!);
  }

  #readEntries(read: Read): void {
    read.hasEntries = true;
    for (const op of read.stores.splice(0)) this.#wantArgs(op);
  }

  /** Everything that can be reached from the value; `entries` says whether numbers in lists too. */
  #readAll(value: Value, entries: boolean): void {
    if (!isReference(value.type)) return;
    for (const id of this.#aliases.reachable(this.#aliases.classOf(value))) {
      const held = this.#aliases.holdings(id).map(([part]) => part);
      for (const part of [...held, ...this.#aliases.numberParts(id)])
        if (part !== "[]") this.#readField(id, part.slice(1));
      if (entries || held.includes("[]")) this.#readEntries(this.#readOfClass(id));
    }
  }

  #readOf(value: Value): Read {
    return this.#readOfClass(this.#aliases.classOf(value));
  }

  #readOfClass(id: ClassId): Read {
    const known = this.#reads.get(id);
    if (known !== undefined) return known;
    const read: Read = { fields: new Set(), records: [], hasEntries: false, stores: [] };
    this.#reads.set(id, read);
    return read;
  }
}

function fieldsOf(op: MakeRecordOp): readonly string[] {
  const type = op.results[0]!.type;
  return type.kind === "record" ? type.fields.map(({ name }) => name) : [];
}
