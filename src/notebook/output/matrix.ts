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
