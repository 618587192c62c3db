/**
 * What a boundary in a reverse sweep needs of its call: the operands as they were, their shadows, the
 * cotangents of its results; and the function to run again, which draws nothing anew.
 */
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference } from "../../ir/shadow.ts";
import { functionNamed } from "../../ir/traverse.ts";
import type { CallOp, Value } from "../../ir/types.ts";
import { byPlaces } from "../sharing.ts";
import type { Cotangents } from "./cotangents.ts";
import type { Sweep } from "./sweep.ts";

export interface Island {
  readonly op: CallOp;
  /** Runs again what the call did. */
  readonly callee: string;
  /** Its operands in the forward sweep: logs first, then the call's own, copied where they may change afterwards. */
  readonly operands: readonly Value[];
  /** The call's own operands in the original; undefined for logs. */
  readonly originals: readonly (Value | undefined)[];
  /** Indices of operands that are differentiated. */
  readonly wrt: readonly number[];
}

/** Writes the call into the forward sweep, keeping its operands, with shadows for its results. */
export function enterIsland(s: Sweep, op: CallOp, b: BlockBuilder): Island {
  const { derivation, deriver } = s.unit;
  const own = op.args.slice(0, functionNamed(derivation.module, op.callee).body.params.length);
  const kept = own.map((arg) => keep(s, arg, op, b));
  const replay = deriver.replays.of(op.callee);
  const logs = (replay?.logs ?? []).map((type) => b.makeList([], type, true, "log"));
  for (const log of logs) s.recordings.pin(log);
  if (replay === undefined) {
    s.copyOp(op, b);
  } else {
    const results = s.define(op.results);
    const args = [...logs, ...own.map((arg) => s.primal(arg))];
    b.append({ ...op, callee: replay.logged, boundary: undefined, args, results });
  }
  zeroResultShadows(s, op, b);
  const originals = [...logs.map(() => undefined), ...own];
  return {
    op,
    callee: replay?.fromLog ?? op.callee,
    operands: [...logs, ...kept],
    originals,
    wrt: originals.flatMap((arg, index) => (arg !== undefined && isDifferentiated(s, arg) ? [index] : [])),
  };
}

/** Whether a boundary has to hand a cotangent to the operand. */
export function isDifferentiated(s: Sweep, arg: Value): boolean {
  const { activity } = s.unit.derivation;
  return activity.isDerived(arg) && activity.isVaried(arg);
}

/** The operand as it is now, for the reverse sweep: a copy where something may store into it later. */
export function keep(s: Sweep, arg: Value, op: CallOp, b: BlockBuilder): Value {
  const primal = s.primal(arg);
  if (!isReference(arg.type) || s.unit.stability.isKept(arg, op)) return primal;
  const copy = b.copy(primal, arg.name);
  s.recordings.pin(copy);
  return copy;
}

/** Results of a boundary are new objects as far as shadows are concerned. */
export function zeroResultShadows(s: Sweep, op: CallOp, b: BlockBuilder): void {
  for (const result of op.results)
    if (s.hasShadow(result)) s.setShadow(result, b.zerosLike(s.primal(result), result.name));
}

/** Whether a boundary has something to do even where no cotangent of a number arrives. */
export function isObligatory(s: Sweep, op: CallOp): boolean {
  return op.results.some((value) => s.hasShadow(value));
}

/** The cotangent of a result in the reverse sweep: a number, or a structure by places. */
export function resultBar(s: Sweep, r: BlockBuilder, cotangents: Cotangents, result: Value): Value {
  if (s.hasShadow(result)) return byPlaces(r, s.shadow(result));
  return isReference(result.type) ? r.zerosLike(s.primal(result)) : cotangents.takeOrZero(r, result);
}
