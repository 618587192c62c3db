/**
 * What an operation costs, in additions, as far as that is known when compiling: enough to decide what is
 * better done again than remembered.
 */
import { primitiveNamed } from "../primitives/registry.ts";
import type { Op } from "../ir/types.ts";

/** Remembering a number (a write, later a read of 8 bytes) costs about as much as this many additions. */
export const recordingCost = 3;

/** Work of the operation itself, without its blocks and callees: a primitive's own cost, 1 for a load or a test. */
export function opCost(op: Op): number {
  switch (op.kind) {
    case "prim":
      return primitiveNamed(op.name).cost;
    case "const":
    case "some":
    case "unwrap":
    case "stopGradient":
      return 0;
    default:
      return 1;
  }
}

/** Whether doing the operation again is about as cheap as remembering its result. */
export function isCheap(op: Op): boolean {
  return opCost(op) <= recordingCost;
}
