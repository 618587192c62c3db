/** How a call is to be differentiated, and what a derivative operation is to compute: what people and plans say, without operations. */

/** What was said in code about the mode of a call; a plan may override it. */
export type Boundary =
  | { readonly mode: "reverse" }
  | { readonly mode: "forward"; readonly when: "late" | "preaccumulate"; readonly chunk: number | undefined }
  | { readonly mode: "checkpoint" }
  | { readonly mode: "nondifferentiable" }
  | ImplicitBoundary
  | RuleBoundary;

/**
 * The call finds the solution of an equation, and is not differentiated: what comes after it in the code, a call with a rule,
 * knows how the solution moves with what the equation depends on.
 */
export interface ImplicitBoundary {
  readonly mode: "implicit";
}

/**
 * The call's operands are, in order: `captures` captured variables of the ruled function and its `explicit`
 * arguments (together the params of `callee`), then `fruleCaptures` and `rruleCaptures` of the rule's functions.
 * The rule answers for the explicit arguments; captured variables are differentiated through the body.
 */
export interface RuleBoundary {
  readonly mode: "rule";
  readonly rule: string;
  readonly captures: number;
  readonly explicit: number;
  readonly fruleCaptures: number;
  readonly rruleCaptures: number;
}

/**
 * What a derive operation computes of `callee`, whose operands come first (`wrt` are indices into them):
 * jvp: operands + one tangent per wrt → [value, tangent];
 * vjp: operands + the cotangent of the value → [value, one cotangent per wrt…];
 * gradient: operands → [value, one cotangent per wrt…], the value a num; forward or reverse by `options.mode`;
 * jacobian: operands → [value, list of rows], one wrt, both sides flattened to leaves; rows are outputs.
 */
export interface Transform {
  readonly kind: "jvp" | "vjp" | "gradient" | "jacobian";
  readonly wrt: readonly number[];
  readonly options: DeriveOptions;
}

export interface DeriveOptions {
  readonly mode: "auto" | "forward" | "reverse";
  /** Tangent lanes carried at once; undefined: chosen as ForwardDiff does. */
  readonly chunk: number | undefined;
  readonly tape: "needed" | "everything";
  /** Modes by owner key, which override what the code says. */
  readonly plan: Readonly<Record<string, ModeChoice>>;
  /** How ties are decided in what is differentiated; absent where nothing was said. */
  readonly ties?: TieChoice;
}

/** Conventions for ties; what is absent is not chosen. */
export interface TieChoice {
  /** Which of equal arguments takes the derivative, or each its half. */
  readonly max?: "first" | "second" | "half";
  readonly min?: "first" | "second" | "half";
  /** The derivative of `abs` at 0. */
  readonly abs?: 0 | 1;
}

/** The modes that can be chosen for a subfunction inside a reverse sweep. */
export type ModeChoice =
  | "reverse"
  | "forward-late"
  | "forward-preaccumulate"
  | "checkpoint"
  | "implicit"
  | "rule"
  | "nondifferentiable";
