/** The point at which derivatives are judged, and what is tried there; told where nothing can be judged. */
import { cotangentsOf, pulled } from "./claims.ts";
import { columnsOf, rowsOf, type Column, type Row } from "./columns.ts";
import type { Findings } from "./findings.ts";
import { leavesOf } from "./leaves.ts";
import { seededNumbers } from "./seededNumbers.ts";
import type { Subject } from "./subject.ts";

/** A point with what is tried there. */
export interface Point {
  readonly subject: Subject;
  readonly value: unknown;
  /** A cotangent of the value, and a direction of all numbers of the arguments, 0 in those without a derivative. */
  readonly bar: readonly number[];
  readonly direction: readonly number[];
  /** The arguments with numbers for which the pullback gives no cotangent. */
  readonly withoutTangent: readonly number[];
  /** The arguments that have a derivative. */
  readonly active: readonly number[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** The point that was asked for; undefined, and told, where nothing can be judged at it. */
export function pointOf(subject: Subject, findings: Findings): Point | undefined {
  let value: unknown;
  try {
    value = subject.f(subject.args);
  } catch (error) {
    findings.giveUp(
      `The function itself throws there: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
  const leaves = leavesOf(value);
  if (leaves.length === 0)
    findings.giveUp("The value holds no number, so there is nothing to differentiate.");
  else if (!leaves.every(Number.isFinite))
    findings.giveUp(
      "The value there is no finite number, so no derivative can be judged. Take other arguments.",
    );
  else if (!isRepeatable(subject, leaves))
    findings.giveUp("The function gives another value each time it is called, so differences tell nothing.");
  else return describePoint(subject, value);
  return undefined;
}

function isRepeatable(subject: Subject, leaves: readonly number[]): boolean {
  const again = leavesOf(subject.f(subject.args));
  return again.length === leaves.length && again.every((value, index) => value === leaves[index]);
}

function describePoint(subject: Subject, value: unknown): Point {
  const outputs = leavesOf(value).length;
  const bar = outputs === 1 ? [1] : seededNumbers(outputs, 7);
  const skipped = withoutTangent(subject, value, bar);
  const isLeftOut = (argument: number): boolean =>
    skipped.has(argument) || subject.active?.includes(argument) === false;
  const random = seededNumbers(leavesOf(subject.args).length, 3);
  const owners = subject.args.flatMap((arg, argument) => leavesOf(arg).map(() => argument));
  return {
    subject,
    value,
    bar,
    direction: random.map((entry, position) => (isLeftOut(owners[position]!) ? 0 : entry)),
    active: [...new Set(owners)].filter((argument) => !isLeftOut(argument)),
    withoutTangent: [...new Set(owners)].filter((argument) => skipped.has(argument)),
    columns: columnsOf(subject, isLeftOut),
    rows: rowsOf(value),
  };
}

/** Arguments for which the pullback gives nothing. */
function withoutTangent(subject: Subject, value: unknown, bar: readonly number[]): ReadonlySet<number> {
  const { pull } = subject;
  const rule = pull && pulled(subject.args, pull);
  if (!pull || !rule?.ok) return new Set();
  const given = cotangentsOf(pull, rule.given, bar, value, subject.args.length);
  return new Set(
    given.ok ? given.given.flatMap((each, argument) => (each === undefined ? [argument] : [])) : [],
  );
}
