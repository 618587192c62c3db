/** Whether a gradient is taken in forward or in reverse mode where nobody said. */
import { forEachOp, functionNamed, reachableFunctions } from "../ir/traverse.ts";
import type { DeriveOp, Module } from "../ir/types.ts";
import { staticLeafCount } from "./chunkSize.ts";

/** Four tangent lanes cost about 3.2 primals, a reverse sweep about 3: up to here forward mode is as fast and needs no tape. */
const fewInputs = 4;

/**
 * The mode of a `gradient` operation. "auto": forward for up to four numbers, known when compiling, unless
 * modes were chosen for subfunctions, which only a reverse sweep heeds.
 */
export function gradientMode(module: Module, op: DeriveOp): "forward" | "reverse" {
  const { wrt, options } = op.transform;
  const { mode, plan } = options;
  if (mode !== "auto") return mode;
  const { body } = functionNamed(module, op.callee);
  let inputs = 0;
  for (const index of wrt) inputs += staticLeafCount(body.params[index]!.type) ?? Infinity;
  return inputs <= fewInputs && Object.keys(plan).length === 0 && !hasBoundaries(module, op.callee)
    ? "forward"
    : "reverse";
}

function hasBoundaries(module: Module, root: string): boolean {
  return reachableFunctions(module, root).some((func) => {
    let found = false;
    forEachOp(func.body, (op) => {
      found ||= op.kind === "call" && op.boundary !== undefined && op.boundary.mode !== "nondifferentiable";
    });
    return found;
  });
}
