import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CellResult } from "../../engine/protocol.ts";
import type { EngineClient, EngineListener, RunRequest } from "../worker/client.ts";
import { createNotebookStore } from "./notebookStore.ts";
import { createRunner, pauseMs } from "./runner.ts";
import { createRunStore } from "./runStore.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const result = (cell: string, milliseconds = 1): CellResult => ({
  cell,
  status: "ok",
  value: undefined,
  console: [],
  reports: [],
  diagnostics: [],
  defines: [],
  needs: undefined,
  milliseconds,
  inputs: [],
  shown: [],
  checks: [],
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
  const habits = { isLazy: false };
  let stops = 0;
  let engine!: EngineListener;
  const runner = createRunner(
    (listener): EngineClient => {
      engine = listener;
      return { start: () => undefined, run: (request) => requests.push(request), stop: () => stops++ };
    },
    notebook,
    runs,
    { isLazy: () => habits.isLazy },
  );
  const finishRun = (milliseconds: Record<string, number> = {}) => {
    for (const { id } of requests.at(-1)?.cells ?? []) {
      engine.onCellStarted(id);
      engine.onCellFinished(result(id, milliseconds[id]));
    }
    engine.onRunFinished();
  };
  const asked = () => requests.map(({ cells: sent }) => sent.map(({ id }) => id).join(""));
  const edit = (id: string, text: string) => notebook.getState().edit(id, text);
  const pause = () => void vi.advanceTimersByTime(pauseMs);
  const all = { notebook, runs, runner, engine, requests, finishRun, asked, edit, pause, habits };
  return { ...all, stops: () => stops };
}

function finishRunOf(engine: EngineListener, cells: readonly string[]) {
  for (const id of cells) {
    engine.onCellStarted(id);
    engine.onCellFinished(result(id));
  }
  engine.onRunFinished();
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
  expect(runs.getState().outcomes["2"]?.cutShort?.why).toMatch(/Stopped/);
  expect(runs.getState().outcomes["2"]?.result).toBeDefined();
  runner.run(["2"]);
  expect(asked().at(-1)).toBe("012");
  finishRun();
  expect(runs.getState().outcomes["2"]?.cutShort).toBeUndefined();
});

test("a broken engine says so at the cell that ran, which then runs when asked for only", () => {
  const { runner, engine, runs, asked } = stage();
  runner.runAll();
  engine.onCellStarted("1");
  engine.onBroken("out of memory");
  expect(runs.getState().outcomes["1"]?.cutShort?.why).toMatch(/out of memory/);
  expect(runs.getState().queue).toEqual([]);
  runner.run(["0"]);
  expect(asked().at(-1)).toBe("0");
  finishRunOf(engine, ["0"]);
  runner.run(["1"]);
  expect(asked().at(-1)).toBe("1");
});

test("a result belongs to the text that was sent, not to what was typed meanwhile", () => {
  const { runner, notebook, runs, finishRun } = stage();
  runner.runAll();
  notebook.getState().edit("0", "const a = 2;");
  finishRun();
  expect(runs.getState().outcomes["0"]?.text).toBe("const a = 1;");
});

test("an edit runs what it makes stale after a pause, and typing puts that off", () => {
  const { runner, finishRun, asked, edit, pause, requests } = stage();
  runner.runAll();
  finishRun();
  edit("1", "const b = a + 1");
  vi.advanceTimersByTime(pauseMs - 1);
  edit("1", "const b = a + 12;");
  vi.advanceTimersByTime(pauseMs - 1);
  expect(asked()).toEqual(["012"]);
  pause();
  expect(asked()).toEqual(["012", "12"]);
  expect(requests[1]).toMatchObject({ asked: [], cells: [{ text: "const b = a + 12;" }, { id: "2" }] });
});

test("an edit before anything ran runs nothing", () => {
  const { asked, edit, pause } = stage();
  edit("0", "const a = 2;");
  pause();
  expect(asked()).toEqual([]);
});

test("a lazy notebook runs what is asked for and what that needs, nothing else", () => {
  const { runner, finishRun, asked, edit, pause, habits } = stage();
  runner.runAll();
  finishRun();
  habits.isLazy = true;
  edit("0", "const a = 2;");
  pause();
  expect(asked()).toEqual(["012"]);
  runner.run(["1"]);
  expect(asked()).toEqual(["012", "01"]);
});

test("what took long is left to be asked for, and so is what needs it", () => {
  const { runner, finishRun, asked, edit, pause } = stage();
  runner.runAll();
  finishRun({ "1": 8_200 });
  edit("0", "const a = 2;");
  pause();
  finishRun();
  expect(asked()).toEqual(["012", "0"]);
  runner.run(["1"]);
  expect(asked()).toEqual(["012", "0", "12"]);
});

test("what was stopped does not run of itself until it is written anew", () => {
  const { runner, engine, finishRun, asked, edit, pause } = stage();
  runner.runAll();
  finishRun();
  runner.run(["2"]);
  engine.onCellStarted("2");
  runner.stop();
  edit("1", "const b = a + 1;");
  pause();
  expect(asked()).toEqual(["012", "2", "01"]);
  finishRun();
  edit("2", "b * 2");
  pause();
  expect(asked()).toEqual(["012", "2", "01", "2"]);
});

test("an edit during a run is followed when the run is over", () => {
  const { runner, finishRun, asked, edit, pause } = stage();
  runner.runAll();
  finishRun();
  runner.run(["2"]);
  edit("0", "const a = 2;");
  pause();
  expect(asked()).toEqual(["012", "2"]);
  finishRun();
  expect(asked()).toEqual(["012", "2", "012"]);
});

test("a run that nobody asked for gives way when its cell is written anew", () => {
  const { runner, engine, finishRun, asked, edit, pause, stops, runs } = stage();
  runner.runAll();
  finishRun();
  edit("0", "while (true) {}");
  pause();
  engine.onCellStarted("0");
  edit("0", "const a = 3;");
  pause();
  expect(stops()).toBe(1);
  expect(asked()).toEqual(["012", "012", "012"]);
  expect(runs.getState().outcomes["0"]?.cutShort).toBeUndefined();
});

test("a moved slider runs at once, and the latest wins", () => {
  const { runner, finishRun, edit, requests, pause } = stage();
  runner.runAll();
  finishRun();
  for (const value of [2, 3, 4]) {
    edit("0", `const a = ${value};`);
    runner.follow();
  }
  finishRun();
  finishRun();
  pause();
  expect(requests.map(({ cells }) => cells[0]?.text)).toEqual([
    "const a = 1;",
    "const a = 2;",
    "const a = 4;",
  ]);
});

test("a second definition runs both places, and so does its end", () => {
  const { runner, finishRun, asked, edit, pause } = stage();
  runner.runAll();
  finishRun();
  edit("2", "const a = 5;");
  pause();
  expect([...(asked().at(-1) ?? "")].sort().join("")).toBe("012");
  finishRun();
  edit("2", "const c = 5;");
  pause();
  expect(asked().at(-1)).toBe("012");
});

test("what a running cell shows is there until it ends, and stays where it was stopped", () => {
  const { runner, engine, runs } = stage();
  const loss = { key: "loss", value: { kind: "number", value: 3 } } as const;
  runner.runAll();
  engine.onCellStarted("0");
  engine.onCellLive("0", { shown: [loss], progress: undefined });
  engine.onCellLive("0", { shown: [], progress: { fraction: 0.5, label: undefined } });
  expect(runs.getState().live["0"]).toEqual({ shown: [loss], progress: { fraction: 0.5, label: undefined } });
  engine.onCellFinished(result("0"));
  expect(runs.getState().live["0"]).toBeUndefined();
  engine.onCellStarted("1");
  engine.onCellLive("1", { shown: [loss], progress: undefined });
  runner.stop();
  expect(runs.getState().live["1"]?.shown).toEqual([loss]);
});
