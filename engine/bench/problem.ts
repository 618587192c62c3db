/** What a benchmark measures: one problem in four forms. */

export interface Problem {
  readonly name: string;
  /** Its size, for people. */
  readonly size: string;
  /** Plain TypeScript of one function `f`, as a person writes it; needs nothing from outside itself. */
  readonly source: string;
  /** Typed arrays and numbers; derivatives are taken of the first. */
  readonly args: readonly unknown[];
  /** The same as `source`, called as plain JavaScript. */
  readonly primal: (...args: never[]) => number;
  /** Gradient with respect to the first argument by an adjoint written by hand, as good as one knows how. */
  readonly adjoint: (...args: never[]) => Float64Array;
}
