import { expect, test } from "vitest";
import { nextPlace } from "./stepLine.ts";

const place = (start: number, end = start + 3) => ({ source: "c", start, end });
const places = [place(0), place(5, 5), undefined, place(10), place(10), place(20)];

test("steps go over empty lines and lines of nobody's making", () => {
  expect(nextPlace(places, place(0), 1)).toEqual(place(10));
  expect(nextPlace(places, place(10), -1)).toEqual(place(0));
});

test("lines of one origin are one step", () => {
  expect(nextPlace(places, place(10), 1)).toEqual(place(20));
});

test("without a present place the first step is to an end", () => {
  expect(nextPlace(places, undefined, 1)).toEqual(place(0));
  expect(nextPlace(places, undefined, -1)).toEqual(place(20));
});

test("there is nothing beyond the ends", () => {
  expect(nextPlace(places, place(20), 1)).toBeUndefined();
  expect(nextPlace([], undefined, 1)).toBeUndefined();
});
