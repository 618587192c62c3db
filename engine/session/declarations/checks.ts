/** Declarations of the functions that check derivatives, and of their report. */

export const checkDeclarations = `
/**
 * Checks a rule at these arguments: against differences of the function, \`frule\` and \`rrule\` against each other, the number and
 * structure of what they return, whether they change what they are given, second derivatives; and says what kind of mistake it
 * looks like.
 *
 * @example checkRule(mySqrt, 2).verdict // "right"
 * @example checkRule(solve, A, b).summary
 */
declare function checkRule<A extends unknown[]>(ruled: (...args: A) => unknown, ...args: A): Mixtape.CheckReport;

/**
 * Checks the derivatives that Mixtape finds for any function, at these arguments: forward and reverse mode (or \`mode\`) against
 * differences of the function and against each other, and second derivatives.
 *
 * @example checkDerivatives((x: number[]) => x[0] * Math.sin(x[1]))([1, 2]).verdict // "right"
 * @example checkDerivatives(f, { wrt: 1 })(x, y)
 */
declare function checkDerivatives<A extends unknown[]>(
  f: (...args: A) => unknown,
  options?: Mixtape.Options,
): (...args: A) => Mixtape.CheckReport;

declare namespace Mixtape {
  /** What a check found. */
  interface CheckReport {
    /** \`"unsure"\`: nothing was found wrong, and something could not be judged. */
    readonly verdict: "right" | "wrong" | "unsure";
    readonly name: string;
    /** The verdict in a sentence. */
    readonly summary: string;
    /** What is wrong, worst first. */
    readonly mistakes: readonly Mistake[];
    /** What "right" does not cover: kinks, arguments without a tangent. They are among the remarks too. */
    readonly caveats: readonly string[];
    /** What is worth knowing and no mistake: kinks, points without a number, parts that were left out and why. */
    readonly remarks: readonly string[];
    /** The entry that is farthest off; where nothing is wrong, one that was compared. */
    readonly worst:
      | {
          readonly part: string;
          /** Counted from 0. */
          readonly argument: number;
          /** Such as \`x[3].a\`. */
          readonly entry: string;
          readonly output: string;
          readonly expected: number;
          /** How far \`expected\` may be off. */
          readonly error: number;
          readonly got: number;
        }
      | undefined;
    /** Difference quotients of that entry against the claimed derivative, over steps from long to short. */
    readonly curve: readonly { readonly step: number; readonly error: number }[];
    /** Each thing that was looked at. */
    readonly steps: readonly {
      readonly what: string;
      readonly outcome: "passed" | "failed" | "unsure" | "skipped";
      readonly note: string;
    }[];
  }

  interface Mistake {
    /** What it looks like. */
    readonly kind:
      | "sign" | "factor" | "missing-term" | "transposed" | "argument-left-out" | "argument-order" | "shifted"
      | "cotangent-left-out" | "not-linear" | "arity" | "structure" | "length" | "not-a-number" | "throws"
      | "modifies-argument" | "aliasing" | "impure" | "value" | "disagreement" | "second-order"
      | "compiled-otherwise" | "refused";
    /** The kind in a few words: "a sign". */
    readonly looksLike: string;
    /** Whose it is: "frule", "pullback", "partials", … */
    readonly part: string;
    readonly message: string;
    readonly hint: string;
    readonly argument: number | undefined;
    readonly entry: string | undefined;
  }
}
`;
