import { expect, test } from "vitest";
import type { CellResult, CheckReport, RuleCheck } from "../../engine/protocol.ts";
import { ruleChecksOf } from "./ruleChecks.ts";
import type { Outcome } from "./runStore.ts";

const report: CheckReport = {
  verdict: "right",
  name: "f",
  summary: "",
  mistakes: [],
  caveats: [],
  remarks: [],
  worst: undefined,
  curve: [],
  steps: [],
};

function check(name: string, source: string, start: number, given: CheckReport | undefined): RuleCheck {
  const skipped = given ? undefined : "not called yet";
  return { span: { source, start, end: start + 4 }, name, report: given, skipped };
}

function outcome(cell: string, turn: number, ...ruleChecks: RuleCheck[]): Outcome {
  const result: Partial<CellResult> = { cell, ruleChecks };
  return { result: result as CellResult, text: "", turn, cutShort: undefined } as Outcome;
}

const names = (outcomes: Readonly<Record<string, Outcome>>): unknown[] =>
  ruleChecksOf(outcomes, "a").map((each) => [each.name, each.report?.verdict ?? each.skipped]);

test("a check stands where its rule was made, in the order of the text", () => {
  const outcomes = {
    a: outcome("a", 1, check("late", "a", 90, undefined), check("early", "a", 5, report)),
    b: outcome("b", 2, check("late", "a", 90, report), check("other", "b", 1, report)),
  };
  expect(names(outcomes)).toEqual([
    ["early", "right"],
    ["late", "right"],
  ]);
});

test("what ran before the rule was made anew does not count, and a cell that only tells why not does not win", () => {
  const before = {
    a: outcome("a", 3, check("f", "a", 5, undefined)),
    b: outcome("b", 2, check("f", "a", 5, report)),
  };
  expect(names(before)).toEqual([["f", "not called yet"]]);
  const after = {
    a: outcome("a", 1, check("f", "a", 5, report)),
    b: outcome("b", 2, check("f", "a", 5, undefined)),
  };
  expect(names(after)).toEqual([["f", "right"]]);
});
