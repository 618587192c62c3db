/** The claimed derivatives entry by entry against differences of the function, and the diagnosis of what is wrong. */
import type { ComparedEntry, Mistake } from "../protocol.ts";
import { columnsOf, movedAlong, movedAt, type Column } from "./columns.ts";
import { compareTables, offBy, type Compared } from "./compare.ts";
import { derivativeParts, type DerivativePart } from "./derivativeParts.ts";
import { diagnoseArgument, worstOf } from "./diagnoseArgument.ts";
import type { Evidence } from "./evidence.ts";
import { contracted, expectedTable, type ExpectedTable } from "./expectedTable.ts";
import type { Findings } from "./findings.ts";
import type { Point } from "./point.ts";
import { isChoice, kinksAt, sidesText, type Kink } from "./kinks.ts";
import { leavesOf } from "./leaves.ts";
import { clause } from "./mistakes.ts";
import { seededNumbers } from "./seededNumbers.ts";
import { stepCurve } from "./stepCurve.ts";
import type { Meter, Subject } from "./subject.ts";

/** Compares all parts, and tells what is wrong with each. */
export function agreement(point: Point, findings: Findings, meter: Meter): void {
  const { subject, columns, rows } = point;
  if (columns.length === 0) {
    findings.doubt("No argument has a derivative here, so nothing was compared.");
    return;
  }
  const expected = expectedTable(subject, columns, rows, meter);
  if (expected.length < columns.length)
    findings.remark(
      `Only ${String(expected.length)} of ${String(columns.length)} entries were compared, to keep it quick.`,
    );
  for (const part of derivativeParts(subject)) compareOne(part, point, expected, findings, meter);
}

function compareOne(
  part: DerivativePart,
  point: Point,
  expected: ExpectedTable,
  findings: Findings,
  meter: Meter,
): void {
  const what = `${part.part} against differences`;
  const table = part.table(point.subject, point.columns, point.rows);
  if (!table.ok) {
    findings.add({ what, outcome: "failed", note: "its contract is broken" }, [table.mistake], []);
    return;
  }
  const all = compareTables(point.columns, point.rows, expected, table.got);
  const kinks = choicesAtKinks(point, all, meter);
  const compared = all.map((cell): Compared => (kinks.has(cell) ? { ...cell, state: "unsure" } : cell));
  if (kinks.size > 0) findings.caveat(kinkWords(part.part, kinks));
  const unsure = all.filter((cell) => cell.state === "unsure" && !kinks.has(cell));
  if (unsure.length > 0)
    findings.doubt(
      `Differences tell nothing for ${entriesOf(unsure)}: the function is too rough, or jumps, or has no value nearby.`,
    );
  const mistakes = diagnose(part, point, compared, meter);
  const outcome = mistakes.length > 0 ? "failed" : unsure.length + kinks.size > 0 ? "unsure" : "passed";
  findings.add(
    {
      what,
      outcome,
      note: `${String(compared.length)} numbers, ${String(compared.filter(({ state }) => state === "agrees").length)} agree`,
    },
    mistakes,
    [],
  );
  showWorst(part.part, point, compared, findings, meter);
}

/** The entries at which the function has a kink and the claimed derivative is that of a side, or between both. */
function choicesAtKinks(
  { subject, rows }: Point,
  all: readonly Compared[],
  meter: Meter,
): ReadonlyMap<Compared, Kink> {
  const found = new Map<Compared, Kink>();
  for (const column of new Set(all.map((cell) => cell.column))) {
    if (meter.isSpent) break;
    const cells = all.filter((cell) => cell.column === column);
    const along = (x: number): readonly number[] =>
      contracted(subject, movedAt(subject.args, column, x), rows, meter);
    const kinks = kinksAt(
      along,
      column.x,
      cells.map(({ got }) => got),
    );
    cells.forEach((cell, index) => {
      const kink = kinks[index];
      if (kink && isChoice(kink, cell.got)) found.set(cell, kink);
    });
  }
  return found;
}

function kinkWords(part: string, kinks: ReadonlyMap<Compared, Kink>): string {
  const cells = [...kinks.keys()];
  // Single outputs are easier to follow than mixes of them.
  const order = [...kinks].sort(
    ([a], [b]) => Number(a.row.unit === undefined) - Number(b.row.unit === undefined),
  );
  const several = new Set(cells.map(({ column }) => column.path)).size > 1;
  const [sides = ""] = order.map(([{ column, got }, kink]) => {
    const by = several ? `by \`${column.path}\` ` : "";
    return by + sidesText(kink, got, clause(part, "gives"));
  });
  return `The function has a kink at ${entriesOf(cells)}: ${sides}. Which it gives is a choice, not a mistake.`;
}

function entriesOf(cells: readonly Compared[]): string {
  const paths = [...new Set(cells.map(({ column }) => `\`${column.path}\``))];
  return paths.length <= 3
    ? paths.join(", ")
    : `${paths.slice(0, 2).join(", ")} and ${String(paths.length - 2)} more`;
}

function diagnose(
  part: DerivativePart,
  point: Point,
  compared: readonly Compared[],
  meter: Meter,
): Mistake[] {
  const wrong = new Set(
    compared.filter(({ state }) => state === "wrong").map(({ column }) => column.argument),
  );
  if (wrong.size === 0) return [];
  const here: Evidence = { subject: point.subject, value: leavesOf(point.value), compared };
  const points = [here, ...[11, 12].flatMap((seed) => nearby(part, point, wrong, seed, meter))];
  return [...wrong].map((argument) => diagnoseArgument(part.part, argument, points));
}

/** The same comparison a little way off, for the wrong arguments alone, so that coincidences fall apart. */
function nearby(
  part: DerivativePart,
  point: Point,
  wrong: ReadonlySet<number>,
  seed: number,
  meter: Meter,
): Evidence[] {
  const { args } = point.subject;
  const leaves = leavesOf(args);
  const along = seededNumbers(leaves.length, seed).map((entry, index) =>
    point.direction[index] === 0 ? 0 : 0.05 * entry * Math.max(Math.abs(leaves[index]!), 0.1),
  );
  const subject: Subject = { ...point.subject, args: movedAlong(args, along, 1) };
  try {
    const value = leavesOf(subject.f(subject.args));
    const columns = someOfEach(columnsOf(subject, (argument) => !wrong.has(argument)));
    const table = part.table(subject, columns, point.rows);
    if (!table.ok) return [];
    const expected = expectedTable(subject, columns, point.rows, meter);
    return [{ subject, value, compared: compareTables(columns, point.rows, expected, table.got) }];
  } catch {
    // Another point was a kindness of ours: where it cannot be had, this one speaks alone.
    return [];
  }
}

function someOfEach(columns: readonly Column[]): Column[] {
  const [counts, most] = [new Map<number, number>(), 4];
  return columns.filter(({ argument }) => {
    const count = (counts.get(argument) ?? 0) + 1;
    counts.set(argument, count);
    return count <= most;
  });
}

/** The entry farthest off, and how differences approach what is claimed for it. */
function showWorst(
  part: string,
  { subject }: Point,
  compared: readonly Compared[],
  findings: Findings,
  meter: Meter,
): void {
  const wrong = compared.filter(({ state }) => state === "wrong");
  const cell =
    worstOf(wrong) ??
    [...compared].filter(({ state }) => state === "agrees").sort((a, b) => offBy(b) - offBy(a))[0];
  if (!cell) return;
  const { column, row, expected, got } = cell;
  const entry: ComparedEntry = {
    part,
    argument: column.argument,
    entry: column.path,
    output: row.output,
    expected: expected.value,
    error: expected.error,
    got,
  };
  const along = (x: number): number =>
    contracted(subject, movedAt(subject.args, column, x), [row], meter)[0]!;
  findings.show(entry, wrong.length > 0, () => stepCurve(along, column.x, got));
}
