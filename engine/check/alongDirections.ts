/**
 * All numbers of the arguments at once, along one direction: what was not compared one by one is here, and whether
 * pushforward and pullback belong together, ⟨ȳ, Jẋ⟩ = ⟨Jᵀȳ, ẋ⟩, which holds to rounding.
 */
import type { Point } from "./point.ts";
import { cotangentLeaves, cotangentsOf, pulled, pushed } from "./claims.ts";
import { movedAlong } from "./columns.ts";
import { stateOf } from "./compare.ts";
import { slopesAt } from "./expectedTable.ts";
import type { Findings } from "./findings.ts";
import { leavesOf } from "./leaves.ts";
import { does, mistake, partWords } from "./mistakes.ts";
import { pathsOf } from "./paths.ts";
import type { Meter } from "./subject.ts";

export function checkAlong(point: Point, findings: Findings, meter: Meter): void {
  const [cotangent, tangent] = [cotangentAt(point), tangentAt(point)];
  if (cotangent && point.columns.length < leavesOf(point.subject.args).length)
    checkRest(point, cotangent, findings, meter);
  if (!cotangent || !tangent) return;
  const [pushedSide, pulledSide] = [products(point.bar, tangent), products(cotangent, point.direction)];
  const gap = Math.abs(pushedSide.sum - pulledSide.sum) / (pushedSide.size + pulledSide.size || 1);
  const passed = gap <= 1e-9;
  const note = `⟨ȳ, Jẋ⟩ = ${String(pushedSide.sum)}, ⟨Jᵀȳ, ẋ⟩ = ${String(pulledSide.sum)}`;
  const { push, pull } = point.subject;
  const figures = apart(pushedSide.sum, pulledSide.sum);
  const fault = mistake(
    "disagreement",
    `${push?.part ?? ""} and ${pull?.part ?? ""}`,
    `${does(push?.part ?? "", "says")} that the value changes by ${figures[0]} along one direction, and ${partWords(pull?.part ?? "")} that it changes by ${figures[1]}.`,
    "One of them is wrong by less than differences can see, or where they cannot see. Compare their formulas.",
  );
  findings.add(
    { what: "frule and rrule against each other", outcome: passed ? "passed" : "failed", note },
    passed ? [] : [fault],
    [],
  );
}

/** Halves the numbers that disagree until one is left. */
function checkRest(point: Point, cotangent: readonly number[], findings: Findings, meter: Meter): void {
  const what = "all entries along a direction";
  const whole = sideOf(point, cotangent, point.direction, meter);
  if (whole !== "wrong") {
    findings.add(
      {
        what,
        outcome: whole === "agrees" ? "passed" : "unsure",
        note: `${String(cotangent.length)} numbers`,
      },
      [],
      [],
    );
    return;
  }
  let [from, to] = [0, cotangent.length];
  while (to - from > 1 && !meter.isSpent) {
    const middle = (from + to) >> 1;
    const left = point.direction.map((entry, index) => (index >= from && index < middle ? entry : 0));
    if (sideOf(point, cotangent, left, meter) === "wrong") to = middle;
    else from = middle;
  }
  const owners = point.subject.args.flatMap((arg, argument) => leavesOf(arg).map(() => argument));
  const argument = owners[from] ?? 0;
  const entry = point.subject.args.flatMap((arg, index) =>
    pathsOf(arg, point.subject.argumentNames[index] ?? ""),
  )[from];
  const part = point.subject.pull?.pullbackPart ?? "";
  const fault = mistake(
    "missing-term",
    part,
    `In ${partWords(part)}, some entries are wrong, \`${entry ?? ""}\` among them.`,
    "Look at where the loop begins and ends, and at the indices.",
    { argument, entry },
  );
  findings.add({ what, outcome: "failed", note: `wrong at ${entry ?? ""}` }, [fault], []);
}

function sideOf(
  point: Point,
  cotangent: readonly number[],
  direction: readonly number[],
  meter: Meter,
): "agrees" | "wrong" | "unsure" {
  const along = (t: number): readonly number[] => {
    meter.count();
    const y = leavesOf(point.subject.f(movedAlong(point.subject.args, direction, t)));
    return [y.length === point.bar.length ? products(point.bar, y).sum : NaN];
  };
  const claimed = products(cotangent, direction);
  return stateOf(slopesAt(along, 0)[0]!, claimed.sum, 1e-3 * claimed.size);
}

function cotangentAt({ subject, value, bar }: Point): readonly number[] | undefined {
  const { pull } = subject;
  const rule = pull && pulled(subject.args, pull);
  if (!pull || !rule?.ok) return undefined;
  const given = cotangentsOf(pull, rule.given, bar, value, subject.args.length);
  const leaves = given.ok ? cotangentLeaves(subject, pull, given.given) : undefined;
  return leaves?.ok ? leaves.given : undefined;
}

function tangentAt({ subject, value, direction }: Point): readonly number[] | undefined {
  const claim = subject.push && pushed(subject, subject.push, direction, value);
  return claim?.ok ? claim.given.tangent : undefined;
}

/** Both numbers with as many digits as it takes to tell them apart, six at least. */
function apart(a: number, b: number): readonly [string, string] {
  for (let digits = 6; digits < 17; digits++) {
    const [one, other] = [a, b].map((value) => String(Number(value.toPrecision(digits)))) as [string, string];
    if (one !== other) return [one, other];
  }
  return [String(a), String(b)];
}

function products(
  a: readonly number[],
  b: readonly number[],
): { readonly sum: number; readonly size: number } {
  let [sum, size] = [0, 0];
  for (const [index, value] of a.entries()) {
    sum += value * b[index]!;
    size += Math.abs(value * b[index]!);
  }
  return { sum, size };
}
