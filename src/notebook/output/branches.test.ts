import { expect, test } from "vitest";
import type { PlainValue } from "../../../engine/protocol.ts";
import { branchesOf, isBranching } from "./branches.ts";

const number = (value: number): PlainValue => ({ kind: "number", value });

test("each branch is called as one would reach it", () => {
  const labels = (value: PlainValue) =>
    isBranching(value) ? branchesOf(value).branches.map(({ label }) => label) : undefined;
  expect(labels({ kind: "array", length: 2, items: [number(5), number(6)] })).toEqual(["0: ", "1: "]);
  expect(labels({ kind: "object", size: 1, entries: [["rate", number(5)]] })).toEqual(["rate: "]);
  expect(labels({ kind: "map", size: 1, entries: [[number(3), number(5)]] })).toEqual(["3 → "]);
  expect(labels({ kind: "set", size: 1, items: [number(3)] })).toEqual([""]);
  expect(labels(number(3))).toBeUndefined();
});

test("a map whose key is a structure says as much of it as fits a line", () => {
  const key: PlainValue = {
    kind: "numbers",
    flavor: "array",
    length: 900,
    values: Array.from({ length: 900 }, () => 1),
  };
  const { branches, size } = branchesOf({ kind: "map", size: 70, entries: [[key, number(1)]] });
  expect(branches[0]?.label).toMatch(/^\[1, 1, .*…\] → $/);
  expect(size).toBe(70);
});
