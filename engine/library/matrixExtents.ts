/**
 * Whether a `Matrix` holds one number for each of its entries. Nothing that takes a matrix could agree on what the numbers
 * past its end are: `sum` would add them, `matmul` never read them, a gradient have no place for them.
 */

/** `a matrix of 1×2 whose data holds 3 numbers`; undefined for a matrix that is whole, and for anything else. */
export function misfitOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 3) return undefined;
  const { rows, cols, data } = value as Readonly<Record<string, unknown>>;
  if (typeof rows !== "number" || typeof cols !== "number" || !(data instanceof Float64Array))
    return undefined;
  if (data.length === rows * cols) return undefined;
  return `a matrix of ${String(rows)}×${String(cols)} whose data holds ${String(data.length)} numbers`;
}
