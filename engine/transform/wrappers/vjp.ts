/** vjp: the value and cotangents for a cotangent of the value, by one pair of sweeps. */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isDifferentiable, isReference, shadowType } from "../../ir/shadow.ts";
import type { Value } from "../../ir/types.ts";
import { asShadowOf, carried } from "../absence.ts";
import { giveValue, takeOperands, type WrapperContext } from "./wrapperOperands.ts";

export function buildVjp(context: WrapperContext, b: BlockBuilder): readonly Value[] {
  const operands = takeOperands(context, b);
  const bar = b.params[context.callee.body.params.length]!;
  const { value, bars } = pullBack(context, b, operands, bar);
  return [giveValue(context, b, value), ...bars];
}

/** Runs both sweeps; a cotangent for each wrt, of its shadow type, fresh, and zero where nothing depends on it. */
export function pullBack(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
  bar: Value,
): { readonly value: Value; readonly bars: readonly Value[] } {
  const { wrt, options } = context.op.transform;
  const vjp = context.deriver.reverse(context.callee.name, wrt, options);
  // Made before the sweeps, which may change the operands' lengths.
  const structures = wrt.filter(
    (index) => isReference(operands[index]!.type) && isDifferentiable(operands[index]!.type),
  );
  const zeros = new Map(
    [...new Set([...vjp.shadowParams, ...structures])].map((index) => [index, b.zerosLike(operands[index]!)]),
  );
  const shadows = vjp.shadowParams.map((index) => sure(zeros.get(index)));
  const seeds = vjp.derivedResults.map(() => carried(b, bar));
  const results = b.call(vjp.name, [...operands, ...shadows, ...seeds], vjp.resultTypes);
  const first = results.length - vjp.activeParams.length;
  const bars = wrt.map((index) => {
    const operand = operands[index]!;
    if (shadowType(operand.type).kind === "undefined") return b.const(undefined);
    const structure = zeros.get(index);
    if (structure !== undefined) return structure;
    const position = vjp.activeParams.indexOf(index);
    const number = position < 0 ? b.const(0) : results[first + position]!;
    return asShadowOf(b, operand, number);
  });
  return { value: results[0]!, bars };
}
