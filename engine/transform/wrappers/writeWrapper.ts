/** The function that computes one derivative operation: its params are the operation's operands, its results the same. */
import type { DeriveOp } from "../../ir/types.ts";
import type { BuildBlock } from "../../ir/builder.ts";
import type { Deriver } from "../derivation.ts";
import { buildGradient } from "./gradient.ts";
import { buildJacobian } from "./jacobian.ts";
import { buildJvp } from "./jvp.ts";
import { buildVjp } from "./vjp.ts";
import { contextOf, type WrapperContext } from "./wrapperOperands.ts";

/** Adds the wrapper to the builder; its name. */
export function writeWrapper(deriver: Deriver, op: DeriveOp): string {
  const context = contextOf(deriver, { ...op, callee: deriver.settledOf(op.callee) });
  const { owner, span, captures } = context.callee;
  const name = deriver.builder.uniqueName(`${op.callee}$${op.transform.kind}`);
  const params = op.args.map(({ type, name: hint }) => ({ type, name: hint }));
  deriver.builder.buildFunction({ name, params, owner, span, role: "wrapper", captures }, builderOf(context));
  return name;
}

function builderOf(context: WrapperContext): BuildBlock {
  switch (context.op.transform.kind) {
    case "jvp":
      return (b) => buildJvp(context, b);
    case "vjp":
      return (b) => buildVjp(context, b);
    case "gradient":
      return (b) => buildGradient(context, b);
    case "jacobian":
      return (b) => buildJacobian(context, b);
  }
}
