/**
 * Prepares derivative operations inside code that is itself differentiated. They are computed more than once: where
 * their function draws or prints, it is run once for that and its log, and the derivative is taken of what replays
 * the log. For reverse mode, Jacobians are written out as rows.
 */
import type { BlockBuilder, ModuleBuilder } from "../ir/builder.ts";
import { BlockBuilder as Builder } from "../ir/builder.ts";
import { cloneOp, forEachOp, functionNamed, mapBlocks, reachableFunctions } from "../ir/traverse.ts";
import type { Block, DeriveOp, Func, Op, Value } from "../ir/types.ts";
import { nowhere } from "../source/span.ts";
import { hasOutsideEffects, type Replays } from "./replay.ts";
import type { ValueTable } from "../ir/valueTable.ts";

export interface SettleFor {
  readonly builder: ModuleBuilder;
  readonly replays: Replays;
  /** In place of a Jacobian: the function of the same operands and results that computes it row by row. */
  readonly jacobianByRows: ((op: DeriveOp) => string) | undefined;
}

/** The name of a function like `root` whose derivative operations are ready; `root` itself where they are. */
export function settledOf(to: SettleFor, root: string): string {
  const { builder } = to;
  const module = builder.finish();
  const touched = new Set<string>();
  const functions = reachableFunctions(module, root);
  for (let before = -1; before < touched.size;) {
    before = touched.size;
    for (const func of functions)
      forEachOp(func.body, (op) => {
        const own =
          op.kind === "derive" &&
          (hasOutsideEffects(module, op.callee) ||
            (to.jacobianByRows !== undefined && op.transform.kind === "jacobian"));
        const below = (op.kind === "call" || op.kind === "derive") && touched.has(op.callee);
        if (own || below) touched.add(func.name);
      });
  }
  if (!touched.has(root)) return root;
  return new Settler(to, touched).settled(functionNamed(module, root));
}

class Settler {
  readonly #builder: ModuleBuilder;
  readonly #to: SettleFor;
  readonly #touched: ReadonlySet<string>;
  readonly #names = new Map<string, string>();

  constructor(to: SettleFor, touched: ReadonlySet<string>) {
    this.#builder = to.builder;
    this.#to = to;
    this.#touched = touched;
  }

  settled(func: Func): string {
    const known = this.#names.get(func.name);
    if (known !== undefined) return known;
    const name = this.#builder.uniqueName(`${func.name}$settled`);
    this.#names.set(func.name, name);
    this.#builder.addFunction({ ...func, name, body: this.#block(func.body, new Map()) });
    return name;
  }

  #block(block: Block, substitution: ValueTable<Value>): Block {
    const fresh = (like: Value): Value => {
      const value = this.#builder.freshValue(like.type, like.name);
      substitution.set(like, value);
      return value;
    };
    const b = new Builder(this.#builder, nowhere, 0, block.params.map(fresh));
    for (const op of block.ops) {
      b.span = op.span;
      b.owner = op.owner;
      this.#op(op, b, substitution, fresh);
    }
    return b.finish(block.yields.map((value) => substitution.get(value) ?? value));
  }

  #op(op: Op, b: BlockBuilder, substitution: ValueTable<Value>, fresh: (like: Value) => Value): void {
    const args = op.args.map((arg) => substitution.get(arg) ?? arg);
    if (op.kind === "if" || op.kind === "loop") {
      const nested = mapBlocks(op, (block) => this.#block(block, substitution));
      b.append({ ...nested, args, results: op.results.map(fresh) });
    } else if (op.kind === "call" && this.#touched.has(op.callee)) {
      b.append({ ...op, callee: this.#settledCallee(op.callee), args, results: op.results.map(fresh) });
    } else if (op.kind === "derive") {
      this.#derive(op, args, b, fresh);
    } else {
      b.append(cloneOp(op, substitution, (like) => this.#builder.freshValue(like.type, like.name)));
    }
  }

  #derive(op: DeriveOp, args: readonly Value[], b: BlockBuilder, fresh: (like: Value) => Value): void {
    const callee = this.#touched.has(op.callee) ? this.#settledCallee(op.callee) : op.callee;
    const replay = this.#to.replays.of(callee);
    const results = op.results.map(fresh);
    if (replay === undefined) return this.#append({ ...op, callee, args, results }, b);
    const { body } = functionNamed(this.#builder.finish(), callee);
    const logs = replay.logs.map((type) => b.makeList([], type, true, "log"));
    const own = args.slice(0, body.params.length).map((arg) => b.copy(arg));
    b.call(
      replay.logged,
      [...logs, ...own],
      body.yields.map(({ type }) => type),
    );
    const wrt = op.transform.wrt.map((index) => index + logs.length);
    const transform = { ...op.transform, wrt };
    this.#append({ ...op, callee: replay.fromLog, transform, args: [...logs, ...args], results }, b);
  }

  #append(op: DeriveOp, b: BlockBuilder): void {
    const { jacobianByRows } = this.#to;
    if (jacobianByRows === undefined || op.transform.kind !== "jacobian") return b.append(op);
    const { args, results, span, owner } = op;
    b.append({ kind: "call", callee: jacobianByRows(op), boundary: undefined, args, results, span, owner });
  }

  #settledCallee(name: string): string {
    return this.settled(functionNamed(this.#builder.finish(), name));
  }
}
