/** How many tangents forward mode carries at once. */
import { isDifferentiable } from "../ir/shadow.ts";
import type { Type } from "../ir/types.ts";

/** The most that ForwardDiff carries. */
const threshold = 12;

/**
 * Where the number of inputs is known only at run time: lanes are locals of the emitted JavaScript, and four of
 * them cost least for each direction (measured: 3.2 primals for four, 8–11 for eight, 33–48 for sixteen).
 */
export const chunkForUnknown = 4;

/** ForwardDiff's `pickchunksize`: up to 12 inputs at once, more in balanced chunks (13 → 7, 24 → 12, 25 → 9). */
export function pickChunkSize(inputs: number): number {
  if (inputs <= threshold) return Math.max(inputs, 1);
  return Math.ceil(inputs / Math.ceil(inputs / threshold));
}

/** How many numbers a value of the type holds, where that does not depend on lengths; else undefined. */
export function staticLeafCount(type: Type): number | undefined {
  if (!isDifferentiable(type)) return 0;
  if (type.kind === "num") return 1;
  if (type.kind !== "record") return undefined;
  let sum = 0;
  for (const field of type.fields) {
    const count = staticLeafCount(field.type);
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}

/** The chunk for inputs of these types: as said, else as picked for their number. */
export function chunkFor(types: readonly Type[], said: number | undefined): number {
  if (said !== undefined) return Math.max(1, Math.trunc(said));
  let sum = 0;
  for (const type of types) {
    const count = staticLeafCount(type);
    if (count === undefined) return chunkForUnknown;
    sum += count;
  }
  return pickChunkSize(sum);
}
