/**
 * Second derivatives: Mixtape differentiates the functions of a rule again, so that what they hide from it (a constant, a
 * stopped gradient) is wrong there first. Compared with differences of the first derivative, at all arguments along one direction.
 */
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { CheckStep, Mistake } from "../protocol.ts";
import { movedAlong, tangentsOf } from "./columns.ts";
import { stateOf } from "./compare.ts";
import { differentiateAll } from "./finiteDifferences.ts";
import { leavesOf, withLeaves } from "./leaves.ts";
import { figure } from "./figure.ts";
import { mistake, partWords } from "./mistakes.ts";
import { pathsOf } from "./paths.ts";
import { fitTangent } from "./tangentStructure.ts";
import type { Point } from "./point.ts";
import type { CompiledDerivatives, Meter, Subject } from "./subject.ts";

export interface SecondOrder {
  readonly step: CheckStep;
  readonly mistake: Mistake | undefined;
}

const what = "second derivatives";

export function checkSecondOrder(
  { subject, value, bar, direction, active }: Point,
  compiled: CompiledDerivatives,
  part: string,
  meter: Meter,
): SecondOrder {
  const yBar = withLeaves(value, bar);
  const tangents = tangentsOf(subject.args, direction).filter((_, argument) => active.includes(argument));
  try {
    const claimed = flat(subject, compiled.pullAlong(yBar, subject.args, active, tangents));
    const expected = differentiateAll(
      (t) => {
        meter.count();
        return flat(subject, compiled.pull(yBar, movedAlong(subject.args, direction, t), active));
      },
      0,
      { step: 0.003 },
    );
    const scale = Math.max(
      0,
      ...expected.filter(({ error }) => error < Infinity).map((each) => Math.abs(each.value)),
    );
    const states = expected.map((estimate, index) => stateOf(estimate, claimed[index]!, scale));
    const wrong = states.indexOf("wrong");
    if (wrong < 0) {
      const isUnsure = states.includes("unsure");
      return {
        step: {
          what,
          outcome: isUnsure ? "unsure" : "passed",
          note: isUnsure
            ? "differences of the first derivative tell nothing here"
            : `${String(states.length)} numbers`,
        },
        mistake: undefined,
      };
    }
    return failed(subject, part, wrong, expected[wrong]!.value, claimed[wrong]!);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    return { step: { what, outcome: "skipped", note: error.diagnostic.message }, mistake: undefined };
  }
}

function failed(subject: Subject, part: string, index: number, expected: number, got: number): SecondOrder {
  const paths = subject.args.flatMap((arg, argument) => pathsOf(arg, subject.argumentNames[argument] ?? ""));
  const entry = paths[index] ?? "";
  const note = `${entry}: ${figure(expected)} expected, ${figure(got)} found`;
  return {
    step: { what, outcome: "failed", note },
    mistake: mistake(
      "second-order",
      part,
      `First derivatives are right and second ones are not: differentiating ${partWords(part)} again gives ${figure(got)} for \`${entry}\`, where ${figure(expected)} belongs.`,
      "The rule holds something fixed that depends on its arguments: a `stopGradient`, something `nondifferentiable`, or a number computed outside.",
      { entry },
    ),
  };
}

/** The cotangents' numbers in the order of the arguments'; zeros where there is none. */
function flat(subject: Subject, cotangents: readonly unknown[]): readonly number[] {
  return subject.args.flatMap((arg, index) => {
    const own = leavesOf(arg);
    const fitted = own.length === 0 ? undefined : fitTangent(cotangents[index], arg, "");
    return fitted?.ok ? fitted.leaves : own.map(() => 0);
  });
}
