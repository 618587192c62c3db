import { expect, test } from "vitest";
import type { OwnerReport } from "../../engine/protocol.ts";
import { at, orbitCell, orbitReport } from "./fixtures.ts";
import { ownerAt, ownerRows, ownerTitle } from "./ownerTree.ts";

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

test("a loop is named with its function", () => {
  const owners = [owner("g", undefined), owner("for (line 4)", "g", "loop")];
  expect(ownerTitle(owners[1]!, owners)).toBe("g › for (line 4)");
  expect(ownerTitle(owners[0]!, owners)).toBe("g");
});

test("a place belongs to the innermost owner around it", () => {
  const ownerOf = (snippet: string) => ownerAt(at(orbitCell, snippet), orbitReport.owners)?.key;
  expect(ownerOf("dt / 2 * a1")).toBe("orbit/steps");
  expect(ownerOf("return x")).toBe("orbit");
  expect(ownerOf("p[2] * x * y")).toBe("rate");
  expect(ownerOf("gradient(orbit)")).toBeUndefined();
});
