/** How a pass says that it knows what an operation gives. */
import type { ConstOp, OpBase } from "../../ir/types.ts";

/** A literal with the results, place, owner and role of the operation. */
export function literalInPlaceOf(op: OpBase, value: ConstOp["value"]): ConstOp {
  const { results, span, owner, role } = op;
  const literal = { kind: "const", value, args: [], results, span, owner } as const;
  return role === undefined ? literal : { ...literal, role };
}
