import { expect, test } from "vitest";
import { formatSeconds } from "./formatSeconds.ts";

test("times have the digits that matter", () => {
  expect([40.4, 999, 8_240, 12_400, 59_600, 125_000].map(formatSeconds)).toEqual([
    "40\u00a0ms",
    "1.0\u00a0s",
    "8.2\u00a0s",
    "12\u00a0s",
    "1\u00a0min 0\u00a0s",
    "2\u00a0min 5\u00a0s",
  ]);
});
