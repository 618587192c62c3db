/** How components reach the stores: one context, and a thin hook for each store. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { FindState, FindStore } from "./findStore.ts";
import type { FocusState, FocusStore } from "./focusStore.ts";
import type { InspectorState, InspectorStore } from "./inspectorStore.ts";
import type { NotebookState, NotebookStore } from "./notebookStore.ts";
import type { OverlayState, OverlayStore } from "./overlayStore.ts";
import type { Preferences, PreferencesStore } from "./preferencesStore.ts";
import type { Runner } from "./runner.ts";
import type { RunState, RunStore } from "./runStore.ts";

export interface Stores {
  readonly notebook: NotebookStore;
  readonly runs: RunStore;
  readonly focus: FocusStore;
  readonly inspector: InspectorStore;
  readonly preferences: PreferencesStore;
  readonly overlay: OverlayStore;
  readonly find: FindStore;
  readonly runner: Runner;
}

export const StoresContext = createContext<Stores | undefined>(undefined);

/** All stores, for those who act on them; reading what they hold is for the hooks below. */
export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === undefined) throw new Error("Components need a StoresContext around them.");
  return stores;
}

export function useNotebook<T>(select: (state: NotebookState) => T): T {
  return useStore(useStores().notebook, select);
}

export function useRuns<T>(select: (state: RunState) => T): T {
  return useStore(useStores().runs, select);
}

export function useFocus<T>(select: (state: FocusState) => T): T {
  return useStore(useStores().focus, select);
}

export function useInspector<T>(select: (state: InspectorState) => T): T {
  return useStore(useStores().inspector, select);
}

export function useFind<T>(select: (state: FindState) => T): T {
  return useStore(useStores().find, select);
}

export function useOverlay<T>(select: (state: OverlayState) => T): T {
  return useStore(useStores().overlay, select);
}

export function usePreferences<T>(select: (state: Preferences) => T): T {
  return useStore(useStores().preferences, select);
}
