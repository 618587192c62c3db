/** Typed arrays of integers: which there are. They are given as constants, and are no result. */
import type { Integer } from "../lower/shape.ts";

type IntegerArray =
  Int8Array | Uint8Array | Uint8ClampedArray | Int16Array | Uint16Array | Int32Array | Uint32Array;

const kinds: readonly (readonly [object, Integer])[] = [
  [Int8Array.prototype, "int8"],
  [Uint8Array.prototype, "uint8"],
  [Uint8ClampedArray.prototype, "uint8Clamped"],
  [Int16Array.prototype, "int16"],
  [Uint16Array.prototype, "uint16"],
  [Int32Array.prototype, "int32"],
  [Uint32Array.prototype, "uint32"],
];

/** The integers of an array with this prototype; undefined for what is no such array. */
export function integerOf(prototype: unknown): Integer | undefined {
  return kinds.find(([known]) => known === prototype)?.[1];
}

export function isIntegerArray(value: object): value is IntegerArray {
  return integerOf(Object.getPrototypeOf(value)) !== undefined;
}
