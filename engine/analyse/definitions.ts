/** Where each value of a function comes from. */
import { blocksOf } from "../ir/traverse.ts";
import type { Block, Func, LoopOp, Op } from "../ir/types.ts";
import { type ValueLookup, ValueMap, type ValueTable } from "../ir/valueTable.ts";

export type Definition =
  | { readonly kind: "param"; readonly index: number }
  | { readonly kind: "result"; readonly op: Op; readonly index: number }
  /** Carried by a loop: a param of its body or of its condition. */
  | { readonly kind: "carried"; readonly loop: LoopOp; readonly index: number };

export type Definitions = ValueLookup<Definition>;

/** One entry for every value defined in the function. */
export function definitionsOf(func: Func): Definitions {
  const found = new ValueMap<Definition>();
  func.body.params.forEach((value, index) => found.set(value, { kind: "param", index }));
  collect(func.body, found);
  return found;
}

function collect(block: Block, found: ValueTable<Definition>): void {
  for (const op of block.ops) {
    op.results.forEach((value, index) => found.set(value, { kind: "result", op, index }));
    for (const nested of blocksOf(op)) {
      if (op.kind === "loop")
        nested.params.forEach((value, index) => found.set(value, { kind: "carried", loop: op, index }));
      collect(nested, found);
    }
  }
}
