/** Which results no longer say what the notebook would say now, and what must run when something is asked for? */
import { dependenciesOf, dependentsOf, inDependencyOrder, type Dependencies } from "./dependencies.ts";
import type { Cell } from "./notebookStore.ts";
import type { Outcome, RunState } from "./runStore.ts";

/** Code cells whose text was edited since they ran, or that need a cell that is stale or that ran after them. */
export function staleCells(cells: readonly Cell[], outcomes: RunState["outcomes"]): Set<string> {
  const code = cells.filter(({ kind }) => kind === "code");
  const dependencies = dependenciesOf(code);
  const changed = code.filter(({ id, text }) => {
    const outcome = outcomes[id];
    // Where no run has come to an end, nothing can be out of date.
    if (outcome === undefined || outcome.turn === 0) return false;
    return outcome.text !== text || needsNewer(dependencies.get(id) ?? [], outcome, outcomes);
  });
  const stale = new Set(changed.map(({ id }) => id));
  for (const id of dependentsOf(dependencies, stale)) if (outcomes[id] !== undefined) stale.add(id);
  return stale;
}

function needsNewer(needs: readonly string[], own: Outcome, outcomes: RunState["outcomes"]): boolean {
  return needs.some((id) => (outcomes[id]?.turn ?? 0) > own.turn);
}

/**
 * What to run, in order, when `wanted` cells are asked for: they, what they need that is not loaded or is stale, and
 * what has run before and needs them.
 */
export function planRun(
  cells: readonly Cell[],
  { outcomes, loaded }: Pick<RunState, "outcomes" | "loaded">,
  wanted: readonly string[],
): string[] {
  const code = cells.filter(({ kind }) => kind === "code");
  const dependencies = dependenciesOf(code);
  const stale = staleCells(cells, outcomes);
  const ranBefore = [...dependentsOf(dependencies, wanted)].filter((id) => outcomes[id] !== undefined);
  const run = new Set([...wanted, ...ranBefore]);
  const needed = needsOf(dependencies, run);
  for (const id of needed) if (!loaded.has(id) || stale.has(id)) run.add(id);
  return inDependencyOrder(
    dependencies,
    code.map(({ id }) => id).filter((id) => run.has(id)),
  );
}

function needsOf(dependencies: Dependencies, ids: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const need of dependencies.get(id) ?? []) {
      if (reached.has(need)) continue;
      reached.add(need);
      open.push(need);
    }
  }
  return reached;
}
