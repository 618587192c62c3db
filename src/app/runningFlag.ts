/**
 * Remembers across visits that a notebook was running: one that took the page down with it is then opened without
 * being run, so that it can be mended.
 */
import type { NotebookStore } from "../store/notebookStore.ts";
import type { RunStore } from "../store/runStore.ts";
import { keyOf } from "./origin.ts";

const flagKey = (key: string) => `mixtape:running:${key}`;

/** Whether the last visit ended while `key` was running. */
export function wasRunning(key: string): boolean {
  try {
    return localStorage.getItem(flagKey(key)) !== null;
  } catch {
    return false;
  }
}

/** Raises the flag while a run is under way. A page that is closed in good order takes it down. */
export function watchRunning(notebook: NotebookStore, runs: RunStore): void {
  const set = (isRunning: boolean) => {
    const key = flagKey(keyOf(notebook.getState().origin));
    try {
      if (isRunning) localStorage.setItem(key, "yes");
      else localStorage.removeItem(key);
    } catch {
      // Without storage there is no flag, and a hanging notebook has to be stopped by hand.
    }
  };
  runs.subscribe(({ isRunning }, before) => {
    if (isRunning !== before.isRunning) set(isRunning);
  });
}
