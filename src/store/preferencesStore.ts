/** What a person chose about the page itself, remembered in this browser: theme, motion, and where the seam stands. */
import { createStore, type StoreApi } from "zustand/vanilla";

export type Theme = "system" | "light" | "dark";

/** Whether the page moves as the system allows, or not at all. */
export type Motion = "system" | "none";

export interface Preferences {
  readonly theme: Theme;
  readonly motion: Motion;
  /** Share of the width that the notebook has, 0…1. */
  readonly seam: number;
  /** Cells run only when they are asked for; otherwise what an edit makes stale runs after a pause. */
  readonly isLazy: boolean;
}

export type PreferencesStore = StoreApi<Preferences>;

/** Where preferences are kept: `localStorage`, or a stand-in. */
export interface Keep {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
}

export const seamRange = { min: 0.3, max: 0.75 } as const;

const key = "mixtape:preferences";
const unless: Preferences = { theme: "system", motion: "system", seam: 0.56, isLazy: false };

/** Reads what was kept, and keeps what changes; a browser that keeps nothing gives the defaults. */
export function createPreferencesStore(keep: Keep): PreferencesStore {
  const store = createStore<Preferences>()(() => read(keep));
  store.subscribe((preferences) => {
    try {
      keep.setItem(key, JSON.stringify(preferences));
    } catch {
      // Storage may be full or forbidden; the choice then holds for this visit.
    }
  });
  return store;
}

function read(keep: Keep): Preferences {
  try {
    const { theme, motion, seam, isLazy } = JSON.parse(keep.getItem(key) ?? "{}") as Partial<
      Record<keyof Preferences, unknown>
    >;
    const isSeam = typeof seam === "number" && seam >= seamRange.min && seam <= seamRange.max;
    return {
      theme: theme === "light" || theme === "dark" ? theme : unless.theme,
      motion: motion === "none" ? motion : unless.motion,
      seam: isSeam ? seam : unless.seam,
      isLazy: isLazy === true,
    };
  } catch {
    return unless;
  }
}
