/**
 * What all wrappers do with their operands: a derivative call takes values, not memory. What its function stores
 * into, or what may stand in several places, is copied first; a result that may be an operand is copied last.
 */
import { analyseAliases } from "../../analyse/aliases.ts";
import { reachableFrom } from "../../analyse/effects.ts";
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference } from "../../ir/shadow.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { DeriveOp, Func, Type, Value } from "../../ir/types.ts";
import { apart, mayShare } from "../sharing.ts";
import type { Deriver } from "../derivation.ts";

/** What a wrapper is written with. */
export interface WrapperContext {
  readonly deriver: Deriver;
  readonly op: DeriveOp;
  readonly callee: Func;
  /** The type of the one result of the callee. */
  readonly value: Type;
  /** Operands of the callee that it stores into. */
  readonly isStored: (index: number) => boolean;
  /** Whether the callee's result may be, or hold, one of its operands. */
  readonly returnsOperand: boolean;
}

export function contextOf(deriver: Deriver, op: DeriveOp): WrapperContext {
  const module = deriver.builder.finish();
  const callee = functionNamed(module, op.callee);
  const [value, ...more] = callee.body.yields;
  if (value === undefined || more.length > 0) throw new InvariantError(`${op.callee} has not one result`);
  const aliases = analyseAliases(module, op.callee);
  const params = reachableFrom(aliases, callee.body.params);
  const returned = reachableFrom(aliases, [value]);
  return {
    deriver,
    op,
    callee,
    value: value.type,
    isStored: (index) => aliases.isDeeplyStored(callee.body.params[index]!),
    returnsOperand: [...returned].some((id) => params.has(id)),
  };
}

/** The callee's operands among the wrapper's params, copied where they are stored into. */
export function takeOperands(context: WrapperContext, b: BlockBuilder): readonly Value[] {
  return context.callee.body.params.map((_, index) => taken(context, b, index, b.params[index]!));
}

/** The tangents that follow the operands among a wrapper's params, one for each wrt; `operands` as they were taken. */
export function takeTangents(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
): readonly Value[] {
  const count = context.callee.body.params.length;
  return context.op.transform.wrt.map((index, position) =>
    fitting(context, b, index, operands[index]!, b.params[count + position]!),
  );
}

/** A copy of the tangent in the structure of its operand; the run ends where their lengths differ. */
function fitting(
  context: WrapperContext,
  b: BlockBuilder,
  index: number,
  operand: Value,
  tangent: Value,
): Value {
  const { kind } = tangent.type;
  if (kind !== "list" && kind !== "record") return taken(context, b, index, tangent);
  const copy = b.zerosLike(operand, tangent.name);
  b.accumulate(copy, tangent);
  return copy;
}

function taken(context: WrapperContext, b: BlockBuilder, index: number, value: Value): Value {
  return isReference(value.type) && (context.isStored(index) || mayShare(value.type))
    ? apart(b, value)
    : value;
}

/** The callee's value as a result of the wrapper. */
export function giveValue(context: WrapperContext, b: BlockBuilder, value: Value): Value {
  return isReference(value.type) && context.returnsOperand ? b.copy(value) : value;
}
