/** What lies on the desk: which notebook is open, whose it is, whether it is kept, and what should be said about it. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { KeptNotebook } from "../keeping/shelf.ts";

/**
 * Whose the open notebook is: `reading` a lesson or someone's, which the first edit makes a copy of; one's `own`, kept as it
 * is edited; or one's own that is open `elsewhere`, in another tab, where an edit makes a copy too.
 */
export type Hold = "reading" | "own" | "elsewhere";

/** How the open notebook came here, where a person should know. */
export type OpeningNotice =
  | "from-link"
  | "from-file"
  | "hung"
  | "broken-link"
  | "large-link"
  | "missing"
  | "missing-own"
  | "unreadable-own"
  | "elsewhere"
  | "copied"
  | "restored";

/** Of a kept notebook, what a list of them shows. */
export type Kept = Pick<KeptNotebook, "id" | "name" | "savedAt" | "from">;

/** A file that cannot be opened as it is. */
export interface Broken {
  readonly name: string;
  readonly text: string;
}

export interface DeskState {
  readonly screen: "opening" | "notebook" | "start" | "repair";
  readonly name: string;
  readonly hold: Hold;
  /** Whether the last edit is kept in this browser. */
  readonly saving: "kept" | "pending" | "failed";
  readonly notice: OpeningNotice | undefined;
  readonly broken: Broken | undefined;
  readonly isTrusted: boolean;
  /** All kept notebooks, the last kept first. */
  readonly shelf: readonly Kept[];
  /** Whether this browser gives out what it kept; where it does not, `shelf` is what was last known. */
  readonly isShelfReadable: boolean;
  /** What was done just now, for the status line. */
  readonly said: { readonly text: string; readonly undo?: () => void } | undefined;
  readonly isPresenting: boolean;
  /** The step of the tour that is shown, from 0; undefined where none is. */
  readonly tourStep: number | undefined;
}

export type DeskStore = StoreApi<DeskState>;

export function createDeskStore(): DeskStore {
  return createStore<DeskState>()(() => ({
    screen: "opening",
    name: "",
    hold: "reading",
    saving: "kept",
    notice: undefined,
    broken: undefined,
    isTrusted: true,
    shelf: [],
    isShelfReadable: true,
    said: undefined,
    isPresenting: false,
    tourStep: undefined,
  }));
}
