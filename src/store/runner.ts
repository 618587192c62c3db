/**
 * Decides what runs when, and keeps the run store true: hands runs to the engine one at a time, gathers what is asked for
 * meanwhile, and takes in results, stops and faults.
 */
import type { CellResult } from "../../engine/protocol.ts";
import type { EngineClient, EngineListener } from "../worker/client.ts";
import type { NotebookStore } from "./notebookStore.ts";
import { overridesOf } from "./planOptions.ts";
import type { Outcome, RunStore } from "./runStore.ts";
import { planRun } from "./staleness.ts";

export interface Runner {
  /** Starts the engine, so that the first run does not wait for it. */
  readonly start: () => void;
  /** Runs these cells with what they need and what needs them; after the run under way, if there is one. */
  readonly run: (cells: readonly string[]) => void;
  /** Runs all code cells in a new session; ends a run that is under way. */
  readonly runAll: () => void;
  /** Ends the run under way at once; the cell that ran says so. */
  readonly stop: () => void;
  /** Forgets all results, for another notebook. */
  readonly reset: () => void;
}

const stoppedByUser =
  "Stopped. Nothing of this run was kept; what it needs is run again when you run it next.";

/** `connect` makes the client for a listener. */
export function createRunner(
  connect: (listener: EngineListener) => EngineClient,
  notebook: NotebookStore,
  runs: RunStore,
): Runner {
  let turn = 0;
  let asked = new Set<string>();
  /** Texts as they were handed to the engine, for the outcomes. */
  let sent = new Map<string, string>();

  const launch = (ids: readonly string[], fresh: boolean) => {
    const code = notebook.getState().cells.filter(({ kind }) => kind === "code");
    const cells = ids.flatMap((id) => code.filter((cell) => cell.id === id));
    if (cells.length === 0) return;
    sent = new Map(cells.map(({ id, text }) => [id, text]));
    runs.setState(({ loaded }) => ({
      isRunning: true,
      queue: ids,
      current: undefined,
      loaded: fresh ? new Set() : loaded,
    }));
    client.run({
      cells: cells.map(({ id, text }) => ({ id, text })),
      notebook: code.map(({ id, text }) => ({ id, text })),
      overrides: overridesOf(code),
      fresh,
    });
  };
  const launchAsked = () => {
    const existing = notebook.getState().cells.filter(({ id }) => asked.has(id));
    asked = new Set();
    launch(
      planRun(
        notebook.getState().cells,
        runs.getState(),
        existing.map(({ id }) => id),
      ),
      false,
    );
  };
  const settle = (id: string, outcome: Partial<Outcome>) =>
    runs.setState(({ outcomes }) => {
      const before = outcomes[id] ?? { result: undefined, text: "", turn: 0, cutShort: undefined };
      return { outcomes: { ...outcomes, [id]: { ...before, ...outcome } } };
    });
  const finish = (result: CellResult) => {
    const id = result.cell;
    settle(id, { result, text: sent.get(id) ?? "", turn: ++turn, cutShort: undefined });
    runs.setState(({ queue, loaded }) => ({
      current: undefined,
      queue: queue.filter((waiting) => waiting !== id),
      loaded: new Set([...loaded, id]),
    }));
  };
  const cutShort = (why: string) => {
    const { current, queue } = runs.getState();
    const id = current ?? queue[0];
    if (id !== undefined) settle(id, { cutShort: why });
    runs.setState({ isRunning: false, queue: [], current: undefined, loaded: new Set() });
    asked = new Set();
  };

  const client = connect({
    onReady: (ambient) => runs.setState({ engine: "ready", ambient }),
    onCellStarted: (current) => runs.setState({ current }),
    onCellFinished: finish,
    onRunFinished: () => {
      runs.setState({ isRunning: false, queue: [], current: undefined });
      if (asked.size > 0) launchAsked();
    },
    onBroken: (message) => {
      cutShort(`The engine had to be started anew: ${message}`);
      runs.setState({ engine: "broken" });
    },
  });
  const stop = () => {
    if (!runs.getState().isRunning) return;
    cutShort(stoppedByUser);
    runs.setState({ engine: "starting" });
    client.stop();
  };
  return {
    start: client.start,
    run(cells) {
      for (const id of cells) asked.add(id);
      if (!runs.getState().isRunning) launchAsked();
    },
    runAll() {
      stop();
      const code = notebook.getState().cells.filter(({ kind }) => kind === "code");
      launch(
        planRun(
          code,
          { outcomes: {}, loaded: new Set() },
          code.map(({ id }) => id),
        ),
        true,
      );
    },
    stop,
    reset() {
      stop();
      runs.setState({ queue: [], current: undefined, outcomes: {}, loaded: new Set() });
    },
  };
}
