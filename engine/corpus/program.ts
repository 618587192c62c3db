/** What a program of the corpus is: text, inputs, and what the suites may expect of it. Data only. */

export interface CorpusProgram {
  /** A short sentence, unique in the corpus; tests are named by it. */
  readonly name: string;
  /** Plain TypeScript as a person would write it, defining a function `f` (and whatever it needs) at top level. */
  readonly source: string;
  /** Lists of arguments for `f`; typed arrays and objects included. Derivatives are taken of the first argument. */
  readonly inputs: readonly (readonly unknown[])[];
  /** The constructs it is here for ("labelled continue", "push", "captured array"), from which coverage is read. */
  readonly constructs: readonly string[];
  /** Where finite differences cannot be trusted (kinks at the inputs, chaos), why. */
  readonly rough?: string;
  /** Published values: of the gradient (or derivative, or Jacobian) at the first inputs, with their source. */
  /** How far apart modes may be, relative; default 1e-10. Looser only where the program itself rounds or cancels. */
  readonly precision?: number;
  readonly known?: {
    readonly derivative: unknown;
    readonly source: string;
  };
}
