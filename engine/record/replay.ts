/** Runs what was recorded again on other inputs, and checks everything that was decided on the way. */
import { sure } from "../diagnostics/sure.ts";
import { Interpreter } from "../ir/interpret.ts";
import { copyOf, type Datum } from "../ir/structure.ts";
import { functionNamed } from "../ir/traverse.ts";
import type { Module, Type } from "../ir/types.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import type { Span } from "../source/span.ts";
import { testOf } from "../ir/localOperation.ts";
import { datumOf, enter, numberOf, Sym, type StructureNote, type TracedNumber } from "./traced.ts";
import type { Entry, Guard, Operand, WengertList } from "./wengertList.ts";

/** The first decision that fell otherwise. */
export type Flip =
  | { readonly kind: "comparison"; readonly guard: Guard; readonly now: boolean | number }
  | {
      readonly kind: "structure";
      readonly span: Span;
      readonly before: StructureNote;
      readonly now: StructureNote | undefined;
    };

export type Replay =
  { readonly ok: true; readonly values: Float64Array } | { readonly ok: false; readonly flip: Flip };

export interface ReplayHost {
  /** The function to run for a native. */
  native(name: string): (...args: unknown[]) => unknown;
}

type CallEntry = Extract<Entry, { kind: "call" }>;

class Flipped extends Error {
  readonly flip: Flip;
  constructor(flip: Flip) {
    super("a decision fell otherwise");
    this.flip = flip;
  }
}

/** `inputs`: the numbers of the arguments, in the order of the list's inputs. Nothing is printed. */
export function replay(
  list: WengertList,
  module: Module,
  inputs: ArrayLike<number>,
  host: ReplayHost,
): Replay {
  try {
    return { ok: true, values: new Replayer(list, module, host).run(inputs) };
  } catch (error) {
    if (error instanceof Flipped) return { ok: false, flip: error.flip };
    throw error;
  }
}

class Replayer {
  readonly #list: WengertList;
  readonly #module: Module;
  readonly #host: ReplayHost;
  readonly #values: Float64Array;
  readonly #given = new Map<number, readonly number[]>();

  constructor(list: WengertList, module: Module, host: ReplayHost) {
    this.#list = list;
    this.#module = module;
    this.#host = host;
    this.#values = new Float64Array(list.entries.length);
  }

  run(inputs: ArrayLike<number>): Float64Array {
    const { entries, guards } = this.#list;
    let [guard, input] = [0, 0];
    for (let at = 0; at < entries.length; at++) {
      while (guard < guards.length && guards[guard]!.at <= at) this.#check(guards[guard++]!);
      const entry = entries[at]!;
      this.#values[at] = entry.kind === "input" ? inputs[input++]! : this.#valueOf(entry, at);
    }
    while (guard < guards.length) this.#check(guards[guard++]!);
    return this.#values;
  }

  #read(operand: Operand): number {
    return this.#list.valueOf(operand, this.#values);
  }

  #valueOf(entry: Exclude<Entry, { kind: "input" }>, at: number): number {
    const { args } = entry;
    switch (entry.kind) {
      case "prim": {
        const { value } = primitiveNamed(entry.primitive);
        if (args.length === 1) return value(this.#read(args[0]!));
        if (args.length === 2) return value(this.#read(args[0]!), this.#read(args[1]!));
        return value(...args.map((arg) => this.#read(arg)));
      }
      case "draw":
        return this.#list.values[at]!;
      case "stopGradient":
        return this.#read(args[0]!);
      case "print":
        return NaN;
      case "call":
        this.#given.set(at, this.#call(entry));
        return NaN;
      case "leaf":
        return this.#given.get(args[0]!)?.[entry.leaf] ?? NaN;
    }
  }

  #check(guard: Guard): void {
    const [a, b] = guard.args.map((arg) => this.#read(arg));
    const now = guard.test === "exactly" ? sure(a) : testOf(guard.test, a, b);
    if (now !== guard.outcome) throw new Flipped({ kind: "comparison", guard, now });
  }

  /** The numbers of what a call gives; everything else in it must be as it was. */
  #call({ op, operands, notes }: CallEntry): readonly number[] {
    const read = (number: TracedNumber) =>
      number instanceof Sym ? this.#values[number.entry]! : numberOf(number);
    const data = operands.map((value, index) => datumOf(op.args[index]!.type, value, read));
    const results = op.kind === "callNative" ? [this.#native(op.native, data)] : this.#run(op.callee, data);
    const types: readonly Type[] =
      op.kind === "callNative"
        ? op.results.map(({ type }) => type)
        : functionNamed(this.#module, op.callee).body.yields.map(({ type }) => type);
    const numbers: number[] = [];
    const found: StructureNote[] = [];
    const entering = {
      number: (value: number) => {
        numbers.push(value);
        return value;
      },
      note: (note: StructureNote) => void found.push(note),
      span: op.span,
    };
    results.forEach((result, index) => enter(types[index]!, result, "the result", entering));
    const flip = firstDifference(notes, found);
    if (flip !== undefined) throw new Flipped({ kind: "structure", span: op.span, ...flip });
    return numbers;
  }

  #run(callee: string, data: readonly Datum[]): readonly Datum[] {
    const { params } = functionNamed(this.#module, callee).body;
    const interpreter = new Interpreter(this.#module, {
      primitive: (name) => primitiveNamed(name).value,
      native: (name, args) => this.#native(name, args),
      steps: Infinity,
    });
    return interpreter.run(
      callee,
      params.map(({ type }, index) => copyOf(type, data[index])),
    );
  }

  #native(name: string, data: readonly Datum[]): Datum {
    return this.#host.native(name)(...data) as Datum;
  }
}

/** The first thing about a structure that is not as it was. */
export function firstDifference(
  before: readonly StructureNote[],
  now: readonly StructureNote[],
): { readonly before: StructureNote; readonly now: StructureNote | undefined } | undefined {
  const at = before.findIndex((note, index) => {
    const other = now[index];
    return other?.path !== note.path || other.what !== note.what || !Object.is(other.value, note.value);
  });
  return at < 0 ? undefined : { before: before[at]!, now: now[at] };
}
