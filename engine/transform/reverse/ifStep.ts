/** The step of an `if`: the same choice again, and the taken branch backwards. */
import type { BlockBuilder } from "../../ir/builder.ts";
import { num, type Block, type IfOp, type Value } from "../../ir/types.ts";
import { barName, type Cotangents } from "./cotangents.ts";
import { nothingGiven } from "./recordings.ts";
import { step } from "./scalarSteps.ts";
import { reverseSteps, type Step, type Sweep, type SweptBlock, type SweepOps } from "./sweep.ts";

/** `inPlace`: the `if` stands where both sweeps are one function and run once. */
export function sweepIf(
  s: Sweep,
  op: IfOp,
  b: BlockBuilder,
  inPlace: boolean,
  sweepOps: SweepOps,
): Step | undefined {
  const branch = (block: Block): SweptBlock => {
    const inner = b.nested();
    const steps = sweepOps(s, block, inner, inPlace);
    const shadows = op.results.flatMap((value, index) =>
      s.hasShadow(value) ? [s.shadow(block.yields[index]!)] : [],
    );
    const yields = [...block.yields.map((value) => s.primal(value)), ...shadows];
    return { original: block, forward: inner.finish(yields), steps };
  };
  const [then, otherwise] = [branch(op.then), branch(op.else)];
  const condition = s.primal(op.args[0]!);
  const results = [...s.define(op.results), ...s.defineShadows(op.results)];
  b.append({ ...op, args: [condition], then: then.forward, else: otherwise.forward, results });

  const active = op.results.flatMap((value, index) => (s.isActive(value) ? [index] : []));
  const steps = [...then.steps, ...otherwise.steps];
  if (active.length === 0 && steps.length === 0) return undefined;
  const obligatory = steps.some((inner) => inner.obligatory);
  return step(op, obligatory, (r, cotangents) => {
    const arrives = active.some((index) => cotangents.has(op.results[index]!));
    if (!arrives && !obligatory) return;
    const bars = new Map<number, Value>();
    for (const index of active) {
      const bar = cotangents.take(r, op.results[index]!);
      if (bar !== undefined) bars.set(index, bar);
    }
    reverseIf(s, op, [then, otherwise], condition, bars, r, cotangents, inPlace);
  });
}

function reverseIf(
  s: Sweep,
  op: IfOp,
  branches: readonly [SweptBlock, SweptBlock],
  condition: Value,
  bars: ReadonlyMap<number, Value>,
  r: BlockBuilder,
  cotangents: Cotangents,
  inPlace: boolean,
): void {
  const reversed = branches.map((swept) => {
    const inner = r.nested();
    const own = cotangents.nested();
    for (const [index, bar] of bars) own.add(swept.original.yields[index]!, bar);
    reverseSteps(swept.steps, inner, own);
    return { swept, inner, own };
  });
  const outer = [...new Set(reversed.flatMap(({ own }) => own.left()))];
  const blocks = reversed.map(({ swept, inner, own }) => {
    const contributions = outer.map((value) => own.takeOrZero(inner, value));
    const reverse = inner.finish(contributions);
    return inPlace && s.recordings.staysInPlace
      ? s.recordings.resolveHoisting(swept.forward, reverse, op)
      : s.recordings.resolve(swept.forward, reverse, nothingGiven, false, op);
  });
  const [then, otherwise] = blocks as [Block, Block];
  if (then.ops.length + otherwise.ops.length + outer.length === 0) return;
  const results = outer.map((value) => s.builder.freshValue(num, barName(value)));
  r.append({ kind: "if", args: [condition], then, else: otherwise, results, span: op.span, owner: op.owner });
  outer.forEach((value, index) => cotangents.add(value, results[index]!));
}
