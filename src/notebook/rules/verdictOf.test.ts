import { expect, test } from "vitest";
import type { CheckReport, RuleCheck } from "../../../engine/protocol.ts";
import { verdictOf } from "./verdictOf.ts";

const report: CheckReport = {
  verdict: "right",
  name: "f",
  summary: "",
  mistakes: [],
  caveats: [],
  remarks: ["a kink"],
  worst: undefined,
  curve: [],
  steps: [],
};
const check = (given: CheckReport | undefined): RuleCheck => ({
  span: { source: "a", start: 0, end: 1 },
  name: "f",
  report: given,
  skipped: given ? undefined : "it was not called",
});

test("each verdict has its own sign and words", () => {
  const mistake = {
    kind: "sign",
    looksLike: "a sign",
    part: "pullback",
    message: "The sign is turned.",
    hint: "",
    argument: 0,
    entry: "x",
  } as const;
  const all = [
    check(undefined),
    check(report),
    check({ ...report, verdict: "unsure" }),
    check({ ...report, verdict: "wrong", mistakes: [mistake] }),
  ].map(verdictOf);
  expect(all.map(({ sign, kind }) => `${sign} ${kind}`)).toEqual([
    "– skipped",
    "✓ right",
    "? unsure",
    "! wrong",
  ]);
  expect(all[3]?.words).toBe("Wrong. The sign is turned.");
  expect(all[2]?.words).toBe("a kink");
});

test("what is right with a caveat says it", () => {
  const { words } = verdictOf(check({ ...report, caveats: ["The function has a kink at `x`."] }));
  expect(words).toBe("Right: it agrees with differences of the function. The function has a kink at `x`.");
});
