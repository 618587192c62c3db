import { fieldsOf } from "./leaves.ts";

/** What a person would write to reach each number of a value: `x`, `x[3]`, `p.a[0][1]`; in the order of `leavesOf`. */
export function pathsOf(value: unknown, root: string): string[] {
  if (typeof value === "number") return [root];
  if (value instanceof Float64Array || value instanceof Float32Array)
    return Array.from(value, (_, index) => `${root}[${String(index)}]`);
  if (Array.isArray(value))
    return value.flatMap((entry: unknown, index) => pathsOf(entry, `${root}[${String(index)}]`));
  if (typeof value === "object" && value !== null)
    return fieldsOf(value).flatMap(([key, field]) => pathsOf(field, `${root}${memberOf(key)}`));
  return [];
}

export function memberOf(key: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
