/**
 * Checks claimed derivatives against values alone, against each other and against their contract, and says what kind of
 * mistake it looks like. The same report for the same arguments: directions are seeded. `allowance` bounds the calls of the
 * function (default 4000); beyond it, fewer entries are compared, and a remark says so.
 */
import type { CheckReport, CheckStep, Mistake } from "../protocol.ts";
import { conductOfPullback, conductOfPushforward } from "./conduct.ts";
import { copyOf } from "./claims.ts";
import { agreement } from "./agreement.ts";
import { pointOf, type Point } from "./point.ts";
import { checkAlong } from "./alongDirections.ts";
import { checkCompiled } from "./checkCompiled.ts";
import { Findings } from "./findings.ts";
import { checkValues } from "./primalValue.ts";
import { Meter, type Allowance, type Subject } from "./subject.ts";
import { checkWithoutTangent } from "./withoutTangent.ts";

export const defaultAllowance: Allowance = { calls: 4000 };

export function checkSubject(given: Subject, allowance: Allowance = defaultAllowance): CheckReport {
  // What a function does to its arguments is its own affair: it always gets copies.
  const subject: Subject = { ...given, f: (args) => given.f(copyOf(args) as unknown[]) };
  const findings = new Findings(subject);
  const point = pointOf(subject, findings);
  if (point === undefined) return findings.report();
  const meter = new Meter(allowance);
  checkConduct(point, findings);
  if (findings.hasMistakes) return findings.report();
  checkValues(point, findings);
  checkWithoutTangent(point, findings, meter);
  agreement(point, findings, meter);
  if (!findings.hasMistakes) checkAlong(point, findings, meter);
  if (!findings.hasMistakes) checkCompiled(point, findings, meter);
  return findings.report();
}

/** A breach of the contract makes numbers meaningless: it is told alone. */
function checkConduct({ subject, value, bar, direction }: Point, findings: Findings): void {
  const { pull, push } = subject;
  if (pull) {
    const { mistakes, remarks } = conductOfPullback(subject, pull, value, bar);
    findings.add(conductStep(pull.part, mistakes), mistakes, remarks);
  }
  if (push) {
    const { mistakes, remarks } = conductOfPushforward(subject, push, value, direction);
    findings.add(conductStep(push.part, mistakes), mistakes, remarks);
  }
}

function conductStep(part: string, mistakes: readonly Mistake[]): CheckStep {
  return {
    what: `conduct of the ${part}`,
    outcome: mistakes.length === 0 ? "passed" : "failed",
    note: "changes nothing, gives the same twice, linear, one result for each argument",
  };
}
