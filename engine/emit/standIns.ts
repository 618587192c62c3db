/**
 * Which values of a function are one and the same, and what makes each: identities, variables that a loop or a branch
 * leaves alone, and the several names that a loop's variable has in the IR.
 */
import { blocksOf } from "../ir/traverse.ts";
import type { Block, LoopOp, Op, Value } from "../ir/types.ts";
import { ValueMap } from "../ir/valueTable.ts";

/** Where a value gets what it is: the `index`-th result of an operation, or variable of a loop. */
export interface Origin {
  readonly op: Op;
  readonly index: number;
}

export class StandIns {
  /** What stands for a value; chains are followed. */
  readonly #stands = new ValueMap<Value>();
  readonly #origins = new ValueMap<Origin>();

  constructor(body: Block) {
    this.#survey(body);
  }

  /** The value that stands for this one; a loop's results and the params of its test are its body's params. */
  resolve(value: Value): Value {
    let last = value;
    for (let next = this.#stands.get(last); next !== undefined; next = this.#stands.get(last)) last = next;
    // The way is made shorter for who asks again: chains may be as long as the function.
    for (let at = value; at !== last;) {
      const next = this.#stands.get(at) ?? last;
      if (next !== last) this.#stands.set(at, last);
      at = next;
    }
    return last;
  }

  /** Of a value that stands for itself; undefined for params of the function. */
  originOf(value: Value): Origin | undefined {
    return this.#origins.get(value);
  }

  #survey(block: Block): void {
    for (const op of block.ops) {
      if (op.kind === "loop") this.#surveyLoop(op);
      else for (const nested of blocksOf(op)) this.#survey(nested);
      op.results.forEach((result, index) => this.#origins.set(result, { op, index }));
      if (op.kind === "stopGradient" || (op.kind === "some" && op.args.length === 1)) {
        this.#stands.set(op.results[0]!, op.args[0]!);
      }
      if (op.kind !== "if") continue;
      op.results.forEach((result, index) => {
        const then = this.resolve(op.then.yields[index]!);
        if (then === this.resolve(op.else.yields[index]!)) this.#stands.set(result, then);
      });
    }
  }

  #surveyLoop(op: LoopOp): void {
    op.body.params.forEach((param, index) => {
      this.#origins.set(param, { op, index });
      this.#stands.set(op.cond.params[index]!, param);
      this.#stands.set(op.results[index]!, param);
    });
    this.#survey(op.cond);
    this.#survey(op.body);
    op.body.params.forEach((param, index) => {
      if (this.resolve(op.body.yields[index]!) === param) this.#stands.set(param, op.args[index]!);
    });
  }
}
