/** Which options of Mixtape's functions there are, what each can be, and how what it cannot be is quoted. */
import { isPlainObject } from "../../diagnostics/plainObject.ts";
import { sayValue } from "../../diagnostics/sayValue.ts";
import { isTie, tieWords } from "../../primitives/ties.ts";

export interface OptionKind {
  /** What it can be, in words. */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  /** For options that are objects: whether an entry is one that they may hold. */
  readonly acceptsEntry?: (name: string, value: unknown) => boolean;
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const isIndex = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const oneOf = (...words: readonly string[]): OptionKind => ({
  expected: words.map((word) => `"${word}"`).join(" or "),
  accepts: (value) => typeof value === "string" && words.includes(value),
});
const objectOf = (expected: string, acceptsEntry: (name: string, value: unknown) => boolean): OptionKind => ({
  expected,
  accepts: (value) =>
    isPlainObject(value) && Object.entries(value).every(([name, entry]) => acceptsEntry(name, entry)),
  acceptsEntry,
});

const planModes = [
  "reverse",
  "forward-late",
  "forward-preaccumulate",
  "checkpoint",
  "implicit",
  "rule",
  "nondifferentiable",
];

export const optionKinds = {
  mode: oneOf("auto", "forward", "reverse"),
  chunk: {
    expected: "a whole number from 1 to 64",
    accepts: (value) => isCount(value) && (value as number) <= 64,
  },
  wrt: {
    expected: "the position of an argument, counted from 0, or an array of different ones",
    accepts: (value) =>
      isIndex(value) ||
      (Array.isArray(value) &&
        value.length > 0 &&
        value.every(isIndex) &&
        new Set(value).size === value.length),
  },
  tape: oneOf("needed", "everything"),
  budget: {
    expected: "a positive number of bytes",
    accepts: (value) => typeof value === "number" && value > 0,
  },
  plan: objectOf(
    `an object from names of subfunctions to ${planModes.map((mode) => `"${mode}"`).join(", ")}`,
    (_, mode) => typeof mode === "string" && planModes.includes(mode),
  ),
  nonFinite: oneOf("follow"),
  ties: objectOf(tieWords, isTie),
  when: oneOf("late", "preaccumulate"),
  tolerance: {
    expected: "a number between 0 and 1",
    accepts: (value) => typeof value === "number" && value > 0 && value < 1,
  },
  solver: oneOf("auto", "dense", "iterative"),
  onFlip: oneOf("rerecord", "refuse"),
} as const satisfies Record<string, OptionKind>;

export type OptionName = keyof typeof optionKinds;

/** Options that every derivative function takes. */
export const derivativeOptions: readonly OptionName[] = [
  "mode",
  "chunk",
  "wrt",
  "tape",
  "budget",
  "plan",
  "nonFinite",
  "ties",
];

/** Options of `implicit`, beside the function that says where the solution is. */
export const implicitOptions: readonly OptionName[] = ["tolerance", "solver"];

/** What says where the solution of an implicit function is, by the names that people give it. */
export const implicitRoles = ["residual", "fixedPoint", "objective"] as const;
export type ImplicitRole = (typeof implicitRoles)[number];

/** A value that the kind does not accept, quoted: of objects the entries that are at fault, of arrays the elements. */
export function quoteMisfit(kind: OptionKind, value: unknown): string {
  const { acceptsEntry } = kind;
  if (isPlainObject(value) && acceptsEntry) {
    const faults = Object.entries(value).filter(([name, entry]) => !acceptsEntry(name, entry));
    return quoted(`{ ${faults.map(([name, entry]) => `${name}: ${literal(entry)}`).join(", ")} }`);
  }
  return Array.isArray(value) ? quoted(literal(value)) : sayValue(value);
}

function literal(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "function":
    case "symbol":
      return "…";
    case "object":
      if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
      return value === null ? "null" : "{ … }";
    default:
      return String(value);
  }
}

const longest = 60;
const quoted = (text: string): string =>
  `\`${text.length > longest ? `${text.slice(0, longest - 1)}…` : text}\``;
