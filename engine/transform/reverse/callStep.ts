/** Steps of calls: the callee's own two sweeps; what a boundary says instead is `../islands`. */
import type { BlockBuilder } from "../../ir/builder.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { CallNativeOp, CallOp } from "../../ir/types.ts";
import { refuseActiveNative } from "../activeNative.ts";
import { sweepIsland } from "./islands.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepCall(s: Sweep, op: CallOp, b: BlockBuilder): Step | undefined {
  const boundary = s.unit.derivation.boundaryOf(op);
  if (boundary !== undefined && boundary.mode !== "reverse") return sweepIsland(s, op, boundary, b);
  const args = op.args.slice(0, functionNamed(s.unit.derivation.module, op.callee).body.params.length);
  const split = s.unit.splitOf(op.callee);
  const shadows = split.shadowParams.map((index) => s.shadow(args[index]!));
  const results = [...s.define(op.results), ...s.defineShadows(op.results)];
  const { span, owner } = op;
  b.append({
    kind: "call",
    callee: split.forward,
    boundary: undefined,
    args: [...args.map((arg) => s.primal(arg)), ...shadows],
    results,
    span,
    owner,
  });
  return step(op, true, (r, cotangents) => {
    const needs = s.unit.needsOf(op.callee);
    const bars = r.call(
      split.reverse,
      [
        ...needs.params.map((index) => s.primal(args[index]!)),
        ...needs.shadows.map((index) => s.shadow(args[index]!)),
        ...split.activeResults.map((index) => cotangents.takeOrZero(r, op.results[index]!)),
      ],
      split.activeParams.map(() => ({ kind: "num" }) as const),
    );
    split.activeParams.forEach((index, position) => cotangents.add(args[index]!, bars[position]!));
  });
}

/** A native call has no cotangent: refused where one is wanted. */
export function sweepNative(s: Sweep, op: CallNativeOp, b: BlockBuilder): undefined {
  refuseActiveNative(s.unit.derivation, op);
  s.copyOp(op, b);
  const result = op.results[0]!;
  if (s.hasShadow(result)) s.shadowBy(op, b, (name) => b.zerosLike(s.primal(result), name));
}
