/**
 * Which references may be stored into, themselves or below, from where they are defined on. Follows values in the
 * direction they flow, so that an object is not blamed for a store into another that later takes its place in a
 * loop (`u = next`); through memory it goes by alias class.
 */
import { isReference } from "../ir/shadow.ts";
import { blocksOf, functionNamed } from "../ir/traverse.ts";
import type { Block, CallOp, Op, Value } from "../ir/types.ts";
import type { Aliases, ClassId } from "./aliases.ts";
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
  /** References put into objects of a class, and classes whose contents are targets. */
  readonly #contents = new Map<ClassId, Value[]>();
  readonly #targetClasses = new Set<ClassId>();
  readonly #takenFrom = new ValueMap<ClassId>();

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
        this.#put(op.args[0]!, op.args.slice(1));
        return;
      case "pop":
      case "setLength":
      case "accumulate":
      case "leafAdd":
        this.#mark(op.args[0]!);
        if (op.kind === "pop") this.#take(op.results[0]!, op.args[0]!);
        return;
      case "makeList":
      case "makeRecord":
        this.#put(op.results[0]!, op.args);
        return;
      case "load":
      case "getField":
        this.#take(op.results[0]!, op.args[0]!);
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
  #take(value: Value, container: Value): void {
    if (!isReference(value.type)) return;
    this.#flow(container, value);
    this.#takenFrom.set(value, this.#aliases.classOf(container));
  }

  #put(container: Value, values: readonly Value[]): void {
    const references = values.filter(({ type }) => isReference(type));
    if (references.length === 0) return;
    const id = this.#aliases.classOf(container);
    const contents = this.#contents.get(id) ?? [];
    contents.push(...references);
    this.#contents.set(id, contents);
    if (this.#targetClasses.has(id)) for (const value of references) this.#mark(value);
  }

  #mark(value: Value): void {
    if (this.#targets.has(value)) return;
    this.#targets.add(value);
    this.#waiting.push(value);
  }

  #markContents(id: ClassId): void {
    if (this.#targetClasses.has(id)) return;
    this.#targetClasses.add(id);
    for (const value of this.#contents.get(id) ?? []) this.#mark(value);
  }
}
