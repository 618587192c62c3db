/** What the engine has said about the cells: results, what runs now, what waits. Who decides what to run is `runner.ts`. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CellResult, LiveNote } from "../../engine/protocol.ts";

/** What came of a cell the last time, and from which text. */
export interface Outcome {
  /** The last result there was; a stopped run leaves the one before. */
  readonly result: CellResult | undefined;
  /** The text that `result` belongs to. */
  readonly text: string;
  /** Which cells defined what it mentions when it ran (`basisOf`). */
  readonly basis: string;
  /** Counts runs of cells: a later run has a higher number; 0 where none has come to an end. */
  readonly turn: number;
  /** The last run of this cell came to no end: why, of which text, and after how many ms. */
  readonly cutShort: CutShort | undefined;
}

export interface CutShort {
  readonly why: string;
  readonly text: string;
  readonly afterMs: number;
}

/** What a person should know before a cell runs again: how long it took, or ran until it was stopped. */
export interface Price {
  readonly ms: number;
  readonly wasCutShort: boolean;
}

/** Prices of cells that were expensive in earlier visits, by their text. */
export type PastCosts = Readonly<Record<string, Price>>;

export interface RunState {
  readonly engine: "starting" | "ready" | "broken";
  /** Declarations of Mixtape's functions, once the engine has said them. */
  readonly ambient: string | undefined;
  /** A run is under way. */
  readonly isRunning: boolean;
  /** Cells of the run under way that have not finished, in order. */
  readonly queue: readonly string[];
  /** How many cells the run under way began with. */
  readonly total: number;
  readonly current: string | undefined;
  /** When the current cell began, in ms of `Date.now()`. */
  readonly startedAt: number | undefined;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** What cells show while they run; of a cell that was stopped, what it showed last. */
  readonly live: Readonly<Record<string, LiveNote>>;
  /** What was expensive in earlier visits to this notebook. */
  readonly pastCosts: PastCosts;
  /** Cells whose definitions the engine's session holds. */
  readonly loaded: ReadonlySet<string>;
}

export type RunStore = StoreApi<RunState>;

const nothingYet: RunState = {
  engine: "starting",
  ambient: undefined,
  isRunning: false,
  queue: [],
  total: 0,
  current: undefined,
  startedAt: undefined,
  outcomes: {},
  live: {},
  pastCosts: {},
  loaded: new Set(),
};

export function createRunStore(): RunStore {
  return createStore<RunState>()(() => nothingYet);
}

/** `before` with what was told since. */
export function withLive(before: LiveNote | undefined, told: LiveNote): LiveNote {
  const shown = new Map(before?.shown.map(({ key, value }) => [key, value]));
  for (const { key, value } of told.shown) shown.set(key, value);
  return { shown: [...shown].map(([key, value]) => ({ key, value })), progress: told.progress };
}
