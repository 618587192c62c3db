/** What is looked for in the notebook, where it stands, and which place is looked at; follows the texts as they change. */
import { createStore, type StoreApi } from "zustand/vanilla";
import { findMatches, replaced, type Match, type Question } from "./findMatches.ts";
import type { NotebookStore } from "./notebookStore.ts";

export interface FindState extends Question {
  readonly isOpen: boolean;
  /** How often the search was opened: asked for again, it takes the focus again. */
  readonly opened: number;
  /** The line for replacing is shown. */
  readonly isReplacing: boolean;
  readonly replacement: string;
  /** Empty while the search is closed. */
  readonly matches: readonly Match[];
  /** The match that is looked at: its place in `matches`; meaningless where there are none. */
  readonly at: number;
  /** Opens the search, for these words if they are given. */
  readonly open: (isReplacing: boolean, query?: string) => void;
  readonly close: () => void;
  /** Looks for something else; looks at the first match. */
  readonly ask: (question: Partial<Question>) => void;
  readonly setReplacement: (replacement: string) => void;
  /** Goes to the next match (1) or the one before (−1), around the ends. */
  readonly go: (by: -1 | 1) => void;
  /** Replaces the match that is looked at; the next one is looked at then. */
  readonly replaceOne: () => void;
  readonly replaceAll: () => void;
}

export type FindStore = StoreApi<FindState>;

export function createFindStore(notebook: NotebookStore): FindStore {
  const store = createStore<FindState>()((set, get) => {
    const cells = () => notebook.getState().cells;
    const look = (changes: Partial<FindState>) => {
      const next = { ...get(), ...changes };
      const matches = next.isOpen ? findMatches(cells(), next) : [];
      set({ ...changes, matches, at: Math.max(0, Math.min(next.at, matches.length - 1)) });
    };
    const replace = (matches: readonly Match[]) => {
      const title = matches.length === 1 ? "Replace a match" : `Replace ${matches.length} matches`;
      notebook.getState().rewrite(title, replaced(cells(), matches, get().replacement));
    };
    notebook.subscribe((state, before) => {
      if (state.cells !== before.cells && get().isOpen) look({});
    });
    return {
      isOpen: false,
      opened: 0,
      isReplacing: false,
      query: "",
      replacement: "",
      matchCase: false,
      wholeWord: false,
      matches: [],
      at: 0,
      open: (isReplacing, query) => {
        const { opened, isReplacing: isShown, query: before } = get();
        look({
          isOpen: true,
          opened: opened + 1,
          isReplacing: isReplacing || isShown,
          at: 0,
          query: query ?? before,
        });
      },
      close: () => look({ isOpen: false, isReplacing: false }),
      ask: (question) => look({ ...question, at: 0 }),
      setReplacement: (replacement) => set({ replacement }),
      go: (by) => {
        const { matches, at } = get();
        if (matches.length > 0) set({ at: (at + by + matches.length) % matches.length });
      },
      replaceOne: () => {
        const { matches, at, replacement } = get();
        const match = matches[at];
        if (match === undefined) return;
        replace([match]);
        // What was put in may hold the words again: the next place is beyond it.
        const end = match.start + replacement.length;
        const order = cells().map(({ id }) => id);
        const isBeyond = (other: Match) =>
          other.cell === match.cell
            ? other.start >= end
            : order.indexOf(other.cell) > order.indexOf(match.cell);
        const next = get().matches.findIndex(isBeyond);
        set({ at: Math.max(0, next) });
      },
      replaceAll: () => replace(get().matches),
    };
  });
  return store;
}
