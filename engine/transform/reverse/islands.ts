/** Steps of calls with a boundary: each mode in a file of its own. */
import { opaqueWords } from "../../ir/boundaries.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import type { Boundary, CallOp } from "../../ir/types.ts";
import { refuseMutation } from "../islandMemory.ts";
import { sweepCheckpoint } from "./checkpointIsland.ts";
import { sweepLate } from "./lateIsland.ts";
import { zeroResultShadows } from "./islandOperands.ts";
import { sweepPreaccumulated } from "./preaccumulatedIsland.ts";
import { sweepRule } from "./ruleIsland.ts";
import type { Step, Sweep } from "./sweep.ts";

/** Raises boundary-mutates, rule-captures-active, rule-no-tangent, and what the mode's own transformation raises. */
export function sweepIsland(s: Sweep, op: CallOp, boundary: Boundary, b: BlockBuilder): Step | undefined {
  const { derivation } = s.unit;
  switch (boundary.mode) {
    case "checkpoint":
      refuseMutation(derivation, op, "a checkpoint");
      return sweepCheckpoint(s, op, b);
    case "forward":
      refuseMutation(derivation, op, "differentiated in forward mode within a reverse sweep");
      return boundary.when === "late"
        ? sweepLate(s, op, boundary.chunk, b)
        : sweepPreaccumulated(s, op, boundary.chunk, b);
    case "rule":
      refuseMutation(derivation, op, "given a rule");
      return sweepRule(s, op, boundary, b);
    case "implicit":
    case "nondifferentiable":
      refuseMutation(derivation, op, opaqueWords(boundary));
      s.copyOp(op, b);
      zeroResultShadows(s, op, b);
      return undefined;
    case "reverse":
      throw new InvariantError("a call without a boundary");
  }
}
