/**
 * The numbers in plain JavaScript values: in arrays by index, in objects by key in the order of their keys. Booleans,
 * strings, functions and undefined hold none and stay as they are.
 */

/** All numbers of the value in traversal order. */
export function leavesOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (isNumericArray(value)) return Array.from(value);
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isRecord(value)) return Object.values(value).flatMap(leavesOf);
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
      return Object.fromEntries(Object.entries(part).map(([key, field]) => [key, rebuild(field)]));
    return part;
  };
  const rebuilt = rebuild(value);
  if (next !== leaves.length) throw new RangeError(`${leaves.length} numbers for a value that holds ${next}`);
  return rebuilt;
}

function isNumericArray(value: unknown): value is Float64Array | Float32Array {
  return value instanceof Float64Array || value instanceof Float32Array;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isNumericArray(value);
}
