/**
 * Adds to a primal module what tells how many numbers go into and come out of each call: an ordinary native
 * call after it. Values are untouched, and what is added counts as no work.
 */
import { ModuleBuilder } from "../ir/builder.ts";
import { isDifferentiable } from "../ir/shadow.ts";
import { mapBlocks } from "../ir/traverse.ts";
import {
  num,
  undef,
  type Block,
  type CallOp,
  type Module,
  type Op,
  type OpBase,
  type Type,
  type Value,
} from "../ir/types.ts";
import { nowhere } from "../source/span.ts";

/** What the host is asked for when a probe runs: `(owner, side, leaves)`; side 0: into the call, 1: out of it, 2: the call is over. */
export const probeName = "mixtape probe";

/** The module with a probe after each call. The host must provide the native `probeName`. */
export function withProbes(module: Module): Module {
  const builder = new ModuleBuilder(module);
  builder.addNative({ name: probeName, params: [num, num, num], result: undef, span: nowhere, instance: -1 });
  const writer = new ProbeWriter(module, builder);
  for (const func of module.functions.values())
    builder.replaceFunction({ ...func, body: writer.block(func.body) });
  return builder.finish();
}

class ProbeWriter {
  readonly #module: Module;
  readonly #builder: ModuleBuilder;

  constructor(module: Module, builder: ModuleBuilder) {
    this.#module = module;
    this.#builder = builder;
  }

  block(block: Block): Block {
    const ops = block.ops.flatMap((op) => {
      const inner = mapBlocks(op, (nested) => this.block(nested));
      return inner.kind === "call" ? [inner, ...this.#probe(inner)] : [inner];
    });
    return { ...block, ops };
  }

  #probe(call: CallOp): readonly Op[] {
    const callee = this.#module.functions.get(call.callee);
    if (callee === undefined) return [];
    const ops: Op[] = [];
    const base = { span: call.span, owner: call.owner };
    const add = (
      op: Pick<Op, "kind"> & Record<string, unknown>,
      args: readonly Value[],
      type: Type,
    ): Value => {
      const result = this.#builder.freshValue(type);
      ops.push({ ...op, ...base, args, results: [result] } satisfies OpBase as Op);
      return result;
    };
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
}

/** Numbers into and out of the first call of each function, by owner. */
export class ProbeCounts {
  readonly #found = new Map<number, { inputs: number; outputs: number; isDone: boolean }>();

  /** The native behind `probeName`. */
  note = (owner: number, side: number, leaves: number): void => {
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
}
