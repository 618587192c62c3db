/** One run of a differentiated function as single operations, each with its slopes: what can be stepped through. */
import type { Span } from "../source/span.ts";

/** The steps of the first run of a derivative call; or why there are none. */
export type RunSteps =
  | {
      readonly kind: "steps";
      /** Inputs first, in the order of the arguments; then the operations in the order in which they ran. */
      readonly steps: readonly Step[];
      /** The numbers of the result that depend on the inputs. */
      readonly outputs: readonly StepOutput[];
    }
  | { readonly kind: "none"; readonly why: NoSteps };

/** `long`: more operations than a person steps through. `world`: it draws or reads what is another the next time. */
export type NoSteps =
  | { readonly kind: "long"; readonly operations: number; readonly most: number }
  | { readonly kind: "world" }
  | { readonly kind: "whole"; readonly name: string }
  | { readonly kind: "refused"; readonly message: string };

export interface Step {
  /** The user's name for the value, or the place of an input: `x[2]`. */
  readonly name: string | undefined;
  /** "input", "×", "sin", … */
  readonly operation: string;
  readonly operands: readonly StepOperand[];
  readonly value: number;
  /** Whether it is an input by which the derivative is taken. */
  readonly isSeed: boolean;
  readonly span: Span;
  /** From 1, in the source of `span`; undefined where it has no place in the user's text. */
  readonly line: number | undefined;
}

export interface StepOperand {
  /** The step, from 0, that it is the value of; undefined for a constant. */
  readonly of: number | undefined;
  readonly value: number;
  /** The partial derivative of the step by this operand; undefined where none is taken: it is a constant, or always 0. */
  readonly slope: number | undefined;
  /** In products with it 0·∞ is 0. */
  readonly isStrong: boolean;
}

export interface StepOutput {
  /** "result", "result[1]", "result.a". */
  readonly name: string;
  readonly step: number;
}
