/**
 * The work of expansion: makes tangent functions, sweeps and wrappers when they are asked for, each once, and
 * copies of functions in which derivative operations are calls of wrappers.
 */
import { InvariantError } from "../diagnostics/diagnostic.ts";
import type { ModuleBuilder } from "../ir/builder.ts";
import { cloneBlock, forEachOp, functionNamed, mapBlocks, reachableFunctions } from "../ir/traverse.ts";
import type { Block, DeriveOp, DeriveOptions, Func, Op, Value } from "../ir/types.ts";
import { boundaryResolver } from "../plan/boundaryResolver.ts";
import { refuseActiveNatives } from "./activeNative.ts";
import type { Deriver, ForwardFunction, VjpFunction } from "./derivation.ts";
import { forwardOf } from "./forward.ts";
import { Replays } from "./replay.ts";
import { reverseOf } from "./reverse.ts";
import { settledOf } from "./settle.ts";
import { writeJacobianRows } from "./wrappers/jacobianRows.ts";
import { writeWrapper } from "./wrappers/writeWrapper.ts";

/** Ends the name of a copy in which derivative operations are expanded. */
export const expandedSuffix = "$expanded";

export class Expansion implements Deriver {
  readonly builder: ModuleBuilder;
  readonly replays: Replays;
  readonly #plan: DeriveOptions["plan"];
  readonly #forward = new Map<string, ForwardFunction>();
  readonly #reverse = new Map<string, VjpFunction>();
  readonly #wrappers = new Map<string, string>();
  readonly #rows = new Map<string, string>();
  readonly #expanded = new Map<string, string>();

  constructor(builder: ModuleBuilder, plan: DeriveOptions["plan"]) {
    this.builder = builder;
    this.#plan = plan;
    this.replays = new Replays(builder, this.#boundaryOf({}));
  }

  settledOf(callee: string): string {
    return settledOf({ builder: this.builder, replays: this.replays, jacobianByRows: undefined }, callee);
  }

  forward(
    callee: string,
    wrt: readonly number[],
    lanes: number,
    plan: DeriveOptions["plan"],
  ): ForwardFunction {
    const key = JSON.stringify([callee, wrt, lanes, plan]);
    return remembered(this.#forward, key, () => {
      return forwardOf(this, this.expandedOf(this.settledOf(callee)), wrt, lanes, this.#boundaryOf(plan));
    });
  }

  reverse(callee: string, wrt: readonly number[], options: DeriveOptions): VjpFunction {
    const key = JSON.stringify([callee, wrt, options]);
    // Announced before it is written: a recursion through a boundary asks for it again.
    return this.#reverse.get(key) ?? this.#written(key, callee, wrt, options);
  }

  #written(key: string, callee: string, wrt: readonly number[], options: DeriveOptions): VjpFunction {
    const jacobianByRows = (op: DeriveOp): string => this.#rowsOf(op);
    const settled = settledOf({ builder: this.builder, replays: this.replays, jacobianByRows }, callee);
    const announce = (vjp: VjpFunction): void => void this.#reverse.set(key, vjp);
    return reverseOf(this, settled, wrt, options, this.#boundaryOf(options.plan), announce);
  }

  /** The name of a function that computes the same without derivative operations; its own where it has none. */
  expandedOf(name: string): string {
    const known = this.#expanded.get(name);
    if (known !== undefined) return known;
    const module = this.builder.finish();
    if (!reachableFunctions(module, name).some(hasDerivatives)) {
      this.#expanded.set(name, name);
      return name;
    }
    const copy = this.builder.uniqueName(name + expandedSuffix);
    this.#expanded.set(name, copy);
    const func = functionNamed(module, name);
    const fresh = (like: Value): Value => this.builder.freshValue(like.type, like.name);
    const body = cloneBlock(func.body, new Map(), fresh);
    this.builder.addFunction({ ...func, name: copy, body: this.#expandedBlock(body) });
    return copy;
  }

  #expandedBlock(block: Block): Block {
    return { ...block, ops: block.ops.map((op) => this.#expandedOp(op)) };
  }

  #expandedOp(op: Op): Op {
    if (op.kind === "call") return { ...op, callee: this.expandedOf(op.callee) };
    if (op.kind !== "derive") return mapBlocks(op, (block) => this.#expandedBlock(block));
    const { args, results, span, owner } = op;
    return {
      kind: "call",
      callee: this.expandedOf(this.#wrapperOf(op)),
      boundary: undefined,
      args,
      results,
      span,
      owner,
    };
  }

  #wrapperOf(op: DeriveOp): string {
    const key = JSON.stringify([op.callee, op.transform]);
    return remembered(this.#wrappers, key, () => {
      const { wrt, options } = op.transform;
      refuseActiveNatives(this.builder, op.callee, wrt, this.#boundaryOf(options.plan));
      return writeWrapper(this, op);
    });
  }

  #rowsOf(op: DeriveOp): string {
    const key = JSON.stringify([op.callee, op.transform]);
    return remembered(this.#rows, key, () => writeJacobianRows(this.builder, op));
  }

  #boundaryOf(plan: DeriveOptions["plan"]) {
    return boundaryResolver(() => this.builder.finish(), { ...plan, ...this.#plan });
  }
}

function hasDerivatives(func: Func): boolean {
  let found = false;
  forEachOp(func.body, (op) => {
    found ||= op.kind === "derive";
  });
  return found;
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (known.has(key)) throw new InvariantError("a derivative that needs itself");
  known.set(key, made);
  return made;
}
