/** Where axes have their ticks: bytes at powers of two, counts at round numbers. */
import { ticks } from "d3-array";

/**
 * Ticks from 0 up to `most` bytes, a power of two apart and at least 8 bytes (one number), so that they read 256 KiB and not 244.1.
 * At most about `wanted` of them.
 */
export function byteTicks(most: number, wanted: number): number[] {
  if (!(most > 0)) return [0];
  const step = Math.max(8, 2 ** Math.ceil(Math.log2(most / Math.max(1, wanted))));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

/** Round numbers in `[0, most]`, at most about `wanted`; whole ones only. */
export function countTicks(most: number, wanted: number): number[] {
  if (!(most > 0)) return [0];
  return ticks(0, most, Math.max(1, wanted)).filter(Number.isInteger);
}
