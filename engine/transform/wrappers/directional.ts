/** What derivatives by sweeps over directions share: the value, computed once, and a function to sweep over. */
import { sure } from "../../diagnostics/sure.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import { isReference } from "../../ir/shadow.ts";
import type { Value } from "../../ir/types.ts";
import type { ForwardFunction } from "../derivation.ts";
import { zeroOf } from "../zeroShadow.ts";
import { giveValue, type WrapperContext } from "./wrapperOperands.ts";

export interface Run {
  /** The value, where it had to be computed apart. */
  readonly value: Value | undefined;
  /** Computes it again as often as wanted: without effects. Its operands: `leading`, then the callee's. */
  readonly callee: string;
  readonly leading: readonly Value[];
}

/** Where the function draws or prints, runs it once for that; sweeps then replay what it drew. */
export function runForValue(context: WrapperContext, b: BlockBuilder, operands: readonly Value[]): Run {
  const { deriver, callee } = context;
  const replay = deriver.replays.of(callee.name);
  if (replay === undefined) return { value: undefined, callee: callee.name, leading: [] };
  const logs = replay.logs.map((type) => b.makeList([], type, true, "log"));
  const [value] = b.call(replay.logged, [...logs, ...ownCopies(context, b, operands)], [context.value]);
  return { value: giveValue(context, b, sure(value)), callee: replay.fromLog, leading: logs };
}

/** The value by a run of its own. */
export function valueOf(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
): Run & { readonly value: Value } {
  const run = runForValue(context, b, operands);
  if (run.value !== undefined) return { ...run, value: run.value };
  const [value] = b.call(context.callee.name, ownCopies(context, b, operands), [context.value]);
  return { ...run, value: giveValue(context, b, sure(value)) };
}

/** Operands for one of several runs: copies where a run stores into them. */
export function ownCopies(
  context: WrapperContext,
  b: BlockBuilder,
  operands: readonly Value[],
): readonly Value[] {
  return operands.map((operand, index) =>
    isReference(operand.type) && context.isStored(index) ? b.copy(operand) : operand,
  );
}

/** Zero tangents for derived params that are not differentiated, by index of the param. */
export function placeholderTangents(
  b: BlockBuilder,
  jvp: ForwardFunction,
  operands: readonly Value[],
  wrt: readonly number[],
  lanes: number,
): ReadonlyMap<number, readonly Value[]> {
  return new Map(
    jvp.derivedParams
      .filter((index) => !wrt.includes(index))
      .map((index) => [index, Array.from({ length: lanes }, () => zeroOf(b, operands[index]!))]),
  );
}
