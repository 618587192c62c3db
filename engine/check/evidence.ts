/**
 * What a diagnosis looks at: the compared numbers of one argument at the point and at another one nearby, each with what is
 * known beside it (the argument's own entry, other arguments, the value), by which factors and terms get names.
 */
import type { Compared } from "./compare.ts";
import { leavesOf } from "./leaves.ts";
import type { Subject } from "./subject.ts";

/** Compared numbers that belong to one point. */
export interface Evidence {
  readonly subject: Subject;
  readonly value: readonly number[];
  readonly compared: readonly Compared[];
}

/** One number of the derivative with what stands beside it, by name. */
export interface Clue {
  readonly expected: number;
  readonly got: number;
  readonly beside: ReadonlyMap<string, number>;
}

/** The judged numbers of these leaves of an argument, single outputs only; those of another point make coincidences improbable. */
export function cluesOf(points: readonly Evidence[], argument: number, leaves: ReadonlySet<number>): Clue[] {
  return points.flatMap((point) =>
    point.compared
      .filter(
        ({ column, row, state }) =>
          column.argument === argument &&
          leaves.has(column.leaf) &&
          row.unit !== undefined &&
          state !== "unsure",
      )
      .map((each) => ({ expected: each.expected.value, got: each.got, beside: besideOf(point, each) })),
  );
}

function besideOf({ subject, value }: Evidence, { column, row }: Compared): Map<string, number> {
  const beside = new Map<string, number>();
  for (const [index, arg] of subject.args.entries()) {
    const name = subject.argumentNames[index] ?? "";
    const leaves = leavesOf(arg);
    if (typeof arg === "number") beside.set(`\`${name}\``, arg);
    else if (leaves.length > column.leaf && leaves.length === leavesOf(subject.args[column.argument]).length)
      beside.set(`the entry of \`${name}\``, leaves[column.leaf]!);
  }
  const own = value[row.unit ?? 0];
  if (own !== undefined) beside.set(value.length === 1 ? "the value" : "the output itself", own);
  return beside;
}

/** Names that stand beside every number, with the numbers. */
export function namedBeside(clues: readonly Clue[]): (readonly [name: string, values: readonly number[]])[] {
  const names = [...(clues[0]?.beside.keys() ?? [])];
  return names.flatMap((name) => {
    const values = clues.map(({ beside }) => beside.get(name));
    return values.every((value) => value !== undefined) ? [[name, values] as const] : [];
  });
}
