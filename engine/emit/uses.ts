/** Where each emitted value is used, as far as folding asks: how often, in which block, and by what. */
import { blocksOf } from "../ir/traverse.ts";
import type { Block, Func, Op, Value } from "../ir/types.ts";
import type { Needed } from "./needed.ts";
import { ValueMap } from "../ir/valueTable.ts";

export interface Use {
  count: number;
  /** Of the last use seen; the only one where `count` is 1. */
  block: Block;
  /** What this use is for: the variable that it is copied to, or the result of the operation that uses it. */
  target: Value | undefined;
  isCopy: boolean;
}

export class UseTable {
  readonly #needed: Needed;
  readonly #uses = new ValueMap<Use>();
  readonly #around = new Map<Block, { readonly op: Op; readonly block: Block }>();

  constructor(func: Func, needed: Needed, results: readonly Value[]) {
    this.#needed = needed;
    this.#survey(func.body);
    for (const value of results) this.#add(value, func.body, undefined, true);
  }

  of(value: Value): Use | undefined {
    return this.#uses.get(value);
  }

  /** Whether a block is `outer` or in it with nothing but branches between. */
  isWithin(inner: Block, outer: Block): boolean {
    let at: Block | undefined = inner;
    while (at !== undefined && at !== outer) {
      const around = this.#around.get(at);
      if (around?.op.kind === "loop") return false;
      at = around?.block;
    }
    return at === outer;
  }

  #survey(block: Block): void {
    for (const op of block.ops) {
      if (!this.#needed.hasOp(op)) continue;
      for (const nested of blocksOf(op)) {
        this.#around.set(nested, { op, block });
        this.#survey(nested);
      }
      if (op.kind === "loop") {
        op.body.params.forEach((param, index) => {
          if (this.#needed.resolve(param) !== param || !this.#needed.hasValue(param)) return;
          this.#add(op.args[index]!, block, param, true);
          this.#add(op.body.yields[index]!, op.body, param, true);
        });
        this.#add(op.cond.yields[0]!, op.cond, undefined, false);
        continue;
      }
      for (const value of op.args) this.#add(value, block, op.results[0], false);
      if (op.kind !== "if") continue;
      op.results.forEach((result, index) => {
        if (this.#needed.resolve(result) !== result || !this.#needed.hasValue(result)) return;
        this.#add(op.then.yields[index]!, op.then, result, true);
        this.#add(op.else.yields[index]!, op.else, result, true);
      });
    }
  }

  #add(unresolved: Value, block: Block, target: Value | undefined, isCopy: boolean): void {
    const value = this.#needed.resolve(unresolved);
    const use = this.#uses.get(value);
    if (use === undefined) {
      this.#uses.set(value, { count: 1, block, target, isCopy });
      return;
    }
    use.count++;
    use.block = block;
    use.target = target;
    use.isCopy = isCopy;
  }
}
