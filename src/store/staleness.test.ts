import { expect, test } from "vitest";
import type { Cell } from "./notebookStore.ts";
import type { Outcome } from "./runStore.ts";
import { planRun, staleCells } from "./staleness.ts";

const cell = (id: string, text: string, kind: Cell["kind"] = "code"): Cell => ({
  id,
  kind,
  text,
  options: "",
});
const ran = (text: string, turn: number): Outcome => ({ result: undefined, text, turn, cutShort: undefined });

const cells = [
  cell("g", "const g = (x) => x * x;"),
  cell("words", "about g", "markdown"),
  cell("h", "const h = (x) => g(x) + 1;"),
  cell("use", "gradient(h)(2)"),
  cell("other", "1 + 1"),
];
const outcomes = Object.fromEntries(cells.map(({ id, text }, turn) => [id, ran(text, turn + 1)]));
const loaded = new Set(["g", "h", "use", "other"]);

test("nothing is stale right after everything ran", () => {
  expect(staleCells(cells, outcomes).size).toBe(0);
});

test("an edit makes the cell stale and everything that needs it", () => {
  const edited = cells.map((each) => (each.id === "g" ? { ...each, text: "const g = (x) => x;" } : each));
  expect([...staleCells(edited, outcomes)]).toEqual(["g", "h", "use"]);
});

test("a cell that ran before what it needs is stale", () => {
  expect([...staleCells(cells, { ...outcomes, h: ran(cells[2]!.text, 99) })]).toEqual(["use"]);
});

test("a cell whose first run was stopped was not edited since it ran", () => {
  const stopped = { result: undefined, text: "", turn: 0, cutShort: "Stopped." };
  expect(staleCells(cells, { other: stopped }).size).toBe(0);
});

test("a cell that never ran is not stale but new", () => {
  const { use: _, ...rest } = outcomes;
  expect(staleCells(cells, rest).size).toBe(0);
});

test("running a cell runs what needs it, in order", () => {
  expect(planRun(cells, { outcomes, loaded }, ["g"])).toEqual(["g", "h", "use"]);
});

test("after a stop, running a cell loads what it needs first and nothing else", () => {
  expect(planRun(cells, { outcomes, loaded: new Set() }, ["use"])).toEqual(["g", "h", "use"]);
});

test("a cell that never ran is not run because of another", () => {
  expect(planRun(cells, { outcomes: {}, loaded: new Set() }, ["g"])).toEqual(["g"]);
});
