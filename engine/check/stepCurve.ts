/** The picture that tells a wrong derivative from a coarse difference: error against step, which falls and rises again if it is right. */
import type { StepError } from "../protocol.ts";

/** A dozen steps from a tenth of |x| (of 1 where x is 0) down to 10⁻¹² of it; steps where the function has no value are left out. */
export function stepCurve(f: (x: number) => number, x: number, claimed: number): StepError[] {
  const scale = Math.abs(x) || 1;
  return Array.from({ length: 12 }, (_, index) => scale * 10 ** -(index + 1)).flatMap((step) => {
    const [left, right] = [x - step, x + step];
    const error = Math.abs((f(right) - f(left)) / (right - left) - claimed);
    return Number.isFinite(error) ? [{ step, error }] : [];
  });
}
