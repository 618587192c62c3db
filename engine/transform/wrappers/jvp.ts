/** jvp: the value and one tangent, by one tangent sweep. */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import type { Value } from "../../ir/types.ts";
import { zeroOf } from "../zeroShadow.ts";
import { giveValue, takeOperands, takeTangents, type WrapperContext } from "./wrapperOperands.ts";

export function buildJvp(context: WrapperContext, b: BlockBuilder): readonly Value[] {
  const { wrt, options } = context.op.transform;
  const operands = takeOperands(context, b);
  const tangents = takeTangents(context, b, operands);
  const jvp = context.deriver.forward(context.callee.name, wrt, 1, options.plan);
  const seeds = jvp.derivedParams.map((index) => {
    const position = wrt.indexOf(index);
    return position < 0 ? zeroOf(b, operands[index]!) : tangents[position]!;
  });
  const [value, tangent] = b.call(jvp.name, [...operands, ...seeds], jvp.resultTypes);
  const given = giveValue(context, b, sure(value));
  if (tangent !== undefined)
    return [given, isReference(tangent.type) && context.returnsOperand ? b.copy(tangent) : tangent];
  return [
    given,
    shadowType(context.value).kind === "undefined" ? b.const(undefined) : zeroOf(b, sure(value)),
  ];
}
