/**
 * What a subfunction would cost in each mode inside a reverse sweep: work and tape, from exact counts of a
 * run and the rules of thumb of Griewank and Walther (Evaluating Derivatives, 2nd ed., ch. 3 and 4). Prices, not
 * promises: the run that follows has the measured figures.
 */
import type { ModeChoice } from "../ir/types.ts";
import { chunkForUnknown } from "./chunkSize.ts";

/** Counts of one subfunction, all its calls in a run together, what it calls included. */
export interface SubfunctionCounts {
  /** Scalar operations of the primal. */
  readonly primalWork: number;
  readonly calls: number;
  /** Active numbers into one call and out of it. */
  readonly inputs: number;
  readonly outputs: number;
  /** Bytes that reverse mode records in all calls, if a run in reverse mode has counted them. */
  readonly reverseBytes: number | undefined;
}

export interface Price {
  readonly work: number;
  readonly bytes: number | undefined;
}

/** A tangent of an operation costs two operations on average (a sum one, a product three). */
const tangentWork = 2;
/** An adjoint sweep costs two operations for each of the primal's. */
const adjointWork = 2;
const bytesOfNumber = 8;

/** The price of each mode. Cost: constant. */
export function modePrices(
  counts: SubfunctionCounts,
): Readonly<Record<Exclude<ModeChoice, "rule" | "implicit">, Price>> {
  const { primalWork, calls, inputs, outputs, reverseBytes } = counts;
  const chunk = Math.max(1, Math.min(inputs, chunkForUnknown));
  const sweeps = Math.ceil(inputs / chunk);
  const tangentSweeps = sweeps * primalWork * (1 + tangentWork * chunk);
  const inputBytes = calls * inputs * bytesOfNumber;
  return {
    reverse: { work: primalWork * (1 + adjointWork), bytes: reverseBytes },
    checkpoint: {
      work: primalWork * (2 + adjointWork),
      bytes: reverseBytes === undefined ? undefined : inputBytes + reverseBytes / Math.max(calls, 1),
    },
    "forward-late": { work: primalWork + tangentSweeps + calls * inputs * outputs, bytes: inputBytes },
    "forward-preaccumulate": {
      work: tangentSweeps + calls * inputs * outputs,
      bytes: calls * inputs * outputs * bytesOfNumber,
    },
    nondifferentiable: { work: primalWork, bytes: 0 },
  };
}
