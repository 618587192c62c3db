import { expect, test } from "vitest";
import { crowdReport, emptyishReport, threadReport } from "../fixtures.ts";
import { layoutModes } from "./layout.ts";

const none: ReadonlySet<string> = new Set();
const plain = (text: string) => text.replaceAll("\u00a0", " ");

test("rows follow the call tree", () => {
  expect(layoutModes(threadReport, none, true).rows.map(({ owner, depth }) => [owner.key, depth])).toEqual([
    ["f", 0],
    ["h", 1],
    ["h/settle", 2],
    ["h/loop1", 3],
    ["g", 1],
    ["g/loop1", 2],
  ]);
});

test("a closed owner hides all that is below it, and nothing else", () => {
  const keys = layoutModes(threadReport, new Set(["h"]), true).rows.map(({ owner }) => owner.key);
  expect(keys).toEqual(["f", "h", "g", "g/loop1"]);
});

test("a loop within a closed loop does not open it again", () => {
  const keys = layoutModes(threadReport, new Set(["h", "h/settle"]), true).rows.map(({ owner }) => owner.key);
  expect(keys).toEqual(["f", "h", "g", "g/loop1"]);
});

test("bars share one scale, which closing a row does not change", () => {
  const open = layoutModes(threadReport, none, true);
  const closed = layoutModes(threadReport, new Set(["f"]), true);
  expect(open.mostWork).toBe(24_000);
  expect(closed.mostWork).toBe(open.mostWork);
  expect(closed.mostBytes).toBe(24);
});

test("an option tells its price, or that it has none yet, or that it is refused", () => {
  const h = layoutModes(threadReport, none, true).rows[1]!;
  const labels = h.options.map(({ label }) => plain(label));
  expect(labels[0]).toBe("R reverse · 13 k op. · 32.8 KiB");
  expect(labels[1]).toBe("F forward, late");
  expect(labels[4]).toBe("ρ your rule: not possible");
  const rule = layoutModes(crowdReport, none, true).rows[0]!.options[2]!;
  expect([rule.label, rule.work]).toEqual(["ρ your rule", "known after a run"]);
});

test("loops and the entry have nothing to choose", () => {
  const { rows } = layoutModes(threadReport, none, true);
  expect(rows.filter(({ choosable }) => choosable).map(({ owner }) => owner.key)).toEqual(["h", "g"]);
});

test("inputs and outputs that are not known are a dash", () => {
  const { rows } = layoutModes(threadReport, none, true);
  expect(rows.map(({ flow }) => flow)).toEqual(["3 → 1", "3 → 3", "–", "–", "3 → 1", "–"]);
});

test("calls and turns are counted in words", () => {
  const { rows } = layoutModes(threadReport, none, true);
  expect(rows.map(({ count }) => plain(count))).toEqual([
    "once",
    "once",
    "200 turns",
    "600 turns",
    "once",
    "3 turns",
  ]);
});

test("a report without owners has no rows", () => {
  expect(layoutModes(emptyishReport, none, true)).toEqual({ rows: [], mostWork: 0, mostBytes: 0 });
});

test("a reason is said once, and of loops not at all", () => {
  const { rows } = layoutModes(crowdReport, none, true);
  expect(rows.map(({ reason }) => reason !== undefined)).toEqual([true, ...rows.slice(1).map(() => false)]);
  const thread = layoutModes(threadReport, none, true).rows;
  expect(thread.filter(({ reason }) => reason !== undefined).map(({ owner }) => owner.key)).toEqual([
    "f",
    "h",
    "g",
  ]);
});

test("functions of Mixtape's own are shown on request only", () => {
  const own = { ...threadReport.owners[4]!, span: { source: "prelude:arrays", start: 0, end: 5 } };
  const report = {
    ...threadReport,
    owners: threadReport.owners.map((owner) => (owner.key === "g" ? own : owner)),
  };
  const keys = (all: boolean) => layoutModes(report, none, all).rows.map(({ owner }) => owner.key);
  expect(keys(true)).toContain("g");
  expect(keys(false)).toEqual(["f", "h", "h/settle", "h/loop1", "g/loop1"]);
});
