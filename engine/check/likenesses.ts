/** Right numbers in the wrong place, or zeros where numbers belong: likenesses that need no second point. */
import type { MistakeKind } from "../protocol.ts";
import type { Compared } from "./compare.ts";

/** What a wrong derivative looks like; `looks` completes "In the pullback, …". */
export interface Likeness {
  readonly kind: MistakeKind;
  readonly looks: string;
  readonly hint: string;
}

/** Zeros where others belong. */
export function isLeftOut(cells: readonly Compared[]): boolean {
  return cells.some(({ state }) => state === "wrong") && cells.every(({ got }) => got === 0);
}

/** Whether the numbers are those that belong to another argument, at the same leaves. */
export function isOfArgument(cells: readonly Compared[], all: readonly Compared[], other: number): boolean {
  return areThose(cells, (cell) =>
    all.find(
      ({ column, row }) => column.argument === other && column.leaf === cell.column.leaf && row === cell.row,
    ),
  );
}

/** Whether the Jacobian is the transposed of what it should be, or an argument that is a square matrix gets its cotangent so. */
export function isTransposed(cells: readonly Compared[], arg: unknown): boolean {
  const ofJacobian = (cell: Compared): Compared | undefined =>
    cells.find(({ column, row }) => column.leaf === cell.row.unit && row.unit === cell.column.leaf);
  const singles = cells.filter(({ row }) => row.unit !== undefined);
  if (singles.some(({ row }) => row.unit !== 0) && areThose(singles, ofJacobian)) return true;
  const size = rowsOfSquare(arg);
  if (size < 2) return false;
  return areThose(cells, (cell) => {
    const swapped = (cell.column.leaf % size) * size + Math.floor(cell.column.leaf / size);
    return cells.find(({ column, row }) => column.leaf === swapped && row === cell.row);
  });
}

/** How many rows a square matrix has, in rows or as a `Matrix`; 0 for all else. */
function rowsOfSquare(arg: unknown): number {
  if (Array.isArray(arg))
    return arg.every((row) => Array.isArray(row) && row.length === arg.length) ? arg.length : 0;
  if (typeof arg !== "object" || arg === null || !("rows" in arg) || !("cols" in arg)) return 0;
  return typeof arg.rows === "number" && arg.rows === arg.cols ? arg.rows : 0;
}

/** Whether each number belongs to the entry before, or each to the entry behind. */
export function isShifted(cells: readonly Compared[]): boolean {
  return [1, -1].some((step) => {
    const inside = cells.filter((cell) => neighbour(cells, cell, step) !== undefined);
    return inside.length >= 2 && areThose(inside, (cell) => neighbour(cells, cell, step));
  });
}

function neighbour(cells: readonly Compared[], cell: Compared, step: number): Compared | undefined {
  return cells.find(({ column, row }) => column.leaf === cell.column.leaf + step && row === cell.row);
}

/** Whether each claimed number is what belongs to its partner, and that tells it from its own. */
function areThose(cells: readonly Compared[], partnerOf: (cell: Compared) => Compared | undefined): boolean {
  let wrong = 0;
  for (const cell of cells) {
    const partner = partnerOf(cell);
    if (!partner || partner.state === "unsure" || !isWithin(cell.got, partner)) return false;
    if (cell.state === "wrong") wrong++;
  }
  return wrong > 0;
}

function isWithin(got: number, { expected: { value, error } }: Compared): boolean {
  return Math.abs(got - value) <= 8 * error + 1e-5 * Math.max(Math.abs(got), Math.abs(value));
}
