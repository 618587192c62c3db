/** Which cell is at hand, and is its text being edited? */
import { createStore, type StoreApi } from "zustand/vanilla";

/** A wish for the caret; a new one is granted even where it names the same offset. */
export interface Caret {
  readonly offset: number;
}

export interface FocusState {
  /** The cell that keys act on. */
  readonly cell: string | undefined;
  /** Where in that cell's text the caret is wanted, while it is being edited. */
  readonly caret: Caret | undefined;
  readonly select: (cell: string | undefined) => void;
  readonly edit: (cell: string, offset: number) => void;
  /** Leaves the text; the cell stays at hand. */
  readonly leave: () => void;
}

export type FocusStore = StoreApi<FocusState>;

export function createFocusStore(): FocusStore {
  return createStore<FocusState>()((set) => ({
    cell: undefined,
    caret: undefined,
    select: (cell) => set({ cell, caret: undefined }),
    edit: (cell, offset) => set({ cell, caret: { offset } }),
    leave: () => set({ caret: undefined }),
  }));
}
