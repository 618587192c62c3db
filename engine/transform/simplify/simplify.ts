/**
 * Tidies what the transformations wrote naively. The order of the passes, and nothing else. Values stay the same to the
 * last bit; only what nobody can see goes: dead code, copies, repeated work, checks of reads whose value is unused.
 */
import { reachableFunctions } from "../../ir/traverse.ts";
import type { Func, Module } from "../../ir/types.ts";
import { eliminateCommonSubexpressions } from "./eliminateCommonSubexpressions.ts";
import { eliminateDeadCode } from "./eliminateDeadCode.ts";
import { findPureFunctions } from "./calleeEffects.ts";
import { foldConstants } from "./foldConstants.ts";
import { forwardFields } from "./forwardFields.ts";
import { hoistInvariants } from "./hoistInvariants.ts";
import { propagateCopies } from "./propagateCopies.ts";

/** The module with every function that the roots reach simplified, and without the others. Near-linear in its size. */
export function simplify(module: Module, ...roots: readonly string[]): Module {
  const reached = reachableFunctions(module, ...roots);
  const pure = findPureFunctions(module);
  const functions = new Map(reached.map((func) => [func.name, simplifyFunction(func, pure)]));
  return { ...module, functions };
}

/** What a round leaves to the next is little, and nearly always found by the second. */
const rounds = 4;

/** One function alone; `pure` names the functions without effects, from `findPureFunctions`. */
export function simplifyFunction(func: Func, pure: ReadonlySet<string>): Func {
  let current = func;
  for (let round = 0; round < rounds; round++) {
    const uncovered = hoistInvariants(forwardFields(propagateCopies(foldConstants(current))));
    // The two passes below cost the most, and find nothing new of their own in what they made.
    if (round > 0 && uncovered === current) break;
    current = eliminateDeadCode(eliminateCommonSubexpressions(uncovered, pure), pure);
  }
  return current;
}
