/**
 * A checkpointed call: the forward sweep keeps its inputs, the reverse sweep runs both sweeps of it. One more
 * primal, and no tape in between.
 */
import type { BlockBuilder } from "../../ir/builder.ts";
import type { CallOp, Value } from "../../ir/types.ts";
import type { Cotangents } from "./cotangents.ts";
import { enterIsland, isObligatory, resultBar, type Island } from "./islandOperands.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepCheckpoint(s: Sweep, op: CallOp, b: BlockBuilder): Step {
  const island = enterIsland(s, op, b);
  return step(op, isObligatory(s, op), (r, cotangents) => {
    if (isObligatory(s, op) || op.results.some((value) => cotangents.has(value))) {
      const bars = op.results.map((value) => resultBar(s, r, cotangents, value));
      runBothSweeps(s, island, bars, r, cotangents);
    }
  });
}

/**
 * Runs both sweeps of the island's function with respect to `island.wrt`, with the cotangents `bars` of its
 * results, and hands on what comes out. The other operands are held fixed.
 */
export function runBothSweeps(
  s: Sweep,
  island: Island,
  bars: readonly Value[],
  r: BlockBuilder,
  cotangents: Cotangents,
): void {
  const { callee, operands, originals, wrt } = island;
  const vjp = s.unit.deriver.reverse(callee, wrt, s.unit.options);
  const shadows = vjp.shadowParams.map((index) => {
    const original = originals[index];
    return original !== undefined && wrt.includes(index) ? s.shadow(original) : r.zerosLike(operands[index]!);
  });
  const seeds = vjp.derivedResults.map((index) => bars[index]!);
  const results = r.call(vjp.name, [...operands, ...shadows, ...seeds], vjp.resultTypes);
  const first = results.length - vjp.activeParams.length;
  vjp.activeParams.forEach((index, position) => {
    const original = originals[index];
    if (original !== undefined && wrt.includes(index)) cotangents.add(original, results[first + position]!);
  });
}
