/**
 * `ir/shadow.ts` on types that may hold variables still.
 */
import { isMatrixFields } from "../../ir/shadow.ts";
import { maybe, nothing, prune, type FieldTy, type RecordTy, type Ty } from "./ty.ts";

/** Whether the structure is known well enough to say what its shadow is. */
export function isShadowKnown(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "var":
      return false;
    case "list":
      return isShadowKnown(known.elem);
    case "maybe":
      return isShadowKnown(known.of);
    case "record":
      return known.fields.every((field) => isShadowKnown(field.type));
    default:
      return true;
  }
}

/** Whether a value of this type can hold a number. */
export function isDifferentiableTy(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "num":
    case "var":
      return true;
    case "list":
      return isDifferentiableTy(known.elem);
    case "maybe":
      return isDifferentiableTy(known.of);
    case "record":
      return shadowFields(known).length > 0;
    default:
      return false;
  }
}

/** The fields of which the record's shadow has one: how large a `Matrix` is has no derivative. */
function shadowFields(record: RecordTy): readonly FieldTy[] {
  const differentiable = record.fields.filter((field) => isDifferentiableTy(field.type));
  return isMatrixTy(record) ? differentiable.filter(({ name }) => name === "data") : differentiable;
}

/** Whether the structure is a `Matrix`: `{ rows, cols, data: Float64Array }`. */
export function isMatrixTy(ty: Ty): boolean {
  const known = prune(ty);
  if (known.kind !== "record" || known.flavor !== "object") return false;
  return isMatrixFields(known.fields.map(({ name, type }) => ({ name, type: prune(type) })));
}

/** Whether a value of this type holds a number that is no integer of an integer array. */
export function holdsReals(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "list":
      return known.integer === undefined && holdsReals(known.elem);
    case "maybe":
      return holdsReals(known.of);
    case "record":
      return known.fields.some((field) => holdsReals(field.type));
    default:
      return isDifferentiableTy(known);
  }
}

export function shadowTy(ty: Ty): Ty {
  const known = prune(ty);
  if (!isDifferentiableTy(known)) return nothing();
  switch (known.kind) {
    case "list":
      return { kind: "list", flavor: known.flavor, elem: shadowTy(known.elem), slot: known.slot };
    case "maybe":
      // Where the value is `null` its derivative has nothing, which is `undefined` to JavaScript.
      return maybe(shadowTy(known.of));
    case "record": {
      const fields = shadowFields(known).map((field) => ({ ...field, type: shadowTy(field.type) }));
      return { kind: "record", flavor: known.flavor === "closure" ? "object" : known.flavor, fields };
    }
    default:
      return known;
  }
}

/** Whether the value is an object with an identity. */
export function isReferenceTy(ty: Ty): boolean {
  const known = prune(ty);
  return (
    known.kind === "list" || known.kind === "record" || (known.kind === "maybe" && isReferenceTy(known.of))
  );
}
