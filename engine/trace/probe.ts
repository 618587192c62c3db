/**
 * Adds to a primal module what tells how many numbers go into and come out of each call, how many are in each named
 * list when its function is done, and the operands of operations that have kinks: ordinary native calls. Values are
 * untouched, and what is added counts as no work.
 */
import type { Activity } from "../analyse/activity.ts";
import { ModuleBuilder } from "../ir/builder.ts";
import { isDifferentiable } from "../ir/shadow.ts";
import { forEachOp, mapBlocks } from "../ir/traverse.ts";
import {
  num,
  undef,
  type Block,
  type CallOp,
  type Func,
  type Module,
  type Op,
  type OpBase,
  type OwnerId,
  type PrimOp,
  type Type,
  type Value,
} from "../ir/types.ts";
import { sure } from "../diagnostics/sure.ts";
import { nowhere, type Span } from "../source/span.ts";
import { isMistaken, KinkCounts, noticesOf, type KinkSite } from "./kinks.ts";

/**
 * What the host is asked for when a probe runs: `(owner, side, leaves)`; side 0: into the call, 1: out of it, 2: the call is
 * over; `(list, 3, leaves)` for a list of `Probed.lists`; `(site, 4, operand)` for each operand, in order, of an operation
 * of `Probed.kinkSites`; `(call, 5, 0)` before a call of `Probed.calls` and `(call, 6, 0)` after it.
 */
export const probeName = "mixtape probe";

export interface Probed {
  readonly module: Module;
  /** The lists whose sizes are told. */
  readonly lists: readonly ProbedList[];
  /** The operations whose operands are told. */
  readonly kinkSites: readonly KinkSite[];
  /** Where the user's text calls functions of Mixtape's in which operations are told. */
  readonly calls: readonly Span[];
}

export interface ProbedList {
  readonly owner: OwnerId;
  readonly name: string;
}

/** Which values carry derivatives, and which depend on what is differentiated. */
type Carries = Pick<Activity, "isDerived" | "isVaried">;

/** The module with its probes; `isRuled`: for which
 * functions only rules answer, so that what their bodies meet says nothing. The host must provide the native `probeName`. */
export function withProbes(module: Module, activity: Carries, isRuled: (func: string) => boolean): Probed {
  const builder = new ModuleBuilder(module);
  builder.addNative({ name: probeName, params: [num, num, num], result: undef, span: nowhere, instance: -1 });
  const writer = new ProbeWriter(module, builder, activity, isRuled);
  for (const func of module.functions.values()) builder.replaceFunction({ ...func, body: writer.body(func) });
  const { lists, kinkSites, userCalls } = writer;
  return { module: builder.finish(), lists, kinkSites, calls: userCalls };
}

class ProbeWriter {
  readonly #module: Module;
  readonly #builder: ModuleBuilder;
  readonly #activity: Carries;
  readonly #isRuled: (func: string) => boolean;
  readonly lists: ProbedList[] = [];
  readonly kinkSites: KinkSite[] = [];
  readonly userCalls: Span[] = [];
  #calls: ReturnType<typeof callsIn> | undefined;

  constructor(module: Module, builder: ModuleBuilder, activity: Carries, isRuled: (func: string) => boolean) {
    this.#module = module;
    this.#isRuled = isRuled;
    this.#builder = builder;
    this.#activity = activity;
  }

  /** A function's body, with the sizes of its lists at the end: they may have grown on the way. */
  body(func: Func): Block {
    const body = this.block(func.body, func);
    const named = [...func.body.params, ...func.body.ops.flatMap(({ results }) => results)].filter(
      ({ name, type }) => name !== undefined && type.kind === "list" && isDifferentiable(type),
    );
    const ops = named.flatMap((value) => this.#size(func, value));
    return { ...body, ops: [...body.ops, ...ops] };
  }

  block(block: Block, func: Func): Block {
    const ops = block.ops.flatMap((op) => {
      const inner = mapBlocks(op, (nested) => this.block(nested, func));
      if (inner.kind === "call") return [...this.#around(inner, func)];
      return inner.kind === "prim" ? [inner, ...this.#operands(inner, func)] : [inner];
    });
    return { ...block, ops };
  }

  /** The call with its probes; with what tells that it has begun and is over where the user calls what is Mixtape's. */
  #around(call: CallOp, func: Func): readonly Op[] {
    const callee = this.#module.functions.get(call.callee);
    const told = [call, ...this.#probe(call)];
    if (callee === undefined || isOwn(call.span) || isOwn(func.span) || !isOwn(callee.span)) return told;
    const index = this.userCalls.push(call.span) - 1;
    return [...this.#passage(call, index, 5), ...told, ...this.#passage(call, index, 6)];
  }

  #passage({ span, owner }: CallOp, index: number, side: 5 | 6): readonly Op[] {
    const ops: Op[] = [];
    const add = this.#adder(ops, { span, owner });
    const [told, direction] = [index, side].map((value) => add({ kind: "const", value }, [], num));
    add({ kind: "callNative", native: probeName }, [sure(told), sure(direction), sure(told)], undef);
    return ops;
  }

  #probe(call: CallOp): readonly Op[] {
    const callee = this.#module.functions.get(call.callee);
    if (callee === undefined) return [];
    const ops: Op[] = [];
    const add = this.#adder(ops, { span: call.span, owner: call.owner });
    const owner = add({ kind: "const", value: callee.owner }, [], num);
    // The sums of leaves are added by the probe's own function: an addition here would count as the program's work.
    for (const [side, values] of [call.args.slice(0, callee.body.params.length), call.results].entries()) {
      const direction = add({ kind: "const", value: side }, [], num);
      for (const value of values) {
        if (!isDifferentiable(value.type)) continue;
        const leaves = add({ kind: "leafCount" }, [value], num);
        add({ kind: "callNative", native: probeName }, [owner, direction, leaves], undef);
      }
    }
    const done = add({ kind: "const", value: 2 }, [], num);
    add({ kind: "callNative", native: probeName }, [owner, done, done], undef);
    return ops;
  }

  /** What tells the operands of an operation that carries derivatives and has kinks. */
  #operands(op: PrimOp, func: Func): readonly Op[] {
    if (noticesOf(op.name).length === 0 || this.#isRuled(func.name) || !this.#isTold(op)) return [];
    const ops: Op[] = [];
    const add = this.#adder(ops, { span: op.span, owner: op.owner });
    const span = this.#userPlace(op.span, func);
    const index = this.kinkSites.push({ name: op.name, span, owner: op.owner, isInside: isOwn(op.span) }) - 1;
    const site = add({ kind: "const", value: index }, [], num);
    const side = add({ kind: "const", value: 4 }, [], num);
    for (const operand of op.args)
      add({ kind: "callNative", native: probeName }, [site, side, operand], undef);
    return ops;
  }

  #isTold(op: PrimOp): boolean {
    return isMistaken(op.name)
      ? op.args.some((arg) => this.#activity.isVaried(arg))
      : op.results.some((result) => this.#activity.isDerived(result));
  }

  /** The place in the user's text: for what a function of the prelude does, the call of it, where there is only one. */
  #userPlace(span: Span, func: Func): Span {
    const seen = new Set<string>();
    for (let at = func; isOwn(span) && !seen.has(at.name);) {
      seen.add(at.name);
      const calls = this.#callsOf(at.name);
      const [only] = calls;
      if (only === undefined || calls.length > 1) return span;
      span = only.span;
      at = only.caller;
    }
    return span;
  }

  #callsOf(name: string): readonly { readonly span: Span; readonly caller: Func }[] {
    this.#calls ??= callsIn(this.#module);
    return this.#calls.get(name) ?? [];
  }

  #size({ span, owner }: Func, list: Value): readonly Op[] {
    const ops: Op[] = [];
    const add = this.#adder(ops, { span, owner });
    const index = this.lists.push({ owner, name: list.name ?? "" }) - 1;
    const told = add({ kind: "const", value: index }, [], num);
    const side = add({ kind: "const", value: 3 }, [], num);
    const leaves = add({ kind: "leafCount" }, [list], num);
    add({ kind: "callNative", native: probeName }, [told, side, leaves], undef);
    return ops;
  }

  /** What appends operations to `ops`, and gives the result of each. */
  #adder(ops: Op[], place: Pick<OpBase, "span" | "owner">) {
    return (op: Pick<Op, "kind"> & Record<string, unknown>, args: readonly Value[], type: Type): Value => {
      const result = this.#builder.freshValue(type);
      ops.push({ ...op, ...place, args, results: [result] } satisfies OpBase as Op);
      return result;
    };
  }
}

/** Whether a place is in the text of Mixtape's own functions. */
function isOwn({ source }: Span): boolean {
  return source.startsWith("prelude:");
}

/** The calls of each function. */
function callsIn(
  module: Module,
): ReadonlyMap<string, readonly { readonly span: Span; readonly caller: Func }[]> {
  const calls = new Map<string, { span: Span; caller: Func }[]>();
  for (const caller of module.functions.values())
    forEachOp(caller.body, (op) => {
      if (op.kind !== "call") return;
      const known = calls.get(op.callee) ?? [];
      known.push({ span: op.span, caller });
      calls.set(op.callee, known);
    });
  return calls;
}

/** Numbers into and out of the first call of each function, by owner; and sizes of its lists after that call. */
export class ProbeCounts {
  readonly #found = new Map<number, { inputs: number; outputs: number; isDone: boolean }>();
  readonly #sizes = new Map<string, number>();
  readonly #lists: readonly ProbedList[];
  readonly kinks: KinkCounts;
  readonly #calls: readonly Span[];
  readonly #open: (Span | undefined)[] = [];

  constructor({ lists, kinkSites, calls }: Omit<Probed, "module">) {
    this.#calls = calls;
    this.#lists = lists;
    this.kinks = new KinkCounts(kinkSites);
  }

  /** The native behind `probeName`. */
  note = (owner: number, side: number, leaves: number): void => {
    if (side === 4) {
      this.kinks.tell(owner, leaves, this.#open.at(-1));
      return;
    }
    if (side === 5) this.#open.push(this.#calls[owner]);
    if (side === 6) this.#open.pop();
    if (side > 4) return;
    if (side === 3) {
      const list = this.#lists[owner];
      const key = list === undefined ? "" : sizeKey(list.owner, list.name);
      if (!this.#sizes.has(key)) this.#sizes.set(key, leaves);
      return;
    }
    const counts = this.#found.get(owner) ?? { inputs: 0, outputs: 0, isDone: false };
    this.#found.set(owner, counts);
    if (counts.isDone) return;
    if (side === 0) counts.inputs += leaves;
    else if (side === 1) counts.outputs += leaves;
    else counts.isDone = true;
  };

  of(owner: number): { readonly inputs: number; readonly outputs: number } | undefined {
    return this.#found.get(owner);
  }

  /** How many numbers the list `name` of a function held; undefined for what is no list, or is not there at the end. */
  sizeOf(owner: OwnerId, name: string): number | undefined {
    return this.#sizes.get(sizeKey(owner, name));
  }
}

const sizeKey = (owner: OwnerId, name: string): string => `${String(owner)}:${name}`;
