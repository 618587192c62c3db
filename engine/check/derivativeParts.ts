/** The parts that claim derivatives (a pullback, a pushforward), each as a table of numbers at any point. */
import type { Mistake } from "../protocol.ts";
import { cotangentLeaves, cotangentsOf, pulled, pushed } from "./claims.ts";
import type { Column, Row } from "./columns.ts";
import { leavesOf } from "./leaves.ts";
import type { Subject } from "./subject.ts";

/** `[column][row]`, or the breach that kept it from being made. */
export type GotTable =
  | { readonly ok: true; readonly got: readonly (readonly number[])[] }
  | { readonly ok: false; readonly mistake: Mistake };

export interface DerivativePart {
  /** What mistakes in its numbers are told of. */
  readonly part: string;
  readonly table: (subject: Subject, columns: readonly Column[], rows: readonly Row[]) => GotTable;
}

/** Those that the subject has. */
export function derivativeParts({ pull, push }: Subject): DerivativePart[] {
  return [
    ...(pull ? [{ part: pull.pullbackPart, table: tableByPullback }] : []),
    ...(push ? [{ part: push.part, table: tableByPushforward }] : []),
  ];
}

/** A cotangent of each row gives that row for all columns. */
function tableByPullback(subject: Subject, columns: readonly Column[], rows: readonly Row[]): GotTable {
  const { pull } = subject;
  if (!pull) return { ok: true, got: [] };
  const value = subject.f(subject.args);
  const rule = pulled(subject.args, pull);
  if (!rule.ok) return rule;
  const byRow: (readonly number[])[] = [];
  for (const { bar } of rows) {
    const given = cotangentsOf(pull, rule.given, bar, value, subject.args.length);
    if (!given.ok) return given;
    const leaves = cotangentLeaves(subject, pull, given.given);
    if (!leaves.ok) return leaves;
    byRow.push(leaves.given);
  }
  return { ok: true, got: columns.map(({ position }) => byRow.map((leaves) => leaves[position]!)) };
}

/** A tangent of each column gives that column for all rows. */
function tableByPushforward(subject: Subject, columns: readonly Column[], rows: readonly Row[]): GotTable {
  const { push } = subject;
  if (!push) return { ok: true, got: [] };
  const value = subject.f(subject.args);
  const count = leavesOf(subject.args).length;
  const got: (readonly number[])[] = [];
  for (const { position } of columns) {
    const direction = Array.from({ length: count }, (_, index) => (index === position ? 1 : 0));
    const claim = pushed(subject, push, direction, value);
    if (!claim.ok) return claim;
    const { tangent } = claim.given;
    got.push(
      rows.map(({ bar }) =>
        bar.reduce((sum, weight, index) => (weight === 0 ? sum : sum + weight * tangent[index]!), 0),
      ),
    );
  }
  return { ok: true, got };
}
