/** Messages between the page and the engine's worker. */
import type { ModeName } from "./reports.ts";
import type { CellSource, CellResult, LiveNote } from "./runs.ts";

export type ToEngine =
  | {
      readonly kind: "run";
      readonly run: number;
      /** What to run. */
      readonly cells: readonly CellSource[];
      /** All code cells as they stand, so that what was deleted is forgotten. */
      readonly notebook: readonly CellSource[];
      readonly overrides: Overrides;
      readonly fresh: boolean;
      /** Those of `cells` that a person asked for; the others are left alone while they are no program. Default: all. */
      readonly asked?: readonly string[];
    }
  | { readonly kind: "ping"; readonly run: number };

/** Modes clicked in the Modes view: report id → owner key → mode. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, ModeName>>>>;

export type FromEngine =
  /** `ambient` declares Mixtape's functions for the editor: TypeScript text, as of a `.d.ts` file. */
  | { readonly kind: "ready"; readonly ambient: string }
  | { readonly kind: "cellStarted"; readonly run: number; readonly cell: string }
  | { readonly kind: "cellLive"; readonly run: number; readonly cell: string; readonly live: LiveNote }
  | { readonly kind: "cellFinished"; readonly run: number; readonly result: CellResult }
  | { readonly kind: "runFinished"; readonly run: number }
  | { readonly kind: "broken"; readonly message: string };
