/**
 * Calls under forward mode: the tangent function of the callee; the user's rule; or no tangent at all.
 */
import { isOpaque, opaqueWords } from "../ir/boundaries.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { CallNativeOp, CallOp, Value } from "../ir/types.ts";
import { refuseActiveNative } from "./activeNative.ts";
import { translateRuleCall } from "./forwardRule.ts";
import { refuseMutation } from "./islandMemory.ts";
import type { ForwardWriter } from "./forwardWriter.ts";

export function translateCall(w: ForwardWriter, op: CallOp, b: BlockBuilder): void {
  const boundary = w.unit.derivation.boundaryOf(op);
  if (boundary?.mode === "rule") return translateRuleCall(w, op, boundary, b);
  const args = op.args.slice(0, functionNamed(w.unit.derivation.module, op.callee).body.params.length);
  if (isOpaque(boundary)) {
    refuseMutation(w.unit.derivation, op, opaqueWords(boundary));
    w.copyOp(op, b);
    for (const result of op.results) setZeroTangents(w, result, b);
    return;
  }
  const callee = w.unit.functionFor(op.callee);
  const tangents = callee.derivedParams.flatMap((index) => w.tangentsOrZero(b, args[index]!));
  const results = b.call(
    callee.name,
    [...args.map((arg) => w.primal(arg)), ...tangents],
    callee.resultTypes,
    undefined,
    op.results.map((value) => value.name),
  );
  op.results.forEach((value, index) => w.setPrimal(value, results[index]!));
  callee.derivedResults.forEach((index, position) => {
    const at = op.results.length + position * w.unit.lanes;
    w.setTangents(op.results[index]!, results.slice(at, at + w.unit.lanes));
  });
  for (const [index, value] of op.results.entries())
    if (!callee.derivedResults.includes(index)) setZeroTangents(w, value, b);
}

/** A native call has no tangent: refused where one is wanted. */
export function translateNative(w: ForwardWriter, op: CallNativeOp, b: BlockBuilder): void {
  refuseActiveNative(w.unit.derivation, op);
  w.copyOp(op, b);
  for (const result of op.results) setZeroTangents(w, result, b);
}

function setZeroTangents(w: ForwardWriter, value: Value, b: BlockBuilder): void {
  if (w.isDerived(value))
    w.setTangents(
      value,
      w.eachLane(() => (value.type.kind === "num" ? b.const(0) : b.zerosLike(w.primal(value)))),
    );
}
