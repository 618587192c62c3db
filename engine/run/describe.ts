/**
 * Run-time values → the static shapes that a derivative is compiled for. Reads each number once at most and
 * never changes anything; getters are not run. What no type can describe is opaque in captures and refused
 * in arguments.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { misfitOf } from "../library/matrixExtents.ts";
import type { EntryShape, InstanceShape, Shape } from "../lower/shape.ts";
import type { Span } from "../source/span.ts";
import type { AnyFunction, FunctionInfo, FunctionRegistry } from "./functionRegistry.ts";
import { integerOf } from "./integerArrays.ts";
import { wordsForObject } from "./namedObjects.ts";
import { joinShapes } from "./joinShapes.ts";

/** An entry's shape, and the live values behind it. */
export interface Description {
  readonly entry: EntryShape;
  /** The function values, by instance. */
  readonly functions: readonly AnyFunction[];
  /** The value of a captured variable (or of a wrapper's part) when the description was made. */
  readonly captured: (instance: number, name: string) => unknown;
}

/** Most functions that one entry may reach, most entries of an array that are told apart, deepest structure. */
const maxInstances = 4000;
const maxTuple = 64;
const maxDepth = 200;

/**
 * Describes a call of a registered function. `span` is where it is called; `name` what a person calls it.
 * Raises `unknown-source`, `opaque-argument`, `matrix-extents`, `too-large`.
 */
export function describe(
  registry: FunctionRegistry,
  callee: AnyFunction,
  args: readonly unknown[],
  span: Span,
  name: string,
): Description {
  const describer = new Describer(registry, span);
  const calleeShape = describer.shapeOf(callee);
  if (calleeShape.kind !== "fn")
    return refuse("unknown-source", span, { callee: name, name: callee.name || "this function" });
  const shapes = args.map((value, position) => {
    const which = `Argument ${String(position)} of \`${name}\``;
    const shape = describer.shapeOf(value);
    if (shape.kind === "opaque") refuse(refusalOf(shape.why), span, { which, why: shape.why });
    return shape;
  });
  return {
    entry: { callee: calleeShape, args: shapes, instances: describer.instances() },
    functions: describer.functions,
    captured: (instance, variable) => describer.captured(instance, variable),
  };
}

function refusalOf(why: string): "matrix-extents" | "opaque-argument" {
  return /\ba matrix of \S+ whose data holds \d+ numbers$/.test(why) ? "matrix-extents" : "opaque-argument";
}

const num: Shape = { kind: "num" };
const bool: Shape = { kind: "bool" };
const str: Shape = { kind: "str" };
const absent: Shape = { kind: "undefined" };
const absentAsNull: Shape = { kind: "undefined", nil: "null" };
const emptyList: Shape = { kind: "list", flavor: "array", elem: undefined };
const numList: Shape = { kind: "list", flavor: "array", elem: num };
const f64List: Shape = { kind: "list", flavor: "f64", elem: num };
const f32List: Shape = { kind: "list", flavor: "f32", elem: num };

const opaque = (why: string): Shape => ({ kind: "opaque", why });

class Describer {
  readonly functions: AnyFunction[] = [];
  readonly #registry: FunctionRegistry;
  readonly #span: Span;
  readonly #instances: (InstanceShape | undefined)[] = [];
  readonly #values: Map<string, unknown>[] = [];
  readonly #known = new Map<object, Shape & { kind: "fn" }>();
  /** Objects being described now, to find those that contain themselves. */
  #open = new Set<object>();
  readonly #described = new Map<object, Shape>();

  constructor(registry: FunctionRegistry, span: Span) {
    this.#registry = registry;
    this.#span = span;
  }

  instances(): InstanceShape[] {
    return this.#instances.flatMap((instance) => (instance ? [instance] : []));
  }

  captured(instance: number, name: string): unknown {
    return this.#values[instance]?.get(name);
  }

  shapeOf(value: unknown): Shape {
    switch (typeof value) {
      case "number":
        return num;
      case "boolean":
        return bool;
      case "string":
        return str;
      case "undefined":
        return absent;
      case "bigint":
        return opaque("a BigInt");
      case "symbol":
        return opaque("a symbol");
      case "function":
        return this.#functionShape(value as AnyFunction);
      case "object":
        return value === null ? absentAsNull : this.#objectShape(value);
    }
  }

  // --- Functions -----------------------------------------------------------------------------------

  #functionShape(value: AnyFunction): Shape {
    const known = this.#known.get(value);
    if (known) return known;
    const info = this.#registry.lookUp(value);
    if (!info || !this.#isVisible(info))
      return opaque(isClass(value) ? "a class" : "a function that was not written in a cell");
    const instance = this.#instances.length;
    if (instance >= maxInstances)
      refuse("too-large", this.#span, {
        what: `it reaches more than ${String(maxInstances)} functions`,
        advice: "Make fewer closures: pass numbers in arrays instead.",
      });
    const shape = { kind: "fn", instance } as const;
    this.#known.set(value, shape);
    this.#instances.push(undefined);
    this.functions.push(value);
    this.#values.push(new Map());
    this.#instances[instance] = this.#instanceShape(info, instance);
    return shape;
  }

  /** Whether the source of everything that a function was made of can be seen. */
  #isVisible(info: FunctionInfo): boolean {
    if (info.kind !== "wrapper") return true;
    return info.inner.every(([, part]) => {
      const inner = typeof part === "function" ? this.#registry.lookUp(part) : undefined;
      return inner !== undefined && this.#isVisible(inner);
    });
  }

  #instanceShape(info: FunctionInfo, instance: number): InstanceShape {
    switch (info.kind) {
      case "builtin":
        return { kind: "builtin", name: info.name };
      case "literal": {
        // What a function captures is no part of the structure that holds the function.
        const around = this.#open;
        this.#open = new Set();
        const readers = info.readers();
        const captures = info.names.map(
          (name, position) => [name, this.#captureShape(instance, name, readers[position])] as const,
        );
        this.#open = around;
        return { kind: "literal", literal: info.literal, captures };
      }
      case "wrapper": {
        const inner = info.inner.map(([role, value]) => {
          this.#values[instance]?.set(role, value);
          return [role, this.shapeOf(value)] as const;
        });
        return { kind: "wrapper", wrapper: info.wrapper, inner, options: info.options };
      }
    }
  }

  #captureShape(instance: number, name: string, reader: (() => unknown) | undefined): Shape {
    let value: unknown;
    try {
      value = reader?.();
    } catch {
      return opaque("not given a value yet");
    }
    this.#values[instance]?.set(name, value);
    return this.shapeOf(value);
  }

  // --- Arrays and objects --------------------------------------------------------------------------

  #objectShape(value: object): Shape {
    const ours = wordsForObject(value);
    if (ours !== undefined) return opaque(ours);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Float64Array.prototype) return f64List;
    if (prototype === Float32Array.prototype) return f32List;
    const integer = integerOf(prototype);
    if (integer !== undefined) return { kind: "list", flavor: "array", elem: num, integer };
    if (prototype === Array.prototype) return this.#arrayShape(value as readonly unknown[]);
    if (prototype === Object.prototype || prototype === null) return this.#recordShape(value);
    return opaque(articled(constructorName(prototype)));
  }

  #arrayShape(value: readonly unknown[]): Shape {
    if (value.length === 0) return emptyList;
    if (holdsNumbersOnly(value)) return numList;
    return this.#within(value, () => {
      let elem: Shape | undefined;
      for (let i = 0; i < value.length; i++) {
        const entry = value[i];
        if (entry === undefined && !(i in value))
          return opaque(`an array with holes: entry ${String(i)} is missing`);
        if (elem && this.#fits(elem, entry)) continue;
        const shape = this.shapeOf(entry);
        const joined: Shape | undefined = elem ? joinShapes(elem, shape) : shape;
        if (shape.kind === "opaque") return opaque(`an array with an entry that is ${shape.why}`);
        if (!joined || joined.kind === "fn") return this.#tupleShape(value);
        elem = joined;
      }
      return elem ? { kind: "list", flavor: "array", elem } : emptyList;
    });
  }

  /** An array whose entries differ, each with a shape of its own. */
  #tupleShape(value: readonly unknown[]): Shape {
    if (value.length > maxTuple) return opaque("an array whose entries differ in structure");
    const fields: (readonly [string, Shape])[] = [];
    for (const [i, entry] of value.entries()) {
      const shape = this.shapeOf(entry);
      if (shape.kind === "opaque") return opaque(`an array with an entry that is ${shape.why}`);
      fields.push([String(i), shape]);
    }
    return { kind: "record", flavor: "tuple", fields };
  }

  #recordShape(value: object): Shape {
    return this.#within(value, () => {
      const fields: (readonly [string, Shape])[] = [];
      for (const name of Object.keys(value)) {
        if (name === "__proto__") return opaque("an object with a field named `__proto__`");
        const property = Object.getOwnPropertyDescriptor(value, name);
        if (!property || !("value" in property)) return opaque(`an object with the getter \`${name}\``);
        const shape = this.shapeOf(property.value);
        if (shape.kind === "opaque") return opaque(`an object whose field \`${name}\` is ${shape.why}`);
        fields.push([name, shape]);
      }
      const misfit = misfitOf(value);
      return misfit === undefined ? { kind: "record", flavor: "object", fields } : opaque(misfit);
    });
  }

  #within(value: object, describeInside: () => Shape): Shape {
    if (this.#open.has(value)) return opaque("a structure that contains itself");
    if (this.#open.size >= maxDepth) return opaque("nested too deeply");
    const known = this.#described.get(value);
    if (known) return known;
    this.#open.add(value);
    const shape = describeInside();
    this.#open.delete(value);
    if (shape.kind !== "opaque") this.#described.set(value, shape);
    return shape;
  }

  /** Whether a value has exactly this shape; found without building another. */
  #fits(shape: Shape, value: unknown): boolean {
    switch (shape.kind) {
      case "num":
        return typeof value === "number";
      case "bool":
        return typeof value === "boolean";
      case "str":
        return typeof value === "string";
      case "undefined":
        return false;
      case "maybe":
        return this.#fits(shape.of, value);
      case "fn":
        return typeof value === "function" && this.#known.get(value)?.instance === shape.instance;
      case "opaque":
        return false;
      case "list":
        return this.#fitsList(shape, value);
      case "record":
        return shape.flavor === "object" && this.#fitsRecord(shape.fields, value);
    }
  }

  #fitsList(shape: Shape & { kind: "list" }, value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (shape.flavor === "f64") return prototype === Float64Array.prototype;
    if (shape.flavor === "f32") return prototype === Float32Array.prototype;
    if (shape.integer !== undefined) return integerOf(prototype) === shape.integer;
    if (prototype !== Array.prototype) return false;
    const { elem } = shape;
    const entries = value as readonly unknown[];
    if (!elem) return entries.length === 0;
    if (elem.kind === "num") return holdsNumbersOnly(entries);
    return entries.every((entry) => this.#fits(elem, entry)) && !hasHoles(entries);
  }

  #fitsRecord(fields: readonly (readonly [string, Shape])[], value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return false;
    const names = Object.keys(value);
    return (
      names.length === fields.length &&
      misfitOf(value) === undefined &&
      fields.every(([name, shape], i) => {
        if (names[i] !== name) return false;
        const property = Object.getOwnPropertyDescriptor(value, name);
        return property !== undefined && "value" in property && this.#fits(shape, property.value);
      })
    );
  }
}

function holdsNumbersOnly(values: readonly unknown[]): boolean {
  for (let i = 0; i < values.length; i++) if (typeof values[i] !== "number") return false;
  return true;
}

function hasHoles(values: readonly unknown[]): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] === undefined && !(i in values)) return true;
  return false;
}

function isClass(value: AnyFunction): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function constructorName(prototype: unknown): string {
  const constructor: unknown =
    typeof prototype === "object" && prototype !== null
      ? Object.getOwnPropertyDescriptor(prototype, "constructor")?.value
      : undefined;
  return typeof constructor === "function" && constructor.name !== ""
    ? constructor.name
    : "object of a class";
}

function articled(noun: string): string {
  return `${/^[AEIOU]/i.test(noun) ? "an" : "a"} ${noun}`;
}
