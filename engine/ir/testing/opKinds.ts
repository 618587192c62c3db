/** The shape of a block for tests that expect operations rather than names. */
import { blocksOf } from "../traverse.ts";
import type { Block } from "../types.ts";

/** Kinds in order, nested blocks in brackets: `const if[prim|const prim]`. */
export function structuralOps(block: Block): string {
  return block.ops
    .map((op) => {
      const blocks = blocksOf(op);
      return blocks.length === 0 ? op.kind : `${op.kind}[${blocks.map(structuralOps).join("|")}]`;
    })
    .join(" ");
}
