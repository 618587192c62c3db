/**
 * Decides what runs when, and keeps the run store true: hands runs to the engine one at a time, gathers what is asked for
 * meanwhile, follows edits after a pause unless told to be lazy, and takes in results, stops and faults.
 */
import type { CellResult, LiveNote } from "../../engine/protocol.ts";
import type { EngineClient, EngineListener } from "../worker/client.ts";
import { basesOf, learnNames, type CellText } from "./dependencies.ts";
import type { NotebookStore } from "./notebookStore.ts";
import { overridesOf } from "./planOptions.ts";
import { withLive, type Outcome, type PastCosts, type RunStore } from "./runStore.ts";
import { planOpening, planRun, planUnasked, type Plan } from "./staleness.ts";

export interface Runner {
  /** Starts the engine, so that the first run does not wait for it. */
  readonly start: () => void;
  /** Runs these cells with what they need and, unless lazy, what needs them; after the run under way, if there is one. */
  readonly run: (cells: readonly string[]) => void;
  /** Runs all code cells in a new session; ends a run that is under way. */
  readonly runAll: () => void;
  /** Runs a notebook that was just opened, in a new session; what `pastCosts` call expensive waits to be asked for. */
  readonly runOpened: (pastCosts: PastCosts) => void;
  /** Runs what the last edit made stale without waiting for a pause, as moving a slider wants it; nothing if lazy. */
  readonly follow: () => void;
  /** Ends the run under way at once; the cell that ran says so. */
  readonly stop: () => void;
  /** Forgets all results, for another notebook. */
  readonly reset: () => void;
}

/** How the page wants it; read whenever it matters. */
export interface RunHabits {
  /** Nothing runs that was not asked for. */
  readonly isLazy: () => boolean;
}

/** Without typing, before what is stale runs of itself. */
export const pauseMs = 600;

const stoppedByUser =
  "Stopped. Nothing of this run was kept; what it needs is run again when you run it next.";

/** `connect` makes the client for a listener. */
export function createRunner(
  connect: (listener: EngineListener) => EngineClient,
  notebook: NotebookStore,
  runs: RunStore,
  { isLazy }: RunHabits = { isLazy: () => false },
): Runner {
  let turn = 0;
  let asked = new Set<string>();
  /** Someone edited during a run: what is stale afterwards runs next. */
  let mayFollow = false;
  /** Nobody asked for the run under way. */
  let isUnasked = false;
  /** All code cells as they were handed to the engine, for the outcomes. */
  let sent: readonly CellText[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;

  const codeCells = () => notebook.getState().cells.filter(({ kind }) => kind === "code");
  const launch = (plan: Plan, { fresh, unasked }: { readonly fresh: boolean; readonly unasked: boolean }) => {
    const code = codeCells();
    const cells = plan.run.flatMap((id) => code.filter((cell) => cell.id === id));
    if (cells.length === 0) return;
    sent = code;
    isUnasked = unasked;
    runs.setState(({ loaded }) => ({
      isRunning: true,
      queue: cells.map(({ id }) => id),
      total: cells.length,
      current: undefined,
      startedAt: undefined,
      loaded: fresh ? new Set() : loaded,
    }));
    client.run({
      cells: cells.map(({ id, text }) => ({ id, text })),
      notebook: code.map(({ id, text }) => ({ id, text })),
      overrides: overridesOf(code),
      fresh,
      asked: plan.asked,
    });
  };
  const launchAsked = () => {
    const { cells } = notebook.getState();
    const wanted = cells.filter(({ id }) => asked.has(id)).map(({ id }) => id);
    asked = new Set();
    launch(planRun(cells, runs.getState(), wanted, isLazy()), { fresh: false, unasked: false });
  };
  const followEdits = () => {
    clearTimeout(pause);
    pause = undefined;
    if (isLazy()) return;
    if (runs.getState().isRunning) {
      mayFollow = true;
      if (!isRunObsolete()) return;
      abandon();
      client.stop();
    }
    mayFollow = false;
    launch(planUnasked(notebook.getState().cells, runs.getState()), { fresh: false, unasked: true });
  };
  /** Waiting for a run that nobody asked for is in vain when the very cell that runs was written anew. */
  const isRunObsolete = () => {
    const { current } = runs.getState();
    if (!isUnasked || current === undefined) return false;
    return codeCells().find(({ id }) => id === current)?.text !== sentText(current);
  };
  const sentText = (id: string) => sent.find((cell) => cell.id === id)?.text ?? "";
  const settle = (id: string, outcome: Partial<Outcome>) =>
    runs.setState(({ outcomes }) => {
      const nothing = { result: undefined, text: "", basis: "", turn: 0, cutShort: undefined };
      return { outcomes: { ...outcomes, [id]: { ...nothing, ...outcomes[id], ...outcome } } };
    });
  const finish = (result: CellResult) => {
    const id = result.cell;
    const text = sentText(id);
    if (result.needs !== undefined) learnNames(text, result.defines, result.needs);
    const basis = basesOf(sent).get(id) ?? "";
    settle(id, { result, text, basis, turn: ++turn, cutShort: undefined });
    runs.setState(({ queue, loaded, live: { [id]: _over, ...live } }) => ({
      current: undefined,
      startedAt: undefined,
      live,
      queue: queue.filter((waiting) => waiting !== id),
      loaded: new Set([...loaded, id]),
    }));
  };
  const tellLive = (id: string, told: LiveNote) =>
    runs.setState(({ live }) => ({ live: { ...live, [id]: withLive(live[id], told) } }));
  /** The run and its session are gone. */
  const abandon = () =>
    runs.setState({
      engine: "starting",
      isRunning: false,
      queue: [],
      current: undefined,
      startedAt: undefined,
      loaded: new Set(),
    });
  const cutShort = (why: string) => {
    const { current, queue, startedAt } = runs.getState();
    const id = current ?? queue[0];
    const afterMs = startedAt === undefined ? 0 : Date.now() - startedAt;
    if (id !== undefined) settle(id, { cutShort: { why, text: sentText(id), afterMs } });
    abandon();
    asked = new Set();
    mayFollow = false;
  };

  const client = connect({
    onReady: (ambient) => runs.setState({ engine: "ready", ambient }),
    onCellStarted: (current) =>
      runs.setState(({ live: { [current]: _before, ...live } }) => ({
        current,
        startedAt: Date.now(),
        live,
      })),
    onCellLive: tellLive,
    onCellFinished: finish,
    onRunFinished: () => {
      runs.setState({ isRunning: false, queue: [], current: undefined, startedAt: undefined });
      if (asked.size > 0) launchAsked();
      else if (mayFollow) followEdits();
    },
    onBroken: (message) => {
      cutShort(`The engine had to be started anew: ${message}`);
      runs.setState({ engine: "broken" });
    },
  });
  const stop = () => {
    if (!runs.getState().isRunning) return;
    cutShort(stoppedByUser);
    client.stop();
  };
  notebook.subscribe(({ cells, origin }, before) => {
    if (cells === before.cells) return;
    clearTimeout(pause);
    if (origin === before.origin) pause = setTimeout(followEdits, pauseMs);
  });
  return {
    start: client.start,
    run(cells) {
      // What is asked for by hand comes first; the rest that is stale follows without a further pause.
      if (pause !== undefined) mayFollow = true;
      clearTimeout(pause);
      pause = undefined;
      for (const id of cells) asked.add(id);
      if (!runs.getState().isRunning) launchAsked();
    },
    runAll() {
      clearTimeout(pause);
      stop();
      const code = codeCells();
      const all = planRun(
        code,
        { outcomes: {}, loaded: new Set() },
        code.map(({ id }) => id),
      );
      launch(all, { fresh: true, unasked: false });
    },
    runOpened(pastCosts) {
      stop();
      runs.setState({ pastCosts });
      launch(planOpening(notebook.getState().cells, pastCosts), { fresh: true, unasked: false });
    },
    follow: followEdits,
    stop,
    reset() {
      clearTimeout(pause);
      stop();
      runs.setState({
        queue: [],
        current: undefined,
        startedAt: undefined,
        outcomes: {},
        live: {},
        pastCosts: {},
        loaded: new Set(),
      });
    },
  };
}
