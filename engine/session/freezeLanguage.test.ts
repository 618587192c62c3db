import { expect, test } from "vitest";
import { freezeLanguage } from "./freezeLanguage.ts";

test("what all cells share is frozen, and typed arrays are written to as before", () => {
  freezeLanguage();
  const shared: readonly object[] = [
    ...[Array, Array.prototype, Map.prototype, Math, JSON, Object],
    ...[Float64Array, Float64Array.prototype, Object.getPrototypeOf(Float64Array.prototype) as object],
    Object.getPrototypeOf([].values()) as object,
  ];
  expect(shared.filter((object) => !Object.isFrozen(object))).toEqual([]);
  const written = Float64Array.of(1, 2);
  written[0] = 3;
  expect([...written]).toEqual([3, 2]);
});
