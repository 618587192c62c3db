/**
 * What is checked: a function of plain JavaScript values with a pushforward, a pullback, or both, and how much may be
 * spent on it. Knows nothing of where they come from.
 */

/** Arguments as they are given to the function. Everything here is called with copies, and may throw. */
export interface Subject {
  /** As a person calls it. */
  readonly name: string;
  readonly argumentNames: readonly string[];
  readonly args: readonly unknown[];
  readonly f: (args: readonly unknown[]) => unknown;
  /** The arguments to differentiate by. Default: all that hold numbers, but those for which the pullback says `noTangent`. */
  readonly active?: readonly number[];
  /** Whether the rule's text says `noTangent`; if not, an `undefined` where the function has a slope was forgotten. Default true. */
  readonly saysNoTangent?: boolean;
  readonly push?: Pushforward | undefined;
  readonly pull?: Pullback | undefined;
  /** The derivatives as they are compiled, by which second derivatives are judged. */
  readonly compiled?: CompiledDerivatives | undefined;
}

export interface Pushforward {
  readonly part: string;
  /** One tangent for each argument → `{ value, tangent }`, if it keeps to its contract. */
  readonly call: (tangents: readonly unknown[], args: readonly unknown[]) => unknown;
}

export interface Pullback {
  /** Who gives value and pullback, and what the pullback is called. */
  readonly part: string;
  readonly pullbackPart: string;
  /** → `{ value, pullback }`, if it keeps to its contract. */
  readonly call: (args: readonly unknown[]) => unknown;
}

/** Derivatives that Mixtape compiled, by the arguments `wrt`; they raise DiagnosticError where it refuses. */
export interface CompiledDerivatives {
  /** The cotangent of each argument; undefined for others than `wrt`. */
  readonly pull: (bar: unknown, args: readonly unknown[], wrt: readonly number[]) => readonly unknown[];
  /** How those change as the arguments move along `tangents`, one for each of `wrt`. */
  readonly pullAlong: (
    bar: unknown,
    args: readonly unknown[],
    wrt: readonly number[],
    tangents: readonly unknown[],
  ) => readonly unknown[];
}

/** Work that may be spent. `calls` are calls of the function; `isOver` is asked between them. */
export interface Allowance {
  readonly calls: number;
  readonly isOver?: () => boolean;
}

/** Counts the calls of the function, and says when to stop. */
export class Meter {
  #calls = 0;
  readonly #allowance: Allowance;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
  }

  get isSpent(): boolean {
    return this.#calls >= this.#allowance.calls || (this.#allowance.isOver?.() ?? false);
  }

  count(): void {
    this.#calls++;
  }
}
