/**
 * The numbers of a structure as one vector, and a structure again from a vector: how many they are, written into a vector,
 * read from one. What is no real number (a text, how large a matrix is) stays as it is.
 */
import { asNumber, force } from "../coerce.ts";
import type { Frame } from "../frame.ts";
import { holdsReals, isMatrixTy } from "../types/shadowTy.ts";
import { prune, type FieldTy, type RecordTy, type Ty } from "../types/ty.ts";
import type { Temp, Val } from "../values.ts";

/** Whether the numbers of the structure can be told apart from what is not there: nothing in it may be absent. */
export function hasLeaves(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "list":
      return hasLeaves(known.elem);
    case "record":
      return known.fields.every(({ type }) => hasLeaves(type));
    case "maybe":
      return !holdsReals(known.of);
    default:
      return true;
  }
}

/** How many numbers the value holds. */
export function leafCount(frame: Frame, val: Val): Temp {
  const value = force(frame, val);
  const ty = prune(value.ty);
  const { code } = frame;
  if (ty.kind === "var") return frame.unknown(ty);
  if (!holdsReals(ty)) return code.constant(0);
  if (ty.kind === "num") return code.constant(1);
  if (ty.kind === "list")
    return prune(ty.elem).kind === "num" ? code.length(value) : asTemp(frame, "leafCountEach", [value]);
  return leafFields(ty)
    .map(({ name }) => leafCount(frame, code.getField(value, name)))
    .reduce((sum, count) => code.prim("add", sum, count));
}

/** Writes the numbers of the value into the vector from index `at` on; gives the index after them. */
export function writeLeaves(frame: Frame, vector: Temp, at: Temp, val: Val): Temp {
  const value = force(frame, val);
  const ty = prune(value.ty);
  const { code } = frame;
  if (ty.kind === "var") return frame.unknown(ty);
  if (!holdsReals(ty)) return at;
  if (ty.kind === "list") return asTemp(frame, "writeLeavesEach", [vector, at, value]);
  if (ty.kind === "record")
    return leafFields(ty).reduce(
      (next, { name }) => writeLeaves(frame, vector, next, code.getField(value, name)),
      at,
    );
  code.store(vector, at, asNumber(frame, value), true);
  return code.prim("add", at, code.constant(1));
}

/** A structure like `like` with the numbers of the vector; of an array of numbers, `like` need not have the length. */
export function fromLeaves(frame: Frame, like: Val, vector: Temp): Val {
  return frame.callPrelude(isVectorTy(force(frame, like).ty) ? "vectorLike" : "fromLeaves", [like, vector]);
}

/** Whether it is an array of numbers, in which nothing else can be. */
export function isVectorTy(ty: Ty): boolean {
  const known = prune(ty);
  return known.kind === "list" && prune(known.elem).kind === "num";
}

/** A structure like `like` with the numbers of the vector from index `at` on. */
export function readLeaves(frame: Frame, like: Val, vector: Temp, at: Temp): Temp {
  const value = force(frame, like);
  const ty = prune(value.ty);
  const { code } = frame;
  if (ty.kind === "var") return frame.unknown(ty);
  if (!holdsReals(ty)) return value;
  if (ty.kind === "num") return code.load(vector, at, true);
  if (ty.kind === "list") return asTemp(frame, "readLeavesEach", [value, vector, at]);
  const record = ty as RecordTy;
  const leaves = new Set(leafFields(record).map(({ name }) => name));
  let next = at;
  const fields = record.fields.map(({ name }) => {
    const field = code.getField(value, name);
    if (!leaves.has(name)) return field;
    const read = readLeaves(frame, field, vector, next);
    next = code.prim("add", next, leafCount(frame, field));
    return read;
  });
  return code.makeRecord(fields, record);
}

function leafFields(ty: Ty): readonly FieldTy[] {
  const fields = (prune(ty) as RecordTy).fields.filter(({ type }) => holdsReals(type));
  return isMatrixTy(ty) ? fields.filter(({ name }) => name === "data") : fields;
}

function asTemp(frame: Frame, name: string, args: readonly Val[]): Temp {
  return force(frame, frame.callPrelude(name, args));
}
