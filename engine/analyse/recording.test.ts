import fc from "fast-check";
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

  test("records as little as any set from which all needed values follow", () => {
    const size = 8;
    const graph = fc.record({
      // Of each value the kind of origin, and which earlier values it would be computed from.
      origins: fc.array(
        fc.record({ kind: fc.nat(5), from: fc.array(fc.nat(size - 1), { minLength: 1, maxLength: 3 }) }),
        { minLength: size, maxLength: size },
      ),
      isNeeded: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
    });
    fc.assert(
      fc.property(graph, ({ origins, isNeeded }) => {
        const values = origins.map((_, id) => value(id));
        const table = origins.map(({ kind, from: drawn }, id): Origin => {
          const operands = [...new Set(drawn.filter((other) => other < id))].map((other) => values[other]!);
          if (kind === 0) return free;
          return kind === 1 || operands.length === 0 ? record : from(...operands);
        });
        const needed = values.filter((_, id) => isNeeded[id]);
        const { recorded, recomputed } = plan(
          needed,
          values.map((each) => [each, table[each.id]!] as const),
        );
        const follows = (at: number, kept: (id: number) => boolean): boolean => {
          const origin = table[at]!;
          if (kept(at) || origin.kind === "free") return true;
          return origin.kind === "recompute" && origin.from.every(({ id }) => follows(id, kept));
        };
        const serves = (kept: (id: number) => boolean) => needed.every(({ id }) => follows(id, kept));
        const counts = Array.from({ length: 2 ** size }, (_, set) => set)
          .filter((set) => serves((id) => ((set >> id) & 1) === 1))
          .map((set) => values.filter(({ id }) => ((set >> id) & 1) === 1).length);
        expect(serves((id) => recorded.includes(id))).toBe(true);
        expect(recorded.length).toBe(Math.min(...counts));
        for (const id of recomputed)
          expect(follows(id, (other) => recorded.includes(other)) && !recorded.includes(id)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("plans a chain of 20,000 values in which each is recorded, and one in which each is computed again", () => {
    const values = Array.from({ length: 20_000 }, (_, id) => value(id));
    expect(planRecording(values, () => record).recorded.size).toBe(values.length);
    const chained = (each: Value) => (each.id === 0 ? record : from(values[each.id - 1]!));
    expect(planRecording(values, chained).recorded).toEqual(new Set([values[0]]));
  });
});
