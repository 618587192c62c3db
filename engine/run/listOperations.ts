/** Operations on lists that emitted code calls because they check something or take more than an expression. */
import { longestGrown } from "../emit/emitted.ts";
import type { Faults } from "./faults.ts";

/** 2³² − 1 entries are the most that a JavaScript array has. */
const longest = 2 ** 32;

export function listOperations(faults: Faults) {
  const requireLength = (length: number, site: number): void => {
    if (!(Number.isInteger(length) && length >= 0 && length < longest)) faults.badLength(length, site);
  };
  const allocate = <T>(length: number, site: number, make: () => T): T => {
    requireLength(length, site);
    try {
      return make();
    } catch {
      return faults.noMemory(length, site);
    }
  };
  return {
    newNumbers: (length: number, site: number): Float64Array =>
      allocate(length, site, () => new Float64Array(length)),
    newSingles: (length: number, site: number): Float32Array =>
      allocate(length, site, () => new Float32Array(length)),
    newList: (length: number, fill: unknown, site: number): unknown[] =>
      allocate(length, site, () => new Array<unknown>(length).fill(fill)),
    /** For elements that may be `undefined` inside the list. */
    loadMaybe(list: ArrayLike<unknown>, index: number, site: number): unknown {
      if (!(Number.isInteger(index) && index >= 0 && index < list.length))
        faults.outOfRange(list, index, site);
      return list[index];
    },
    /** A store at the end makes the list longer. */
    storeGrowing(list: unknown[], index: number, value: unknown, site: number): void {
      const isInside = Number.isInteger(index) && index >= 0 && index <= list.length;
      if (!isInside) faults.storeOutOfRange(list, index, site);
      if (index >= longestGrown) faults.tooLong(site);
      list[index] = value;
    },
    setLength(list: unknown[], length: number, fill: unknown, site: number): void {
      requireLength(length, site);
      while (list.length < length) list.push(fill);
      list.length = length;
    },
    popFrom(list: unknown[], site: number): unknown {
      if (list.length === 0) faults.emptyPop(site);
      return list.pop();
    },
  };
}
