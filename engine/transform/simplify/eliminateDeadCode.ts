/**
 * Leaves out what no result and no effect depends on: pure operations, results of branches, values that loops carry,
 * objects that are only stored into. Marks what is needed from the effects and results backwards, then rebuilds.
 */
import { isReference } from "../../ir/shadow.ts";
import { storesIntoFirstOperand } from "../../ir/verify.ts";
import type { Block, Func, IfOp, LoopOp, Op, Value } from "../../ir/types.ts";
import { rewriteOps, withContents } from "../../ir/traverse.ts";
import { isAllocation, isOutwardEffect } from "./calleeEffects.ts";
import { ValueMap, ValueSet } from "../../ir/valueTable.ts";

/** `pure` says which callees can be left out. */
export function eliminateDeadCode(func: Func, pure: ReadonlySet<string>): Func {
  const needed = new Marker(pure).mark(func.body);
  const body = sweepBlock(func.body, needed);
  return body === func.body ? func : { ...func, body };
}

interface Needed {
  readonly values: Pick<ValueSet, "has">;
  readonly ops: ReadonlySet<Op>;
}

/** Where a value comes from. */
type Source =
  | { readonly kind: "op"; readonly op: Op }
  | { readonly kind: "branch"; readonly op: IfOp; readonly index: number }
  | { readonly kind: "carried"; readonly op: LoopOp; readonly index: number };

class Marker {
  readonly #pure: ReadonlySet<string>;
  readonly #values = new ValueSet();
  readonly #ops = new Set<Op>();
  readonly #sources = new ValueMap<Source>();
  /** The `if` or `loop` around an operation. */
  readonly #holder = new Map<Op, Op>();
  /** Stores into objects made here, needed once the object is. */
  readonly #storesInto = new ValueMap<Op[]>();
  readonly #effects: Op[] = [];
  readonly #pending: Value[] = [];

  constructor(pure: ReadonlySet<string>) {
    this.#pure = pure;
  }

  mark(body: Block): Needed {
    this.#survey(body, undefined);
    for (const value of body.yields) this.#need(value);
    for (const op of this.#effects) this.#needOp(op);
    for (let value = this.#pending.pop(); value !== undefined; value = this.#pending.pop())
      this.#trace(value);
    return { values: this.#values, ops: this.#ops };
  }

  #survey(block: Block, holder: Op | undefined): void {
    for (const op of block.ops) {
      if (holder !== undefined) this.#holder.set(op, holder);
      if (op.kind === "if") {
        op.results.forEach((result, index) => this.#sources.set(result, { kind: "branch", op, index }));
        this.#survey(op.then, op);
        this.#survey(op.else, op);
      } else if (op.kind === "loop") {
        for (const names of [op.results, op.cond.params, op.body.params]) {
          names.forEach((name, index) => this.#sources.set(name, { kind: "carried", op, index }));
        }
        if (isOutwardEffect(op)) this.#effects.push(op);
        this.#survey(op.cond, op);
        this.#survey(op.body, op);
      } else {
        for (const result of op.results) this.#sources.set(result, { kind: "op", op });
        this.#surveyEffect(op);
      }
    }
  }

  #surveyEffect(op: Op): void {
    const calls = op.kind === "call" || op.kind === "derive";
    if (isOutwardEffect(op) || (calls && !this.#pure.has(op.callee))) {
      this.#effects.push(op);
      return;
    }
    if (!storesIntoFirstOperand(op)) return;
    const target = op.args[0]!;
    const source = this.#sources.get(target);
    if (source?.kind !== "op" || !isAllocation(source.op) || reachesFurther(op, target)) {
      this.#effects.push(op);
      return;
    }
    const stores = this.#storesInto.get(target);
    if (stores === undefined) this.#storesInto.set(target, [op]);
    else stores.push(op);
  }

  #need(value: Value): void {
    if (this.#values.has(value)) return;
    this.#values.add(value);
    this.#pending.push(value);
  }

  #trace(value: Value): void {
    const source = this.#sources.get(value);
    if (source?.kind === "op") this.#needOp(source.op);
    if (source?.kind === "branch") {
      const { op, index } = source;
      this.#needOp(op);
      this.#need(op.then.yields[index]!);
      this.#need(op.else.yields[index]!);
    }
    if (source?.kind === "carried") {
      const { op, index } = source;
      this.#needOp(op);
      for (const other of [op.args[index]!, op.cond.params[index]!, op.body.params[index]!])
        this.#need(other);
      this.#need(op.body.yields[index]!);
      this.#need(op.results[index]!);
    }
    const stores = this.#storesInto.get(value);
    if (stores !== undefined) for (const store of stores) this.#needOp(store);
  }

  #needOp(op: Op): void {
    if (this.#ops.has(op)) return;
    this.#ops.add(op);
    const holder = this.#holder.get(op);
    if (holder !== undefined) this.#needOp(holder);
    if (op.kind === "loop") this.#need(op.cond.yields[0]!);
    else for (const arg of op.args) this.#need(arg);
  }
}

/** Whether the operation stores not only into its target but into objects that the target holds, which may be others'. */
function reachesFurther(op: Op, target: Value): boolean {
  if (op.kind !== "accumulate" && op.kind !== "leafAdd") return false;
  const { type } = target;
  if (type.kind === "list") return isReference(type.elem);
  return type.kind !== "record" || type.fields.some((field) => isReference(field.type));
}

function sweepBlock(block: Block, needed: Needed): Block {
  const ops = rewriteOps(block.ops, (op) => (needed.ops.has(op) ? sweepOp(op, needed) : undefined));
  return withContents(block, ops, block.yields);
}

function sweepOp(op: Op, needed: Needed): Op {
  if (op.kind === "if") {
    const live = op.results.map((result) => needed.values.has(result));
    const then = withYields(sweepBlock(op.then, needed), live);
    const otherwise = withYields(sweepBlock(op.else, needed), live);
    if (then === op.then && otherwise === op.else && live.every(Boolean)) return op;
    return { ...op, then, else: otherwise, results: only(op.results, live) };
  }
  if (op.kind === "loop") {
    const live = op.results.map((result) => needed.values.has(result));
    const cond = sweepBlock(op.cond, needed);
    const body = sweepBlock(op.body, needed);
    if (cond === op.cond && body === op.body && live.every(Boolean)) return op;
    return {
      ...op,
      args: only(op.args, live),
      results: only(op.results, live),
      cond: { ...cond, params: only(cond.params, live) },
      body: { params: only(body.params, live), ops: body.ops, yields: only(body.yields, live) },
    };
  }
  return op;
}

function withYields(block: Block, live: readonly boolean[]): Block {
  return live.every(Boolean) ? block : { ...block, yields: only(block.yields, live) };
}

function only<T>(items: readonly T[], live: readonly boolean[]): readonly T[] {
  return items.filter((_, index) => live[index]);
}
