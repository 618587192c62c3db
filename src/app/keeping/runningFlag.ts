/**
 * Remembers across visits that a notebook was running: one that took the page down with it is then opened without
 * being run, so that it can be mended.
 */
import type { NotebookStore } from "../../store/notebookStore.ts";
import type { RunStore } from "../../store/runStore.ts";
import { keyOf } from "../desk/origin.ts";

const flagKey = (key: string) => `mixtape:running:${key}`;

/** Whether the last visit ended while `key` was running. */
export function wasRunning(key: string): boolean {
  try {
    return localStorage.getItem(flagKey(key)) !== null;
  } catch {
    return false;
  }
}

/** Keeps the flag up while a run is under way, for the notebook that runs: an edit may make it another meanwhile. */
export function watchRunning(notebook: NotebookStore, runs: RunStore): void {
  let raised: string | undefined;
  const raise = (key: string | undefined) => {
    if (key === raised) return;
    try {
      if (raised !== undefined) localStorage.removeItem(flagKey(raised));
      if (key !== undefined) localStorage.setItem(flagKey(key), "yes");
    } catch {
      // Without storage there is no flag, and a hanging notebook has to be stopped by hand.
    }
    raised = key;
  };
  const follow = () => raise(runs.getState().isRunning ? keyOf(notebook.getState().origin) : undefined);
  runs.subscribe(({ isRunning }, before) => {
    if (isRunning !== before.isRunning) follow();
  });
  notebook.subscribe(({ origin }, before) => {
    if (origin !== before.origin) follow();
  });
}
