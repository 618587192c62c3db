import { expect, test } from "vitest";
import { createSession } from "../index.ts";
import { sweepsOf } from "./sweepsOf.ts";

const samples = (text: string) =>
  text.split(" ").map((each) => ({
    sweep: each.startsWith("r") ? ("reverse" as const) : ("forward" as const),
    total: Number(each.slice(1)),
  }));
const letters = (text: string) =>
  sweepsOf(samples(text))
    .map(([letter]) => letter)
    .join("");

test("what a root does before its first forward sample is the beginning of the way there", () => {
  expect(letters("r0 f0 f8 f16 r8 r0")).toBe("ffffrr");
});

test("a way back that holds something, and one without a way there, stay as they are", () => {
  expect(letters("r8 f8 r0")).toBe("rfr");
  expect(letters("r0 r0")).toBe("rr");
  expect(letters("f0 r8 f8 r0")).toBe("frfr");
});

test("the tape of a loop rises on the way there and falls on the way back", () => {
  const session = createSession({ now: () => 0, random: () => 0.5, dateNow: () => 0 });
  const text =
    "const f = (x: number) => { let y = x; for (let i = 0; i < 5; i++) y = Math.sin(y * x); return y; };\n" +
    "gradient(f, { mode: 'reverse' })(0.5)";
  const [result] = session.runCells([{ id: "a", text }], { notebook: [{ id: "a", text }] });
  const taken = result?.reports[0]?.timeline.samples ?? [];
  const turn = taken.findIndex(({ sweep }) => sweep === "reverse");
  expect(turn).toBeGreaterThan(0);
  taken.forEach(({ total }, index) => {
    const before = taken[index - 1]?.total ?? 0;
    if (index > 0 && index < turn) expect(total).toBeGreaterThanOrEqual(before);
    if (index > turn) expect(total).toBeLessThanOrEqual(before);
  });
});
