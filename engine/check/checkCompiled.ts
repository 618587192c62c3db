/** Whether the derivative means the same inside Mixtape's derivatives as by itself, to first and second order. */
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { Point } from "./point.ts";
import { checkSecondOrder } from "./secondOrder.ts";
import type { Findings } from "./findings.ts";
import { withLeaves } from "./leaves.ts";
import { figure } from "./figure.ts";
import { mistake } from "./mistakes.ts";
import { pathsOf } from "./paths.ts";
import { cotangentLeaves, cotangentsOf, pulled } from "./claims.ts";
import type { CompiledDerivatives, Meter } from "./subject.ts";

export function checkCompiled(point: Point, findings: Findings, meter: Meter): void {
  const { compiled } = point.subject;
  if (!compiled || point.columns.length === 0 || !isAccepted(point, compiled, findings)) return;
  const part = point.subject.pull?.part ?? point.subject.push?.part ?? "";
  if (meter.isSpent) {
    findings.add({ what: "second derivatives", outcome: "skipped", note: "to keep it quick" }, [], []);
    return;
  }
  const { step, mistake: fault } = checkSecondOrder(point, compiled, part, meter);
  findings.add(step, fault ? [fault] : [], []);
  if (step.outcome === "skipped") findings.remark(`Second derivatives were not checked: ${step.note}`);
}

/** Whether Mixtape takes it, and makes the same of it. */
function isAccepted(point: Point, compiled: CompiledDerivatives, findings: Findings): boolean {
  const what = "inside derivatives";
  const { subject, value, bar } = point;
  try {
    const inside = compiled.pull(withLeaves(value, bar), subject.args, point.active);
    const entry = firstDifference(point, inside);
    if (entry === undefined) {
      findings.add({ what, outcome: "passed", note: "the same as by itself" }, [], []);
      return true;
    }
    const part = subject.pull?.part ?? "";
    const fault = mistake(
      "compiled-otherwise",
      part,
      `Inside derivatives, the rule gives something else for ${entry} than when its functions are called by themselves.`,
      "It depends on something that changes between the two: a variable outside, an object that it changes.",
    );
    findings.add({ what, outcome: "failed", note: entry }, [fault], []);
    return false;
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const { message, hint } = error.diagnostic;
    const fault = mistake("refused", subject.pull?.part ?? subject.push?.part ?? "", message, hint);
    findings.add({ what, outcome: "failed", note: message }, [fault], []);
    return false;
  }
}

function firstDifference({ subject, value, bar }: Point, inside: readonly unknown[]): string | undefined {
  const { pull } = subject;
  const rule = pull && pulled(subject.args, pull);
  if (!pull || !rule?.ok) return undefined;
  const alone = cotangentsOf(pull, rule.given, bar, value, subject.args.length);
  if (!alone.ok) return undefined;
  const [a, b] = [cotangentLeaves(subject, pull, alone.given), cotangentLeaves(subject, pull, inside)];
  if (!a.ok || !b.ok) return undefined;
  const paths = subject.args.flatMap((arg, index) => pathsOf(arg, subject.argumentNames[index] ?? ""));
  const size = Math.max(...a.given.map(Math.abs), 1e-300);
  const at = a.given.findIndex((each, index) => Math.abs(each - b.given[index]!) > 1e-9 * size);
  return at < 0 ? undefined : `\`${paths[at] ?? ""}\` (${figure(b.given[at]!)} and ${figure(a.given[at]!)})`;
}
