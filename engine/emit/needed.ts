/**
 * Which operations of a function are emitted, and which values are one and the same: what is unused and has no
 * effect is left out, identities and unchanged loop variables stand for what they are equal to.
 */
import { blocksOf } from "../ir/traverse.ts";
import type { Block, Func, LoopOp, Op, Value } from "../ir/types.ts";
import { isHarmless, type EffectTable } from "./effects.ts";

/** Where a value gets what it is: the `index`-th result of an operation, or variable of a loop. */
interface Origin {
  readonly op: Op;
  readonly index: number;
}

export class Needed {
  readonly #effects: EffectTable;
  /** What stands for a value; chains are followed. */
  readonly #stands = new Map<Value, Value>();
  readonly #origins = new Map<Value, Origin>();
  readonly #around = new Map<Op, Op>();
  readonly #values = new Set<Value>();
  readonly #ops = new Set<Op>();

  /** `results`: which of the function's results anybody wants. */
  constructor(func: Func, effects: EffectTable, results: readonly boolean[]) {
    this.#effects = effects;
    this.#survey(func.body, undefined);
    this.#markEffects(func.body);
    this.#markAll(func.body.yields.filter((_, index) => results[index]));
  }

  /** The value that stands for this one; a loop's results and the params of its test are its body's params. */
  resolve(value: Value): Value {
    let at = value;
    for (let next = this.#stands.get(at); next !== undefined; next = this.#stands.get(at)) at = next;
    return at;
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
      if (op.kind === "loop") this.#surveyLoop(op);
      else for (const nested of blocksOf(op)) this.#survey(nested, op);
      op.results.forEach((result, index) => this.#origins.set(result, { op, index }));
      if (op.kind === "stopGradient" || (op.kind === "some" && op.args.length === 1)) {
        this.#stands.set(op.results[0]!, op.args[0]!);
      }
      if (op.kind === "if") {
        op.results.forEach((result, index) => {
          const then = this.resolve(op.then.yields[index]!);
          if (then === this.resolve(op.else.yields[index]!)) this.#stands.set(result, then);
        });
      }
    }
  }

  #surveyLoop(op: LoopOp): void {
    op.body.params.forEach((param, index) => {
      this.#origins.set(param, { op, index });
      this.#stands.set(op.cond.params[index]!, param);
      this.#stands.set(op.results[index]!, param);
    });
    this.#survey(op.cond, op);
    this.#survey(op.body, op);
    op.body.params.forEach((param, index) => {
      if (this.resolve(op.body.yields[index]!) === param) this.#stands.set(param, op.args[index]!);
    });
  }

  #markEffects(block: Block): void {
    for (const op of block.ops) {
      const nested = blocksOf(op);
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
    const origin = this.#origins.get(value);
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
