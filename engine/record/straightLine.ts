/**
 * A recording as a function of the IR, so that everything that is done with functions can be done with it. What is
 * long is cut into parts, since JavaScript engines do not optimize long functions: numbers that a later part needs lie
 * in one list of doubles, each written once.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { sure } from "../diagnostics/sure.ts";
import { ModuleBuilder, type BlockBuilder } from "../ir/builder.ts";
import { functionNamed } from "../ir/traverse.ts";
import { num, type ListType, type Module, type Type, type Value } from "../ir/types.ts";
import {
  asTracedList,
  asTracedNumber,
  asTracedRecord,
  Sym,
  type Traced,
  type TracedNumber,
} from "./traced.ts";
import type { Entry, Operand, WengertList } from "./wengertList.ts";

/** Entries in one part. */
const partLength = 250;

/** What a recording is made of, as far as code is concerned. */
export interface RecordedRun {
  readonly list: WengertList;
  readonly module: Module;
  /** The function that was recorded, whose parameters after `globals` are the arguments. */
  readonly root: string;
  readonly globals: number;
  readonly args: readonly Traced[];
  readonly result: Traced;
}

export interface StraightLine {
  readonly module: Module;
  /** Takes the arguments of the recorded function and gives its result. */
  readonly name: string;
}

const slots: ListType = { kind: "list", flavor: "f64", elem: num };

/** The module of the recorded function, and in it the straight line. */
export function straightLineOf(run: RecordedRun): StraightLine {
  const builder = new ModuleBuilder(run.module);
  const { body, owner, span } = functionNamed(run.module, run.root);
  const params = body.params.slice(run.globals).map(({ type, name }) => ({ type, name }));
  const name = builder.uniqueName("recorded");
  const resultType = body.yields[0]!.type;
  builder.buildFunction({ name, params, owner, span, role: "primal", captures: 0 }, (b, values) => {
    const writer = new Writer(run, builder, b, values);
    return [writer.whole(resultType)];
  });
  return { module: builder.finish(), name };
}

/** The values that entries have in one function. */
type Known = Map<number, Value>;

class Writer {
  readonly #run: RecordedRun;
  readonly #builder: ModuleBuilder;
  readonly #main: BlockBuilder;
  readonly #inputs: Known = new Map();

  constructor(run: RecordedRun, builder: ModuleBuilder, main: BlockBuilder, params: readonly Value[]) {
    this.#run = run;
    this.#builder = builder;
    this.#main = main;
    const used = usedEntries(run);
    run.args.forEach((arg, index) => {
      this.#readInputs(params[index]!, params[index]!.type, arg, used);
    });
  }

  /** The value of the whole. */
  whole(type: Type): Value {
    const { entries } = this.#run.list;
    const first = entries.findIndex(({ kind }) => kind !== "input");
    const rest = first < 0 ? 0 : entries.length - first;
    if (rest <= partLength) {
      const known: Known = new Map(this.#inputs);
      this.#write(this.#main, known, entries.length - rest, entries.length);
      return this.#build(this.#main, known, type, this.#run.result);
    }
    return this.#inParts(type, first);
  }

  /** Loads the numbers of an argument that are used. */
  #readInputs(value: Value, type: Type, traced: Traced, used: ReadonlySet<number>): void {
    const b = this.#main;
    if (!holdsUsed(traced, used)) return;
    switch (type.kind) {
      case "num":
        if (traced instanceof Sym) this.#inputs.set(traced.entry, value);
        return;
      case "maybe":
        this.#readInputs(b.unwrap(value), type.of, traced, used);
        return;
      case "list":
        asTracedList(traced).items.forEach((item, index) => {
          if (holdsUsed(item, used))
            this.#readInputs(
              b.load(value, b.const(index), false, nameOf(this.#run, item)),
              type.elem,
              item,
              used,
            );
        });
        return;
      case "record":
        for (const { name, type: of } of type.fields) {
          const field = asTracedRecord(traced).fields.get(name);
          if (holdsUsed(field, used)) this.#readInputs(b.getField(value, name), of, field, used);
        }
        return;
      default:
        return;
    }
  }

  // --- Parts ---------------------------------------------------------------------------------------

  #inParts(type: Type, first: number): Value {
    const { list } = this.#run;
    const b = this.#main;
    const bounds: number[] = [];
    for (let start = first; start < list.entries.length;) bounds.push((start = this.#endOfPart(start)));
    const places = placesOf(this.#run, first, bounds);
    const memory = b.allocList(b.const(places.size), slots, false, "numbers");
    for (const [entry, value] of this.#inputs) {
      const place = places.get(entry);
      if (place !== undefined) b.store(memory, b.const(place), value, false);
    }
    let start = first;
    for (const end of bounds) {
      b.call(this.#part(start, end, places), [memory], []);
      start = end;
    }
    return this.#build(b, new Reading(b, memory, places), type, this.#run.result);
  }

  /** A call and its leaves belong together. */
  #endOfPart(start: number): number {
    const { entries } = this.#run.list;
    let end = Math.min(start + partLength, entries.length);
    while (entries[end]?.kind === "leaf") end++;
    return end;
  }

  #part(start: number, end: number, places: ReadonlyMap<number, number>): string {
    const name = this.#builder.uniqueName("part");
    const { owner, span } = functionNamed(this.#run.module, this.#run.root);
    const spec = {
      name,
      params: [{ type: slots, name: "numbers" }],
      owner,
      span,
      role: "primal",
      captures: 0,
    } as const;
    this.#builder.buildFunction(spec, (b, [param]) => {
      const memory = sure(param);
      const known = new Reading(b, memory, places);
      this.#write(b, known, start, end);
      for (let at = start; at < end; at++) {
        const place = places.get(at);
        const value = known.own(at);
        if (place !== undefined && value) b.store(memory, b.const(place), value, false);
      }
      return [];
    });
    return name;
  }

  // --- Operations ----------------------------------------------------------------------------------

  #write(b: BlockBuilder, known: Known, start: number, end: number): void {
    const { entries } = this.#run.list;
    for (let at = start; at < end; at++) {
      const entry = entries[at]!;
      b.span = entry.span;
      b.owner = entry.owner;
      if (entry.kind === "call") at += this.#writeCall(b, known, entry, at);
      else this.#writeEntry(b, known, entry, at);
    }
  }

  #writeEntry(b: BlockBuilder, known: Known, entry: Entry, at: number): void {
    const args = entry.kind === "leaf" ? [] : entry.args.map((arg) => this.#operand(b, known, arg));
    switch (entry.kind) {
      case "prim":
        known.set(at, b.prim(entry.primitive, args, entry.name));
        return;
      case "draw":
        known.set(at, b.const(this.#run.list.values[at], entry.name));
        return;
      case "stopGradient":
        known.set(at, b.stopGradient(args[0]!, entry.name));
        return;
      case "print":
        b.printCotangent(args[0]!, entry.op.label);
        return;
      default:
        throw new InvariantError(`a ${entry.kind} among the operations`);
    }
  }

  /** Writes a call and takes its results apart; how many leaves follow it. */
  #writeCall(b: BlockBuilder, known: Known, entry: Extract<Entry, { kind: "call" }>, at: number): number {
    const { op, operands } = entry;
    const args = operands.map((value, index) => this.#build(b, known, op.args[index]!.type, value));
    const types = op.results.map(({ type }) => type);
    const results =
      op.kind === "callNative"
        ? [b.callNative(op.native, args, types[0]!)]
        : b.call(op.callee, args, types, op.boundary);
    const leaves: Value[] = [];
    const next = { entry: 0 };
    results.forEach((result, index) => {
      takeApart(b, result, types[index]!, entry.notes, next, leaves);
    });
    leaves.forEach((leaf, index) => known.set(at + 1 + index, leaf));
    return leaves.length;
  }

  #operand(b: BlockBuilder, known: Known, operand: Operand): Value {
    if (operand < 0) return b.const(this.#run.list.valueOf(operand));
    const value = known.get(operand);
    if (value === undefined) throw new InvariantError(`entry ${operand} is used before it is written`);
    return value;
  }

  /** A structure from its numbers. */
  #build(b: BlockBuilder, known: Known, type: Type, value: Traced): Value {
    switch (type.kind) {
      case "num":
        return this.#number(b, known, asTracedNumber(value));
      case "bool":
      case "str":
      case "undefined":
        return b.const(value as boolean | string | undefined);
      case "maybe":
        return value === undefined ? b.none(type.of) : b.some(this.#build(b, known, type.of, value));
      case "list": {
        const items = asTracedList(value).items.map((item) => this.#build(b, known, type.elem, item));
        return b.makeList(items, type, false);
      }
      case "record": {
        const { fields } = asTracedRecord(value);
        return b.makeRecord(
          type.fields.map(({ name, type: of }) => this.#build(b, known, of, fields.get(name))),
          type,
        );
      }
    }
  }

  #number(b: BlockBuilder, known: Known, value: TracedNumber): Value {
    return value instanceof Sym ? this.#operand(b, known, value.entry) : b.const(value);
  }
}

/** Numbers of other parts are read from memory where they are first needed. */
class Reading extends Map<number, Value> {
  readonly #b: BlockBuilder;
  readonly #memory: Value;
  readonly #places: ReadonlyMap<number, number>;
  readonly #own = new Set<number>();

  constructor(b: BlockBuilder, memory: Value, places: ReadonlyMap<number, number>) {
    super();
    this.#b = b;
    this.#memory = memory;
    this.#places = places;
  }

  override get(entry: number): Value | undefined {
    const known = super.get(entry);
    const place = this.#places.get(entry);
    if (known !== undefined || place === undefined) return known;
    const loaded = this.#b.load(this.#memory, this.#b.const(place), false);
    super.set(entry, loaded);
    return loaded;
  }

  override set(entry: number, value: Value): this {
    this.#own.add(entry);
    return super.set(entry, value);
  }

  /** What was computed here. */
  own(entry: number): Value | undefined {
    return this.#own.has(entry) ? super.get(entry) : undefined;
  }
}

/** Where numbers lie that are used in another part than the one that computes them. */
function placesOf(run: RecordedRun, first: number, bounds: readonly number[]): Map<number, number> {
  const places = new Map<number, number>();
  const put = (entry: number) => {
    if (!places.has(entry)) places.set(entry, places.size);
  };
  let start = first;
  for (const end of bounds) {
    for (let at = start; at < end; at++)
      forEachOperand(run.list.entries[at]!, (operand) => {
        if (operand >= 0 && operand < start) put(operand);
      });
    start = end;
  }
  forEachSym(run.result, ({ entry }) => {
    put(entry);
  });
  return places;
}

function forEachOperand(entry: Entry, visit: (operand: Operand) => void): void {
  if (entry.kind === "call")
    for (const value of entry.operands)
      forEachSym(value, ({ entry: operand }) => {
        visit(operand);
      });
  else if (entry.kind !== "leaf") entry.args.forEach(visit);
}

function usedEntries({ list, result }: RecordedRun): ReadonlySet<number> {
  const used = new Set<number>();
  for (const entry of list.entries) forEachOperand(entry, (operand) => used.add(operand));
  forEachSym(result, ({ entry }) => used.add(entry));
  return used;
}

function forEachSym(value: Traced, visit: (sym: Sym) => void): void {
  if (value instanceof Sym) visit(value);
  else if (typeof value === "object" && "items" in value)
    for (const item of value.items) forEachSym(item, visit);
  else if (typeof value === "object") for (const field of value.fields.values()) forEachSym(field, visit);
}

function holdsUsed(value: Traced, used: ReadonlySet<number>): boolean {
  let found = false;
  forEachSym(value, ({ entry }) => {
    found ||= used.has(entry);
  });
  return found;
}

function nameOf({ list }: RecordedRun, value: Traced): string | undefined {
  const path = value instanceof Sym ? list.entries[value.entry]?.name : undefined;
  return path?.replace(/\W+/g, "_").replace(/_$/, "");
}

/** The numbers of a call's result, in traversal order; its lengths and absences are those that were noted. */
function takeApart(
  b: BlockBuilder,
  value: Value,
  type: Type,
  notes: readonly { readonly value: number | boolean | string }[],
  next: { entry: number },
  leaves: Value[],
): void {
  switch (type.kind) {
    case "num":
      leaves.push(value);
      return;
    case "bool":
    case "str":
      next.entry++;
      return;
    case "maybe":
      if (notes[next.entry++]?.value === true) takeApart(b, b.unwrap(value), type.of, notes, next, leaves);
      return;
    case "list": {
      const length = Number(notes[next.entry++]?.value);
      for (let i = 0; i < length; i++)
        takeApart(b, b.load(value, b.const(i), true), type.elem, notes, next, leaves);
      return;
    }
    case "record":
      for (const { name, type: of } of type.fields)
        takeApart(b, b.getField(value, name), of, notes, next, leaves);
      return;
    case "undefined":
      return;
  }
}
