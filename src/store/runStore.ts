/** What the engine has said about the cells: results, what runs now, what waits. Who decides what to run is `runner.ts`. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { CellResult } from "../../engine/protocol.ts";

/** What came of a cell the last time, and from which text. */
export interface Outcome {
  /** The last result there was; a stopped run leaves the one before. */
  readonly result: CellResult | undefined;
  /** The text that `result` belongs to. */
  readonly text: string;
  /** Counts runs of cells: a later run has a higher number; 0 where none has come to an end. */
  readonly turn: number;
  /** The last run of this cell came to no end, and why. */
  readonly cutShort: string | undefined;
}

export interface RunState {
  readonly engine: "starting" | "ready" | "broken";
  /** Declarations of Mixtape's functions, once the engine has said them. */
  readonly ambient: string | undefined;
  /** A run is under way. */
  readonly isRunning: boolean;
  /** Cells of the run under way that have not finished, in order. */
  readonly queue: readonly string[];
  readonly current: string | undefined;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** Cells whose definitions the engine's session holds. */
  readonly loaded: ReadonlySet<string>;
}

export type RunStore = StoreApi<RunState>;

const nothingYet: RunState = {
  engine: "starting",
  ambient: undefined,
  isRunning: false,
  queue: [],
  current: undefined,
  outcomes: {},
  loaded: new Set(),
};

export function createRunStore(): RunStore {
  return createStore<RunState>()(() => nothingYet);
}
