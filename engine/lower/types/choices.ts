/**
 * A function value that is one of several functions, which one being known only while running: a closure record
 * with the number of the function and the closures, of which that one is there.
 */
import { Slot } from "./slot.ts";
import { maybe, present, prune, type FieldTy, type RecordTy, type Ty } from "./ty.ts";

const prefix = "choice:";

export function isClosure(ty: Ty): ty is RecordTy {
  return ty.kind === "record" && ty.flavor === "closure";
}

export function isChoice(ty: Ty): boolean {
  return isClosure(ty) && (ty.target?.startsWith(prefix) ?? false);
}

/** The closure types that a closure type stands for, by target; itself where it is no choice. */
export function alternatives(ty: RecordTy): readonly RecordTy[] {
  if (!isChoice(ty)) return [ty];
  return ty.fields.slice(1).flatMap(({ type }) => {
    const closure = present(prune(type));
    return isClosure(closure) ? [closure] : [];
  });
}

/** The name of the field that holds an alternative. */
export function fieldNameOf(index: number): string {
  return `f${String(index)}`;
}

/** The type of a choice between the functions of both, or undefined where one of them has two structures. */
export function joinChoices(
  a: RecordTy,
  b: RecordTy,
  unify: (x: Ty, y: Ty) => boolean,
): RecordTy | undefined {
  const all = new Map<string, RecordTy>();
  for (const each of [...alternatives(a), ...alternatives(b)]) {
    const target = each.target ?? "";
    const known = all.get(target);
    if (known && !unify(known, each)) return undefined;
    if (!known) all.set(target, each);
  }
  const targets = [...all.keys()].sort();
  const fields: FieldTy[] = targets.map((target, index) => ({
    name: fieldNameOf(index),
    type: maybe(all.get(target) ?? a),
    slot: new Slot(),
  }));
  const which: FieldTy = { name: "which", type: { kind: "num" }, slot: new Slot() };
  return {
    kind: "record",
    flavor: "closure",
    fields: [which, ...fields],
    target: prefix + targets.join("|"),
  };
}
