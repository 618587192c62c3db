/** What a check of a rule or of a derivative finds. */
import type { Span } from "../source/span.ts";

/** What `checkRule` and `checkDerivatives` return. */
export interface CheckReport {
  /** `unsure`: nothing was found wrong, and something could not be judged. */
  readonly verdict: "right" | "wrong" | "unsure";
  /** What was checked, as a person calls it. */
  readonly name: string;
  /** The verdict in a sentence. */
  readonly summary: string;
  /** What "right" does not cover, each in a sentence: kinks, arguments without a tangent. They are among the remarks too. */
  readonly caveats: readonly string[];
  /** What is wrong, worst first. */
  readonly mistakes: readonly Mistake[];
  /** What is worth knowing and no mistake: kinks, points without a number, parts that were left out and why. */
  readonly remarks: readonly string[];
  /** The entry that is farthest off; where nothing is wrong, one that was compared. */
  readonly worst: ComparedEntry | undefined;
  /** Central differences of that entry against the claimed derivative, over steps from long to short. */
  readonly curve: readonly StepError[];
  /** Each thing that was looked at. */
  readonly steps: readonly CheckStep[];
}

/** What a mistake looks like. */
export type MistakeKind =
  | "sign"
  | "factor"
  | "missing-term"
  | "transposed"
  | "argument-left-out"
  | "argument-order"
  | "shifted"
  | "cotangent-left-out"
  | "not-linear"
  | "arity"
  | "structure"
  | "length"
  | "not-a-number"
  | "throws"
  | "modifies-argument"
  | "aliasing"
  | "impure"
  | "value"
  | "disagreement"
  | "second-order"
  | "compiled-otherwise"
  | "refused";

export interface Mistake {
  readonly kind: MistakeKind;
  /** The kind in a few words: "a sign". */
  readonly looksLike: string;
  /** Whose it is: "frule", "rrule", "pullback", "partials", "forward mode", "reverse mode". */
  readonly part: string;
  readonly message: string;
  readonly hint: string;
  /** The argument, counted from 0, and its entry, such as `x[3].a`, where it belongs to one. */
  readonly argument: number | undefined;
  readonly entry: string | undefined;
}

/** One number of one derivative, from values alone and as it is claimed. */
export interface ComparedEntry {
  readonly part: string;
  /** Counted from 0. */
  readonly argument: number;
  /** Such as `x[3].a`. */
  readonly entry: string;
  /** What it is the derivative of: "the value", "value[2]", "a mix of all outputs". */
  readonly output: string;
  readonly expected: number;
  /** How far `expected` may be off. */
  readonly error: number;
  readonly got: number;
}

export interface StepError {
  readonly step: number;
  /** |difference quotient − claimed derivative|. */
  readonly error: number;
}

export interface CheckStep {
  readonly what: string;
  readonly outcome: "passed" | "failed" | "unsure" | "skipped";
  /** Figures, or why it was skipped. */
  readonly note: string;
}

/** A rule as the notebook checked it by itself. */
export interface RuleCheck {
  /** The call of `rule` or `scalarRule` that made it. */
  readonly span: Span;
  readonly name: string;
  /** Undefined where it was not checked; `skipped` says why. */
  readonly report: CheckReport | undefined;
  readonly skipped: string | undefined;
}
