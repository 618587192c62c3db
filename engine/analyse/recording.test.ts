import { describe, expect, test } from "vitest";
import { num, type Value } from "../ir/types.ts";
import { planRecording, type Origin } from "./recording.ts";

const value = (id: number): Value => ({ id, type: num, name: undefined });
const [a, b, c, d, e] = [0, 1, 2, 3, 4].map(value) as [Value, Value, Value, Value, Value];
const free: Origin = { kind: "free" };
const record: Origin = { kind: "record" };
const from = (...operands: Value[]): Origin => ({ kind: "recompute", from: operands });

function plan(needed: Value[], origins: readonly (readonly [Value, Origin])[]) {
  const table = new Map(origins);
  const { recorded, recomputed } = planRecording(needed, (v) => table.get(v) ?? record);
  return { recorded: [...recorded].map((v) => v.id), recomputed: [...recomputed].map((v) => v.id) };
}

describe("planRecording", () => {
  test("records one result rather than its two operands", () => {
    expect(plan([c], [[c, from(a, b)]])).toEqual({ recorded: [2], recomputed: [] });
  });

  test("records the common operand of two results", () => {
    expect(
      plan(
        [b, c],
        [
          [b, from(a)],
          [c, from(a)],
        ],
      ),
    ).toEqual({ recorded: [0], recomputed: [1, 2] });
  });

  test("records nothing where all follows from what is at hand", () => {
    expect(
      plan(
        [c],
        [
          [a, free],
          [b, from(a)],
          [c, from(b, a)],
        ],
      ),
    ).toEqual({ recorded: [], recomputed: [1, 2] });
  });

  test("leaves least to compute again among equally light sets", () => {
    expect(
      plan(
        [d],
        [
          [b, from(a)],
          [c, from(b)],
          [d, from(c)],
        ],
      ),
    ).toEqual({ recorded: [3], recomputed: [] });
  });

  test("computes again from what is recorded anyway", () => {
    expect(plan([a, b, d], [[d, from(a, b)]])).toEqual({ recorded: [0, 1], recomputed: [3] });
  });

  test("undoes an earlier path where that gives a lighter set", () => {
    // d and e need a by two ways; recording a alone serves both.
    expect(
      plan(
        [d, e],
        [
          [b, from(a)],
          [c, from(a)],
          [d, from(b, c)],
          [e, from(c, b)],
        ],
      ).recorded,
    ).toEqual([0]);
  });
});
