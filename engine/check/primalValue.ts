/** Whether a rule gives the value that the function gives: derivatives of another value are derivatives of another function. */
import type { CheckStep, Mistake } from "../protocol.ts";
import type { Point } from "./point.ts";
import { pulled, pushed } from "./claims.ts";
import type { Findings } from "./findings.ts";
import { leavesOf } from "./leaves.ts";
import { does, mistake } from "./mistakes.ts";
import { pathsOf } from "./paths.ts";
import { fitTangent } from "./tangentStructure.ts";

/** Values may be computed another way: they agree to 10 digits, relative to the largest. */
const tolerance = 1e-10;

export function checkValues(point: Point, findings: Findings): void {
  const { subject, direction, value } = point;
  const { pull, push } = subject;
  if (pull) {
    const claim = pulled(subject.args, pull);
    if (claim.ok) tell(pull.part, claim.given.value, value, findings);
  }
  if (push) {
    const claim = pushed(subject, push, direction, value);
    if (claim.ok) tell(push.part, claim.given.value, value, findings);
  }
}

function tell(part: string, given: unknown, value: unknown, findings: Findings): void {
  const fault = faultOf(part, given, value);
  const step: CheckStep = {
    what: `value of the ${part}`,
    outcome: fault ? "failed" : "passed",
    note: "as the function itself gives it",
  };
  findings.add(step, fault ? [fault] : [], []);
}

function faultOf(part: string, given: unknown, value: unknown): Mistake | undefined {
  const fitted = fitTangent(given, value, "value");
  const hint = "Compute it as the function does: `value: f(x)`.";
  if (!fitted.ok) {
    const { path, expected, given: found } = fitted.fault;
    return mistake(
      "value",
      part,
      `${does(part, "gives")} ${found} as \`${path}\`, where the function gives ${expected}.`,
      hint,
    );
  }
  const own = leavesOf(value);
  const size = Math.max(...own.map(Math.abs));
  const at = fitted.leaves.findIndex((each, index) => !(Math.abs(each - own[index]!) <= tolerance * size));
  if (at < 0) return undefined;
  const message = `${does(part, "gives")} ${String(fitted.leaves[at])} as \`${pathsOf(value, "value")[at] ?? "value"}\`, where the function gives ${String(own[at])}.`;
  return mistake("value", part, message, hint);
}
