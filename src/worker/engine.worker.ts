/**
 * The worker that holds the engine: takes runs from the page, and posts each result as it is there. It is bundled as one
 * classic script and runs inside the sandboxed frame, which hands it the page's port.
 */
import { ambientDeclarations, createSession, type Session } from "../../engine/index.ts";
import type { FromEngine, LiveNote, ToEngine } from "../../engine/protocol.ts";
import { lockDown } from "./lockDown.ts";

const newSession = (): Session =>
  createSession({
    now: () => performance.now(),
    random: () => Math.random(),
    dateNow: () => Date.now(),
  });

/** Serves the page at the other end of `port`; `post` is taken before user code can touch the port's prototype. */
function serve(port: MessagePort): void {
  const post = port.postMessage.bind(port) as (message: FromEngine) => void;
  let session = newSession();
  port.onmessage = ({ data }: MessageEvent<ToEngine>) => {
    if (data.kind !== "run") return;
    if (data.fresh) session = newSession();
    try {
      runCells(session, data, post);
    } catch (error) {
      post({ kind: "broken", message: error instanceof Error ? error.message : String(error) });
    }
  };
  post({ kind: "ready", ambient: ambientDeclarations() });
}

function runCells(
  session: Session,
  { run, cells, notebook, overrides, asked }: Extract<ToEngine, { kind: "run" }>,
  post: (message: FromEngine) => void,
): void {
  const onStart = (cell: string) => post({ kind: "cellStarted", run, cell });
  const onLive = (cell: string, live: LiveNote) => post({ kind: "cellLive", run, cell, live });
  const request = { overrides, notebook, onStart, onLive, ...(asked === undefined ? {} : { asked }) };
  for (const result of session.runCells(cells, request)) {
    post({ kind: "cellFinished", run, result });
  }
  post({ kind: "runFinished", run });
}

self.onmessage = ({ ports }: MessageEvent) => {
  const [port] = ports;
  if (port === undefined) return;
  lockDown(self);
  serve(port);
};
