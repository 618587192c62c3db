import { expect, test } from "vitest";
import type { OwnerReport } from "../../engine/protocol.ts";
import { at, orbitCell, orbitReport, timeline } from "./fixtures.ts";
import { ownerAt, ownerRows, ownerTitle, usersOwners, usersTimeline } from "./ownerTree.ts";

function owner(key: string, parent: string | undefined, kind: OwnerReport["kind"] = "function"): OwnerReport {
  return {
    key,
    kind,
    name: key,
    parent,
    span: { source: "c", start: 0, end: 1 },
    mode: "reverse",
    letter: "R",
    reason: "",
    inputs: undefined,
    outputs: undefined,
    count: 1,
    primalWork: 0,
    derivativeWork: 0,
    recordedBytes: 0,
    peakBytes: 0,
    options: [],
  };
}

const shape = (owners: readonly OwnerReport[]) =>
  ownerRows(owners).map(({ owner: { key }, depth, childCount }) => [key, depth, childCount]);

test("children follow their parent, wherever the report lists them", () => {
  expect(shape([owner("f", undefined), owner("g/loop1", "g"), owner("h", "f"), owner("g", "f")])).toEqual([
    ["f", 0, 2],
    ["h", 1, 0],
    ["g", 1, 1],
    ["g/loop1", 2, 0],
  ]);
});

test("an owner with an unknown parent is listed as a root", () => {
  expect(shape([owner("h", "lost")])).toEqual([["h", 0, 0]]);
});

test("owners that are each other's parents are listed once each", () => {
  expect(shape([owner("a", "b"), owner("b", "a")]).map(([key]) => key)).toEqual(["a", "b"]);
});

test("a loop is named with the function around it, however deep", () => {
  const owners = [owner("g", undefined), owner("outer", "g", "loop"), owner("inner", "outer", "loop")];
  expect(owners.map((each) => ownerTitle(each, owners))).toEqual(["g", "g › outer", "g › inner"]);
});

test("functions of one name are told apart by who calls them", () => {
  const twice = [
    owner("f", undefined),
    { ...owner("h_1", "f"), name: "h" },
    { ...owner("h_2", "h_1"), name: "h" },
  ];
  expect(twice.map((each) => ownerTitle(each, twice))).toEqual(["f", "f › h", "h › h"]);
});

test("work and bytes of Mixtape's own functions count for who called them, and nothing is lost", () => {
  const own = (key: string, parent: string): OwnerReport => ({
    ...owner(key, parent),
    span: { source: "prelude:arrays", start: 0, end: 9 },
    primalWork: 5,
    recordedBytes: 8,
  });
  const owners = [owner("f", undefined), own("map", "f"), own("clamped", "map"), owner("callback", "map")];
  const shown = usersOwners(owners);
  expect(
    shown.map(({ key, parent, primalWork, recordedBytes }) => [key, parent, primalWork, recordedBytes]),
  ).toEqual([
    ["f", undefined, 10, 16],
    ["callback", "f", 0, 0],
  ]);
  const run = timeline(
    ["f", "clamped", "callback"],
    [
      [0, "forward", 1, 2, 4],
      [9, "reverse", 8, 16, 32],
    ],
  );
  expect(usersTimeline(run, owners).samples.map(({ bytes, total }) => [...bytes, total])).toEqual([
    [3, 4, 7],
    [24, 32, 56],
  ]);
});

test("a place belongs to the innermost owner around it", () => {
  const ownerOf = (snippet: string) => ownerAt(at(orbitCell, snippet), orbitReport.owners)?.key;
  expect(ownerOf("dt / 2 * a1")).toBe("orbit/steps");
  expect(ownerOf("return x")).toBe("orbit");
  expect(ownerOf("p[2] * x * y")).toBe("rate");
  expect(ownerOf("gradient(orbit)")).toBeUndefined();
});
