/**
 * Replaces values that are only other names of values: what both branches yield alike, what a loop carries unchanged,
 * what is wrapped and unwrapped again. `stopGradient` stays: it is a copy with a meaning to derivatives.
 */
import type { Block, Func, LoopOp, Op, Value } from "../../ir/types.ts";
import { rewriteOps, withContents } from "../../ir/traverse.ts";
import { literalInPlaceOf } from "./literalInPlaceOf.ts";
import { replaceOperands, replaceValues, type Substitution } from "./replaceOperands.ts";
import { ValueMap } from "../../ir/valueTable.ts";

export function propagateCopies(func: Func): Func {
  const body = new Propagator().block(func.body);
  return body === func.body ? func : { ...func, body };
}

class Propagator {
  readonly #substitution: Substitution = new ValueMap();
  /** What a maybe was made of; undefined for an absent one. */
  readonly #wrapped = new Map<Value, Value | undefined>();

  block(block: Block): Block {
    const ops = rewriteOps(block.ops, (op) => this.#operation(replaceOperands(op, this.#substitution)));
    return withContents(block, ops, replaceValues(block.yields, this.#substitution));
  }

  #operation(op: Op): Op | undefined {
    switch (op.kind) {
      case "some":
        this.#wrapped.set(op.results[0]!, op.args[0]);
        return op;
      case "unwrap": {
        const inner = this.#wrapped.get(op.args[0]!);
        if (inner === undefined) return op;
        this.#substitution.set(op.results[0]!, inner);
        return undefined;
      }
      case "isUndefined": {
        if (!this.#wrapped.has(op.args[0]!)) return op;
        const absent = this.#wrapped.get(op.args[0]!) === undefined;
        return literalInPlaceOf(op, absent);
      }
      case "if": {
        const then = this.block(op.then);
        const otherwise = this.block(op.else);
        op.results.forEach((result, index) => {
          const same = then.yields[index]!;
          if (same === otherwise.yields[index]) this.#substitution.set(result, same);
        });
        return then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise };
      }
      case "loop":
        return this.#loop(op);
      default:
        return op;
    }
  }

  #loop(op: LoopOp): Op {
    op.args.forEach((init, index) => {
      const { params, yields } = op.body;
      if (yields[index] !== params[index] && yields[index] !== init) return;
      for (const carried of [op.cond.params[index]!, params[index]!, op.results[index]!]) {
        this.#substitution.set(carried, init);
      }
    });
    const cond = this.block(op.cond);
    const body = this.block(op.body);
    return cond === op.cond && body === op.body ? op : { ...op, cond, body };
  }
}
