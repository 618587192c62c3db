import { expect, test } from "vitest";
import { addressOf, askedBy, freshId, keyOf, lessonOf, type Asked } from "./origin.ts";

test("an address without a wish opens the first lesson", () => {
  expect(lessonOf("")).toEqual({ kind: "lesson", path: "lessons/the-thread.ts" });
  expect(lessonOf("?lesson=kinks-and-nan")).toEqual({ kind: "lesson", path: "lessons/kinks-and-nan.ts" });
});

test("a lesson's name cannot lead out of the lessons, nor a notebook's id out of the shelf", () => {
  for (const bad of ["../secret", "https://elsewhere.example/x", "a/b", ""]) {
    expect(askedBy({ hash: "", search: `?lesson=${encodeURIComponent(bad)}` })).toEqual(lessonOf(""));
    expect(askedBy({ hash: "", search: `?notebook=${encodeURIComponent(bad)}` })).toEqual(lessonOf(""));
  }
});

test("every wish has an address that asks for it", () => {
  const wishes: Asked[] = [
    { kind: "start" },
    { kind: "own", id: "abc-1" },
    { kind: "lesson", path: "lessons/nesting.ts" },
    { kind: "link", fragment: "n=abc" },
  ];
  for (const wish of wishes) {
    for (const search of ["", "?embed"]) {
      const { hash, search: query } = new URL(addressOf(wish, search), "http://page.example/folder/");
      expect(askedBy({ hash, search: query })).toEqual(wish);
      expect(new URLSearchParams(query).has("embed")).toBe(search !== "" && wish.kind !== "start");
    }
  }
});

test("different links are remembered under different keys", () => {
  const keys = ["n=abc", "n=abd", "n=abcabc"].map((fragment) => keyOf({ kind: "link", fragment }));
  expect(new Set(keys).size).toBe(3);
});

test("ids are words for an address, and never the same", () => {
  const ids = Array.from({ length: 100 }, freshId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(askedBy({ hash: "", search: `?notebook=${id}` })).toEqual({ kind: "own", id });
});
