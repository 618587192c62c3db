import { describe, expect, it } from "vitest";
import { retainedBytes } from "./retainedBytes.ts";

/** A list of so many nodes, each referring to the next. */
function chain(length: number): object {
  let list: object = {};
  for (let i = 0; i < length; i++) list = { next: list };
  return list;
}

describe("retainedBytes", () => {
  it("gives the bytes of long typed arrays almost exactly", () => {
    const rows = Array.from({ length: 50 }, () => new Float64Array(10_000));
    expect(retainedBytes(rows) / (50 * 10_000 * 8)).toBeCloseTo(1, 2);
  });

  it("takes the entries that it does not look at to be like those that it does", () => {
    const small = Array.from({ length: 1_000 }, (_, i) => [i, i, i]);
    const large = Array.from({ length: 100_000 }, (_, i) => [i, i, i]);
    expect(retainedBytes(large) / retainedBytes(small)).toBeCloseTo(100, 0);
  });

  it("counts what is shared once", () => {
    const shared = new Float64Array(1_000_000);
    expect(retainedBytes(Array.from({ length: 10_000 }, () => shared))).toBeLessThan(9_000_000);
    const text = "x".repeat(1_000_000);
    expect(retainedBytes(Array.from({ length: 10_000 }, () => text))).toBeLessThan(2_000_000);
  });

  it("counts what fields of many entries share once, with all it holds", () => {
    const shared = { weights: [new Float64Array(1_000_000)] };
    const rows = Array.from({ length: 10_000 }, (_, step) => ({ step, shared }));
    expect(retainedBytes(rows)).toBeLessThan(10_000_000);
  });

  it("counts for each entry what it refers to twice, or what refers to it", () => {
    const twice = Array.from({ length: 10_000 }, () => {
      const own = new Float64Array(100);
      return { own, again: own };
    });
    expect(retainedBytes(twice)).toBeGreaterThan(8_000_000);
    const back = Array.from({ length: 10_000 }, () => {
      const parent = { own: new Float64Array(100), child: {} };
      parent.child = { parent };
      return parent;
    });
    expect(retainedBytes(back)).toBeGreaterThan(8_000_000);
  });

  it("follows maps, sets, fields and chains to their end", () => {
    const numbers = Array.from({ length: 10_000 }, (_, i) => i);
    expect(retainedBytes(new Map(numbers.map((i) => [i, new Float64Array(100)])))).toBeGreaterThan(8_000_000);
    expect(retainedBytes(new Set(numbers))).toBeGreaterThan(100_000);
    expect(retainedBytes(Object.fromEntries(numbers.map((i) => [`k${i}`, i])))).toBeGreaterThan(100_000);
    expect(retainedBytes(chain(100_000)) / retainedBytes(chain(10_000))).toBeCloseTo(10, 1);
  });

  it("comes to an end where a value contains itself, and runs no getter", () => {
    const loop: Record<string, unknown> = {
      get trap() {
        throw new Error("run");
      },
    };
    loop["self"] = loop;
    expect(retainedBytes(loop)).toBeLessThan(200);
  });
});
