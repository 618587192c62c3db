import fc from "fast-check";
import { expect, test } from "vitest";
import { known } from "./known.ts";
import { orderMoves, type Move } from "./parallelCopy.ts";

interface Assignment extends Move<number> {
  readonly source: readonly number[];
}

function assignment(target: number, ...source: readonly number[]): Assignment {
  return { target, source, reads: new Set(source) };
}

/** Executes the steps: each assignment gives its target the sum of what it reads. */
function execute(moves: readonly Assignment[], before: readonly number[]): { after: number[]; kept: number } {
  const after = [...before];
  const kept = new Map<Assignment, number>();
  for (const { kind, move } of orderMoves<number, Assignment>(moves)) {
    const sum = move.source.reduce((total, read) => total + after[read]!, 0);
    if (kind === "keep") kept.set(move, sum);
    else after[move.target] = kind === "restore" ? known(kept.get(move), "what was kept") : sum;
  }
  return { after, kept: kept.size };
}

test("assignments that do not touch each other stay in order", () => {
  const moves = [assignment(0, 3), assignment(1, 3)];
  expect(orderMoves<number, Assignment>(moves).map(({ move }) => move)).toEqual(moves);
});

test("a variable is assigned after those that read it, without a temporary", () => {
  expect(execute([assignment(0, 1), assignment(1, 2), assignment(2, 3)], [1, 2, 3, 4])).toEqual({
    after: [2, 3, 4, 4],
    kept: 0,
  });
  expect(execute([assignment(2, 3), assignment(1, 2), assignment(0, 1)], [1, 2, 3, 4])).toEqual({
    after: [2, 3, 4, 4],
    kept: 0,
  });
});

test("an exchange takes one temporary, and so does a longer cycle", () => {
  expect(execute([assignment(0, 1), assignment(1, 0)], [1, 2])).toEqual({ after: [2, 1], kept: 1 });
  expect(execute([assignment(0, 1), assignment(1, 2), assignment(2, 0)], [1, 2, 3])).toEqual({
    after: [2, 3, 1],
    kept: 1,
  });
});

test("a variable stepped by itself needs no temporary", () => {
  expect(execute([assignment(0, 0, 1)], [1, 2])).toEqual({ after: [3, 2], kept: 0 });
});

test("any set of assignments happens as if at once", () => {
  const moves = fc.uniqueArray(fc.tuple(fc.nat(5), fc.array(fc.nat(5), { minLength: 1, maxLength: 3 })), {
    selector: ([target]) => target,
  });
  fc.assert(
    fc.property(moves, (drawn) => {
      const list = drawn.map(([target, source]) => assignment(target, ...source));
      const before = [1, 10, 100, 1000, 10_000, 100_000];
      const expected = [...before];
      for (const { target, source } of list)
        expected[target] = source.reduce((sum, read) => sum + before[read]!, 0);
      expect(execute(list, before).after).toEqual(expected);
    }),
  );
});
