/**
 * Which references may be stored into, themselves or below, from where they are defined on. Follows values in the
 * direction they flow, so that an object is not blamed for a store into another that later takes its place in a
 * loop (`u = next`); through memory it goes by part of alias class.
 */
import { isReference } from "../ir/shadow.ts";
import { blocksOf, functionNamed } from "../ir/traverse.ts";
import type { Block, CallOp, Op, Value } from "../ir/types.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Aliases, Part } from "./aliases.ts";
import { cellOf } from "./effects.ts";
import { ValueMap, ValueSet } from "../ir/valueTable.ts";

export interface StoreTargets {
  /** Whether an object that the value refers to, or one reachable from it, may be stored into later. */
  isTarget(value: Value): boolean;
}

/** Over all functions of `aliases`, whoever calls them. Cost: linear in the size of the code. */
export function findStoreTargets(aliases: Aliases): StoreTargets {
  const finder = new Finder(aliases);
  for (const func of aliases.functions) finder.survey(func.body);
  finder.spread();
  return finder;
}

class Finder implements StoreTargets {
  readonly #aliases: Aliases;
  readonly #targets = new ValueSet();
  readonly #waiting: Value[] = [];
  /** What a value was before it had this name: a target is one there too. */
  readonly #sources = new ValueMap<Value[]>();
  /** References put into a part of a class's objects, and parts whose contents are targets. */
  readonly #contents = new Map<string, Value[]>();
  readonly #targetParts = new Set<string>();
  readonly #takenFrom = new ValueMap<string>();

  constructor(aliases: Aliases) {
    this.#aliases = aliases;
  }

  isTarget(value: Value): boolean {
    return this.#targets.has(value);
  }

  survey(block: Block): void {
    for (const op of block.ops) {
      this.#surveyOp(op);
      for (const nested of blocksOf(op)) this.survey(nested);
    }
  }

  spread(): void {
    for (let value = this.#waiting.pop(); value !== undefined; value = this.#waiting.pop()) {
      for (const source of this.#sources.get(value) ?? []) this.#mark(source);
      const container = this.#takenFrom.get(value);
      if (container !== undefined) this.#markContents(container);
    }
  }

  #surveyOp(op: Op): void {
    switch (op.kind) {
      case "store":
      case "push":
      case "setField":
        this.#mark(op.args[0]!);
        this.#put(op.args[0]!, op.kind === "setField" ? `.${op.field}` : "[]", op.args.slice(1));
        return;
      case "pop":
      case "setLength":
      case "accumulate":
      case "leafAdd":
        this.#mark(op.args[0]!);
        if (op.kind === "pop") this.#take(op.results[0]!, op.args[0]!, "[]");
        return;
      case "makeList":
        this.#put(op.results[0]!, "[]", op.args);
        return;
      case "makeRecord":
        this.#surveyRecord(op.results[0]!, op.args);
        return;
      case "load":
        this.#take(op.results[0]!, op.args[0]!, "[]");
        return;
      case "getField":
        this.#take(op.results[0]!, op.args[0]!, `.${op.field}`);
        return;
      case "some":
      case "unwrap":
        if (op.args[0] !== undefined) this.#flow(op.args[0], op.results[0]!);
        return;
      case "if":
        op.results.forEach((result, index) => {
          this.#flow(op.then.yields[index]!, result);
          this.#flow(op.else.yields[index]!, result);
        });
        return;
      case "loop":
        op.results.forEach((result, index) => {
          for (const into of [result, op.body.params[index]!, op.cond.params[index]!]) {
            this.#flow(op.args[index]!, into);
            this.#flow(op.body.yields[index]!, into);
          }
        });
        return;
      case "call":
        this.#surveyCall(op);
        return;
      default:
    }
  }

  #surveyRecord(record: Value, values: readonly Value[]): void {
    const { type } = record;
    if (type.kind !== "record") throw new InvariantError("makeRecord makes a record");
    type.fields.forEach(({ name }, index) => {
      this.#put(record, `.${name}`, values.slice(index, index + 1));
    });
  }

  #surveyCall(op: CallOp): void {
    const { body } = functionNamed(this.#aliases.module, op.callee);
    body.params.forEach((param, index) => {
      this.#flow(op.args[index]!, param);
    });
    op.results.forEach((result, index) => {
      this.#flow(body.yields[index]!, result);
    });
  }

  #flow(from: Value, into: Value): void {
    if (!isReference(from.type) || !isReference(into.type)) return;
    const sources = this.#sources.get(into);
    if (sources === undefined) this.#sources.set(into, [from]);
    else sources.push(from);
    if (this.#targets.has(into)) this.#mark(from);
  }

  /** A store below an object counts as a store into it. */
  #take(value: Value, container: Value, part: Part): void {
    if (!isReference(value.type)) return;
    this.#flow(container, value);
    this.#takenFrom.set(value, cellOf(this.#aliases.classOf(container), part));
  }

  #put(container: Value, part: Part, values: readonly Value[]): void {
    const references = values.filter(({ type }) => isReference(type));
    if (references.length === 0) return;
    const cell = cellOf(this.#aliases.classOf(container), part);
    const contents = this.#contents.get(cell) ?? [];
    contents.push(...references);
    this.#contents.set(cell, contents);
    if (this.#targetParts.has(cell)) for (const value of references) this.#mark(value);
  }

  #mark(value: Value): void {
    if (this.#targets.has(value)) return;
    this.#targets.add(value);
    this.#waiting.push(value);
  }

  #markContents(cell: string): void {
    if (this.#targetParts.has(cell)) return;
    this.#targetParts.add(cell);
    for (const value of this.#contents.get(cell) ?? []) this.#mark(value);
  }
}
