/** What a cell that waits to be asked for costs; undefined where it runs by itself, or is about to run. */
import { priceOf } from "../../store/prices.ts";
import type { Outcome, Price } from "../../store/runStore.ts";
import { useNotebook, useRuns } from "../../store/StoresContext.ts";

export function usePrice(cell: string, outcome: Outcome | undefined, isStale: boolean): Price | undefined {
  const text = useNotebook(({ cells }) => cells.find(({ id }) => id === cell)?.text ?? "");
  const isWaiting = useRuns(({ queue, current }) => current === cell || queue.includes(cell));
  const past = useRuns(({ pastCosts }) => pastCosts);
  return isWaiting || (outcome !== undefined && !isStale) ? undefined : priceOf(outcome, text, past);
}
