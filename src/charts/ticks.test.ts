import { expect, test } from "vitest";
import { byteTicks, countTicks } from "./ticks.ts";

test("byte ticks are a power of two apart", () => {
  expect(byteTicks(13_000_000, 4)).toEqual([0, 4_194_304, 8_388_608, 12_582_912]);
  expect(byteTicks(1024, 4)).toEqual([0, 256, 512, 768, 1024]);
});

test("byte ticks are never closer than one number", () => {
  expect(byteTicks(16, 8)).toEqual([0, 8, 16]);
});

test("an axis of nothing has its zero", () => {
  expect(byteTicks(0, 4)).toEqual([0]);
  expect(countTicks(0, 4)).toEqual([0]);
  expect(countTicks(NaN, 4)).toEqual([0]);
});

test("count ticks are whole", () => {
  expect(countTicks(2, 5)).toEqual([0, 1, 2]);
  expect(countTicks(31_000, 4)).toEqual([0, 10_000, 20_000, 30_000]);
});
