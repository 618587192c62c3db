/** Makes the stores of the page and ties them to one engine. */
import { createFindStore } from "../store/findStore.ts";
import { createFocusStore } from "../store/focusStore.ts";
import { createInspectorStore } from "../store/inspectorStore.ts";
import { createNotebookStore } from "../store/notebookStore.ts";
import { createOverlayStore } from "../store/overlayStore.ts";
import { createPreferencesStore } from "../store/preferencesStore.ts";
import { createRunner } from "../store/runner.ts";
import { createRunStore } from "../store/runStore.ts";
import type { Stores } from "../store/StoresContext.ts";
import { createEngineClient } from "../worker/client.ts";

/** The engine's text is a chunk of its own: the page can be read before it has arrived. */
async function engineSource(): Promise<string> {
  return (await import("virtual:engine-worker")).default;
}

export function createStores(): Stores {
  const notebook = createNotebookStore();
  const runs = createRunStore();
  const preferences = createPreferencesStore(localStorage);
  return {
    notebook,
    runs,
    focus: createFocusStore(),
    inspector: createInspectorStore(),
    overlay: createOverlayStore(),
    find: createFindStore(notebook),
    preferences,
    runner: createRunner((listener) => createEngineClient(engineSource, listener), notebook, runs, {
      isLazy: () => preferences.getState().isLazy,
    }),
  };
}
