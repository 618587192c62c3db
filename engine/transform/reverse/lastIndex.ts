/**
 * The value of a loop's counter when the loop has ended. Where its condition compares the counter with a bound
 * that is still there, it follows from the bound and need not be remembered.
 */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import type { LoopOp, Op, TestName, Value } from "../../ir/types.ts";
import type { Sweep } from "./sweep.ts";

/** Written at the reverse sweep's place after the loop. `inPlace`: the forward sweep's own value is still there. */
export function lastIndex(s: Sweep, op: LoopOp, slot: number, r: BlockBuilder, inPlace: boolean): Value {
  const remembered = s.primal(op.results[slot]!);
  if (inPlace) return remembered;
  const step = sure(s.integers.stepOf(op, slot));
  const comparison = comparisonOf(op, slot);
  const bound = comparison === undefined ? undefined : boundAgain(s, op, comparison.bound, r);
  if (comparison === undefined || bound === undefined) return remembered;
  const first = s.primal(op.args[slot]!);
  const end = endOf(comparison.test, step);
  if (end === undefined) return remembered;
  return r.ifOp(
    r.test(comparison.test, [first, bound]),
    (b) => [end(b, bound)],
    () => [first],
  )[0]!;
}

interface Comparison {
  readonly test: TestName;
  readonly bound: Value;
}

/** The loop goes on while `counter test bound`. */
function comparisonOf(op: LoopOp, slot: number): Comparison | undefined {
  const [goesOn] = op.cond.yields;
  const test = op.cond.ops.find((inner) => inner.results[0] === goesOn);
  if (test?.kind !== "test") return undefined;
  const [left, right] = test.args;
  if (left !== op.cond.params[slot] || right === undefined) return undefined;
  return { test: test.name, bound: right };
}

/** For steps of one: where a counter stops that has gone at least one step; exact for fractional bounds too. */
function endOf(test: TestName, step: number): ((b: BlockBuilder, bound: Value) => Value) | undefined {
  const rounded = (how: "ceil" | "floor", by: number) => (b: BlockBuilder, bound: Value) => {
    const whole = b.prim(how, [bound]);
    return by === 0 ? whole : b.prim("add", [whole, b.const(by)]);
  };
  if (step === 1 && test === "lt") return rounded("ceil", 0);
  if (step === 1 && test === "le") return rounded("floor", 1);
  if (step === -1 && test === "gt") return rounded("floor", 0);
  if (step === -1 && test === "ge") return rounded("ceil", -1);
  return undefined;
}

/** The bound in the reverse sweep: a value from around the loop, a literal, or the length of a list that keeps it. */
function boundAgain(s: Sweep, op: LoopOp, bound: Value, r: BlockBuilder): Value | undefined {
  const carried = op.cond.params.indexOf(bound);
  if (carried >= 0)
    return op.body.yields[carried] === op.body.params[carried] ? s.primal(op.args[carried]!) : undefined;
  const made: Op | undefined = op.cond.ops.find((inner) => inner.results[0] === bound);
  if (made === undefined) return s.primal(bound);
  if (made.kind === "const" && typeof made.value === "number") return r.const(made.value);
  if (made.kind !== "length" || !s.unit.stability.isStable(made)) return undefined;
  const list = boundAgain(s, op, made.args[0]!, r);
  return list === undefined ? undefined : r.length(list);
}
