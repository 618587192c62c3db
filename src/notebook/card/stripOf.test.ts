import { expect, test } from "vitest";
import type { OwnerReport } from "../../../engine/protocol.ts";
import { stripOf } from "./stripOf.ts";

const owner = (key: string, derivativeWork: number, rest: Partial<OwnerReport> = {}): OwnerReport => ({
  key,
  kind: "function",
  name: key,
  parent: undefined,
  span: { source: "", start: 0, end: 0 },
  mode: "reverse",
  letter: "R",
  reason: "",
  inputs: undefined,
  outputs: undefined,
  count: 1,
  primalWork: 0,
  derivativeWork,
  recordedBytes: 0,
  peakBytes: 0,
  options: [],
  ...rest,
});

test("a loop's work counts as its function's", () => {
  const { parts } = stripOf([
    owner("f", 1),
    owner("f/loop", 2, { kind: "loop", parent: "f" }),
    owner("g", 1, { letter: "F" }),
  ]);
  expect(parts.map(({ letter, share }) => [letter, share])).toEqual([
    ["R", 0.75],
    ["F", 0.25],
  ]);
});

test("a function called from two places is one part, unless its modes differ", () => {
  const { parts } = stripOf([
    owner("f/1", 1, { name: "f" }),
    owner("f/2", 1, { name: "f" }),
    owner("f/3", 2, { name: "f", letter: "C" }),
  ]);
  expect(parts.map(({ name, letter, share }) => [name, letter, share])).toEqual([
    ["f", "R", 0.5],
    ["f", "C", 0.5],
  ]);
});

test("Mixtape's own functions count for the user's function that calls them", () => {
  const { parts } = stripOf([
    owner("f", 1),
    owner("f/map", 3, { parent: "f", span: { source: "prelude:lists", start: 0, end: 1 } }),
  ]);
  expect(parts).toEqual([{ key: "f", name: "f", letter: "R", share: 1 }]);
});

test("of many functions the hardest workers are shown, in the order of the program", () => {
  const { parts, hidden } = stripOf(Array.from({ length: 9 }, (_, index) => owner(`f${index}`, index)));
  expect(parts.map(({ key }) => key)).toEqual(["f5", "f6", "f7", "f8"]);
  expect(hidden).toBe(5);
});

test("where no work was counted all parts are equal", () => {
  expect(stripOf([owner("f", 0), owner("g", 0)]).parts.map(({ share }) => share)).toEqual([0.5, 0.5]);
});
