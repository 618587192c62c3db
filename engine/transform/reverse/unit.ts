/** What the two sweeps of all functions made for one root share. */
import type { Stability } from "../../analyse/stability.ts";
import type { DeriveOptions } from "../../ir/types.ts";
import type { Derivation, Deriver, Involvement } from "../derivation.ts";

/** The generated pair of a function that is called in the sweeps; its results and cotangents by position. */
export interface SplitFunction {
  /** Params: the original's, then shadows of `shadowParams`. Results: the original's, then shadows of `shadowResults`. */
  readonly forward: string;
  /** Params: `needed` of the original's, shadows `neededShadows`, cotangents of `activeResults`. Results: cotangents of `activeParams`. */
  readonly reverse: string;
  readonly activeParams: readonly number[];
  readonly shadowParams: readonly number[];
  readonly activeResults: readonly number[];
  readonly shadowResults: readonly number[];
}

/** Which of a function's params its reverse sweep uses; known once it is written. */
export interface Needs {
  readonly params: readonly number[];
  readonly shadows: readonly number[];
}

export interface ReverseUnit {
  readonly deriver: Deriver;
  readonly derivation: Derivation;
  readonly stability: Stability;
  readonly involvement: Involvement;
  readonly options: DeriveOptions;
  /** The pair for a callee; its sweeps are written when first asked for. */
  splitOf(name: string): SplitFunction;
  /** What its reverse sweep uses; all of it while that is being written (recursion). */
  needsOf(name: string): Needs;
}
