import { describe, expect, test } from "vitest";
import { HeldLists } from "./heldLists.ts";

function setUp(...owned: readonly unknown[]) {
  const held = new HeldLists();
  for (const list of owned) held.own(list);
  const freed: (readonly [number, number])[] = [];
  return {
    held,
    freed,
    release: (value: unknown) => held.release(value, (group, bytes) => freed.push([group, bytes])),
  };
}

describe("lists that the tape holds", () => {
  test("count their bytes once, until the last reference is gone", () => {
    const list = new Float64Array(10);
    const { held, freed, release } = setUp(list);
    expect(held.retain(list, 3)).toBe(80);
    expect(held.retain(list, 4)).toBe(0);
    release(list);
    expect(freed).toEqual([]);
    release(list);
    expect(freed).toEqual([[3, 80]]);
    expect(held.retain(list, 5)).toBe(80);
  });

  test("count what they refer to", () => {
    const rows = [new Float64Array(2), new Float64Array(3)];
    const { held, freed, release } = setUp(rows, ...rows);
    expect(held.retain(rows, 0)).toBe(16 + 16 + 24);
    expect(held.retain(rows[0], 1)).toBe(0);
    release(rows);
    expect(freed).toEqual([
      [0, 16],
      [0, 24],
    ]);
    release(rows[0]);
    expect(freed).toHaveLength(3);
  });

  test("are found inside records, and the caller's own lists are not counted", () => {
    const mine = [1, 2, 3];
    const theirs = [4, 5];
    const { held, freed, release } = setUp(mine);
    const record = { mine, theirs, x: 1, nothing: undefined };
    expect(held.retain(record, 0)).toBe(24);
    release(record);
    expect(freed).toEqual([[0, 24]]);
    expect(held.retain(theirs, 0)).toBe(0);
  });

  test("are let go as they were held, whatever was stored into them since", () => {
    const [first, second] = [new Float64Array(1), new Float64Array(2)];
    const rows = [first];
    const { held, freed, release } = setUp(rows, first, second);
    held.retain(rows, 0);
    rows[0] = second;
    release(rows);
    expect(freed).toEqual([
      [0, 8],
      [0, 8],
    ]);
  });

  test("may go round in circles", () => {
    const box: { v: unknown } = { v: undefined };
    box.v = box;
    const { held, release } = setUp();
    expect(held.retain(box, 0)).toBe(0);
    release(box);
  });
});
