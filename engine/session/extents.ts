/** How large matrices are, in derivatives that leave it out. */
import { isMatrix } from "../check/leaves.ts";

/** The derivative with the `rows` and `cols` of each `Matrix` in the value that it belongs to. Neither is modified. */
export function withExtents(derivative: unknown, value: unknown): unknown {
  if (typeof derivative !== "object" || derivative === null || ArrayBuffer.isView(derivative))
    return derivative;
  if (isMatrix(value)) return { rows: value.rows, cols: value.cols, ...derivative };
  const parts = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(derivative))
    return derivative.map((part: unknown, index) => withExtents(part, parts[index]));
  return Object.fromEntries(
    Object.entries(derivative).map(([name, part]) => [name, withExtents(part, parts[name])]),
  );
}
