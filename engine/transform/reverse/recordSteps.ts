/** Steps of operations on records. As with lists, a shadow gets back in the reverse sweep what it had. */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { hasShadow, isReference, shadowType } from "../../ir/shadow.ts";
import type { GetFieldOp, MakeRecordOp, SetFieldOp, Type } from "../../ir/types.ts";
import { fillerFor } from "../zeroShadow.ts";
import { addIfPresent, contentOf, presentOrZero, storedShadow } from "./listSteps.ts";
import { step } from "./scalarSteps.ts";
import type { Step, Sweep } from "./sweep.ts";

export function sweepMakeRecord(s: Sweep, op: MakeRecordOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const result = op.results[0]!;
  const [type, shadow] = [result.type, shadowType(result.type)];
  if (type.kind !== "record" || shadow.kind !== "record") throw new InvariantError("a record was expected");
  const inClosure = type.flavor === "closure";
  s.shadowBy(op, b, (name) =>
    b.makeRecord(
      op.args
        .filter((_, index) => hasShadow(type, type.fields[index]!))
        .map((arg) => (s.hasShadow(arg) ? s.shadow(arg) : fillerFor(b, s.primal(arg), inClosure))),
      shadow,
      name,
    ),
  );
  const active = type.fields.flatMap((field, index) =>
    s.isActive(op.args[index]!) && hasShadow(type, field) ? [{ name: field.name, arg: op.args[index]! }] : [],
  );
  if (active.length === 0) return undefined;
  return step(op, true, (r, cotangents) => {
    for (const { name, arg } of active) {
      const bar = r.getField(s.shadow(result), name);
      cotangents.add(arg, bar.type.kind === "maybe" ? presentOrZero(r, bar) : bar);
    }
  });
}

/** recordBar.field += resultBar */
export function sweepGetField(s: Sweep, op: GetFieldOp, b: BlockBuilder): Step | undefined {
  s.copyOp(op, b);
  const [record, result] = [op.args[0]!, op.results[0]!];
  if (isReference(result.type)) {
    s.shadowBy(op, b, (name) => b.getField(s.shadow(record), op.field, name));
    return undefined;
  }
  return step(op, false, (r, cotangents) => {
    const bar = cotangents.take(r, result);
    if (bar === undefined) return;
    const shadow = s.shadow(record);
    const present = r.getField(shadow, op.field);
    const sum = present.type.kind === "maybe" ? addIfPresent(r, present, bar) : r.prim("add", [present, bar]);
    r.setField(shadow, op.field, sum);
  });
}

function isShadowed(type: Type, name: string): boolean {
  const field = type.kind === "record" ? type.fields.find((each) => each.name === name) : undefined;
  return type.kind === "record" && field !== undefined && hasShadow(type, field);
}

/** valueBar += recordBar.field, and what was there before starts from 0. */
export function sweepSetField(s: Sweep, op: SetFieldOp, b: BlockBuilder): Step | undefined {
  const [record, value] = [op.args[0]!, op.args[1]!];
  if (!isShadowed(record.type, op.field)) {
    s.copyOp(op, b);
    return undefined;
  }
  const content = contentOf(value.type);
  const shadow = s.shadow(record);
  const before = content === "number" ? undefined : b.getField(shadow, op.field);
  s.copyOp(op, b);
  if (content !== "number") b.setField(shadow, op.field, storedShadow(s, b, value));
  return step(op, true, (r, cotangents) => {
    if (s.isActive(value)) {
      const bar = r.getField(shadow, op.field);
      cotangents.add(value, content === "number" ? bar : presentOrZero(r, bar));
    }
    r.setField(shadow, op.field, before ?? r.const(0));
  });
}
