/**
 * The numbers in plain JavaScript values: in arrays by index, in objects by key in the order of their keys. Booleans,
 * strings, functions and undefined hold none and stay as they are; so does how large a `Matrix` is.
 */

/** All numbers of the value in traversal order. */
export function leavesOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (isNumericArray(value)) return Array.from(value);
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isRecord(value)) return fieldsOf(value).flatMap(([, field]) => leavesOf(field));
  return [];
}

/** A copy of the value with its numbers replaced in traversal order. Throws RangeError where there are not as many. */
export function withLeaves(value: unknown, leaves: readonly number[]): unknown {
  let next = 0;
  const rebuild = (part: unknown): unknown => {
    if (typeof part === "number") return leaves[next++];
    if (part instanceof Float64Array) return part.map(() => leaves[next++] ?? NaN);
    if (part instanceof Float32Array) return part.map(() => leaves[next++] ?? NaN);
    if (Array.isArray(part)) return part.map(rebuild);
    if (isRecord(part))
      return { ...part, ...Object.fromEntries(fieldsOf(part).map(([key, field]) => [key, rebuild(field)])) };
    return part;
  };
  const rebuilt = rebuild(value);
  if (next !== leaves.length) throw new RangeError(`${leaves.length} numbers for a value that holds ${next}`);
  return rebuilt;
}

/** The fields of an object that can hold numbers: of a `Matrix`, its entries alone. */
export function fieldsOf(value: object): (readonly [name: string, field: unknown])[] {
  return isMatrix(value) ? [["data", value.data]] : Object.entries(value);
}

interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/** Whether this is a `Matrix`: `{ rows, cols, data: Float64Array }`, and nothing else. */
export function isMatrix(value: unknown): value is Matrix {
  if (!isRecord(value) || Object.keys(value).length !== 3) return false;
  const { rows, cols, data } = value;
  return typeof rows === "number" && typeof cols === "number" && data instanceof Float64Array;
}

function isNumericArray(value: unknown): value is Float64Array | Float32Array {
  return value instanceof Float64Array || value instanceof Float32Array;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isNumericArray(value);
}
