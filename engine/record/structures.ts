/**
 * Operations on whole structures while recording: what `ir/structure.ts` says they mean, with numbers that may depend
 * on the inputs. Sums and products go to the recorder.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { isDifferentiable } from "../ir/shadow.ts";
import type { ListType, Repeats, Type } from "../ir/types.ts";
import {
  asTracedList,
  asTracedNumber,
  asTracedRecord,
  TracedList,
  TracedRecord,
  type Traced,
  type TracedNumber,
} from "./traced.ts";

/** How numbers are combined and put into lists. */
export interface Arithmetic {
  readonly prim: (name: string, args: readonly TracedNumber[]) => TracedNumber;
  /** What a list of this type holds when the value is stored into it. */
  readonly stored: (type: ListType, value: Traced) => Traced;
}

type Leaf = (leaf: Traced) => Traced;

/** A deep copy. */
export function copyTraced(type: Type, value: Traced, repeats?: Repeats): Traced {
  if (repeats !== undefined) return copyByPlace(type, value, repeats, new Set(), false);
  return mirror(
    type,
    value,
    (leaf) => leaf,
    () => true,
    new Map(),
  );
}

/** A deep copy with every number mapped. */
export function mapNumbers(type: Type, value: Traced, map: (leaf: TracedNumber) => TracedNumber): Traced {
  const leaf: Leaf = (each) => (isNumber(each) ? map(asTracedNumber(each)) : each);
  return mirror(type, value, leaf, () => true, new Map());
}

function isNumber(value: Traced): boolean {
  return typeof value === "number" || (typeof value === "object" && "entry" in value);
}

export function zerosTraced(type: Type, value: Traced): Traced {
  return isDifferentiable(type) ? mirror(type, value, () => 0, isDifferentiable, new Map()) : undefined;
}

function mirror(
  type: Type,
  value: Traced,
  leaf: Leaf,
  keeps: (type: Type) => boolean,
  made: Map<Traced, Traced>,
): Traced {
  if (type.kind === "maybe")
    return value === undefined ? undefined : mirror(type.of, value, leaf, keeps, made);
  if (type.kind !== "list" && type.kind !== "record") return leaf(value);
  const before = made.get(value);
  if (before !== undefined) return before;
  if (type.kind === "list") {
    const list = new TracedList(type, []);
    made.set(value, list);
    for (const item of asTracedList(value).items) list.items.push(mirror(type.elem, item, leaf, keeps, made));
    return list;
  }
  const record = new TracedRecord(new Map());
  made.set(value, record);
  const { fields } = asTracedRecord(value);
  for (const { name, type: of } of type.fields)
    if (keeps(of)) record.fields.set(name, mirror(of, fields.get(name), leaf, keeps, made));
  return record;
}

function copyByPlace(
  type: Type,
  value: Traced,
  repeats: Repeats,
  seen: Set<Traced>,
  isZero: boolean,
): Traced {
  if (type.kind === "maybe")
    return value === undefined ? undefined : copyByPlace(type.of, value, repeats, seen, isZero);
  if (type.kind !== "list" && type.kind !== "record") return isZero && type.kind === "num" ? 0 : value;
  const zero = isZero || (repeats === "zero" && seen.has(value));
  seen.add(value);
  if (type.kind === "list")
    return new TracedList(
      type,
      asTracedList(value).items.map((item) => copyByPlace(type.elem, item, repeats, seen, zero)),
    );
  const { fields } = asTracedRecord(value);
  return new TracedRecord(
    new Map(
      type.fields.map(({ name, type: of }) => [name, copyByPlace(of, fields.get(name), repeats, seen, zero)]),
    ),
  );
}

/** Adds `from` to `into` in place; `type` is their shadow type, a list or a record. */
export function accumulateTraced(with_: Arithmetic, type: Type, into: Traced, from: Traced): void {
  if (from === undefined) return;
  switch (type.kind) {
    case "maybe":
      accumulateTraced(with_, type.of, into, from);
      return;
    case "list": {
      const [target, source] = [asTracedList(into).items, asTracedList(from).items];
      if (target.length !== source.length)
        throw new InvariantError(`a list of ${source.length} is added to one of ${target.length}`);
      source.forEach((item, index) => {
        const sum = added(with_, type.elem, target[index], item);
        if (sum !== undefined) target[index] = with_.stored(type, sum);
      });
      return;
    }
    case "record": {
      const [target, source] = [asTracedRecord(into).fields, asTracedRecord(from).fields];
      for (const { name, type: of } of type.fields) {
        const sum = added(with_, of, target.get(name), source.get(name));
        if (sum !== undefined) target.set(name, sum);
      }
      return;
    }
    default:
      throw new InvariantError("only lists and records are added to in place");
  }
}

/** The sum of two numbers; of structures, which are added in place, nothing. */
function added(with_: Arithmetic, type: Type, into: Traced, addend: Traced): TracedNumber | undefined {
  const present = type.kind === "maybe" ? type.of : type;
  if (addend === undefined) return undefined;
  if (present.kind === "num") return with_.prim("add", [asTracedNumber(into), asTracedNumber(addend)]);
  if (present.kind !== "undefined") accumulateTraced(with_, present, into, addend);
  return undefined;
}

/** The numbers of a structure in traversal order: lists by index, records by field. */
export function numbersOf(type: Type, value: Traced): TracedNumber[] {
  const found: TracedNumber[] = [];
  visitNumbers(type, value, (number) => {
    found.push(number);
    return number;
  });
  return found;
}

/** Adds to the number `index` of a structure in place; nothing where it has not so many. */
export function addToNumber(
  with_: Arithmetic,
  type: Type,
  value: Traced,
  index: number,
  addend: TracedNumber,
): void {
  let at = 0;
  visitNumbers(
    type,
    value,
    (number) => (at++ === index ? with_.prim("add", [number, addend]) : number),
    with_,
  );
}

/** Σ aᵢ·bᵢ over the numbers of two structures of one shadow type, in traversal order from 0. */
export function innerTraced(with_: Arithmetic, type: Type, a: Traced, b: Traced): TracedNumber {
  const [left, right] = [numbersOf(type, a), numbersOf(type, b)];
  if (left.length !== right.length) throw new InvariantError("an inner product of structures of two sizes");
  return left.reduce<TracedNumber>(
    (sum, x, index) => with_.prim("add", [sum, with_.prim("mul", [x, right[index]!])]),
    0,
  );
}

function visitNumbers(
  type: Type,
  value: Traced,
  map: (number: TracedNumber) => TracedNumber,
  with_?: Arithmetic,
): Traced {
  switch (type.kind) {
    case "num":
      return map(asTracedNumber(value));
    case "maybe":
      return value === undefined ? undefined : visitNumbers(type.of, value, map, with_);
    case "list": {
      const { items } = asTracedList(value);
      items.forEach((item, index) => {
        const next = visitNumbers(type.elem, item, map, with_);
        if (next !== item) items[index] = with_ === undefined ? next : with_.stored(type, next);
      });
      return value;
    }
    case "record": {
      const { fields } = asTracedRecord(value);
      for (const { name, type: of } of type.fields)
        fields.set(name, visitNumbers(of, fields.get(name), map, with_));
      return value;
    }
    default:
      return value;
  }
}
