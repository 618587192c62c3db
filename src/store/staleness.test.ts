import { expect, test } from "vitest";
import type { Cell } from "./notebookStore.ts";
import type { Outcome } from "./runStore.ts";
import { basesOf } from "./dependencies.ts";
import { costsOf, priceOf } from "./prices.ts";
import { planOpening, planRun, planUnasked, staleCells } from "./staleness.ts";

const cell = (id: string, text: string, kind: Cell["kind"] = "code"): Cell => ({
  id,
  kind,
  text,
  options: "",
});

const cells = [
  cell("g", "const g = (x) => x * x;"),
  cell("words", "about g", "markdown"),
  cell("h", "const h = (x) => g(x) + 1;"),
  cell("use", "gradient(h)(2)"),
  cell("other", "1 + 1"),
];
const bases = basesOf(cells.filter(({ kind }) => kind === "code"));
const ran = (id: string, text: string, turn: number): Outcome => ({
  result: undefined,
  text,
  basis: bases.get(id) ?? "",
  turn,
  cutShort: undefined,
});
const outcomes = Object.fromEntries(cells.map(({ id, text }, turn) => [id, ran(id, text, turn + 1)]));
const loaded = new Set(["g", "h", "use", "other"]);

test("nothing is stale right after everything ran", () => {
  expect(staleCells(cells, outcomes).size).toBe(0);
});

test("an edit makes the cell stale and everything that needs it", () => {
  const edited = cells.map((each) => (each.id === "g" ? { ...each, text: "const g = (x) => x;" } : each));
  expect([...staleCells(edited, outcomes)]).toEqual(["g", "h", "use"]);
});

test("a cell that ran before what it needs is stale", () => {
  expect([...staleCells(cells, { ...outcomes, h: ran("h", cells[2]!.text, 99) })]).toEqual(["use"]);
});

test("a cell whose first run was stopped was not edited since it ran", () => {
  const stopped = {
    result: undefined,
    text: "",
    basis: "",
    turn: 0,
    cutShort: { why: "Stopped.", text: "1 + 1", afterMs: 9_000 },
  };
  expect(staleCells(cells, { other: stopped }).size).toBe(0);
});

test("a cell that never ran is not stale but new", () => {
  const { use: _, ...rest } = outcomes;
  expect(staleCells(cells, rest).size).toBe(0);
});

test("running a cell runs what needs it, in order", () => {
  expect(planRun(cells, { outcomes, loaded }, ["g"])).toMatchObject({ run: ["g", "h", "use"] });
});

test("after a stop, running a cell loads what it needs first and nothing else", () => {
  expect(planRun(cells, { outcomes, loaded: new Set() }, ["use"])).toMatchObject({ run: ["g", "h", "use"] });
});

test("a cell that never ran is not run because of another", () => {
  expect(planRun(cells, { outcomes: {}, loaded: new Set() }, ["g"])).toMatchObject({ run: ["g"] });
});

test("what is asked for says so, its needs included, and what follows does not", () => {
  expect(planRun(cells, { outcomes, loaded: new Set(["use"]) }, ["h"])).toEqual({
    run: ["g", "h", "use"],
    asked: ["h", "g"],
  });
});

test("a lazy run leaves out what follows", () => {
  expect(planRun(cells, { outcomes, loaded }, ["g"], true).run).toEqual(["g"]);
});

test("a name that comes to be defined twice, or nowhere, makes its places stale", () => {
  const twice = cells.map((each) => (each.id === "other" ? { ...each, text: "const g = 1;" } : each));
  expect([...staleCells(twice, outcomes)].sort()).toEqual(["g", "h", "other", "use"]);
  const gone = cells.filter(({ id }) => id !== "g");
  expect([...staleCells(gone, outcomes)].sort()).toEqual(["h", "use"]);
});

test("a cell that was stopped has a price for the text that was stopped only", () => {
  const stopped = { ...outcomes["g"]!, cutShort: { why: "", text: "loop", afterMs: 40 } };
  expect(priceOf(stopped, "loop")).toEqual({ ms: 40, wasCutShort: true });
  expect(priceOf(stopped, "no loop")).toBeUndefined();
});

test("after a stop, an edit does not bring back what takes long", () => {
  const long = { ...outcomes["g"]!, cutShort: { why: "", text: cells[0]!.text, afterMs: 9_000 } };
  const edited = cells.map((each) => (each.id === "h" ? { ...each, text: "const h = g;" } : each));
  expect(planUnasked(edited, { outcomes: { ...outcomes, g: long }, loaded: new Set() }).run).toEqual([]);
});

test("a notebook is opened without what was expensive in an earlier visit, and without what needs that", () => {
  const dear = { [cells[2]!.text]: { ms: 9_000, wasCutShort: false } };
  expect(planOpening(cells, dear).run).toEqual(["g", "other"]);
  expect(planOpening(cells, {}).run).toEqual(["g", "h", "use", "other"]);
});

test("an edit does not bring back what was expensive in an earlier visit", () => {
  const pastCosts = { [cells[0]!.text]: { ms: 9_000, wasCutShort: false } };
  const { g: _never, h: _neither, ...some } = outcomes;
  const edited = cells.map((each) => (each.id === "use" ? { ...each, text: "h(3)" } : each));
  const known = { outcomes: some, loaded: new Set(["other"]) };
  expect(planUnasked(edited, { ...known, pastCosts }).run).toEqual([]);
  expect(planUnasked(edited, known).run).toEqual(["g", "h", "use"]);
});

test("costs are told from visit to visit, until a cell is written anew or proves cheap", () => {
  const [g, , h] = cells as [Cell, Cell, Cell];
  const dear = { ms: 3_000, wasCutShort: false };
  const slow = { ...ran("h", h.text, 2), cutShort: { why: "", text: h.text, afterMs: 8_000 } };
  const pastCosts = { [g.text]: dear };
  expect(costsOf(cells, { outcomes: {}, pastCosts })).toEqual({ [g.text]: dear });
  expect(costsOf(cells, { outcomes: { g: ran("g", g.text, 1), h: slow }, pastCosts })).toEqual({
    [h.text]: { ms: 8_000, wasCutShort: true },
  });
  expect(costsOf([cell("g", "1")], { outcomes: {}, pastCosts })).toEqual({});
});
