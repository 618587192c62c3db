/**
 * The page's side of the engine, and the only one who knows about messages. It starts the engine, hands it runs one at a
 * time, ends it when told to, and believes a message only if it has the right shape and belongs to the run under way.
 */
import type {
  CellResult,
  CellSource,
  FromEngine,
  LiveNote,
  Overrides,
  ToEngine,
} from "../../engine/protocol.ts";
import { isFromEngine } from "./fromEngineShape.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";
import { matches } from "./shape.ts";

/** What a run asks for: these cells in this order, in a new worker with a new session if `fresh`. */
export interface RunRequest {
  readonly cells: readonly CellSource[];
  /** All code cells of the notebook, run or not. */
  readonly notebook: readonly CellSource[];
  readonly overrides: Overrides;
  readonly fresh: boolean;
  /** Those that a person asked for; the others are left alone while they are no program. */
  readonly asked: readonly string[];
}

export interface EngineListener {
  /** The engine can take runs; `ambient` declares its functions for the editor. */
  readonly onReady: (ambient: string) => void;
  readonly onCellStarted: (cell: string) => void;
  /** What a running cell shows; comes seldom enough to be drawn each time. */
  readonly onCellLive: (cell: string, live: LiveNote) => void;
  readonly onCellFinished: (result: CellResult) => void;
  readonly onRunFinished: () => void;
  /** The engine is gone, and with it the session; the next run starts a new one. */
  readonly onBroken: (message: string) => void;
}

export interface EngineClient {
  /** Starts the engine if it is not there; a run does so too. */
  readonly start: () => void;
  /** Runs cells; only while no other run is under way. */
  readonly run: (request: RunRequest) => void;
  /** Ends whatever runs, and the session with it; nothing is heard of that run any more. A new engine is started. */
  readonly stop: () => void;
}

/** The most values that a message may hold; engines cut their results far below it. */
const messageLimit = 2_000_000;
const startLimitMs = 30_000;

/** `source` gives the engine's worker as the text of one classic script; `open` is a stand-in's chance. */
export function createEngineClient(
  source: () => Promise<string>,
  listener: EngineListener,
  open: typeof openSandbox = openSandbox,
): EngineClient {
  let sandbox: Sandbox | undefined;
  let isReady = false;
  let hasRun = false;
  let waiting: ToEngine | undefined;
  let run = 0;
  /** Cells of the run under way that have not finished; undefined between runs. */
  let unfinished: Set<string> | undefined;
  let startTimer: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    clearTimeout(startTimer);
    sandbox?.end();
    sandbox = undefined;
    isReady = false;
    hasRun = false;
    waiting = undefined;
    unfinished = undefined;
  };
  const fail = (message: string) => {
    end();
    listener.onBroken(message);
  };
  const start = () => {
    if (sandbox !== undefined) return;
    const opened = open(source(), (message) => {
      if (sandbox === opened) fail(message);
    });
    sandbox = opened;
    startTimer = setTimeout(() => fail("The engine did not start."), startLimitMs);
    opened.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (sandbox !== opened) return;
      if (!matches(isFromEngine, data, messageLimit)) fail("The engine sent something that is no result.");
      else hear(data);
    };
  };
  const send = (message: ToEngine) => {
    if (isReady) sandbox?.port.postMessage(message);
    else waiting = message;
  };
  const hear = (message: FromEngine) => {
    if (message.kind === "broken") return fail(message.message);
    if (message.kind === "ready") {
      if (isReady) return fail("The engine started twice.");
      clearTimeout(startTimer);
      isReady = true;
      listener.onReady(message.ambient);
      if (waiting !== undefined) send(waiting);
      waiting = undefined;
      return;
    }
    if (message.run !== run || unfinished === undefined)
      return fail("The engine spoke of a run that is over.");
    hearOfRun(message, unfinished);
  };
  const hearOfRun = (message: Exclude<FromEngine, { kind: "ready" | "broken" }>, open: Set<string>) => {
    if (message.kind === "runFinished") {
      unfinished = undefined;
      return listener.onRunFinished();
    }
    const cell = message.kind === "cellFinished" ? message.result.cell : message.cell;
    if (!open.has(cell)) return fail("The engine spoke of a cell that it was not asked for.");
    if (message.kind === "cellStarted") return listener.onCellStarted(cell);
    if (message.kind === "cellLive") return listener.onCellLive(cell, message.live);
    open.delete(cell);
    listener.onCellFinished(message.result);
  };
  return {
    start,
    run({ cells, notebook, overrides, fresh, asked }) {
      // What cells did to the worker's own globals is gone only with the worker.
      if (fresh && hasRun) end();
      start();
      hasRun = true;
      run++;
      unfinished = new Set(cells.map(({ id }) => id));
      send({ kind: "run", run, cells, notebook, overrides, fresh, asked });
    },
    stop() {
      end();
      start();
    },
  };
}
