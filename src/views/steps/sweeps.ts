/**
 * The two sweeps over the steps of a run, by the chain rule alone: tangents on the way there, cotangents on the way back.
 * What a seed does not reach has none, so that its infinities make no NaN.
 */
import type { Step, StepOperand } from "../../../engine/protocol.ts";

/** A number for each step that has one. */
export type Numbers = readonly (number | undefined)[];

/** What a step passes on to one of its operands on the way back. */
export interface Share {
  /** The operand's step. */
  readonly to: number;
  readonly slope: number;
  /** Cotangent × slope, and the operand's cotangent after it was added. */
  readonly amount: number;
  readonly sum: number;
  readonly isFirst: boolean;
}

/** One step of the way back. */
export interface BackStep {
  readonly step: number;
  readonly cotangent: number;
  readonly shares: readonly Share[];
}

/** The way back from one output. */
export interface WayBack {
  /** The output's step, whose cotangent is 1; undefined where it depends on nothing that is differentiated by. */
  readonly from: number | undefined;
  /** The steps that pass something on, last first. */
  readonly steps: readonly BackStep[];
}

/** Which steps depend on an input that is differentiated by. */
export function variedSteps(steps: readonly Step[]): readonly boolean[] {
  const isVaried: boolean[] = [];
  for (const { isSeed, operands } of steps)
    isVaried.push(isSeed || operands.some((operand) => passes(operand) && isVaried[operand.of]));
  return isVaried;
}

/** The tangents for the tangent 1 of one input. */
export function tangentsOf(steps: readonly Step[], seed: number): Numbers {
  const tangents: (number | undefined)[] = [];
  steps.forEach(({ operands }, at) => {
    const parts = tangentParts(operands, tangents);
    tangents.push(at === seed ? 1 : sumOf(parts));
  });
  return tangents;
}

/** Slope × tangent of each operand that has one. */
export function tangentParts(operands: readonly StepOperand[], tangents: Numbers): readonly number[] {
  return operands.flatMap((operand) => {
    if (!passes(operand)) return [];
    const tangent = tangents[operand.of];
    return tangent === undefined ? [] : [product(tangent, operand)];
  });
}

/** The way back for the cotangent 1 of one output. */
export function wayBack(steps: readonly Step[], output: number): WayBack {
  const isVaried = variedSteps(steps);
  if (isVaried[output] !== true) return { from: undefined, steps: [] };
  const cotangents: (number | undefined)[] = [];
  cotangents[output] = 1;
  const way: BackStep[] = [];
  for (let at = output; at >= 0; at--) {
    const cotangent = cotangents[at];
    if (cotangent === undefined) continue;
    const shares = steps[at]!.operands.flatMap((operand): Share[] => {
      if (!passes(operand) || !isVaried[operand.of]) return [];
      const before = cotangents[operand.of];
      const amount = product(cotangent, operand);
      const sum = before === undefined ? amount : before + amount;
      cotangents[operand.of] = sum;
      return [{ to: operand.of, slope: operand.slope, amount, sum, isFirst: before === undefined }];
    });
    if (shares.length > 0) way.push({ step: at, cotangent, shares });
  }
  return { from: output, steps: way };
}

/** The cotangents once so many steps of the way back are done. */
export function cotangentsAfter({ from, steps }: WayBack, done: number): Numbers {
  const cotangents: (number | undefined)[] = [];
  if (from !== undefined) cotangents[from] = 1;
  for (const { shares } of steps.slice(0, done)) for (const { to, sum } of shares) cotangents[to] = sum;
  return cotangents;
}

/** An operand that a derivative goes through. */
type Passing = StepOperand & { readonly of: number; readonly slope: number };

function passes(operand: StepOperand): operand is Passing {
  return operand.of !== undefined && operand.slope !== undefined;
}

function product(factor: number, { slope, isStrong }: Passing): number {
  return isStrong && (factor === 0 || slope === 0) ? 0 : factor * slope;
}

function sumOf(parts: readonly number[]): number | undefined {
  return parts.length === 0 ? undefined : parts.reduce((sum, part) => sum + part);
}
