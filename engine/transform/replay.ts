/**
 * Running a function again without doing again what reaches outside: numbers drawn from outside and results of
 * native calls are logged the first time and taken from the log the next, and nothing is printed twice.
 */
import { BlockBuilder, type ModuleBuilder } from "../ir/builder.ts";
import { cloneOp, forEachOp, functionNamed, mapBlocks, reachableFunctions } from "../ir/traverse.ts";
import {
  num,
  type Block,
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
import { isReference } from "../ir/shadow.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";

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
  readonly #known = new Map<string, Replay | undefined>();

  constructor(builder: ModuleBuilder) {
    this.#builder = builder;
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
    const channels = channelsOf(module, name);
    const log = new VariantWriter(this.#builder, module, effectful, channels, "logged");
    const replay = new VariantWriter(this.#builder, module, effectful, channels, "replay");
    return {
      logged: log.variantOf(name),
      fromLog: this.#withCursors(functionNamed(module, name), replay.variantOf(name), channels),
      logs: channels.map(({ log: type }) => type),
    };
  }

  /** Starts reading the logs at their beginnings. */
  #withCursors(original: Func, replayed: string, channels: readonly Channel[]): string {
    if (channels.length === 0) return replayed;
    const { owner, span, captures, body } = original;
    const name = this.#builder.uniqueName(`${original.name}$again`);
    const params = [
      ...channels.map(({ log }) => ({ type: log, name: "log" })),
      ...body.params.map(({ type, name: hint }) => ({ type, name: hint })),
    ];
    this.#builder.buildFunction(
      { name, params, owner, span, role: "primal", captures: captures + channels.length },
      (b, values) => {
        const cursors = channels.map(() => b.makeRecord([b.const(0)], cursorType, "cursor"));
        const logs = values.slice(0, channels.length);
        const rest = values.slice(channels.length);
        return b.call(
          replayed,
          [...logs.flatMap((log, i) => [log, cursors[i]!]), ...rest],
          body.yields.map(({ type }) => type),
        );
      },
    );
    return name;
  }
}

/** Results of one type that come from outside, in order. */
interface Channel {
  readonly key: string;
  readonly elem: Type;
  readonly log: ListType;
}

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
        const below = (op.kind === "call" || op.kind === "derive") && found.has(op.callee);
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
      if (!channels.has(key)) channels.set(key, { key, elem, log: { kind: "list", flavor: "array", elem } });
    });
  return [...channels.values()];
}

class VariantWriter {
  readonly #builder: ModuleBuilder;
  readonly #module: Module;
  readonly #effectful: ReadonlySet<string>;
  readonly #channels: readonly Channel[];
  readonly #kind: "logged" | "replay";
  readonly #names = new Map<string, string>();

  constructor(
    builder: ModuleBuilder,
    module: Module,
    effectful: ReadonlySet<string>,
    channels: readonly Channel[],
    kind: "logged" | "replay",
  ) {
    this.#builder = builder;
    this.#module = module;
    this.#effectful = effectful;
    this.#channels = channels;
    this.#kind = kind;
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
    const substitution = new Map<Value, Value>();
    const body = this.#block(original.body, substitution, leading);
    this.#builder.addFunction({
      ...original,
      name: variant,
      body: { ...body, params: [...leading, ...body.params] },
      captures: original.captures + leading.length,
    });
    return variant;
  }

  #block(block: Block, substitution: Map<Value, Value>, leading: readonly Value[]): Block {
    const params = block.params.map((param) => this.#fresh(param, substitution));
    const b = new BlockBuilder(this.#builder, { source: "", start: 0, end: 0 }, 0, params);
    for (const op of block.ops) {
      b.span = op.span;
      b.owner = op.owner;
      this.#op(op, b, substitution, leading);
    }
    return b.finish(block.yields.map((value) => substitution.get(value) ?? value));
  }

  #op(op: Op, b: BlockBuilder, substitution: Map<Value, Value>, leading: readonly Value[]): void {
    const plain = (one: Op): void =>
      b.append(cloneOp(one, substitution, (like) => this.#builder.freshValue(like.type, like.name)));
    if (op.kind === "input" || op.kind === "callNative")
      return this.#outside(op, b, substitution, leading, plain);
    if (op.kind === "print" && this.#kind === "replay") return;
    if (op.kind === "call" && this.#effectful.has(op.callee)) return this.#call(op, b, substitution, leading);
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
    substitution: Map<Value, Value>,
    leading: readonly Value[],
    plain: (op: Op) => void,
  ): void {
    const result = op.results[0]!;
    const channel = this.#channels.findIndex(({ key }) => key === typeText(result.type));
    const own = (value: Value): Value => (isReference(value.type) ? b.copy(value, value.name) : value);
    if (this.#kind === "logged") {
      plain(op);
      b.push(leading[channel]!, own(substitution.get(result)!));
      return;
    }
    const [log, cursor] = [leading[2 * channel]!, leading[2 * channel + 1]!];
    const at = b.getField(cursor, "v");
    const taken = b.load(log, at, false, result.name);
    b.setField(cursor, "v", b.prim("add", [at, b.const(1)]));
    substitution.set(result, own(taken));
  }

  #call(op: CallOp, b: BlockBuilder, substitution: Map<Value, Value>, leading: readonly Value[]): void {
    const { boundary } = op;
    b.append({
      ...op,
      callee: this.variantOf(op.callee),
      boundary:
        boundary?.mode === "rule" ? { ...boundary, captures: boundary.captures + leading.length } : boundary,
      args: [...leading, ...op.args.map((arg) => substitution.get(arg) ?? arg)],
      results: op.results.map((value) => this.#fresh(value, substitution)),
    });
  }

  #fresh(value: Value, substitution: Map<Value, Value>): Value {
    const fresh = this.#builder.freshValue(value.type, value.name);
    substitution.set(value, fresh);
    return fresh;
  }
}
