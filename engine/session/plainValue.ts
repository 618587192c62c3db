/**
 * Any value a cell can make → plain data for the page, bounded in size whatever the value is. Never runs a
 * getter and never throws.
 */
import type { PlainValue, Plot } from "../protocol.ts";
import type { FunctionRegistry } from "../run/functionRegistry.ts";
import { plotOf } from "./plots/drawing.ts";
import { recordingBehind, type TellableRecording } from "./recordingValues.ts";

/** How much of a value is kept; what is cut says so by its length. */
export interface PlainLimits {
  /** Entries of one array, map or set, and fields of one object. */
  readonly entries: number;
  /** Numbers of one array that holds nothing else. */
  readonly numbers: number;
  /** Values in all. */
  readonly total: number;
  /** Characters of one string. */
  readonly text: number;
  readonly depth: number;
}

/** What a page can show of values that come in numbers: of derivatives, and while a cell runs. */
export const pageLimits: PlainLimits = {
  entries: 1_000,
  numbers: 1_000,
  total: 20_000,
  text: 10_000,
  depth: 8,
};

/** What a page can show of the one value that a cell gives. */
export const valueLimits: PlainLimits = {
  entries: 2_000,
  numbers: 50_000,
  total: 100_000,
  text: 100_000,
  depth: 12,
};

/** One line of a console. */
export const lineLimits: PlainLimits = { entries: 100, numbers: 100, total: 500, text: 2_000, depth: 4 };

/** Operations of a recording that are shown, and decisions. */
const recordedRows = 200;

/** Converts a value. */
export function toPlain(value: unknown, registry: FunctionRegistry, limits: PlainLimits): PlainValue {
  try {
    return new Converter(registry, limits).convert(value, 0);
  } catch {
    // A proxy's traps can throw anywhere.
    return { kind: "opaque", text: "a value that cannot be shown" };
  }
}

class Converter {
  readonly #registry: FunctionRegistry;
  readonly #limits: PlainLimits;
  readonly #open = new Set<object>();
  #left: number;

  constructor(registry: FunctionRegistry, limits: PlainLimits) {
    this.#registry = registry;
    this.#limits = limits;
    this.#left = limits.total;
  }

  convert(value: unknown, depth: number): PlainValue {
    this.#left--;
    switch (typeof value) {
      case "number":
        return { kind: "number", value };
      case "boolean":
        return { kind: "boolean", value };
      case "string":
        return {
          kind: "string",
          value: value.slice(0, this.#limits.text),
          cut: value.length > this.#limits.text,
        };
      case "undefined":
        return { kind: "undefined" };
      case "bigint":
        return { kind: "opaque", text: `${value.toString().slice(0, this.#limits.text)}n` };
      case "symbol":
        return { kind: "opaque", text: value.toString() };
      case "function":
        return this.#functionValue(value);
      case "object":
        return value === null ? { kind: "null" } : this.#object(value, depth);
    }
  }

  #functionValue(value: object): PlainValue {
    const info = this.#registry.lookUp(value);
    const own: unknown = Object.getOwnPropertyDescriptor(value, "name")?.value;
    const name = typeof own === "string" ? own : "";
    if (info?.kind === "wrapper") return { kind: "function", name: info.name, wrapper: info.wrapper };
    return { kind: "function", name: info?.kind === "builtin" ? info.name : name, wrapper: undefined };
  }

  #object(value: object, depth: number): PlainValue {
    const plot = plotOf(value);
    if (plot !== undefined) return this.#plot(plot);
    if (this.#open.has(value)) return { kind: "opaque", text: "… (contains itself)" };
    if (depth >= this.#limits.depth) return { kind: "opaque", text: "…" };
    const recording = recordingBehind(value);
    if (recording !== undefined) return this.#recording(recording, depth);
    const text = opaqueText(value);
    if (text !== undefined) return { kind: "opaque", text: text.slice(0, this.#limits.text) };
    this.#open.add(value);
    const plain = this.#contents(value, depth);
    this.#open.delete(value);
    return plain;
  }

  /** Pictures are bounded where they are made; several of them count against the whole all the same. */
  #plot(plot: Plot): PlainValue {
    if (this.#left <= 0) return { kind: "opaque", text: "… (a plot)" };
    this.#left -= sizeOf(plot);
    return { kind: "plot", plot };
  }

  #recording(recording: TellableRecording, depth: number): PlainValue {
    const { name, counts, redone } = recording;
    const most = Math.min(this.#limits.entries, recordedRows);
    const operations = recording.operations(Math.min(most, Math.max(this.#left, 0)));
    this.#left -= operations.length;
    const decisions = recording.decisions(Math.min(most, Math.max(this.#left, 0)));
    this.#left -= decisions.length;
    const value = this.convert(recording.value, depth + 1);
    return { kind: "recording", name, value, counts, redone, operations, decisions };
  }

  #contents(value: object, depth: number): PlainValue {
    if (Array.isArray(value)) return this.#array(value as unknown[], depth);
    if (isNumbersView(value)) return this.#numbers(value, flavorOf(value));
    if (value instanceof Map) return this.#map(value, depth);
    if (value instanceof Set) return this.#set(value, depth);
    return this.#entries(value, depth);
  }

  #array(value: readonly unknown[], depth: number): PlainValue {
    const shown = Math.min(value.length, this.#limits.numbers, Math.max(this.#left, 0));
    let numbers = shown > 0;
    for (let i = 0; i < shown && numbers; i++) numbers = typeof value[i] === "number";
    if (numbers) return this.#numbers(value as readonly number[], "array");
    const kept = Math.min(value.length, this.#limits.entries, Math.max(this.#left, 0));
    const items: PlainValue[] = [];
    for (let i = 0; i < kept && this.#left > 0; i++) items.push(this.convert(value[i], depth + 1));
    return { kind: "array", length: value.length, items };
  }

  #numbers(value: ArrayLike<number>, flavor: "array" | "Float64Array" | "Float32Array"): PlainValue {
    const kept = Math.min(value.length, this.#limits.numbers, Math.max(this.#left, 0));
    this.#left -= kept;
    const values: number[] = [];
    for (let i = 0; i < kept; i++) values.push(value[i]!);
    return { kind: "numbers", flavor, length: value.length, values };
  }

  #entries(value: object, depth: number): PlainValue {
    const names = Object.keys(value);
    const entries: (readonly [string, PlainValue])[] = [];
    for (const name of names) {
      if (entries.length >= this.#limits.entries || this.#left <= 0) break;
      const property = Object.getOwnPropertyDescriptor(value, name);
      const plain: PlainValue =
        property && "value" in property
          ? this.convert(property.value, depth + 1)
          : { kind: "opaque", text: "(getter)" };
      entries.push([name, plain]);
    }
    return { kind: "object", entries, size: names.length };
  }

  #map(value: ReadonlyMap<unknown, unknown>, depth: number): PlainValue {
    const entries: (readonly [PlainValue, PlainValue])[] = [];
    for (const [key, each] of Map.prototype.entries.call(value)) {
      if (entries.length >= this.#limits.entries || this.#left <= 0) break;
      entries.push([this.convert(key, depth + 1), this.convert(each, depth + 1)]);
    }
    return { kind: "map", entries, size: Reflect.get(Map.prototype, "size", value) };
  }

  #set(value: ReadonlySet<unknown>, depth: number): PlainValue {
    const items: PlainValue[] = [];
    for (const item of Set.prototype.values.call(value)) {
      if (items.length >= this.#limits.entries || this.#left <= 0) break;
      items.push(this.convert(item, depth + 1));
    }
    return { kind: "set", items, size: Reflect.get(Set.prototype, "size", value) };
  }
}

function sizeOf(plot: Plot): number {
  if (plot.form === "contour") return plot.xs.length * plot.ys.length;
  return plot.series.reduce((sum, { y }) => sum + 2 * y.length, 0);
}

type NumbersView = ArrayLike<number> & object;

function isNumbersView(value: object): value is NumbersView {
  return ArrayBuffer.isView(value) && !(value instanceof DataView) && !/^Big/.test(tagOf(value));
}

function flavorOf(value: object): "array" | "Float64Array" | "Float32Array" {
  return value instanceof Float64Array
    ? "Float64Array"
    : value instanceof Float32Array
      ? "Float32Array"
      : "array";
}

/** What is shown as a text instead of its fields. */
function opaqueText(value: object): string | undefined {
  if (value instanceof Error)
    return `${textField(value, "name", "Error")}: ${textField(value, "message", "")}`;
  if (value instanceof RegExp) return String(RegExp.prototype.toString.call(value));
  const tag = tagOf(value);
  return /^(?:Object|Array|Map|Set)$/.test(tag) || (ArrayBuffer.isView(value) && isNumbersView(value))
    ? undefined
    : `[${tag}]`;
}

function tagOf(value: object): string {
  return String(Object.prototype.toString.call(value)).slice("[object ".length, -1);
}

function textField(value: object, name: "name" | "message", otherwise: string): string {
  for (let at: unknown = value; typeof at === "object" && at !== null; at = Object.getPrototypeOf(at)) {
    const field: unknown = Object.getOwnPropertyDescriptor(at, name)?.value;
    if (typeof field === "string") return field;
  }
  return otherwise;
}
