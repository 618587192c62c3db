/** The order in which assignments that happen at once can be written one after the other. */
import { known } from "./known.ts";

export interface Move<V> {
  readonly target: V;
  /** Variables that the source reads. */
  readonly reads: ReadonlySet<V>;
}

/** `keep`: evaluate the source into a temporary now; its assignment, from there, comes later as `restore`. */
export type Step<V, M extends Move<V>> =
  | { readonly kind: "assign"; readonly move: M }
  | { readonly kind: "keep"; readonly move: M }
  | { readonly kind: "restore"; readonly move: M };

/** Each variable is assigned after all that read its old value; a cycle costs one temporary. In the given order where free. */
export function orderMoves<V, M extends Move<V>>(moves: readonly M[]): Step<V, M>[] {
  const steps: Step<V, M>[] = [];
  const open = [...moves];
  const kept = new Set<M>();
  while (open.length > 0) {
    const free = open.findIndex(
      (move) => !open.some((other) => other !== move && !kept.has(other) && other.reads.has(move.target)),
    );
    if (free >= 0) {
      const move = open.splice(free, 1)[0]!;
      steps.push({ kind: kept.has(move) ? "restore" : "assign", move });
    } else {
      const move = known(
        open.find((candidate) => !kept.has(candidate)),
        "the start of a cycle",
      );
      kept.add(move);
      steps.push({ kind: "keep", move });
    }
  }
  return steps;
}
