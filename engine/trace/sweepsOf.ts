/** In which sweep each sample of a run was taken. */
import type { MeasuredSample } from "../run/recorder.ts";

/**
 * Sweeps of samples as people see them. The function of a root holds both sweeps and counts as reverse, but before the first
 * forward sample nothing is remembered yet: that is the beginning of the way there.
 */
export function sweepsOf(
  samples: readonly Pick<MeasuredSample, "sweep" | "total">[],
): readonly MeasuredSample["sweep"][] {
  const firstForward = samples.findIndex(({ sweep }) => sweep === "forward");
  const isBeginning = samples.slice(0, Math.max(0, firstForward)).every(({ total }) => total === 0);
  return samples.map(({ sweep }, index) => (isBeginning && index < firstForward ? "forward" : sweep));
}
