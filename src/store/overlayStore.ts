/** What lies over the page, if anything does: one thing at a time. */
import { createStore, type StoreApi } from "zustand/vanilla";

export type Overlay = "palette" | "keys" | "rename" | "versions";

export interface OverlayState {
  readonly shown: Overlay | undefined;
  readonly show: (overlay: Overlay) => void;
  readonly close: () => void;
}

export type OverlayStore = StoreApi<OverlayState>;

export function createOverlayStore(): OverlayStore {
  return createStore<OverlayState>()((set) => ({
    shown: undefined,
    show: (shown) => set({ shown }),
    close: () => set({ shown: undefined }),
  }));
}
