/**
 * A Jacobian written out as a function of its operands, a row for each output, each a symbolic vjp: what reverse
 * mode is applied to where a Jacobian stands inside a function that is differentiated.
 */
import { sure } from "../../diagnostics/sure.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { ModuleBuilder } from "../../ir/builder.ts";
import { shadowType } from "../../ir/shadow.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { DeriveOp } from "../../ir/types.ts";
import { forLeaves } from "../leafLoop.ts";
import { flattened, rowsType, unitBar } from "./jacobian.ts";

/** Adds a function of the operation's operands that gives its results; its name. */
export function writeJacobianRows(builder: ModuleBuilder, op: DeriveOp): string {
  const { body, owner, span, captures } = functionNamed(builder.finish(), op.callee);
  const [value] = body.yields;
  const wrt = op.transform.wrt[0];
  if (value === undefined || wrt === undefined) throw new InvariantError("a Jacobian of or by nothing");
  const name = builder.uniqueName(`${op.callee}$jacobianRows`);
  const params = body.params.map(({ type, name: hint }) => ({ type, name: hint }));
  const transform = {
    kind: "vjp",
    wrt: [wrt],
    options: { ...op.transform.options, mode: "reverse" },
  } as const;
  builder.buildFunction({ name, params, owner, span, role: "wrapper", captures }, (b, args) => {
    // The value is called for, not read off a vjp: there may be no row.
    const [result] = b.call(
      op.callee,
      args.map((arg) => b.copy(arg)),
      [value.type],
    );
    const outputs = value.type.kind === "num" ? b.const(1) : b.leafCount(b.zerosLike(sure(result)));
    const rows = b.allocList(outputs, rowsType, false, "rows");
    forLeaves(builder, b, outputs, 1, (c, q) => {
      const bar = unitBar(c, sure(result), q);
      const shadow = shadowType(body.params[wrt]!.type);
      const [, bars] = c.derive(op.callee, transform, [...args, bar], [value.type, shadow]);
      c.store(rows, q, flattened(builder, c, sure(bars)), false);
    });
    return [sure(result), rows];
  });
  return name;
}
