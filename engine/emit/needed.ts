/**
 * Which operations of a function are emitted: what is unused and has no effect is left out.
 */
import { isEndless } from "../ir/endless.ts";
import { blocksOf } from "../ir/traverse.ts";
import type { Block, Func, Op, Value } from "../ir/types.ts";
import { isHarmless, type EffectTable } from "./effects.ts";
import { StandIns } from "./standIns.ts";
import { ValueSet } from "../ir/valueTable.ts";

export class Needed {
  readonly #effects: EffectTable;
  readonly #standIns: StandIns;
  readonly #around = new Map<Op, Op>();
  readonly #values = new ValueSet();
  readonly #ops = new Set<Op>();
  /** Marked, and not yet asked where they come from: a chain of values may be as long as the program. */
  readonly #pending: Value[] = [];

  /** `results`: which of the function's results anybody wants. */
  constructor(func: Func, effects: EffectTable, results: readonly boolean[]) {
    this.#effects = effects;
    this.#standIns = new StandIns(func.body);
    this.#survey(func.body, undefined);
    this.#markEffects(func.body);
    this.#markAll(func.body.yields.filter((_, index) => results[index]));
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop())
      this.#trace(value);
  }

  /** See `StandIns.resolve`. */
  resolve(value: Value): Value {
    return this.#standIns.resolve(value);
  }

  hasOp(op: Op): boolean {
    return this.#ops.has(op);
  }

  hasValue(value: Value): boolean {
    return this.#values.has(this.resolve(value));
  }

  #survey(block: Block, around: Op | undefined): void {
    for (const op of block.ops) {
      if (around !== undefined) this.#around.set(op, around);
      for (const nested of blocksOf(op)) this.#survey(nested, op);
    }
  }

  #markEffects(block: Block): void {
    for (const op of block.ops) {
      const nested = blocksOf(op);
      if (op.kind === "loop" && isEndless(op)) this.#markOp(op);
      if (nested.length > 0) nested.forEach((inner) => this.#markEffects(inner));
      else if (!isHarmless(this.#effects.of(op))) this.#markOp(op);
    }
  }

  #markAll(values: readonly Value[]): void {
    for (const value of values) this.#mark(value);
  }

  #mark(unresolved: Value): void {
    const value = this.resolve(unresolved);
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.#pending.push(value);
  }

  #trace(value: Value): void {
    const origin = this.#standIns.originOf(value);
    if (origin === undefined) return;
    const { op, index } = origin;
    this.#markOp(op);
    if (op.kind === "if") this.#markAll([op.then.yields[index]!, op.else.yields[index]!]);
    if (op.kind === "loop") this.#markAll([op.args[index]!, op.body.yields[index]!]);
  }

  #markOp(op: Op): void {
    if (this.#ops.has(op)) return;
    this.#ops.add(op);
    const around = this.#around.get(op);
    if (around !== undefined) this.#markOp(around);
    if (op.kind === "loop") this.#markAll(op.cond.yields);
    else this.#markAll(op.args);
  }
}
