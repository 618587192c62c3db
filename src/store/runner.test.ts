import { expect, test } from "vitest";
import type { CellResult } from "../../engine/protocol.ts";
import type { EngineClient, EngineListener, RunRequest } from "../worker/client.ts";
import { createNotebookStore } from "./notebookStore.ts";
import { createRunner } from "./runner.ts";
import { createRunStore } from "./runStore.ts";

const result = (cell: string): CellResult => ({
  cell,
  status: "ok",
  value: undefined,
  console: [],
  reports: [],
  diagnostics: [],
  defines: [],
  milliseconds: 1,
});

/** A notebook of three cells, each needing the one before, and an engine played by the test. */
function stage() {
  const notebook = createNotebookStore();
  const cells = ["const a = 1;", "const b = a;", "b"].map((text, index) => ({
    id: String(index),
    kind: "code" as const,
    text,
    options: "",
  }));
  notebook.getState().open({ origin: { kind: "lesson", path: "x" }, cells }, false);
  const runs = createRunStore();
  const requests: RunRequest[] = [];
  let stops = 0;
  let engine!: EngineListener;
  const runner = createRunner(
    (listener): EngineClient => {
      engine = listener;
      return { start: () => undefined, run: (request) => requests.push(request), stop: () => stops++ };
    },
    notebook,
    runs,
  );
  const finishRun = () => {
    for (const { id } of requests.at(-1)?.cells ?? []) {
      engine.onCellStarted(id);
      engine.onCellFinished(result(id));
    }
    engine.onRunFinished();
  };
  const asked = () => requests.map(({ cells: sent }) => sent.map(({ id }) => id).join(""));
  return { notebook, runs, runner, engine, requests, finishRun, asked, stops: () => stops };
}

test("running all starts a new session with every code cell", () => {
  const { runner, requests, runs, finishRun } = stage();
  runner.runAll();
  expect(requests[0]).toMatchObject({ fresh: true, cells: [{ id: "0" }, { id: "1" }, { id: "2" }] });
  expect(runs.getState().queue).toEqual(["0", "1", "2"]);
  finishRun();
  expect(runs.getState().queue).toEqual([]);
  expect(Object.keys(runs.getState().outcomes)).toEqual(["0", "1", "2"]);
});

test("what is asked for during a run comes after it, all together", () => {
  const { runner, asked, finishRun } = stage();
  runner.runAll();
  runner.run(["1"]);
  runner.run(["2"]);
  expect(asked()).toEqual(["012"]);
  finishRun();
  expect(asked()).toEqual(["012", "12"]);
});

test("a cell asked for between the last result and the end of a run waits for that end", () => {
  const { runner, engine, asked } = stage();
  runner.run(["0"]);
  engine.onCellFinished(result("0"));
  runner.run(["0"]);
  expect(asked()).toEqual(["0"]);
  engine.onRunFinished();
  expect(asked()).toEqual(["0", "0"]);
});

test("a stop names the cell that ran, keeps earlier results and forgets the session", () => {
  const { runner, engine, runs, asked, stops, finishRun } = stage();
  runner.runAll();
  finishRun();
  runner.run(["2"]);
  engine.onCellStarted("2");
  runner.stop();
  expect(stops()).toBe(1);
  expect(runs.getState().outcomes["2"]?.cutShort).toMatch(/Stopped/);
  expect(runs.getState().outcomes["2"]?.result).toBeDefined();
  runner.run(["2"]);
  expect(asked().at(-1)).toBe("012");
  finishRun();
  expect(runs.getState().outcomes["2"]?.cutShort).toBeUndefined();
});

test("a broken engine says so at the cell that ran, and the next run goes on", () => {
  const { runner, engine, runs, asked } = stage();
  runner.runAll();
  engine.onCellStarted("1");
  engine.onBroken("out of memory");
  expect(runs.getState().outcomes["1"]?.cutShort).toMatch(/out of memory/);
  expect(runs.getState().queue).toEqual([]);
  runner.run(["0"]);
  expect(asked().at(-1)).toBe("01");
});

test("a result belongs to the text that was sent, not to what was typed meanwhile", () => {
  const { runner, notebook, runs, finishRun } = stage();
  runner.runAll();
  notebook.getState().edit("0", "const a = 2;");
  finishRun();
  expect(runs.getState().outcomes["0"]?.text).toBe("const a = 1;");
});
