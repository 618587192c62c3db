/** Which results no longer say what the notebook would say now, and what must run when something is asked for? */
import {
  basesOf,
  dependenciesOf,
  dependentsOf,
  inDependencyOrder,
  type CellText,
  type Dependencies,
} from "./dependencies.ts";
import { checksOf } from "./exercises.ts";
import type { Cell } from "./notebookStore.ts";
import { priceOf } from "./prices.ts";
import type { Outcome, RunState } from "./runStore.ts";

/**
 * Code cells whose text was edited since they ran, whose names are now defined by other cells, or that need a cell that
 * is stale or that ran after them.
 */
export function staleCells(cells: readonly Cell[], outcomes: RunState["outcomes"]): Set<string> {
  const code = codeOf(cells);
  const dependencies = dependenciesOf(code);
  const bases = basesOf(code);
  const changed = code.filter(({ id, text }) => {
    const outcome = outcomes[id];
    // Where no run has come to an end, nothing can be out of date.
    if (outcome === undefined || outcome.turn === 0) return false;
    const isAsRun = outcome.text === text && outcome.basis === bases.get(id);
    return !isAsRun || needsNewer(dependencies.get(id) ?? [], outcome, outcomes);
  });
  const stale = new Set(changed.map(({ id }) => id));
  for (const id of dependentsOf(dependencies, stale)) if (outcomes[id] !== undefined) stale.add(id);
  return stale;
}

function needsNewer(needs: readonly string[], own: Outcome, outcomes: RunState["outcomes"]): boolean {
  return needs.some((id) => (outcomes[id]?.turn ?? 0) > own.turn);
}

type Known = Pick<RunState, "outcomes" | "loaded"> & Partial<Pick<RunState, "pastCosts">>;

/** What to run, in order, and which of it someone asked for, needs of these included. */
export interface Plan {
  readonly run: readonly string[];
  readonly asked: readonly string[];
}

/**
 * What to run when `wanted` cells are asked for: they, what they need that is not loaded or is stale, and, unless
 * `isLazy`, what has run before and needs them or is now at odds with them. What is expensive is left to be asked for.
 */
export function planRun(
  cells: readonly Cell[],
  known: Known,
  wanted: readonly string[],
  isLazy = false,
): Plan {
  const { dependencies, stale, ...facts } = factsOf(cells, known);
  // A check says its verdict after each run of its exercise.
  const asked = new Set([...wanted, ...checksOf(cells, wanted)]);
  const following = isLazy ? [] : [...dependentsOf(dependencies, wanted), ...atOdds(cells, known)];
  const ranBefore = following.filter((id) => !asked.has(id) && known.outcomes[id] !== undefined);
  const withNeeds = (ids: Iterable<string>) =>
    [...needsOf(dependencies, ids)].filter((id) => !known.loaded.has(id) || stale.has(id));
  for (const id of withNeeds(asked)) asked.add(id);
  const run = new Set([...asked, ...affordable(cells, known, ranBefore, asked)]);
  for (const id of withNeeds(run)) run.add(id);
  return { run: facts.ordered(run), asked: [...asked] };
}

/**
 * What to run after an edit, when nobody asked: all that is stale, but what is expensive and what needs that. After a stop
 * what is expensive counts even where it is not stale, since it would have to run again.
 */
export function planUnasked(cells: readonly Cell[], known: Known): Plan {
  const { dependencies, stale, ordered } = factsOf(cells, known);
  const isMissed = (id: string) =>
    !known.loaded.has(id) && priceOf(known.outcomes[id], textOf(cells, id), known.pastCosts);
  const wanted = affordable(cells, known, [...stale], new Set()).filter(
    (id) => ![...needsOf(dependencies, [id])].some(isMissed),
  );
  const run = new Set(wanted);
  for (const id of needsOf(dependencies, wanted)) if (!known.loaded.has(id)) run.add(id);
  return { run: ordered(run), asked: [] };
}

/** What to run when a notebook is opened: all of it but what is known to be expensive, and what needs that. */
export function planOpening(cells: readonly Cell[], pastCosts: RunState["pastCosts"]): Plan {
  const known = { outcomes: {}, loaded: new Set<string>(), pastCosts };
  const all = codeOf(cells).map(({ id }) => id);
  const run = factsOf(cells, known).ordered(new Set(affordable(cells, known, all, new Set())));
  return { run, asked: run };
}

/** Those of `ids` that cost little, and need nothing stale that does not. */
function affordable(
  cells: readonly Cell[],
  { outcomes, pastCosts }: Known,
  ids: readonly string[],
  asked: ReadonlySet<string>,
): string[] {
  const code = codeOf(cells);
  const dependencies = dependenciesOf(code);
  const stale = staleCells(cells, outcomes);
  const dear = code
    .filter(({ id }) => !asked.has(id) && (ids.includes(id) || stale.has(id)))
    .filter(({ id, text }) => priceOf(outcomes[id], text, pastCosts) !== undefined)
    .map(({ id }) => id);
  const left = new Set([...dear, ...dependentsOf(dependencies, dear)]);
  return ids.filter((id) => !left.has(id));
}

/** Cells whose text stayed and whose names are now defined elsewhere, or twice. */
function atOdds(cells: readonly Cell[], { outcomes }: Known): string[] {
  const code = codeOf(cells);
  const bases = basesOf(code);
  return code
    .filter(({ id, text }) => outcomes[id]?.text === text && outcomes[id].basis !== bases.get(id))
    .map(({ id }) => id);
}

function factsOf(cells: readonly Cell[], { outcomes }: Known) {
  const code = codeOf(cells);
  const dependencies = dependenciesOf(code);
  return {
    dependencies,
    stale: staleCells(cells, outcomes),
    ordered: (run: ReadonlySet<string>) =>
      inDependencyOrder(
        dependencies,
        code.map(({ id }) => id).filter((id) => run.has(id)),
      ),
  };
}

const textOf = (cells: readonly Cell[], id: string): string =>
  cells.find((cell) => cell.id === id)?.text ?? "";

const codeOf = (cells: readonly Cell[]): readonly (Cell & CellText)[] =>
  cells.filter(({ kind }) => kind === "code");

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
