import { expect, test } from "vitest";
import { keyOf, lessonOf } from "./origin.ts";

test("an address without a wish opens the first lesson", () => {
  expect(lessonOf("")).toEqual({ kind: "lesson", path: "lessons/the-thread.ts" });
  expect(lessonOf("?lesson=kinks-and-nan")).toEqual({ kind: "lesson", path: "lessons/kinks-and-nan.ts" });
});

test("a lesson's name cannot lead out of the lessons", () => {
  for (const bad of ["../secret", "https://elsewhere.example/x", "a/b", ""]) {
    expect(lessonOf(`?lesson=${encodeURIComponent(bad)}`)).toEqual(lessonOf(""));
  }
});

test("different links are kept under different keys", () => {
  const keys = ["n=abc", "n=abd", "n=abcabc"].map((fragment) => keyOf({ kind: "link", fragment }));
  expect(new Set(keys).size).toBe(3);
});
