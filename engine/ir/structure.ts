/**
 * What the operations on whole structures mean: copies, zeros, sums, products and numbered leaves of run-time
 * values, each guided by its type. A value that is reached twice in one structure is one object in its copy too.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { hasShadow, isDifferentiable } from "./shadow.ts";
import type { ListType, RecordType, Repeats, Type } from "./types.ts";

/** A run-time value: lists are arrays or typed arrays, tuples arrays, other records objects, maybes plain. */
export type Datum = number | boolean | string | undefined | List | Record;
export type List = Datum[] | Float64Array | Float32Array;
export interface Record {
  [field: string]: Datum;
}

/** Writes numbers and booleans into typed arrays as into arrays. */
export function setElement(list: List, index: number, value: Datum): void {
  (list as Datum[])[index] = value;
}

export function asList(value: Datum): List {
  if (Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array) return value;
  throw new InvariantError("a list was expected at run time");
}

/** Tuples are arrays with fields "0", "1", …, so that any record can be read by field. */
export function asRecord(value: Datum): Record {
  if (typeof value === "object") return value as Record;
  throw new InvariantError("a record was expected at run time");
}

/** A list of the type with `length` elements that all are `fill`. */
export function newList(type: ListType, length: number, fill: Datum): List {
  if (type.flavor === "f64") return new Float64Array(length);
  if (type.flavor === "f32") return new Float32Array(length);
  return new Array<Datum>(length).fill(fill);
}

/** What `allocList` fills a list of this element type with. */
export function emptyElement(elem: Type): Datum {
  switch (elem.kind) {
    case "num":
      return 0;
    case "bool":
      return false;
    case "str":
      return "";
    default:
      return undefined;
  }
}

export function newRecord(type: RecordType): Record {
  return (type.flavor === "tuple" ? [] : {}) as Record;
}

/** A deep copy; `null`, which values of the user's may hold, becomes `undefined`. */
export function copyOf(type: Type, value: Datum, repeats?: Repeats): Datum {
  if (repeats !== undefined) return copyByPlace(type, value, repeats, new Set(), false);
  return mirror(
    type,
    value,
    (leaf) => leaf ?? undefined,
    () => true,
    new Map(),
  );
}

/** The zero shadow of the value: numbers are 0, what holds no number is left out of records and undefined elsewhere. */
export function zerosOf(type: Type, value: Datum): Datum {
  if (!isDifferentiable(type)) return undefined;
  return mirror(type, value, () => 0, hasShadow, new Map());
}

/** A copy with an object for each place; `isZero`: with zeros for numbers. */
function copyByPlace(type: Type, value: Datum, repeats: Repeats, seen: Set<Datum>, isZero: boolean): Datum {
  if (type.kind === "maybe")
    return value === undefined ? undefined : copyByPlace(type.of, value, repeats, seen, isZero);
  if (type.kind !== "list" && type.kind !== "record") return isZero && type.kind === "num" ? 0 : value;
  const zero = isZero || (repeats === "zero" && seen.has(value));
  seen.add(value);
  if (type.kind === "list") {
    const source = asList(value);
    const list = newList(type, source.length, undefined);
    source.forEach((element: Datum, index) => {
      setElement(list, index, copyByPlace(type.elem, element, repeats, seen, zero));
    });
    return list;
  }
  const record = newRecord(type);
  for (const { name, type: field } of type.fields)
    record[name] = copyByPlace(field, asRecord(value)[name], repeats, seen, zero);
  return record;
}

function mirror(
  type: Type,
  value: Datum,
  leaf: (value: Datum) => Datum,
  keeps: (record: RecordType, field: RecordType["fields"][number]) => boolean,
  made: Map<Datum, Datum>,
): Datum {
  if (type.kind === "maybe")
    return (value ?? undefined) === undefined ? undefined : mirror(type.of, value, leaf, keeps, made);
  if (type.kind !== "list" && type.kind !== "record") return leaf(value);
  const before = made.get(value);
  if (before !== undefined) return before;
  if (type.kind === "list") {
    const source = asList(value);
    const list = newList(type, source.length, undefined);
    made.set(value, list);
    source.forEach((element: Datum, index) => {
      setElement(list, index, mirror(type.elem, element, leaf, keeps, made));
    });
    return list;
  }
  const source = asRecord(value);
  const record = newRecord(type);
  made.set(value, record);
  for (const field of type.fields) {
    if (keeps(type, field)) record[field.name] = mirror(field.type, source[field.name], leaf, keeps, made);
  }
  return record;
}

/** Adds `from` to `into` in place, number by number in traversal order. `type` is their shadow type, a list or a record. */
export function accumulateInto(type: Type, into: Datum, from: Datum): void {
  if (type.kind === "maybe") {
    if (from === undefined) return;
    accumulateInto(type.of, into, from);
    return;
  }
  if (type.kind === "list") {
    const [target, source] = [asList(into), asList(from)];
    if (target.length !== source.length) {
      throw new InvariantError(`a list of ${source.length} is added to one of ${target.length}`);
    }
    for (let index = 0; index < source.length; index++) {
      addTo(type.elem, target as Datum[] as unknown as Record, String(index), source[index]);
    }
    return;
  }
  if (type.kind !== "record") throw new InvariantError("only lists and records are added to in place");
  for (const field of type.fields) addTo(field.type, asRecord(into), field.name, asRecord(from)[field.name]);
}

function addTo(type: Type, holder: Record, key: string, addend: Datum): void {
  const present = type.kind === "maybe" ? type.of : type;
  if (addend === undefined) return;
  if (present.kind === "num") holder[key] = asNumber(holder[key]) + asNumber(addend);
  else if (present.kind !== "undefined") accumulateInto(present, holder[key], addend);
}

/** Σ aᵢ·bᵢ over the numbers of two structures of one shadow type, summed in traversal order from 0. */
export function innerProduct(type: Type, a: Datum, b: Datum): number {
  const [left, right] = [leavesOf(type, a), leavesOf(type, b)];
  if (left.length !== right.length) throw new InvariantError("an inner product of structures of two sizes");
  return left.reduce((sum, x, index) => sum + x * right[index]!, 0);
}

/** The numbers of a structure in traversal order: lists by index, records by field. */
export function leavesOf(type: Type, value: Datum): number[] {
  const leaves: number[] = [];
  visitLeaves(type, value, (leaf) => {
    leaves.push(leaf);
    return leaf;
  });
  return leaves;
}

/** Adds to the number `index` of a structure in place; nothing where it has not so many. */
export function addToLeaf(type: Type, value: Datum, index: number, addend: number): void {
  let at = 0;
  visitLeaves(type, value, (leaf) => (at++ === index ? leaf + addend : leaf));
}

/** Replaces every number by what `map` makes of it, where it stands in a list or record. */
function visitLeaves(type: Type, value: Datum, map: (leaf: number) => number): Datum {
  switch (type.kind) {
    case "num":
      return map(asNumber(value));
    case "maybe":
      return value === undefined ? undefined : visitLeaves(type.of, value, map);
    case "list": {
      const list = asList(value);
      for (let index = 0; index < list.length; index++) {
        setElement(list, index, visitLeaves(type.elem, list[index], map));
      }
      return list;
    }
    case "record": {
      const record = asRecord(value);
      for (const field of type.fields) record[field.name] = visitLeaves(field.type, record[field.name], map);
      return record;
    }
    default:
      return value;
  }
}

export function asNumber(value: Datum): number {
  if (typeof value === "number") return value;
  throw new InvariantError(`a number was expected at run time, not ${typeof value}`);
}
