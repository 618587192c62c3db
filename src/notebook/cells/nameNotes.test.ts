import { expect, test } from "vitest";
import type { DerivativeReport, NameNote } from "../../../engine/protocol.ts";
import type { Outcome } from "../../store/runStore.ts";
import { threadReport } from "../../views/fixtures.ts";
import { sayingAt } from "./nameNotes.ts";

const text = "const f = (rates: number[]) => { const u = rates.map((x) => x * rates[0]); return u[0]; };";
const f = { source: "a", start: text.indexOf("(rates"), end: text.length - 1 };
const inner = { source: "a", start: text.indexOf("(x)"), end: text.indexOf(");") };

const note = (name: string, changes: Partial<NameNote> = {}): NameNote => ({
  name,
  within: f,
  shape: "number[]",
  leaves: undefined,
  isVaried: true,
  isActive: true,
  isInput: false,
  ...changes,
});

const report = (entry: string, names: readonly NameNote[]): DerivativeReport => ({
  ...threadReport,
  transform: "gradient",
  entry,
  names,
});

function outcomesOf(...reports: readonly DerivativeReport[]): Record<string, Outcome> {
  const result = {
    cell: "a",
    status: "ok" as const,
    value: undefined,
    console: [],
    reports,
    diagnostics: [],
    defines: [],
    milliseconds: 1,
  };
  return { a: { result: { ...emptyResult, ...result }, text, basis: "", turn: 1, cutShort: undefined } };
}

const emptyResult = {} as NonNullable<Outcome["result"]>;
const names = [note("rates", { leaves: 64, isInput: true }), note("u", { leaves: 64 })];
const at = (word: string) => text.indexOf(word) + 1;

test("a name tells its size and why it is active", () => {
  expect(sayingAt(outcomesOf(report("f", names)), "a", text, text.indexOf("u ="))).toMatchObject({
    title: "u: number[64]",
    lines: ["carries derivatives in gradient(f) (active): depends on rates, reaches the result"],
  });
});

test("derivatives that say the same are said once, others each", () => {
  const quiet = report("g", [
    note("rates", { isInput: true }),
    note("u", { isActive: false, isVaried: false }),
  ]);
  const outcomes = outcomesOf(report("f", names), report("f", names), quiet);
  expect(sayingAt(outcomes, "a", text, text.indexOf("u ="))?.lines).toEqual([
    "carries derivatives in gradient(f) (active): depends on rates, reaches the result",
    "takes no part in gradient(g) (inactive): does not depend on rates",
  ]);
});

test("the innermost function's name counts", () => {
  const nested = report("f", [note("rates"), note("rates", { within: inner, shape: "number" })]);
  expect(sayingAt(outcomesOf(nested), "a", text, at("rates[0]"))?.title).toBe("rates: number");
  expect(sayingAt(outcomesOf(nested), "a", text, at("rates:"))?.title).toBe("rates: number[]");
});

test("nothing is said of a text that did not run, of members, and between names", () => {
  const outcomes = outcomesOf(report("f", [...names, note("map")]));
  expect(sayingAt(outcomes, "a", `${text} `, at("u ="))).toBeUndefined();
  expect(sayingAt(outcomes, "a", text, at("map"))).toBeUndefined();
  expect(sayingAt(outcomes, "a", text, text.indexOf("=> {") + 3)).toBeUndefined();
});
