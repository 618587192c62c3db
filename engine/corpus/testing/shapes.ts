/** Structures of values, for comparing what derivatives look like with what they are derivatives of. */

/** The structure with each number replaced by 0, and without what holds none. */
export function shapeOf(value: unknown): unknown {
  if (typeof value === "number") return 0;
  if (value instanceof Float64Array || value instanceof Float32Array) return value.map(() => 0);
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return undefined;
  const fields = Object.entries(value).map(([key, field]) => [key, shapeOf(field)] as const);
  return Object.fromEntries(fields.filter(([, shape]) => shape !== undefined));
}
