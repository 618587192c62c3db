/** Copies as assignments of variables: those that change something, with what each reads. */
import type { Value } from "../ir/types.ts";
import type { Move } from "./parallelCopy.ts";
import { forEachValue, type Expr, type Statement } from "./tree.ts";
import type { Variable, Variables } from "./variables.ts";

export interface VariableMove extends Move<Variable> {
  readonly value: Value;
  readonly source: Expr;
}

/** The assignments of a copy, without those of a variable to itself. */
export function movesOf(copy: Statement & { kind: "copy" }, variables: Variables): VariableMove[] {
  return copy.targets.flatMap((value, index) => {
    const source = copy.sources[index]!;
    const target = variables.of(value);
    if (source.kind === "value" && variables.of(source.value) === target) return [];
    return [{ target, value, source, reads: readsOf(source, variables) }];
  });
}

export function readsOf(expr: Expr, variables: Variables): Set<Variable> {
  const reads = new Set<Variable>();
  forEachValue(expr, (read) => reads.add(variables.of(read)));
  return reads;
}
