/** Loops that never end by themselves: what comes after one never happens, so none may be left out. */
import type { LoopOp } from "./types.ts";

/** Whether the loop never ends once it has begun: nothing in it changes its condition. */
export function isEndless({ cond }: LoopOp): boolean {
  const [goOn] = cond.yields;
  if (goOn === undefined || cond.params.includes(goOn)) return false;
  const definition = cond.ops.find(({ results }) => results.includes(goOn));
  return definition === undefined || (definition.kind === "const" && definition.value === true);
}
