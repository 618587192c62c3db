/** The options of Mixtape's functions: which there are, what they can be, and how mistakes are told. */
import { refuse } from "../diagnostics/diagnose.ts";
import { isTieChoice, tieWords } from "../primitives/ties.ts";
import type { Span } from "../source/span.ts";
import { sayValue } from "./sayValue.ts";

interface OptionKind {
  /** What it can be, in words. */
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) > 0;
const isIndex = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const oneOf = (...words: readonly string[]): OptionKind => ({
  expected: words.map((word) => `"${word}"`).join(" or "),
  accepts: (value) => typeof value === "string" && words.includes(value),
});

const planModes = [
  "reverse",
  "forward-late",
  "forward-preaccumulate",
  "checkpoint",
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
  plan: {
    expected: `an object from names of subfunctions to ${planModes.map((mode) => `"${mode}"`).join(", ")}`,
    accepts: (value) =>
      isPlainObject(value) &&
      Object.values(value).every((mode) => typeof mode === "string" && planModes.includes(mode)),
  },
  nonFinite: oneOf("follow"),
  ties: { expected: tieWords, accepts: isTieChoice },
  when: oneOf("late", "preaccumulate"),
  onFlip: oneOf("rerecord", "refuse"),
} as const satisfies Record<string, OptionKind>;

export type OptionName = keyof typeof optionKinds;

/** Options as they were given, each of its kind. */
export type CheckedOptions = Readonly<Partial<Record<OptionName, unknown>>>;

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

/**
 * The options given to `callee` as plain data, absent ones left out. Raises `unknown-option`, `bad-option`.
 */
export function checkOptions(
  callee: string,
  known: readonly OptionName[],
  given: unknown,
  span: Span,
): CheckedOptions {
  if (given === undefined) return {};
  if (!isPlainObject(given))
    return refuse("bad-options", span, { callee, given: sayValue(given), known: listOf(known) });
  const checked: Partial<Record<OptionName, unknown>> = {};
  for (const [name, value] of Object.entries(given)) {
    const option = known.find((each) => each === name);
    if (option === undefined)
      return refuse("unknown-option", span, { callee, option: name, known: listOf(known) });
    if (value === undefined) continue;
    const { expected, accepts }: OptionKind = optionKinds[option];
    if (!accepts(value)) refuse("bad-option", span, { callee, option, given: sayValue(value), expected });
    checked[option] = structure(value);
  }
  return checked;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "none" : names.map((name) => `\`${name}\``).join(", ");
}

/** A copy that later changes of the given object do not reach. */
function structure(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[])];
  return isPlainObject(value) ? { ...value } : value;
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
