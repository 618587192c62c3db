import { expect, test } from "vitest";
import { modePrices } from "./modePrices.ts";

test("late forward keeps the inputs of every call and no Jacobian", () => {
  const prices = modePrices({ primalWork: 1000, calls: 3, inputs: 4, outputs: 50, reverseBytes: 9000 });
  expect(prices["forward-late"].bytes).toBe(3 * 4 * 8);
  expect(prices["forward-preaccumulate"].bytes).toBe(3 * 4 * 50 * 8);
});

test("a checkpoint costs one primal more than reverse and holds one call's tape at a time", () => {
  const prices = modePrices({ primalWork: 1000, calls: 10, inputs: 2, outputs: 2, reverseBytes: 80_000 });
  expect(prices.checkpoint.work - prices.reverse.work).toBe(1000);
  expect(prices.checkpoint.bytes).toBe(10 * 2 * 8 + 8000);
});

test("without a run in reverse mode nothing is claimed about its bytes", () => {
  const prices = modePrices({ primalWork: 1, calls: 1, inputs: 1, outputs: 1, reverseBytes: undefined });
  expect(prices.reverse.bytes).toBeUndefined();
});
