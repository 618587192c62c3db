/**
 * gradient: the value (a number) and its cotangents. In reverse mode one pair of sweeps; in forward mode tangent
 * sweeps over all directions, a chunk at a time.
 */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import { num, type Value } from "../../ir/types.ts";
import { chunkFor } from "../../plan/chunkSize.ts";
import { gradientMode } from "../../plan/gradientMode.ts";
import { asShadowOf } from "../absence.ts";
import { directionsOf } from "../chunks.ts";
import { ownCopies, placeholderTangents, runForValue } from "./directional.ts";
import { pullBack } from "./vjp.ts";
import { takeOperands, type WrapperContext } from "./wrapperOperands.ts";

export function buildGradient(context: WrapperContext, b: BlockBuilder): readonly Value[] {
  const { op, deriver } = context;
  const operands = takeOperands(context, b);
  if (gradientMode(deriver.builder.finish(), op) === "forward") return forwardGradient(context, b, operands);
  const { value, bars } = pullBack(context, b, operands, b.const(1));
  return [value, ...bars];
}

function forwardGradient(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
): readonly Value[] {
  const { op, deriver } = context;
  const { wrt, options } = op.transform;
  const slots = wrt.map((index) => operands[index]!);
  const lanes = chunkFor(
    slots.map((slot) => slot.type),
    options.chunk,
  );
  const { value, callee, leading } = runForValue(context, b, operands);
  const inner = wrt.map((index) => index + leading.length);
  const jvp = deriver.forward(callee, inner, lanes, options.plan);
  const all = [...leading, ...operands];
  const zeros = placeholderTangents(b, jvp, all, inner, lanes);
  const shadows = slots.map((slot) => (isReference(slot.type) ? b.zerosLike(slot) : undefined));
  const numbers = slots.flatMap((slot, position) => (isReference(slot.type) ? [] : [position]));
  const directions = directionsOf(deriver.builder, b, slots, lanes);
  // The value comes out of every sweep; it is carried only to have it afterwards.
  const init = [value ?? b.const(0), ...numbers.map(() => b.const(0))];
  const [last, ...sums] = directions.forEachChunk(b, init, (c, chunk, [carriedValue, ...carried]) => {
    const fresh = context.callee.body.params.some((_, index) => context.isStored(index));
    const seeds = jvp.derivedParams.flatMap((index) => {
      const slot = inner.indexOf(index);
      return slot >= 0 ? chunk.tangents[slot]! : sure(zeros.get(index));
    });
    const given = fresh
      ? [...all, ...seeds].map((arg) => (isReference(arg.type) ? c.copy(arg) : arg))
      : [...all, ...seeds];
    const results = c.call(jvp.name, given, jvp.resultTypes);
    let next = carried;
    results.slice(1).forEach((term, lane) => {
      shadows.forEach((shadow, slot) => {
        if (shadow !== undefined) chunk.addToShadow(c, slot, lane, shadow, term);
      });
      next = next.map((sum, position) => chunk.addToNumber(c, numbers[position]!, lane, sum, term));
    });
    return [value === undefined ? results[0]! : sure(carriedValue), ...next];
  });
  const bars = slots.map((slot, position) => {
    const shadow = shadows[position];
    if (shadow !== undefined) return shadow;
    if (shadowType(slot.type).kind === "undefined") return b.const(undefined);
    const sum = sums[numbers.indexOf(position)]!;
    return asShadowOf(b, slot, sum);
  });
  const isSwept = value !== undefined || !directions.mayBeNone;
  return [
    isSwept ? sure(last) : valueWithoutSweeps(context, b, operands, directions.total, sure(last)),
    ...bars,
  ];
}

/** The value where there may have been nothing to sweep over. */
function valueWithoutSweeps(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
  total: Value,
  swept: Value,
): Value {
  return b.ifOp(
    b.test("eq", [total, b.const(0)]),
    (c) => c.call(context.callee.name, ownCopies(context, c, operands), [num]),
    () => [swept],
  )[0]!;
}
