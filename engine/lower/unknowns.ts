/**
 * Structures that were needed while lowering and not known then. Lowering went on with a value that stands in.
 * That was right if the type variable is unbound in the end: nothing of its type was ever stored or returned, so no
 * value of it exists while running, and what was lowered for one is never reached. A leaf's `kids: []` is such a list.
 */
import type { Span } from "../source/span.ts";
import { prune, type Ty, type TypeVar } from "./types/ty.ts";

/** Where each was needed first, by the variable that was unbound; `undefined` where no single one is to blame. */
export type Unknowns = Map<TypeVar | undefined, Span>;

/** The variable whose structure has to be known before that of `ty`, which is one of its parts, can be. */
export function rootOf(ty: Ty): TypeVar | undefined {
  const known = prune(ty);
  return known.kind === "var" ? (known.partOf ?? known) : undefined;
}

/** Whether lowering again would know more: some of it has turned out since. */
export function hasTurnedOut(unknowns: ReadonlyMap<TypeVar | undefined, Span>): boolean {
  return firstMistaken(unknowns, []) !== undefined;
}

/** Where lowering went on wrongly: a structure turned out after all, or is that of the entries of an array with holes. */
export function firstMistaken(
  unknowns: ReadonlyMap<TypeVar | undefined, Span>,
  holes: readonly Ty[],
): Span | undefined {
  const inHoles = new Set(holes.map(prune));
  for (const [variable, span] of unknowns) {
    if (!variable) return span;
    const known = prune(variable);
    if (known.kind !== "var" || inHoles.has(known)) return span;
  }
  return undefined;
}
