/** Whether all numbers in a value are finite; functions hold none. */
export function isFinite(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (ArrayBuffer.isView(value)) return (value as Float64Array).every(Number.isFinite);
  if (Array.isArray(value)) return value.every(isFinite);
  return typeof value !== "object" || value === null || Object.values(value).every(isFinite);
}
