import { describe, expect, test } from "vitest";
import type { Value } from "./types.ts";
import { ValueMap, ValueSet } from "./valueTable.ts";

const num = { kind: "num" } as const;
/** Ids on one page, at both ends of pages, and far apart. */
const values: readonly Value[] = [0, 1, 15, 16, 63, 64, 511, 512, 100_000, 5_000_000].map((id) => ({
  id,
  type: num,
  name: undefined,
}));

describe("tables by value", () => {
  test("a map gives back what each value was given, and nothing for the others", () => {
    const map = new ValueMap<number>();
    const given = values.filter((_, index) => index % 2 === 0);
    given.forEach((value) => map.set(value, -value.id));
    expect(values.map((value) => map.get(value))).toEqual(
      values.map((value) => (given.includes(value) ? -value.id : undefined)),
    );
    expect(values.map((value) => map.has(value))).toEqual(values.map((value) => given.includes(value)));
  });

  test("an entry that was deleted is gone, and its neighbours stay", () => {
    const map = new ValueMap<string>();
    for (const value of values) map.set(value, "known");
    map.delete(values[4]!);
    expect(values.filter((value) => !map.has(value))).toEqual([values[4]]);
  });

  test("a set holds what was added and not deleted", () => {
    const set = new ValueSet();
    for (const value of values) {
      expect(set.has(value)).toBe(false);
      set.add(value);
      expect(set.has(value)).toBe(true);
    }
    set.delete(values[2]!);
    set.delete(values[9]!);
    expect(values.filter((value) => !set.has(value))).toEqual([values[2], values[9]]);
  });
});
