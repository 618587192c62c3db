/**
 * The user's values ↔ values as compiled code holds them. In: copies, but typed arrays that nothing stores into are
 * shared. Out: always copies, in the user's own kinds of arrays and objects.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { Layout, LayoutField } from "../emit/emitted.ts";
import { entryText } from "../emit/property.ts";
import type { Span } from "../source/span.ts";
import { isIntegerArray } from "./integerArrays.ts";

/** Converts the arguments of one call, so that an array given twice is noticed. */
export class Entrance {
  readonly #span: Span;
  /** Whether anything in these layouts is stored into: only then do two names for one array matter. */
  readonly #watches: boolean;
  readonly #seen = new Map<object, boolean>();

  constructor(layouts: readonly Layout[], span: Span) {
    this.#span = span;
    this.#watches = layouts.some(isStoredInto);
  }

  /** Raises `opaque-argument` for what does not have the layout. */
  enter(layout: Layout, value: unknown): unknown {
    switch (layout.kind) {
      case "num":
        return typeof value === "number" ? value : this.#misfit("a number", value);
      case "bool":
        return typeof value === "boolean" ? value : this.#misfit("a boolean", value);
      case "str":
        return typeof value === "string" ? value : this.#misfit("a string", value);
      case "undefined":
        return undefined;
      case "maybe":
        return value === undefined || value === null ? undefined : this.enter(layout.of, value);
      case "list":
        return this.#list(layout, value);
      case "record":
        return this.#record(layout, value);
    }
  }

  #list(layout: Layout & { kind: "list" }, value: unknown): unknown {
    if (!isListOf(layout.flavor, value)) return this.#misfit(listNames[layout.flavor], value);
    this.#watch(value, layout.stored);
    if (layout.held === "typed") return this.#typed(layout, value);
    const { elem } = layout;
    const list: unknown[] = [];
    for (let i = 0; i < value.length; i++) list.push(this.enter(elem, value[i]));
    return list;
  }

  #typed(layout: Layout & { kind: "list" }, value: ArrayLike<unknown>): Float64Array | Float32Array {
    if (layout.flavor !== "array") {
      const typed = value as Float64Array | Float32Array;
      return layout.stored ? typed.slice() : typed;
    }
    const list = new Float64Array(value.length);
    for (let i = 0; i < value.length; i++) {
      const element = value[i];
      list[i] = typeof element === "number" ? element : Number(this.#misfit("a number", element));
    }
    return list;
  }

  #record(layout: Layout & { kind: "record" }, value: unknown): unknown {
    // Compiled code knows functions when it is compiled and never reads their parameters.
    if (layout.flavor === "closure" && typeof value === "function") return undefined;
    if (typeof value !== "object" || value === null) return this.#misfit("an object", value);
    this.#watch(value, layout.stored);
    const source = value as Readonly<Record<string, unknown>>;
    return builderOf(layout.fields)(
      layout.fields.map((field) => this.enter(field.layout, source[field.name])),
    );
  }

  /** One object under two names would be two objects here; refused where that could be told apart. */
  #watch(value: object, stored: boolean): void {
    if (!this.#watches) return;
    const before = this.#seen.get(value);
    if (before !== undefined && (before || stored)) {
      const isList = Array.isArray(value) || ArrayBuffer.isView(value);
      const [what, copy] = isList ? ["array", "xs.slice()"] : ["object", "{ ...record }"];
      refuse("shared-argument", this.#span, { what, copy });
    }
    this.#seen.set(value, stored);
  }

  #misfit(expected: string, value: unknown): unknown {
    const why = `${value === null ? "null" : typeof value} where ${expected} is needed`;
    return refuse("opaque-argument", this.#span, { which: "This value", why });
  }
}

const listNames = { array: "an array", f64: "a Float64Array", f32: "a Float32Array" } as const;

function isListOf(flavor: "array" | "f64" | "f32", value: unknown): value is ArrayLike<unknown> & object {
  if (flavor === "array") return Array.isArray(value) || (ArrayBuffer.isView(value) && isIntegerArray(value));
  return flavor === "f64" ? value instanceof Float64Array : value instanceof Float32Array;
}

function isStoredInto(layout: Layout): boolean {
  switch (layout.kind) {
    case "maybe":
      return isStoredInto(layout.of);
    case "list":
      return layout.stored || isStoredInto(layout.elem);
    case "record":
      return layout.stored || layout.fields.some((field) => isStoredInto(field.layout));
    default:
      return false;
  }
}

type RecordBuilder = (values: readonly unknown[]) => object;
const builders = new Map<string, RecordBuilder>();

/** Makes records of the shape that literals in emitted code have. */
function builderOf(fields: readonly LayoutField[]): RecordBuilder {
  const entries = fields.map(({ property }, index) => entryText(property, `values[${index}]`)).join(", ");
  const known = builders.get(entries);
  if (known !== undefined) return known;
  const builder = new Function("values", `return { ${entries} };`) as RecordBuilder;
  builders.set(entries, builder);
  return builder;
}

/** The value as the user knows it; nothing of it is shared with compiled code. */
export function leave(layout: Layout, value: unknown): unknown {
  switch (layout.kind) {
    case "num":
    case "bool":
    case "str":
      return value;
    case "undefined":
      return undefined;
    case "maybe":
      return value === undefined ? undefined : leave(layout.of, value);
    case "list":
      return leaveList(layout, value);
    case "record":
      return leaveRecord(layout, value);
  }
}

function leaveList(layout: Layout & { kind: "list" }, value: unknown): unknown {
  if (layout.flavor !== "array") return (value as Float64Array | Float32Array).slice();
  const list = value as ArrayLike<unknown>;
  const left: unknown[] = [];
  if (layout.elem.kind === "num") for (let i = 0; i < list.length; i++) left.push(list[i]);
  else for (let i = 0; i < list.length; i++) left.push(leave(layout.elem, list[i]));
  return left;
}

/** Every entry in its place: the shadow of a tuple has none for what holds no number. */
function leaveTuple(fields: readonly LayoutField[], source: Readonly<Record<string, unknown>>): unknown[] {
  const left: unknown[] = [];
  for (const { name, property, layout } of fields) {
    while (left.length < Number(name)) left.push(undefined);
    left.push(leave(layout, source[property]));
  }
  return left;
}

/** Tuples become arrays; a field of a user's object that is absent stays absent. */
function leaveRecord(layout: Layout & { kind: "record" }, value: unknown): unknown {
  if (typeof value !== "object" || value === null)
    throw new InvariantError("a record was expected at the exit");
  const source = value as Readonly<Record<string, unknown>>;
  if (layout.flavor === "tuple") return leaveTuple(layout.fields, source);
  const entries = layout.fields.flatMap((field) => {
    const part = leave(field.layout, source[field.property]);
    return part === undefined && field.layout.kind === "maybe" ? [] : [[field.name, part] as const];
  });
  return Object.fromEntries(entries);
}
