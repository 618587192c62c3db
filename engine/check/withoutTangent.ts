/** Arguments for which a rule gives no cotangent: nothing can be compared there, and whether that is meant is told. */
import { movedAlong } from "./columns.ts";
import type { Findings } from "./findings.ts";
import { leavesOf } from "./leaves.ts";
import { does, mistake } from "./mistakes.ts";
import type { Point } from "./point.ts";
import { seededNumbers } from "./seededNumbers.ts";
import type { Meter } from "./subject.ts";

export function checkWithoutTangent(point: Point, findings: Findings, meter: Meter): void {
  const { subject, withoutTangent } = point;
  const part = subject.pull?.pullbackPart ?? "";
  for (const argument of withoutTangent) {
    if (subject.active?.includes(argument) === false) continue;
    const name = subject.argumentNames[argument] ?? "";
    const what = `derivative by \`${name}\``;
    const isUsed = changesWith(point, argument, meter);
    if (isUsed && subject.saysNoTangent === false) {
      const fault = mistake(
        "argument-left-out",
        part,
        `${does(part, "gives")} \`undefined\` for \`${name}\`, on which the function depends.`,
        `Give the derivative by \`${name}\`, or write \`noTangent\` if nobody may ask for it.`,
        { argument },
      );
      findings.add({ what, outcome: "failed", note: "given none" }, [fault], []);
      continue;
    }
    findings.add({ what, outcome: "skipped", note: "the rule gives none" }, [], []);
    findings.caveat(
      isUsed
        ? `The derivative by \`${name}\` was not checked: the rule gives none, though the function depends on \`${name}\`. Mixtape refuses to differentiate by it.`
        : `The derivative by \`${name}\` was not checked: the rule gives none, and the function did not change with \`${name}\` when it was tried.`,
    );
  }
}

/** Whether the value is another where all numbers of the argument are moved a little, or by much. */
function changesWith({ subject, value }: Point, argument: number, meter: Meter): boolean {
  const owners = subject.args.flatMap((arg, index) => leavesOf(arg).map(() => index));
  const random = seededNumbers(owners.length, 5);
  const leaves = leavesOf(subject.args);
  const before = leavesOf(value);
  return [1e-3, 1].some((size) => {
    const direction = random.map((entry, index) =>
      owners[index] === argument ? entry * size * Math.max(Math.abs(leaves[index]!), 0.1) : 0,
    );
    meter.count();
    try {
      const moved = leavesOf(subject.f(movedAlong(subject.args, direction, 1)));
      return moved.length !== before.length || moved.some((each, index) => each !== before[index]);
    } catch {
      // An argument for which the function has no value elsewhere is one on which it depends.
      return true;
    }
  });
}
