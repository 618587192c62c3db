import { expect, test } from "vitest";
import type { CellResult, FromEngine, ToEngine } from "../../engine/protocol.ts";
import { createEngineClient, type RunRequest } from "./client.ts";

const result = (cell: string): CellResult => ({
  cell,
  status: "ok",
  value: { kind: "number", value: NaN },
  console: [],
  reports: [],
  diagnostics: [],
  defines: [],
  needs: undefined,
  milliseconds: 1,
  inputs: [],
  shown: [],
  checks: [],
});
const request = (...ids: string[]): RunRequest => {
  const cells = ids.map((id) => ({ id, text: "1" }));
  return { cells, notebook: cells, overrides: {}, fresh: false, asked: ids };
};

/** A client whose engines are played by the test: `says` speaks as the present one. */
function stage() {
  const heard: string[] = [];
  const received: ToEngine[] = [];
  const engines: { ended: boolean; port: { onmessage: unknown } }[] = [];
  const client = createEngineClient(
    () => Promise.resolve(""),
    {
      onReady: (ambient) => heard.push(`ready ${ambient}`),
      onCellStarted: (cell) => heard.push(`started ${cell}`),
      onCellLive: (cell, { progress }) => heard.push(`live ${cell} ${progress?.fraction ?? ""}`),
      onCellFinished: ({ cell }) => heard.push(`finished ${cell}`),
      onRunFinished: () => heard.push("run finished"),
      onBroken: (message) => heard.push(`broken ${message}`),
    },
    () => {
      const port = { onmessage: undefined, postMessage: (message: ToEngine) => received.push(message) };
      const engine = { ended: false, port };
      engines.push(engine);
      return { port: port as unknown as MessagePort, end: () => (engine.ended = true) };
    },
  );
  const says = (data: FromEngine | object | string, engine = engines.at(-1)) =>
    (engine?.port.onmessage as (event: { data: unknown }) => void)({ data });
  return { client, heard, received, engines, says };
}

test("a run that is asked for early waits until the engine is ready", () => {
  const { client, received, says } = stage();
  client.run(request("a"));
  expect(received).toEqual([]);
  says({ kind: "ready", ambient: "" });
  expect(received).toMatchObject([{ kind: "run", run: 1, cells: [{ id: "a" }] }]);
});

test("a run's messages are handed on", () => {
  const { client, heard, says } = stage();
  client.run(request("a"));
  says({ kind: "ready", ambient: "declare" });
  says({ kind: "cellStarted", run: 1, cell: "a" });
  says({ kind: "cellFinished", run: 1, result: result("a") });
  says({ kind: "runFinished", run: 1 });
  expect(heard).toEqual(["ready declare", "started a", "finished a", "run finished"]);
});

test("a stop ends the engine, starts another and is deaf to what the old one still says", () => {
  const { client, heard, says, engines } = stage();
  client.run(request("a"));
  says({ kind: "ready", ambient: "" });
  client.stop();
  expect(engines.map(({ ended }) => ended)).toEqual([true, false]);
  says({ kind: "cellFinished", run: 1, result: result("a") }, engines[0]);
  expect(heard).toEqual(["ready "]);
});

const lies: Record<string, FromEngine | object | string> = {
  "no message at all": "hello",
  "a kind that does not exist": { kind: "open", run: 1 },
  "a result without its fields": { kind: "cellFinished", run: 1, result: { cell: "a", status: "ok" } },
  "a cell that was not asked for": { kind: "cellStarted", run: 1, cell: "z" },
  "another run": { kind: "cellStarted", run: 7, cell: "a" },
  "readiness twice": { kind: "ready", ambient: "" },
  "a result of too many values": {
    kind: "cellFinished",
    run: 1,
    result: {
      ...result("a"),
      value: { kind: "numbers", flavor: "array", length: 3e6, values: new Array(3e6).fill(0) },
    },
  },
};
for (const [what, lie] of Object.entries(lies)) {
  test(`an engine that sends ${what} is ended`, () => {
    const { client, heard, says, engines } = stage();
    client.run(request("a"));
    says({ kind: "ready", ambient: "" });
    says(lie);
    expect(heard.at(-1)).toMatch(/^broken /);
    expect(engines[0]?.ended).toBe(true);
  });
}

test("a cell cannot finish twice, so an engine cannot flood the page", () => {
  const { client, heard, says } = stage();
  client.run(request("a", "b"));
  says({ kind: "ready", ambient: "" });
  says({ kind: "cellFinished", run: 1, result: result("a") });
  says({ kind: "cellFinished", run: 1, result: result("a") });
  expect(heard.at(-1)).toMatch(/^broken /);
});

test("a fresh run gets a worker that no cell has touched", () => {
  const { client, says, engines } = stage();
  client.run({ ...request("a"), fresh: true });
  says({ kind: "ready", ambient: "" });
  says({ kind: "runFinished", run: 1 });
  client.run({ ...request("a"), fresh: true });
  expect(engines.map(({ ended }) => ended)).toEqual([true, false]);
});

test("after a fault the next run starts an engine anew", () => {
  const { client, says, engines, received } = stage();
  client.run(request("a"));
  says({ kind: "broken", message: "out of memory" });
  client.run(request("a"));
  says({ kind: "ready", ambient: "" });
  expect(engines).toHaveLength(2);
  expect(received).toMatchObject([{ run: 2 }]);
});
