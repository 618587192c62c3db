/** Steps of operations on numbers: the transposed derivative of each. */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference, shadowType } from "../../ir/shadow.ts";
import type { Op, PrimOp, PrintOp, SomeOp, StopGradientOp, UnwrapOp } from "../../ir/types.ts";
import { BlockFormulas, scaledPartial } from "../../primitives/formulaBuilder.ts";
import { primitiveNamed } from "../../primitives/registry.ts";
import type { Step, Sweep } from "./sweep.ts";

/** argᵢBar += resultBar · ∂result/∂argᵢ */
export function sweepPrim(s: Sweep, op: PrimOp, b: BlockBuilder): Step {
  s.copyOp(op, b);
  const primitive = primitiveNamed(op.name);
  return step(op, false, (r, cotangents) => {
    const bar = cotangents.take(r, op.results[0]!);
    if (bar === undefined) return;
    const formulas = new BlockFormulas(r, s.builder);
    const args = op.args.map((arg) => s.primal(arg));
    const result = s.primal(op.results[0]!);
    op.args.forEach((arg, index) => {
      if (!s.isActive(arg)) return;
      const term = scaledPartial(formulas, primitive, index, args, result, bar);
      if (term !== undefined) cotangents.add(arg, term);
    });
  });
}

/** Both ways between `T` and `maybe T`: the cotangent of a maybe number is a number. */
export function sweepMaybe(s: Sweep, op: SomeOp | UnwrapOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const [x] = op.args;
  const result = op.results[0]!;
  if (isReference(result.type)) {
    const shadow = shadowType(result.type);
    s.shadowBy(op, b, (name) => {
      if (op.kind === "unwrap") return b.unwrap(s.shadow(sure(x)), name);
      if (x !== undefined) return b.some(s.shadow(x), name);
      return b.none(shadow.kind === "maybe" ? shadow.of : shadow, name);
    });
    return undefined;
  }
  if (x === undefined) return undefined;
  return step(op, false, (r, cotangents) => {
    const bar = cotangents.take(r, result);
    if (bar !== undefined) cotangents.add(x, bar);
  });
}

/** A structure without derivative is a copy, so that what is done to its shadow stays without effect. */
export function sweepStop(s: Sweep, op: StopGradientOp, b: BlockBuilder): undefined {
  const result = op.results[0]!;
  if (!isReference(result.type)) {
    s.copyOp(op, b);
    return;
  }
  s.setPrimal(result, b.copy(s.primal(op.args[0]!), result.name));
  if (s.hasShadow(result)) s.shadowBy(op, b, (name) => b.zerosLike(s.primal(result), name));
}

/** A cotangent is printed when the reverse sweep passes: what has come together so far. */
export function sweepPrint(s: Sweep, op: PrintOp, b: BlockBuilder): Step | undefined {
  if (op.what === "primal") {
    s.copyOp(op, b);
    return undefined;
  }
  const x = op.args[0]!;
  return step(op, true, (r, cotangents) => {
    const bar = isReference(x.type) ? (s.hasShadow(x) ? s.shadow(x) : undefined) : cotangents.peek(r, x);
    r.printCotangent(bar ?? r.zerosLike(s.primal(x)), op.label);
  });
}

/** A step at the operation's place. */
export function step(op: Pick<Op, "span" | "owner">, obligatory: boolean, reverse: Step["reverse"]): Step {
  return { span: op.span, owner: op.owner, obligatory, reverse };
}
