/** What a cell costs, by its last run in this visit or in an earlier one: who knows that it takes long is asked before it runs of itself. */
import type { Cell } from "./cell.ts";
import type { Outcome, PastCosts, Price, RunState } from "./runStore.ts";

/** A cell that took longer asks before it runs of itself, ms. */
export const expensiveMs = 2_000;

/** The price of a cell that should not run unless someone asks for it; undefined where it may. */
export function priceOf(outcome: Outcome | undefined, text: string, past: PastCosts = {}): Price | undefined {
  if (outcome === undefined) return Object.hasOwn(past, text) ? past[text] : undefined;
  const { cutShort, result } = outcome;
  if (cutShort?.text === text) return { ms: cutShort.afterMs, wasCutShort: true };
  const ms = result?.milliseconds ?? 0;
  return ms > expensiveMs ? { ms, wasCutShort: false } : undefined;
}

/** What the next visit should know: of cells that did not run in this one, what this one was told. */
export function costsOf(
  cells: readonly Cell[],
  { outcomes, pastCosts }: Pick<RunState, "outcomes" | "pastCosts">,
): PastCosts {
  const costs: Record<string, Price> = {};
  for (const { id, kind, text } of cells) {
    const outcome = outcomes[id];
    const price = kind === "code" && isOf(outcome, text) ? priceOf(outcome, text, pastCosts) : undefined;
    if (price !== undefined && price.ms > expensiveMs) costs[text] = price;
  }
  return costs;
}

/** What another text cost says nothing about this one. */
const isOf = (outcome: Outcome | undefined, text: string): boolean =>
  outcome === undefined || outcome.text === text || outcome.cutShort?.text === text;
