/** Writes the forward sweep of a block, operation by operation, and gathers the steps of its reverse. */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import type { BlockBuilder } from "../../ir/builder.ts";
import type { Op } from "../../ir/types.ts";
import { sweepCall, sweepNative } from "./callStep.ts";
import { sweepDerive } from "./deriveStep.ts";
import { sweepIf } from "./ifStep.ts";
import { sweepSetLength } from "./lengthStep.ts";
import { sweepAllocList, sweepLoad, sweepMakeList, sweepPop, sweepPush, sweepStore } from "./listSteps.ts";
import { sweepLoop } from "./loopStep.ts";
import { sweepGetField, sweepMakeRecord, sweepSetField } from "./recordSteps.ts";
import { sweepMaybe, sweepPrim, sweepPrint, sweepStop } from "./scalarSteps.ts";
import { sweepAccumulate, sweepCopy, sweepLeafGet, sweepZeros } from "./structureSteps.ts";
import type { Step, Sweep, SweepOps } from "./sweep.ts";

export const sweepOps: SweepOps = (s, block, b, inPlace) => {
  const steps: Step[] = [];
  for (const op of block.ops) {
    b.span = op.span;
    b.owner = op.owner;
    if (!s.unit.involvement.has(op)) {
      s.copyOp(op, b);
      continue;
    }
    const step = sweepOp(s, op, b, inPlace);
    if (step !== undefined) steps.push(step);
  }
  return steps;
};

function sweepOp(s: Sweep, op: Op, b: BlockBuilder, inPlace: boolean): Step | undefined {
  switch (op.kind) {
    case "prim":
      return sweepPrim(s, op, b);
    case "some":
    case "unwrap":
      return sweepMaybe(s, op, b);
    case "makeList":
      return sweepMakeList(s, op, b);
    case "allocList":
      return sweepAllocList(s, op, b);
    case "load":
      return sweepLoad(s, op, b);
    case "store":
      return sweepStore(s, op, b);
    case "setLength":
      return sweepSetLength(s, op, b);
    case "push":
      return sweepPush(s, op, b);
    case "pop":
      return sweepPop(s, op, b);
    case "makeRecord":
      return sweepMakeRecord(s, op, b);
    case "getField":
      return sweepGetField(s, op, b);
    case "setField":
      return sweepSetField(s, op, b);
    case "if":
      return sweepIf(s, op, b, inPlace, sweepOps);
    case "loop":
      return sweepLoop(s, op, b, inPlace, sweepOps);
    case "call":
      return sweepCall(s, op, b);
    case "callNative":
      return sweepNative(s, op, b);
    case "derive":
      return sweepDerive(s, op, b);
    case "stopGradient":
      return sweepStop(s, op, b);
    case "print":
      return sweepPrint(s, op, b);
    case "copy":
      return sweepCopy(s, op, b);
    case "zerosLike":
      return sweepZeros(s, op, b);
    case "accumulate":
      return sweepAccumulate(s, op, b);
    case "leafGet":
      return sweepLeafGet(s, op, b);
    default:
      throw new InvariantError(`reverse mode met ${op.kind}`);
  }
}
