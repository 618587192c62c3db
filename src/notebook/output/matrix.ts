/** Is a value a matrix? Rows of equally many numbers, so that it can be set as a table or drawn as squares. */
import type { PlainValue } from "../../../engine/protocol.ts";

export interface Matrix {
  readonly rows: readonly (readonly number[])[];
  /** Size of the whole matrix, of which `rows` may be only the first corner. */
  readonly height: number;
  readonly width: number;
}

/** The matrix that `value` is, or undefined. One row alone or no rows are no matrix. */
export function matrixOf(value: PlainValue): Matrix | undefined {
  if (value.kind !== "array" || value.items.length < 1) return undefined;
  const rows: (readonly number[])[] = [];
  let width: number | undefined;
  for (const item of value.items) {
    if (item.kind !== "numbers" || item.length === 0) return undefined;
    if (width !== undefined && width !== item.length) return undefined;
    width = item.length;
    rows.push(item.values);
  }
  return width === undefined ? undefined : { rows, height: value.length, width };
}

/** Columns and squares of one heat map: more would be too slow to draw, and too small to see. */
const most = { columns: 1_000, squares: 20_000 } as const;

/** As much of the upper left corner as a heat map shows. */
export function cornerOf(rows: Matrix["rows"]): Matrix["rows"] {
  const columns = Math.min(most.columns, rows[0]?.length ?? 0);
  const count = Math.max(1, Math.floor(most.squares / Math.max(1, columns)));
  return rows.slice(0, count).map((row) => (row.length > columns ? row.slice(0, columns) : row));
}
