/**
 * Whether a tangent or cotangent has the structure of what it belongs to, and its numbers in the order of those: arrays as
 * long, fields by name. Fields without numbers may be there or not; typed arrays and arrays stand for each other.
 */
import { memberOf } from "./paths.ts";
import { fieldsOf, leavesOf } from "./leaves.ts";

export interface StructureFault {
  readonly kind: "structure" | "length" | "transposed";
  /** Where: `x`, `x[2]`, `x.a`. */
  readonly path: string;
  readonly expected: string;
  readonly given: string;
}

export type Fitted =
  | { readonly ok: true; readonly leaves: readonly number[] }
  | { readonly ok: false; readonly fault: StructureFault };

/** The numbers of `given` for those of `primal`, or the first place where it does not fit. */
export function fitTangent(given: unknown, primal: unknown, path: string): Fitted {
  const leaves: number[] = [];
  const fault = collect(given, primal, path, leaves);
  return fault === undefined ? { ok: true, leaves } : { ok: false, fault };
}

function collect(
  given: unknown,
  primal: unknown,
  path: string,
  leaves: number[],
): StructureFault | undefined {
  if (typeof primal === "number") return collectNumber(given, path, leaves);
  if (leavesOf(primal).length === 0) return undefined;
  if (isList(primal)) return collectList(given, primal, path, leaves);
  if (typeof given !== "object" || given === null || isList(given))
    return { kind: "structure", path, expected: wordsOf(primal), given: wordsOf(given) };
  for (const [name, field] of fieldsOf(primal as object)) {
    const own = (given as Readonly<Record<string, unknown>>)[name];
    const fault = collect(own, field, `${path}${memberOf(name)}`, leaves);
    if (fault) return fault;
  }
  return undefined;
}

function collectNumber(given: unknown, path: string, leaves: number[]): StructureFault | undefined {
  if (typeof given !== "number")
    return { kind: "structure", path, expected: "a number", given: wordsOf(given) };
  leaves.push(given);
  return undefined;
}

function collectList(
  given: unknown,
  primal: ArrayLike<unknown>,
  path: string,
  leaves: number[],
): StructureFault | undefined {
  const expected = wordsOf(primal);
  if (!isList(given)) return { kind: "structure", path, expected, given: wordsOf(given) };
  if (isTransposed(given, primal))
    return { kind: "transposed", path, expected: sizeOf(primal), given: sizeOf(given) };
  if (given.length !== primal.length) return { kind: "length", path, expected, given: wordsOf(given) };
  for (let i = 0; i < primal.length; i++) {
    const fault = collect(given[i], primal[i], `${path}[${String(i)}]`, leaves);
    if (fault) return fault;
  }
  return undefined;
}

export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array;
}

/** A matrix of n rows of m where one of m rows of n belongs. */
function isTransposed(given: ArrayLike<unknown>, primal: ArrayLike<unknown>): boolean {
  const [a, b] = [given[0], primal[0]];
  if (!isList(a) || !isList(b)) return false;
  return given.length !== primal.length && given.length === b.length && a.length === primal.length;
}

function sizeOf(matrix: ArrayLike<unknown>): string {
  const row = matrix[0];
  return `${String(matrix.length)} rows of ${String(isList(row) ? row.length : 0)}`;
}

/** What a value is, in a person's words. */
export function wordsOf(value: unknown): string {
  if (value === undefined) return "`undefined`";
  if (value === null) return "`null`";
  if (typeof value === "object")
    return isList(value) ? `an array of ${String(value.length)}` : `an object with ${namesOf(value)}`;
  return `a ${typeof value}`;
}

function namesOf(value: object): string {
  const names = Object.keys(value);
  if (names.length === 0) return "no fields";
  return names
    .slice(0, 6)
    .map((name) => `\`${name}\``)
    .join(", ");
}
