/**
 * What one run of a function did, as a straight line: every scalar operation whose operands depended on the inputs,
 * in order, and every decision that did. Lists, records, closures, loops and branches are gone; their numbers are not.
 */
import type { CallNativeOp, CallOp, InputOp, OwnerId, PrintOp, TestName } from "../ir/types.ts";
import type { Span } from "../source/span.ts";
import type { StructureNote, Traced } from "./traced.ts";

/** The number of an entry from 0; or, below 0, a constant: `constants[-1 - operand]`. */
export type Operand = number;

interface EntryBase {
  readonly args: readonly Operand[];
  readonly span: Span;
  readonly owner: OwnerId;
  /** The user's name for the result, if any. */
  readonly name: string | undefined;
}

export type Entry =
  /** A number of an argument. */
  | (EntryBase & { readonly kind: "input"; readonly argument: number; readonly path: string })
  | (EntryBase & { readonly kind: "prim"; readonly primitive: string })
  /** A number from outside, drawn while recording and given again from then on. */
  | (EntryBase & { readonly kind: "draw"; readonly source: InputOp["name"] })
  | (EntryBase & { readonly kind: "stopGradient" })
  /** `showCotangent`. Has no value. */
  | (EntryBase & { readonly kind: "print"; readonly op: PrintOp })
  /** A function that a rule answers for, or that runs as it stands, called as a whole. Has no value; its leaves do. */
  | (EntryBase & {
      readonly kind: "call";
      readonly op: CallOp | CallNativeOp;
      readonly operands: readonly Traced[];
      readonly notes: readonly StructureNote[];
    })
  /** A number in what the call `args[0]` gave, counted in traversal order. */
  | (EntryBase & { readonly kind: "leaf"; readonly leaf: number });

/**
 * Something that was decided by numbers that depend on the inputs, before entry `at` was made: a comparison and how it
 * fell, or a number that served as an index or a length (`exactly`).
 */
export interface Guard {
  readonly at: number;
  readonly test: TestName | "exactly";
  readonly args: readonly Operand[];
  readonly outcome: boolean | number;
  readonly span: Span;
  /** It was decided within a function of Mixtape's own, which the user's text calls at `span`. */
  readonly isWithin: boolean;
}

export class WengertList {
  readonly entries: Entry[] = [];
  /** What each entry gave while recording; NaN for those without a value. */
  readonly values: number[] = [];
  readonly guards: Guard[] = [];
  readonly constants: number[] = [];
  readonly #known = new Map<number, Operand>();

  constant(value: number): Operand {
    // A map takes the two zeros for one.
    const known = Object.is(value, -0) ? undefined : this.#known.get(value);
    if (known !== undefined) return known;
    const operand = -1 - (this.constants.push(value) - 1);
    if (!Object.is(value, -0)) this.#known.set(value, operand);
    return operand;
  }

  add(entry: Entry, value: number): number {
    this.values.push(value);
    return this.entries.push(entry) - 1;
  }

  /** What an operand is, given the values of the entries before it. */
  valueOf(operand: Operand, values: ArrayLike<number> = this.values): number {
    return operand < 0 ? this.constants[-1 - operand]! : values[operand]!;
  }
}
