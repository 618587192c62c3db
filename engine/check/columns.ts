/** Which numbers of the arguments and of the value are compared one by one: all where there are few, else some. */
import { leavesOf, withLeaves } from "./leaves.ts";
import { pathsOf } from "./paths.ts";
import { seededNumbers } from "./seededNumbers.ts";
import type { Subject } from "./subject.ts";

/** One number of one argument. */
export interface Column {
  readonly argument: number;
  /** Which of its argument's numbers, and which of all. */
  readonly leaf: number;
  readonly position: number;
  readonly path: string;
  readonly x: number;
}

/** One weighting of the value's numbers: a cotangent. */
export interface Row {
  readonly bar: readonly number[];
  /** What is weighted: "the value", "value[2]", "a mix of all outputs". */
  readonly output: string;
  /** The output that it is alone, if one. */
  readonly unit: number | undefined;
}

/** Most numbers of one argument, and most outputs, that are looked at one by one. */
const [maxColumns, maxRows] = [24, 12];

export function columnsOf(
  { args, argumentNames }: Subject,
  isLeftOut: (argument: number) => boolean,
): Column[] {
  let before = 0;
  return args.flatMap((arg, argument) => {
    const leaves = leavesOf(arg);
    const paths = pathsOf(arg, argumentNames[argument] ?? `argument ${String(argument)}`);
    const start = before;
    before += leaves.length;
    if (isLeftOut(argument)) return [];
    return chosen(leaves.length, maxColumns).map((leaf) => ({
      argument,
      leaf,
      position: start + leaf,
      path: paths[leaf]!,
      x: leaves[leaf]!,
    }));
  });
}

/** Single outputs, and a mix of all where there are several. */
export function rowsOf(value: unknown): Row[] {
  const paths = pathsOf(value, "value");
  const count = paths.length;
  if (count === 1) return [{ bar: [1], output: "the value", unit: 0 }];
  const units = chosen(count, maxRows).map((unit) => ({
    bar: Array.from({ length: count }, (_, index) => (index === unit ? 1 : 0)),
    output: paths[unit]!,
    unit,
  }));
  return count === 0
    ? []
    : [...units, { bar: seededNumbers(count, 7), output: "a mix of all outputs", unit: undefined }];
}

/** All, or the first and last few and some between. */
function chosen(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

/** The arguments with one number moved. */
export function movedAt(args: readonly unknown[], { argument, leaf }: Column, x: number): unknown[] {
  const leaves = leavesOf(args[argument]);
  leaves[leaf] = x;
  return args.map((arg, index) => (index === argument ? withLeaves(arg, leaves) : arg));
}

/** All numbers of the arguments moved along a direction. */
export function movedAlong(args: readonly unknown[], direction: readonly number[], t: number): unknown[] {
  const all = leavesOf(args);
  return withLeaves(
    args,
    all.map((value, index) => value + t * direction[index]!),
  ) as unknown[];
}

/** A tangent for each argument from numbers in a row; arguments without numbers get `undefined`. */
export function tangentsOf(args: readonly unknown[], direction: readonly number[]): unknown[] {
  const all = withLeaves(args, direction) as unknown[];
  return all.map((tangent, index) => (leavesOf(args[index]).length === 0 ? undefined : tangent));
}
