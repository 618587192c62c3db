/** The numbers that a small picture can be drawn of. */
import type { PlainValue } from "../../../engine/protocol.ts";

export interface NumberList {
  readonly values: readonly number[];
  /** How many there are in all; `values` may be cut. */
  readonly length: number;
}

/** The numbers in a value, in order, through all of its structure; undefined where it is no structure of numbers. */
export function numbersOf(value: PlainValue): NumberList | undefined {
  switch (value.kind) {
    case "number":
      return { values: [value.value], length: 1 };
    case "numbers":
      return { values: value.values, length: value.length };
    case "array": {
      const whole = joined(value.items);
      if (whole === undefined) return undefined;
      // Items that were cut are taken to be like those that are there.
      const share = value.items.length === 0 ? 1 : value.length / value.items.length;
      return { values: whole.values, length: Math.round(whole.length * share) };
    }
    case "object":
      return joined(value.entries.map(([, each]) => each));
    default:
      return undefined;
  }
}

function joined(values: readonly PlainValue[]): NumberList | undefined {
  const lists: NumberList[] = [];
  for (const value of values) {
    const list = numbersOf(value);
    if (list === undefined) return undefined;
    lists.push(list);
  }
  return {
    values: lists.flatMap((list) => list.values),
    length: lists.reduce((sum, list) => sum + list.length, 0),
  };
}
