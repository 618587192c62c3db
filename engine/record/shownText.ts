/**
 * Which texts of a function are only shown: printed, thrown, or put into others that are. Such a text decides nothing, so a
 * recording does not rest on the numbers in it.
 */
import { forEachBlock, forEachOp } from "../ir/traverse.ts";
import type { Func, Op, Value } from "../ir/types.ts";

const decisive = new WeakMap<Func, ReadonlySet<Value>>();

/** Whether nothing in `func` but readers sees the value, a text that is made in it. */
export function isOnlyShown(value: Value, func: Func): boolean {
  let known = decisive.get(func);
  if (known === undefined) {
    known = findDecisive(func);
    decisive.set(func, known);
  }
  return !known.has(value);
}

/** Values that something rests on. A text is made before it is used, so the last operations come first. */
function findDecisive({ body }: Func): ReadonlySet<Value> {
  const ops: Op[] = [];
  const found = new Set<Value>();
  forEachOp(body, (op) => ops.push(op));
  forEachBlock(body, ({ yields }) => {
    yields.forEach((value) => found.add(value));
  });
  for (const op of ops.reverse()) if (rests(op, found)) op.args.forEach((arg) => found.add(arg));
  return found;
}

function rests(op: Op, found: ReadonlySet<Value>): boolean {
  if (op.kind === "text") return op.results.some((result) => found.has(result));
  return op.kind !== "print" && op.kind !== "throw";
}
