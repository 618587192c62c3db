/**
 * Where a run's first number that is not finite came from, and the way by which it reached the result. Follows values
 * through the interpreter: slow, so only for runs whose result calls for it. A number that was not finite when it was
 * given begins its own way.
 */
import { Interpreter, type Activation, type Host, type Watch } from "../ir/interpret.ts";
import type { Datum } from "../ir/structure.ts";
import type { Func, Module, Op, Value } from "../ir/types.ts";
import type { NonFiniteStep } from "../protocol.ts";
import { isSomewhere } from "../source/span.ts";
import { operationLabel } from "./operationLabel.ts";

export interface Way {
  readonly path: readonly NonFiniteStep[];
  readonly cut: number;
}

/** Operations that a run may take to be followed. */
const mostSteps = 2e6;
/** Steps that are told from each end of a way. */
const told = 8;

/**
 * The way to the first number of the results that is not finite; undefined where the run has more than two million
 * operations. `host`: what the run needs besides, and gives it the numbers from outside that the real run had.
 */
export function followNonFinite(
  module: Module,
  root: string,
  args: readonly Datum[],
  host: Host,
): Way | undefined {
  const follower = new Follower();
  const watched: Host = { ...host, steps: mostSteps, watch: follower };
  const interpreter = new Interpreter(module, watched);
  try {
    return wayOf(follower.causeOf(interpreter.run(root, args)));
  } catch (error) {
    if (interpreter.isUsedUp) return undefined;
    throw error;
  }
}

interface Step {
  readonly told: Omit<NonFiniteStep, "times">;
  readonly from: Step | undefined;
}

type Causes = Map<Value, Step>;

class Follower implements Watch {
  readonly #values = new WeakMap<Activation, Causes>();
  /** Causes of what stands in lists and records, by index or field. */
  readonly #memory = new WeakMap<object, Map<string | number, Step>>();
  readonly #tape: (readonly (Step | undefined)[])[] = [];
  readonly #tangents = new WeakSet<Value>();
  #results: readonly (Step | undefined)[] = [];

  executed(op: Op, args: readonly Datum[], results: readonly Datum[], func: Func, where: Activation): void {
    const [a, b, c] = args;
    switch (op.kind) {
      case "load":
        this.#set(where, op.results[0], results[0], this.#inMemory(a, Number(b)));
        break;
      case "getField":
        this.#set(where, op.results[0], results[0], this.#inMemory(a, op.field));
        break;
      case "store":
        this.#keep(a, Number(b), c, this.#of(where, op.args[2]));
        break;
      case "push":
        this.#keep(a, lengthOf(a) - 1, b, this.#of(where, op.args[1]));
        break;
      case "setField":
        this.#keep(a, op.field, b, this.#of(where, op.args[1]));
        break;
      case "makeList":
        args.forEach((arg, index) => this.#keep(results[0], index, arg, this.#of(where, op.args[index])));
        break;
      case "makeRecord": {
        const type = op.results[0]?.type;
        if (type?.kind === "record")
          type.fields.forEach(({ name }, index) =>
            this.#keep(results[0], name, args[index], this.#of(where, op.args[index])),
          );
        break;
      }
      case "copy":
        this.#copyInto(results[0], a);
        break;
      case "accumulate":
        this.#copyInto(a, b);
        break;
      case "leafGet":
        this.#set(where, op.results[0], results[0], this.#inLeaf(a, Number(b)));
        break;
      case "leafAdd":
        this.#keepInLeaf(a, Number(b), this.#of(where, op.args[2]));
        break;
      default:
        this.#compute(op, args, results, func, where);
    }
    this.#noteTangent(op);
  }

  passed(from: readonly Value[], there: Activation, to: readonly Value[], here: Activation): void {
    const causes = from.map((value) => this.#of(there, value));
    to.forEach((value, index) => {
      this.#assign(here, value, causes[index]);
      const source = from[index];
      if (source !== undefined && this.#tangents.has(source)) this.#tangents.add(value);
    });
  }

  taped(direction: "push" | "pop", values: readonly Value[], where: Activation): void {
    if (direction === "push") {
      this.#tape.push(values.map((value) => this.#of(where, value)));
      return;
    }
    const group = this.#tape.pop() ?? [];
    values.forEach((value, index) => this.#assign(where, value, group[index]));
  }

  returned(values: readonly Value[], where: Activation): void {
    this.#results = values.map((value) => this.#of(where, value));
  }

  /** The cause of the first of the results' numbers that is not finite. */
  causeOf(results: readonly Datum[]): Step | undefined {
    for (const [index, result] of results.entries()) {
      const found = isBad(result) ? this.#results[index] : this.#within(result);
      if (found) return found;
    }
    return undefined;
  }

  /** Any other operation: its result is not finite because an operand is not, or begins here. */
  #compute(op: Op, args: readonly Datum[], results: readonly Datum[], func: Func, where: Activation): void {
    const [result] = results;
    const [value] = op.results;
    if (value === undefined) return;
    if (!isBad(result)) {
      this.#assign(where, value, undefined);
      return;
    }
    if (op.kind === "stopGradient" || op.kind === "some" || op.kind === "unwrap") {
      this.#set(where, value, result, this.#of(where, op.args[0]));
      return;
    }
    const causes = args.map((arg, index) =>
      isBad(arg) ? this.#of(where, op.args[index]) : this.#within(arg),
    );
    this.#set(where, value, result, {
      told: {
        operation: operationLabel(op) ?? op.kind,
        quantity: this.#quantity(op, func),
        operands: args.filter((arg): arg is number => typeof arg === "number"),
        value: result,
        span: op.span,
      },
      from: causes.find((cause) => cause !== undefined),
    });
  }

  /** The cause of the first number in a structure that is not finite. */
  #within(structure: Datum): Step | undefined {
    if (typeof structure !== "object") return undefined;
    const isList = Array.isArray(structure) || ArrayBuffer.isView(structure);
    for (const [key, part] of Object.entries(structure as Readonly<Record<string, Datum>>)) {
      const found = isBad(part) ? this.#inMemory(structure, isList ? Number(key) : key) : this.#within(part);
      if (found) return found;
    }
    return undefined;
  }

  #quantity(op: Op, func: Func): NonFiniteStep["quantity"] {
    if ((op.role ?? func.role) === "reverse" || op.results[0]?.name?.endsWith("Bar") === true)
      return "cotangent";
    return op.args.some((arg) => this.#isTangent(arg)) || op.results.some((each) => this.#isTangent(each))
      ? "tangent"
      : "primal";
  }

  #isTangent(value: Value): boolean {
    return /Dot\d*$/.test(value.name ?? "") || this.#tangents.has(value);
  }

  #noteTangent({ args, results }: Op): void {
    if (args.some((arg) => this.#isTangent(arg))) for (const result of results) this.#tangents.add(result);
  }

  #set(where: Activation, value: Value | undefined, datum: Datum, cause: Step | undefined): void {
    if (value !== undefined) this.#assign(where, value, isBad(datum) ? cause : undefined);
  }

  #assign(where: Activation, value: Value, cause: Step | undefined): void {
    let causes = this.#values.get(where);
    if (causes === undefined) {
      causes = new Map();
      this.#values.set(where, causes);
    }
    if (cause === undefined) causes.delete(value);
    else causes.set(value, cause);
  }

  #of(where: Activation, value: Value | undefined): Step | undefined {
    return value && this.#values.get(where)?.get(value);
  }

  #inMemory(holder: Datum, key: string | number): Step | undefined {
    return typeof holder === "object" ? this.#memory.get(holder)?.get(key) : undefined;
  }

  #keep(holder: Datum, key: string | number, datum: Datum, cause: Step | undefined): void {
    if (typeof holder !== "object") return;
    const causes = this.#memory.get(holder) ?? new Map<string | number, Step>();
    this.#memory.set(holder, causes);
    if (cause !== undefined && isBad(datum)) causes.set(key, cause);
    else causes.delete(key);
  }

  #inLeaf(structure: Datum, index: number): Step | undefined {
    const place = placeOfLeaf(structure, { left: index });
    return place && this.#inMemory(place.holder, place.key);
  }

  #keepInLeaf(structure: Datum, index: number, cause: Step | undefined): void {
    const place = placeOfLeaf(structure, { left: index });
    if (place)
      this.#keep(place.holder, place.key, place.value, this.#inMemory(place.holder, place.key) ?? cause);
  }

  /** What one structure holds is, or is added to, what another of the same form holds. */
  #copyInto(into: Datum, from: Datum): void {
    if (typeof into !== "object" || typeof from !== "object") return;
    const isList = Array.isArray(from) || ArrayBuffer.isView(from);
    for (const [key, part] of Object.entries(from as Readonly<Record<string, Datum>>)) {
      const index = isList ? Number(key) : key;
      const own = (into as Readonly<Record<string, Datum>>)[key];
      if (typeof part === "object") this.#copyInto(own, part);
      else this.#keep(into, index, own, this.#inMemory(into, index) ?? this.#inMemory(from, index));
    }
  }
}

interface LeafPlace {
  readonly holder: Datum;
  readonly key: string | number;
  readonly value: number;
}

/** Where the number stands that has `count.left` numbers before it. */
function placeOfLeaf(structure: Datum, count: { left: number }): LeafPlace | undefined {
  if (typeof structure !== "object") return undefined;
  const isList = Array.isArray(structure) || ArrayBuffer.isView(structure);
  for (const [key, part] of Object.entries(structure as Readonly<Record<string, Datum>>)) {
    if (typeof part === "number" && count.left-- === 0)
      return { holder: structure, key: isList ? Number(key) : key, value: part };
    const found = placeOfLeaf(part, count);
    if (found) return found;
  }
  return undefined;
}

function isBad(datum: Datum): datum is number {
  return typeof datum === "number" && !Number.isFinite(datum);
}

function lengthOf(list: Datum): number {
  return Array.isArray(list) ? list.length : 0;
}

/** From the origin to the result, what stands at one place in a row counted together. */
function wayOf(last: Step | undefined): Way {
  const steps: NonFiniteStep[] = [];
  for (let step = last; step !== undefined; step = step.from) {
    if (!isSomewhere(step.told.span)) continue;
    const previous = steps.at(-1);
    const isSame =
      previous?.operation === step.told.operation &&
      previous.quantity === step.told.quantity &&
      previous.span.start === step.told.span.start &&
      previous.span.source === step.told.span.source;
    // The earliest of several in a row is told: its operands say how it began.
    if (isSame) steps[steps.length - 1] = { ...step.told, times: previous.times + 1 };
    else steps.push({ ...step.told, times: 1 });
  }
  steps.reverse();
  if (steps.length <= 2 * told) return { path: steps, cut: 0 };
  return { path: [...steps.slice(0, told), ...steps.slice(-told)], cut: steps.length - 2 * told };
}
