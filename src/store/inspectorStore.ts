/** Which derivative is open in the inspector, in which view, and what is pointed at. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Span } from "../../engine/protocol.ts";

/** An owner of the report, a place in the source, or both: the same in every view and in the notebook. */
export interface PointedAt {
  readonly owner: string | undefined;
  readonly span: Span | undefined;
}

export interface InspectorState {
  readonly report: string | undefined;
  readonly view: string | undefined;
  /** On narrow screens the inspector is a sheet, and this says whether it is up. */
  readonly isUp: boolean;
  readonly pointedAt: PointedAt | undefined;
  readonly open: (report: string, view?: string) => void;
  /** Chooses a report without bringing up the sheet. */
  readonly offer: (report: string | undefined) => void;
  readonly show: (view: string) => void;
  readonly close: () => void;
  readonly point: (at: PointedAt | undefined) => void;
}

export type InspectorStore = StoreApi<InspectorState>;

export function createInspectorStore(): InspectorStore {
  return createStore<InspectorState>()((set) => ({
    report: undefined,
    view: undefined,
    isUp: false,
    pointedAt: undefined,
    open: (report, view) =>
      set((state) => ({ report, isUp: true, view: view ?? state.view, pointedAt: undefined })),
    offer: (report) => set({ report, pointedAt: undefined }),
    show: (view) => set({ view }),
    close: () => set({ isUp: false }),
    point: (pointedAt) => set({ pointedAt }),
  }));
}
