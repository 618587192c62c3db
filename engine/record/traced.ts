/**
 * Values while a function is recorded: numbers that depend on the inputs know which entry they are; everything else is
 * what it is. Structures are walked by their types, as in `ir/structure.ts`.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { newList, newRecord, setElement, type Datum } from "../ir/structure.ts";
import type { ListType, RecordType, Type } from "../ir/types.ts";
import { isIntegerArray } from "../run/integerArrays.ts";
import type { Span } from "../source/span.ts";

/** A number that depends on the inputs. */
export class Sym {
  readonly entry: number;
  readonly value: number;
  constructor(entry: number, value: number) {
    this.entry = entry;
    this.value = value;
  }
}

export class TracedList {
  readonly type: ListType;
  readonly items: Traced[];
  constructor(type: ListType, items: Traced[]) {
    this.type = type;
    this.items = items;
  }
}

export class TracedRecord {
  readonly fields: Map<string, Traced>;
  constructor(fields: Map<string, Traced>) {
    this.fields = fields;
  }
}

export type TracedNumber = number | Sym;
export type Traced = TracedNumber | boolean | string | undefined | TracedList | TracedRecord;

/** Something of a structure that is no number and that the recorded operations rest on. */
export interface StructureNote {
  readonly path: string;
  readonly what: "length" | "flag" | "presence";
  readonly value: number | boolean | string;
}

export function asTracedNumber(value: Traced): TracedNumber {
  if (typeof value === "number" || value instanceof Sym) return value;
  throw new InvariantError(`a number was expected while recording, not ${typeof value}`);
}

export function numberOf(value: TracedNumber): number {
  return typeof value === "number" ? value : value.value;
}

export function asTracedList(value: Traced): TracedList {
  if (value instanceof TracedList) return value;
  throw new InvariantError("a list was expected while recording");
}

export function asTracedRecord(value: Traced): TracedRecord {
  if (value instanceof TracedRecord) return value;
  throw new InvariantError("a record was expected while recording");
}

// --- In and out ------------------------------------------------------------------------------------

/** What becomes of the parts of a value that enters. */
export interface Entering {
  readonly number: (value: number, path: string) => TracedNumber;
  readonly note: (note: StructureNote) => void;
  readonly span: Span;
  /** What entered already: an object in a second place is the same there. Without it each place has its own. */
  readonly known?: Map<unknown, Traced>;
}

/** A value of the user's (or of the interpreter's) as a traced one. Raises `opaque-argument`. */
export function enter(type: Type, value: unknown, path: string, entering: Entering): Traced {
  switch (type.kind) {
    case "num":
      return typeof value === "number" ? entering.number(value, path) : misfit("a number", value, entering);
    case "bool":
    case "str":
      if (typeof value !== "boolean" && typeof value !== "string") return misfit("a flag", value, entering);
      entering.note({ path, what: "flag", value });
      return value;
    case "undefined":
      return undefined;
    case "maybe":
      entering.note({ path, what: "presence", value: value === null ? "null" : value !== undefined });
      return value === undefined || value === null ? undefined : enter(type.of, value, path, entering);
    case "list":
      return enterList(type, value, path, entering);
    case "record":
      return enterRecord(type, value, path, entering);
  }
}

function enterList(type: ListType, value: unknown, path: string, entering: Entering): Traced {
  if (!isList(value)) return misfit("an array", value, entering);
  const source = value as ArrayLike<unknown>;
  entering.note({ path, what: "length", value: source.length });
  const items = Array.from(source, (item, index) =>
    enter(type.elem, item, `${path}[${String(index)}]`, entering),
  );
  return known(value, new TracedList(type, items), entering);
}

/** What stands for the object, which is `made` where it enters for the first time; numbers have been told of each place. */
function known(value: object, made: TracedList | TracedRecord, entering: Entering): Traced {
  const before = entering.known?.get(value);
  if (before !== undefined) return before;
  entering.known?.set(value, made);
  return made;
}

function isList(value: unknown): value is object {
  if (Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array) return true;
  return ArrayBuffer.isView(value) && isIntegerArray(value);
}

function enterRecord(type: RecordType, value: unknown, path: string, entering: Entering): Traced {
  // Functions are known when compiling; nobody reads a parameter that holds one.
  if (typeof value === "function") return new TracedRecord(new Map());
  if (typeof value !== "object" || value === null) return misfit("an object", value, entering);
  const source = value as Readonly<Record<string, unknown>>;
  const member = (name: string) => (type.flavor === "tuple" ? `${path}[${name}]` : `${path}.${name}`);
  const fields = type.fields.map(
    ({ name, type: of }) => [name, enter(of, source[name], member(name), entering)] as const,
  );
  return known(value, new TracedRecord(new Map(fields)), entering);
}

function misfit(expected: string, value: unknown, { span }: Entering): never {
  const why = `${value === null ? "null" : typeof value} where ${expected} is needed`;
  return refuse("opaque-argument", span, { which: "This value", why });
}

/** The value with its numbers filled in, as the interpreter holds it. */
export function datumOf(type: Type, value: Traced, read: (number: TracedNumber) => number): Datum {
  switch (type.kind) {
    case "num":
      return read(asTracedNumber(value));
    case "bool":
    case "str":
    case "undefined":
      return value as boolean | string | undefined;
    case "maybe":
      return value === undefined ? undefined : datumOf(type.of, value, read);
    case "list": {
      const { items } = asTracedList(value);
      const list = newList(type, items.length, undefined);
      items.forEach((item, index) => {
        setElement(list, index, datumOf(type.elem, item, read));
      });
      return list;
    }
    case "record": {
      const { fields } = asTracedRecord(value);
      const record = newRecord(type);
      for (const { name, type: of } of type.fields) record[name] = datumOf(of, fields.get(name), read);
      return record;
    }
  }
}

/** The value as the user knows it: a field of an object that is absent stays absent. */
export function userValueOf(type: Type, value: Traced, read: (number: TracedNumber) => number): unknown {
  if (type.kind === "maybe") return value === undefined ? undefined : userValueOf(type.of, value, read);
  if (type.kind === "list" && type.flavor === "array")
    return asTracedList(value).items.map((item) => userValueOf(type.elem, item, read));
  if (type.kind !== "record") return datumOf(type, value, read);
  const { fields } = asTracedRecord(value);
  const parts = type.fields.map(
    ({ name, type: of }) => [name, of, userValueOf(of, fields.get(name), read)] as const,
  );
  if (type.flavor === "tuple") return parts.map(([, , part]) => part);
  const present = parts.filter(([, of, part]) => part !== undefined || of.kind !== "maybe");
  return Object.fromEntries(present.map(([name, , part]) => [name, part]));
}
