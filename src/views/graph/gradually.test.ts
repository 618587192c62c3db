import { expect, test } from "vitest";
import { drawMore } from "./gradually.ts";

const letters = [..."abcdefgh"];
const after = (before: readonly string[], wanted: readonly string[], portion: number) =>
  [...drawMore(new Set(before), wanted, portion).keys].join("");

test("a portion is drawn at a time, in order, until all are there", () => {
  let { keys } = drawMore(new Set(), letters, 3);
  expect([...keys].join("")).toBe("abc");
  keys = drawMore(keys, letters, 3).keys;
  expect([...keys].join("")).toBe("abcdef");
  expect([...drawMore(keys, letters, 3).keys].join("")).toBe("abcdefgh");
});

test("few things are there at once", () => {
  expect(after([], letters, 8)).toBe("abcdefgh");
});

test("what is there already stays at no price, and what is wanted no more goes", () => {
  expect(after(["a", "b", "g", "h"], ["g", "h", "c", "d", "e"], 2)).toBe("ghcd");
});
