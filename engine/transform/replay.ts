/**
 * Running a function again without doing again what reaches outside: numbers drawn from outside and results of
 * native calls are logged the first time and taken from the log the next, and nothing is printed twice.
 */
import { sure } from "../diagnostics/sure.ts";
import { BlockBuilder, type BuildBlock, type ModuleBuilder } from "../ir/builder.ts";
import { cloneOp, forEachOp, functionNamed, mapBlocks, reachableFunctions } from "../ir/traverse.ts";
import {
  num,
  type Block,
  type Boundary,
  type CallNativeOp,
  type CallOp,
  type Func,
  type InputOp,
  type ListType,
  type Module,
  type Op,
  type RecordType,
  type Type,
  type Value,
} from "../ir/types.ts";
import { typeText } from "../ir/typeText.ts";
import type { BoundaryOf } from "../plan/boundaryResolver.ts";
import { isReference } from "../ir/shadow.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { ValueMap, type ValueTable } from "../ir/valueTable.ts";

/** A function in two variants; both have the logs as leading params, before the original's. */
export interface Replay {
  /** Does what the original does, and appends to the logs what it draws from outside. */
  readonly logged: string;
  /** Computes the same from the logs, without effects outside. */
  readonly fromLog: string;
  /** The types of the logs. */
  readonly logs: readonly ListType[];
}

const cursorType: RecordType = { kind: "record", flavor: "box", fields: [{ name: "v", type: num }] };

export class Replays {
  readonly #builder: ModuleBuilder;
  readonly #boundaryOf: BoundaryOf;
  readonly #known = new Map<string, Replay | undefined>();

  /** `boundaryOf`: the modes in force; a call behind a boundary may not advance a log that others read. */
  constructor(builder: ModuleBuilder, boundaryOf: BoundaryOf) {
    this.#builder = builder;
    this.#boundaryOf = boundaryOf;
  }

  /** The variants of a function; undefined where running it twice is as good as once. */
  of(name: string): Replay | undefined {
    if (!this.#known.has(name)) this.#known.set(name, this.#make(name));
    return this.#known.get(name);
  }

  #make(name: string): Replay | undefined {
    const module = this.#builder.finish();
    const effectful = effectfulFunctions(module, name);
    if (!effectful.has(name)) return undefined;
    const hasBoundaries = reachableFunctions(module, name).some((func) => {
      let found = false;
      forEachOp(func.body, (op) => {
        found ||= op.kind === "call" && effectful.has(op.callee) && !isTransparent(this.#boundaryOf(op));
      });
      return found;
    });
    const channels = [...channelsOf(module, name), ...(hasBoundaries ? [marks] : [])];
    const writer = (kind: "logged" | "replay"): VariantWriter =>
      new VariantWriter(this.#builder, module, effectful, channels, kind, this.#boundaryOf);
    return {
      logged: writer("logged").variantOf(name),
      fromLog: writer("replay").fromStart(name),
      logs: channels.map(({ log: type }) => type),
    };
  }
}

/** Results of one type that come from outside, in order. */
interface Channel {
  readonly key: string;
  readonly log: ListType;
}

/** How far the logs were when a call behind a boundary had returned: it reads them with cursors of its own. */
const marks: Channel = { key: "marks", log: { kind: "list", flavor: "array", elem: num } };

/** Functions below `root` that print, draw or call natively, themselves or through what they call. */
function effectfulFunctions(module: Module, root: string): ReadonlySet<string> {
  const found = new Set<string>();
  const functions = reachableFunctions(module, root);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const func of functions)
      forEachOp(func.body, (op) => {
        const own =
          op.kind === "input" || op.kind === "callNative" || (op.kind === "print" && op.what === "primal");
        // What a rule answers for is not run again by a derivative: the rule is.
        const isRuled = op.kind === "call" && op.boundary?.mode === "rule";
        const below = (op.kind === "call" || op.kind === "derive") && !isRuled && found.has(op.callee);
        if (own || below) found.add(func.name);
      });
  }
  return found;
}

/** Whether running the function again would draw, print or call natively again. */
export function hasOutsideEffects(module: Module, name: string): boolean {
  return effectfulFunctions(module, name).has(name);
}

function channelsOf(module: Module, root: string): readonly Channel[] {
  const channels = new Map<string, Channel>();
  for (const func of reachableFunctions(module, root))
    forEachOp(func.body, (op) => {
      if (op.kind !== "input" && op.kind !== "callNative") return;
      const elem = op.results[0]!.type;
      const key = typeText(elem);
      if (!channels.has(key)) channels.set(key, { key, log: { kind: "list", flavor: "array", elem } });
    });
  return [...channels.values()];
}

class VariantWriter {
  readonly #builder: ModuleBuilder;
  readonly #module: Module;
  readonly #effectful: ReadonlySet<string>;
  readonly #channels: readonly Channel[];
  readonly #kind: "logged" | "replay";
  readonly #boundaryOf: BoundaryOf;
  readonly #names = new Map<string, string>();
  readonly #starts = new Map<string, string>();

  constructor(
    builder: ModuleBuilder,
    module: Module,
    effectful: ReadonlySet<string>,
    channels: readonly Channel[],
    kind: "logged" | "replay",
    boundaryOf: BoundaryOf,
  ) {
    this.#builder = builder;
    this.#module = module;
    this.#effectful = effectful;
    this.#channels = channels;
    this.#kind = kind;
    this.#boundaryOf = boundaryOf;
  }

  /** A replaying function with the logs as leading params, which it reads from their beginnings. */
  fromStart(name: string): string {
    const original = functionNamed(this.#module, name);
    const params = this.#channels.map(({ log }) => ({ type: log, name: "log" }));
    return this.#entry(original, "again", params, (b, values) => {
      const logs = values.slice(0, this.#channels.length);
      return [...logs, ...logs.map(() => b.const(0)), ...values.slice(this.#channels.length)];
    });
  }

  /** A replaying function with the logs and where to begin in each as leading params; it changes nothing outside. */
  fromPositions(name: string): string {
    const known = this.#starts.get(name);
    if (known !== undefined) return known;
    const original = functionNamed(this.#module, name);
    const entry = this.#builder.uniqueName(`${name}$from`);
    this.#starts.set(name, entry);
    const count = this.#channels.length;
    const params = [
      ...this.#channels.map(({ log }) => ({ type: log, name: "log" })),
      ...this.#channels.map(() => ({ type: num, name: "start" })),
    ];
    this.#addEntry(original, entry, params, (b, values) => {
      const leading = values
        .slice(0, count)
        .flatMap((log, index) => [log, b.makeRecord([values[count + index]!], cursorType, "cursor")]);
      return b.call(
        this.variantOf(name),
        [...leading, ...values.slice(2 * count)],
        typesOf(original.body.yields),
      );
    });
    return entry;
  }

  #entry(
    original: Func,
    suffix: string,
    params: readonly Param[],
    operands: (b: BlockBuilder, values: readonly Value[]) => readonly Value[],
  ): string {
    const name = this.#builder.uniqueName(`${original.name}$${suffix}`);
    this.#addEntry(original, name, params, (b, values) =>
      b.call(this.fromPositions(original.name), operands(b, values), typesOf(original.body.yields)),
    );
    return name;
  }

  #addEntry(original: Func, name: string, leading: readonly Param[], build: BuildBlock): void {
    const { owner, span, captures, body } = original;
    const params = [...leading, ...body.params.map(({ type, name: hint }) => ({ type, name: hint }))];
    const spec = { name, params, owner, span, role: "primal", captures: captures + leading.length } as const;
    this.#builder.buildFunction(spec, build);
  }

  variantOf(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const variant = this.#builder.uniqueName(`${name}$${this.#kind}`);
    this.#names.set(name, variant);
    const original = functionNamed(this.#module, name);
    const leading = this.#channels.flatMap(({ log }) => {
      const list = this.#builder.freshValue(log, "log");
      return this.#kind === "logged" ? [list] : [list, this.#builder.freshValue(cursorType, "cursor")];
    });
    const substitution = new ValueMap<Value>();
    const body = this.#block(original.body, substitution, leading);
    this.#builder.addFunction({
      ...original,
      name: variant,
      body: { ...body, params: [...leading, ...body.params] },
      captures: original.captures + leading.length,
    });
    return variant;
  }

  #block(block: Block, substitution: ValueTable<Value>, leading: readonly Value[]): Block {
    const params = block.params.map((param) => this.#fresh(param, substitution));
    const b = new BlockBuilder(this.#builder, { source: "", start: 0, end: 0 }, 0, params);
    for (const op of block.ops) {
      b.span = op.span;
      b.owner = op.owner;
      this.#op(op, b, substitution, leading);
    }
    return b.finish(block.yields.map((value) => substitution.get(value) ?? value));
  }

  #op(op: Op, b: BlockBuilder, substitution: ValueTable<Value>, leading: readonly Value[]): void {
    const plain = (one: Op): void =>
      b.append(cloneOp(one, substitution, (like) => this.#builder.freshValue(like.type, like.name)));
    if (op.kind === "input" || op.kind === "callNative")
      return this.#outside(op, b, substitution, leading, plain);
    if (op.kind === "print" && this.#kind === "replay") return;
    if (op.kind === "call" && op.boundary?.mode !== "rule" && this.#effectful.has(op.callee))
      return this.#call(op, b, substitution, leading);
    if (op.kind === "derive" && this.#effectful.has(op.callee))
      throw new InvariantError("effects inside a derivative are settled first");
    if (op.kind !== "if" && op.kind !== "loop") return plain(op);
    const args = op.args.map((arg) => substitution.get(arg) ?? arg);
    const nested = mapBlocks(op, (block) => this.#block(block, substitution, leading));
    b.append({ ...nested, args, results: op.results.map((value) => this.#fresh(value, substitution)) });
  }

  #outside(
    op: InputOp | CallNativeOp,
    b: BlockBuilder,
    substitution: ValueTable<Value>,
    leading: readonly Value[],
    plain: (op: Op) => void,
  ): void {
    const result = op.results[0]!;
    const channel = this.#channels.findIndex(({ key }) => key === typeText(result.type));
    const own = (value: Value): Value => (isReference(value.type) ? b.copy(value, value.name) : value);
    if (this.#kind === "logged") {
      plain(op);
      b.push(leading[channel]!, own(sure(substitution.get(result))));
      return;
    }
    const [log, cursor] = [leading[2 * channel]!, leading[2 * channel + 1]!];
    const at = b.getField(cursor, "v");
    const taken = b.load(log, at, false, result.name);
    b.setField(cursor, "v", b.prim("add", [at, b.const(1)]));
    substitution.set(result, own(taken));
  }

  #call(op: CallOp, b: BlockBuilder, substitution: ValueTable<Value>, leading: readonly Value[]): void {
    const own = op.args.map((arg) => substitution.get(arg) ?? arg);
    const append = (callee: string, before: readonly Value[]): void => {
      const results = op.results.map((value) => this.#fresh(value, substitution));
      b.append({ ...op, callee, args: [...before, ...own], results });
    };
    if (isTransparent(this.#boundaryOf(op))) return append(this.variantOf(op.callee), leading);
    const count = this.#channels.length;
    const channels = this.#channels.map((_, index) => index);
    const plus = (at: Value, index: number): Value => b.prim("add", [at, b.const(index)]);
    if (this.#kind === "logged") {
      const markLog = leading[count - 1]!;
      const at = b.length(markLog);
      for (const _ of channels) b.push(markLog, b.const(0));
      append(this.variantOf(op.callee), leading);
      for (const index of channels) b.store(markLog, plus(at, index), b.length(leading[index]!), false);
      return;
    }
    const logs = channels.map((index) => leading[2 * index]!);
    const cursors = channels.map((index) => leading[2 * index + 1]!);
    const positions = cursors.map((cursor) => b.getField(cursor, "v"));
    const at = positions[count - 1]!;
    positions[count - 1] = plus(at, count);
    append(this.fromPositions(op.callee), [...logs, ...positions]);
    for (const index of channels)
      b.setField(cursors[index]!, "v", b.load(logs[count - 1]!, plus(at, index), false));
  }

  #fresh(value: Value, substitution: ValueTable<Value>): Value {
    const fresh = this.#builder.freshValue(value.type, value.name);
    substitution.set(value, fresh);
    return fresh;
  }
}

interface Param {
  readonly type: Type;
  readonly name: string | undefined;
}

function typesOf(values: readonly Value[]): readonly Type[] {
  return values.map(({ type }) => type);
}

/** Whether a call with the boundary runs as part of the code around it, and so may advance its cursors. */
function isTransparent(boundary: Boundary | undefined): boolean {
  return boundary === undefined || boundary.mode === "reverse" || boundary.mode === "rule";
}
