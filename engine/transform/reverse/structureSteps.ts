/** Steps of operations on whole structures, where such code is itself differentiated in reverse. */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import type { AccumulateOp, CopyOp, LeafGetOp, ZerosLikeOp } from "../../ir/types.ts";
import { isReference } from "../../ir/shadow.ts";
import { byPlaces } from "../sharing.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

/** xBar += resultBar, number by number. */
export function sweepCopy(s: Sweep, op: CopyOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const [x, result] = [op.args[0]!, op.results[0]!];
  if (!isReference(result.type))
    return step(op, false, (r, cotangents) => {
      const bar = cotangents.take(r, result);
      if (bar !== undefined) cotangents.add(x, bar);
    });
  s.shadowBy(op, b, (name) => b.zerosLike(s.primal(result), name));
  if (!s.hasShadow(x)) return undefined;
  if (op.repeats === "zero") throw new InvariantError("a cotangent by places is not reversed");
  return step(op, true, (r) => {
    const bar = s.shadow(result);
    r.accumulate(s.shadow(x), op.repeats === "split" ? bar : byPlaces(r, bar));
  });
}

export function sweepZeros(s: Sweep, op: ZerosLikeOp, b: BlockBuilder): undefined {
  s.copyOp(op, b);
  const result = op.results[0]!;
  if (s.hasShadow(result)) s.shadowBy(op, b, (name) => b.zerosLike(s.primal(result), name));
}

/** fromBar += intoBar */
export function sweepAccumulate(s: Sweep, op: AccumulateOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const [into, from] = [op.args[0]!, op.args[1]!];
  if (!s.hasShadow(from) || !s.hasShadow(into)) return undefined;
  return step(op, true, (r) => r.accumulate(s.shadow(from), s.shadow(into)));
}

/** xBar[i] += resultBar, for the i-th number of x. */
export function sweepLeafGet(s: Sweep, op: LeafGetOp, b: BlockBuilder): Step {
  s.copyOp(op, b);
  const [x, index] = [op.args[0]!, op.args[1]!];
  return step(op, false, (r, cotangents) => {
    const bar = cotangents.take(r, op.results[0]!);
    if (bar === undefined) return;
    if (isReference(x.type)) r.leafAdd(s.shadow(x), s.primal(index), bar);
    else cotangents.add(x, bar);
  });
}
