import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createNotebookStore, type Origin } from "../../store/notebookStore.ts";
import { createRunStore } from "../../store/runStore.ts";
import { createDeskStore } from "../desk/deskStore.ts";
import type { Holds } from "./holds.ts";
import { createKeeper } from "./keeper.ts";
import { createMemoryShelf } from "./testing/memoryShelf.ts";

const waiting = new Map<string, string>();

beforeEach(() => {
  vi.useFakeTimers();
  waiting.clear();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("location", { search: "", href: "https://mixtape.example/" });
  vi.stubGlobal("document", { baseURI: "https://mixtape.example/" });
  vi.stubGlobal("history", { replaceState: vi.fn() });
  vi.stubGlobal("localStorage", {
    setItem: (key: string, value: string) => void waiting.set(key, value),
    removeItem: (key: string) => void waiting.delete(key),
    getItem: (key: string) => waiting.get(key) ?? null,
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A notebook of one cell on the desk, with everything that keeps it. */
function stage(origin: Origin = { kind: "own", id: "mine" }) {
  const notebook = createNotebookStore();
  const runs = createRunStore();
  const desk = createDeskStore();
  const shelf = createMemoryShelf();
  const holds: Holds = {
    take: vi.fn(() => Promise.resolve(true)),
    takeOver: () => Promise.resolve(),
    letGo: () => undefined,
    announce: vi.fn(),
  };
  const keeper = createKeeper({ notebook, runs }, desk, shelf, holds);
  const isOwn = origin.kind === "own";
  desk.setState({ screen: "notebook", name: "Squares", hold: isOwn ? "own" : "reading" });
  const cells = [{ id: "1", kind: "code" as const, text: "1", options: "" }];
  notebook.getState().open({ origin, cells }, isOwn);
  const type = (text: string) => notebook.getState().edit("1", text);
  const pause = () => vi.advanceTimersByTimeAsync(1_000);
  return { notebook, runs, desk, shelf, holds, keeper, type, pause };
}

test("typing is kept once after a pause, and the other tabs are told", async () => {
  const { type, pause, shelf, desk, holds } = stage();
  type("12");
  type("123");
  expect(desk.getState().saving).toBe("pending");
  await pause();
  expect(shelf.puts.map(([{ id, text }, isMark]) => [id, text.includes("123"), isMark])).toEqual([
    ["mine", true, false],
  ]);
  expect(desk.getState().saving).toBe("kept");
  expect(holds.announce).toHaveBeenCalledTimes(1);
});

test("the first edit of a lesson makes a copy, whose first version is the lesson", async () => {
  const { type, pause, shelf, desk, notebook } = stage({ kind: "lesson", path: "lessons/x.ts" });
  type("2");
  await pause();
  const [[original, isMark], [edited]] = shelf.puts as [(typeof shelf.puts)[0], (typeof shelf.puts)[0]];
  expect(isMark).toBe(true);
  expect([original.text.trim().endsWith("1"), edited.text.trim().endsWith("2")]).toEqual([true, true]);
  expect(new Set([original.id, edited.id]).size).toBe(1);
  expect(notebook.getState().origin).toEqual({ kind: "own", id: edited.id });
  expect(edited.from).toBe("lessons/x.ts");
  expect(desk.getState()).toMatchObject({ name: "Squares, my copy", hold: "own", notice: "copied" });
});

test("what cannot be kept waits in local storage, and the page says so where that fails too", async () => {
  const { type, pause, shelf, desk } = stage();
  shelf.isFull = true;
  type("2");
  await pause();
  expect([...waiting.keys()]).toEqual(["mixtape:unsaved:mine"]);
  expect(desk.getState().saving).toBe("kept");
  vi.stubGlobal("localStorage", undefined);
  type("3");
  await pause();
  expect(desk.getState().saving).toBe("failed");
});

test("an edit just before the page goes away is left where it can be written at once", () => {
  const { type } = stage();
  type("2");
  window.dispatchEvent(new Event("pagehide"));
  expect(JSON.parse(waiting.get("mixtape:unsaved:mine") ?? "{}")).toMatchObject({
    id: "mine",
    name: "Squares",
  });
});

test("what is being written when the page goes away is left too, and outlives an earlier write", async () => {
  const { type, pause, shelf } = stage();
  const left = () => (JSON.parse(waiting.get("mixtape:unsaved:mine") ?? "{}") as { text?: string }).text;
  let write = () => undefined as void;
  shelf.busy = new Promise((resolve) => (write = resolve));
  type("2");
  await pause();
  window.dispatchEvent(new Event("pagehide"));
  expect(left()).toContain("\n2\n");
  type("23");
  window.dispatchEvent(new Event("pagehide"));
  write();
  await pause();
  expect(left()).toContain("\n23\n");
});

test("flush keeps what the pause was waiting for", async () => {
  const { type, shelf, keeper } = stage();
  type("2");
  await keeper.flush();
  expect(shelf.puts).toHaveLength(1);
});

test("what a run cost is kept with the notebook, and leaves the time of the last edit alone", async () => {
  const { type, pause, shelf, runs } = stage();
  type("slow()");
  await pause();
  const [[before]] = shelf.puts as [(typeof shelf.puts)[0]];
  runs.setState({ isRunning: true });
  const cutShort = { why: "Stopped.", text: "slow()", afterMs: 9_000 };
  runs.setState({ outcomes: { "1": { result: undefined, text: "", basis: "", turn: 0, cutShort } } });
  runs.setState({ isRunning: false });
  await pause();
  expect(await shelf.get("mine")).toEqual({
    ...before,
    costs: { "slow()": { ms: 9_000, wasCutShort: true } },
  });
});
