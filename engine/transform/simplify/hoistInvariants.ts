/**
 * Computes before a loop what every turn would compute alike, so that reverse mode need not record it turn by turn.
 * Scalar operations of the body itself only: they cannot fail, and conditions read better as they were written.
 */
import { forEachDefinition } from "../../ir/traverse.ts";
import type { Block, Func, LoopOp, Op, Value } from "../../ir/types.ts";
import { ValueSet } from "../../ir/valueTable.ts";

export function hoistInvariants(func: Func): Func {
  const body = hoistInBlock(func.body);
  return body === func.body ? func : { ...func, body };
}

function hoistInBlock(block: Block): Block {
  if (!block.ops.some(({ kind }) => kind === "if" || kind === "loop")) return block;
  const ops: Op[] = [];
  let changed = false;
  for (const original of block.ops) {
    const op = hoistInOp(original, ops);
    changed ||= op !== original;
    ops.push(op);
  }
  return changed ? { ...block, ops } : block;
}

/** The operation with its blocks done; what leaves a loop is put into `before`. */
function hoistInOp(op: Op, before: Op[]): Op {
  if (op.kind === "if") {
    const then = hoistInBlock(op.then);
    const otherwise = hoistInBlock(op.else);
    return then === op.then && otherwise === op.else ? op : { ...op, then, else: otherwise };
  }
  if (op.kind !== "loop") return op;
  const cond = hoistInBlock(op.cond);
  const body = hoistInBlock(op.body);
  const inner = cond === op.cond && body === op.body ? op : { ...op, cond, body };
  return hoistFrom(inner, before);
}

function hoistFrom(op: LoopOp, before: Op[]): LoopOp {
  const varying = new ValueSet();
  forEachDefinition(op.body, (value) => varying.add(value));
  const literals = new Map<Value, Op>();
  const moved = new Set<Op>();
  const move = (inner: Op): void => {
    moved.add(inner);
    varying.delete(inner.results[0]!);
    before.push(inner);
  };
  for (const inner of op.body.ops) {
    if (inner.kind === "const") literals.set(inner.results[0]!, inner);
    if (inner.kind !== "prim") continue;
    // A literal leaves the loop with the first operation that needs it outside.
    if (!inner.args.every((arg) => !varying.has(arg) || literals.has(arg))) continue;
    for (const arg of inner.args) if (varying.has(arg)) move(literals.get(arg) ?? inner);
    move(inner);
  }
  if (moved.size === 0) return op;
  return { ...op, body: { ...op.body, ops: op.body.ops.filter((inner) => !moved.has(inner)) } };
}
