/**
 * Whether a pushforward and a pullback belong to one linear map: ⟨ȳ, Jẋ⟩ = ⟨Jᵀȳ, ẋ⟩. Exact but for rounding, so that it
 * finds what finite differences are too coarse for; it cannot see a mistake that both make.
 */
import { leavesOf } from "./leaves.ts";

export interface DotProducts {
  /** ⟨ȳ, ẏ⟩ with ẏ = Jẋ. */
  readonly pushed: number;
  /** ⟨x̄, ẋ⟩ with x̄ = Jᵀȳ. */
  readonly pulled: number;
  /** |pushed − pulled| ÷ the sum of the magnitudes of all products; 0 where both are 0. */
  readonly gap: number;
}

export interface DotProductInput {
  readonly xDot: unknown;
  readonly yDot: unknown;
  readonly yBar: unknown;
  readonly xBar: unknown;
}

/** Structures of numbers; those of x and of y must each hold as many. Throws RangeError where they do not. */
export function dotProductTest({ xDot, yDot, yBar, xBar }: DotProductInput): DotProducts {
  const outputs = products(leavesOf(yBar), leavesOf(yDot));
  const inputs = products(leavesOf(xBar), leavesOf(xDot));
  const [pushed, pulled] = [sum(outputs), sum(inputs)];
  const magnitude = sum(outputs.map(Math.abs)) + sum(inputs.map(Math.abs));
  return { pushed, pulled, gap: magnitude === 0 ? 0 : Math.abs(pushed - pulled) / magnitude };
}

function products(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length !== b.length) throw new RangeError(`${a.length} cotangents for ${b.length} tangents`);
  return a.map((value, index) => value * b[index]!);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
