import { expect, test } from "vitest";
import { verdictOf } from "./verdictOf.ts";

const check = (passed: boolean) => ({ passed, message: "", span: { source: "c", start: 0, end: 1 } });

test("an exercise is solved when its check ran and all of it holds", () => {
  expect(verdictOf({ status: "ok", checks: [check(true), check(true)] }, false).isSolved).toBe(true);
  expect(verdictOf({ status: "ok", checks: [check(true), check(false)] }, false)).toEqual({
    isSolved: false,
    said: "Not yet: 1 of 2 hold.",
  });
});

test("no result, an old one, one in trouble and one without checks decide nothing", () => {
  expect(verdictOf(undefined, false).isSolved).toBe(false);
  expect(verdictOf({ status: "ok", checks: [check(true)] }, true).isSolved).toBe(false);
  expect(verdictOf({ status: "error", checks: [check(true)] }, false).isSolved).toBe(false);
  expect(verdictOf({ status: "ok", checks: [] }, false).isSolved).toBe(false);
});
