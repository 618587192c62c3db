/** Where a kink inside one of Mixtape's own functions is told: at the user's call of it, each call for itself. */
import { expect, test } from "vitest";
import { createSession } from "./session.ts";
import { storyCompiler } from "./storyCompiler.ts";

/** `count × the text that is pointed out`, in the order of the text. */
function kinksOf(text: string): string[] {
  const host = { now: () => 0, random: () => 0.5, dateNow: () => 1 };
  const [result] = [...createSession(host, storyCompiler).runCells([{ id: "a", text }])];
  return (result?.reports[0]?.kinks ?? [])
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(
      ({ count, span }) =>
        `${String(count)} × ${span.source === "a" ? text.slice(span.start, span.end) : span.source}`,
    );
}

test.each<[string, string[]]>([
  ["max(x) + 2 * max([x[1], x[0]])", ["1 × max(x)", "1 × max([x[1], x[0]])"]],
  ["{ const g = (y: number[]) => max(y); return g(x) + g(x) + min(x); }", ["2 × max(y)", "1 × min(x)"]],
  [
    "{ let s = 0; for (let i = 0; i < 3; i++) s += max(x) - min(x); return s; }",
    ["3 × max(x)", "3 × min(x)"],
  ],
  ["[[1, 1], [2, 2]].map((row) => max(mul(row, x)))[0] + max(x)", ["2 × max(mul(row, x))", "1 × max(x)"]],
  ["x.map((v) => Math.abs(v - 1))[0] + max(x)", ["2 × Math.abs(v - 1)", "1 × max(x)"]],
])("each call of a library function has its kinks told for itself: %s", (body, kinks) => {
  expect(kinksOf(`gradient((x: number[]) => ${body})([1, 1])`)).toEqual(kinks);
});
