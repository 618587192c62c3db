import { expect, test } from "vitest";
import { stepTo, type Version } from "./versions.ts";

const newest: Version = { notebook: "n", text: "a", began: 0, at: 0, isMark: false };
const typed = (text: string, at: number) => ({ notebook: "n", text, at, isMark: false });

test("the first text begins a version", () => {
  expect(stepTo(undefined, typed("a", 5))).toEqual({
    kind: "begin",
    version: { notebook: "n", text: "a", began: 5, at: 5, isMark: false },
  });
});

test("typing goes on with a version for a minute from its beginning, then begins another", () => {
  expect(stepTo(newest, typed("ab", 59_000))).toEqual({
    kind: "continue",
    version: { ...newest, text: "ab", at: 59_000 },
  });
  expect(stepTo(newest, typed("ab", 61_000)).kind).toBe("begin");
});

test("what was opened, saved or restored is never typed over", () => {
  expect(stepTo({ ...newest, isMark: true }, typed("ab", 10)).kind).toBe("begin");
});

test("the same text makes no version, but can be marked", () => {
  expect(stepTo(newest, typed("a", 90_000)).kind).toBe("none");
  expect(stepTo(newest, { ...typed("a", 10), isMark: true })).toEqual({
    kind: "continue",
    version: { ...newest, isMark: true },
  });
});
