/**
 * How large matrices are is no part of their shadows: here it is put back into tangents and cotangents that people, or
 * the functions of a rule, are given, so that they are matrices again.
 */
import type { Frame } from "../frame.ts";
import { Slot } from "../types/slot.ts";
import { isMatrixTy } from "../types/shadowTy.ts";
import { fieldOf, prune, type ListTy, type RecordTy, type Ty } from "../types/ty.ts";
import type { Temp, Val } from "../values.ts";

/** The shadow with the extents of what it belongs to. */
export function withExtents(frame: Frame, owner: Val, shadow: Val): Val {
  if (owner.tag !== "temp" || shadow.tag !== "temp" || !holdsMatrix(owner.ty)) return shadow;
  const ty = prune(owner.ty);
  if (ty.kind === "list") return frame.callPrelude("withExtentsEach", [owner, shadow]);
  const given = prune(shadow.ty);
  if (ty.kind !== "record" || given.kind !== "record") return shadow;
  return isMatrixTy(ty) ? sized(frame, owner, shadow, ty) : withFields(frame, owner, shadow, given);
}

function sized(frame: Frame, owner: Temp, shadow: Temp, ty: RecordTy): Temp {
  if (fieldOf(prune(shadow.ty) as RecordTy, "rows")) return shadow;
  const values = ty.fields.map(({ name }) => frame.code.getField(name === "data" ? shadow : owner, name));
  return record(
    frame,
    "object",
    ty.fields.map(({ name }) => name),
    values,
  );
}

function record(
  frame: Frame,
  flavor: "object" | "closure",
  names: readonly string[],
  values: readonly Temp[],
): Temp {
  const fields = values.map(({ ty }, index) => ({ name: names[index]!, type: ty, slot: new Slot() }));
  const target = flavor === "closure" ? { target: sizedTarget } : {};
  return frame.code.makeRecord(values, { kind: "record", flavor, fields, ...target });
}

function withFields(frame: Frame, owner: Temp, shadow: Temp, ty: RecordTy): Temp {
  const values = ty.fields.map(({ name }) => {
    const part = frame.code.getField(shadow, name);
    return withExtents(frame, frame.code.getField(owner, name), part) as Temp;
  });
  const fields = ty.fields.map((field, index) => ({ ...field, type: values[index]!.ty, slot: new Slot() }));
  return frame.code.makeRecord(values, { kind: "record", flavor: ty.flavor, fields });
}

/** Whether a matrix is somewhere in it; not behind what may be `undefined`. */
export function holdsMatrix(ty: Ty): boolean {
  const known = prune(ty);
  if (known.kind === "list") return holdsMatrix(known.elem);
  if (known.kind !== "record" || known.flavor === "closure") return false;
  return isMatrixTy(known) || known.fields.some((field) => holdsMatrix(field.type));
}

// --- Pullbacks of matrices -------------------------------------------------------------------------------

const sizedTarget = "pullback with extents";

/** The pullback together with what says how large the matrices in its value are, since its cotangent does not. */
export function sizedPullback(frame: Frame, value: Temp, pullback: Temp): Temp {
  if (!holdsMatrix(value.ty)) return pullback;
  return record(frame, "closure", ["pullback", "of"], [pullback, extentsOnly(frame, value)]);
}

/** A matrix without its entries; what holds matrices further in is kept as it is. */
function extentsOnly(frame: Frame, value: Temp): Temp {
  if (!isMatrixTy(value.ty)) return value;
  const { fields } = prune(value.ty) as RecordTy;
  const empty = frame.code.constant(0);
  const parts = fields.map(({ name, type }) =>
    name === "data" ? frame.code.allocList(empty, prune(type) as ListTy) : frame.code.getField(value, name),
  );
  return record(
    frame,
    "object",
    fields.map(({ name }) => name),
    parts,
  );
}

/** The pullback and its cotangent, in which matrices are matrices again. */
export function unpackPullback(
  frame: Frame,
  pack: Val | undefined,
  bar: Val | undefined,
): { readonly closure: Val | undefined; readonly bar: Val | undefined } {
  const ty = pack?.tag === "temp" ? prune(pack.ty) : undefined;
  if (pack?.tag !== "temp" || !bar || ty?.kind !== "record" || ty.target !== sizedTarget)
    return { closure: pack, bar };
  return {
    closure: frame.code.getField(pack, "pullback"),
    bar: withExtents(frame, frame.code.getField(pack, "of"), bar),
  };
}
