/** Which cell is at hand, and is its text being edited? */
import { createStore, type StoreApi } from "zustand/vanilla";

export interface FocusState {
  /** The cell that keys act on. */
  readonly cell: string | undefined;
  /** Offset in that cell's text where the caret is wanted, while it is being edited. */
  readonly caret: number | undefined;
  readonly select: (cell: string | undefined) => void;
  readonly edit: (cell: string, caret: number) => void;
  /** Leaves the text; the cell stays at hand. */
  readonly leave: () => void;
}

export type FocusStore = StoreApi<FocusState>;

export function createFocusStore(): FocusStore {
  return createStore<FocusState>()((set) => ({
    cell: undefined,
    caret: undefined,
    select: (cell) => set({ cell, caret: undefined }),
    edit: (cell, caret) => set({ cell, caret }),
    leave: () => set({ caret: undefined }),
  }));
}
