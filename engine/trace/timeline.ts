/** The tape over a run: what each owner held, at a few hundred moments. */
import type { Emitted } from "../emit/emitted.ts";
import type { Owner } from "../ir/types.ts";
import type { TapeSample, TapeTimeline } from "../protocol.ts";
import type { MeasuredSample, Measurement } from "../run/recorder.ts";
import { sweepsOf } from "./sweepsOf.ts";

/** Owners that never hold a byte are left out. */
export function timelineOf(
  emitted: Emitted,
  measurement: Measurement,
  owners: readonly Owner[],
): TapeTimeline {
  const samples = withPeak(measurement);
  const keys = emitted.groups.map(({ owner }) => owners[owner]?.key ?? "");
  const used = [...new Set(keys)].filter((key) =>
    samples.some(({ byGroup }) => byGroup.some((bytes, group) => bytes > 0 && keys[group] === key)),
  );
  const sweeps = sweepsOf(samples);
  const drawn = (sample: MeasuredSample, sweep: TapeSample["sweep"]): TapeSample => {
    const bytes = used.map((key) =>
      sample.byGroup.reduce((sum, held, group) => (keys[group] === key ? sum + held : sum), 0),
    );
    return { at: sample.at, sweep, total: sample.total, bytes };
  };
  return {
    owners: used,
    samples: used.length === 0 ? [] : samples.map((sample, index) => drawn(sample, sweeps[index]!)),
    peak: measurement.peak.total > 0 ? drawn(measurement.peak, measurement.peak.sweep) : undefined,
  };
}

/** The peak may fall between two samples, and a picture without it would be wrong. */
function withPeak({ samples, peak }: Measurement): readonly MeasuredSample[] {
  if (peak.total === 0 || samples.some(({ at, total }) => at === peak.at && total === peak.total))
    return samples;
  const after = samples.findIndex(({ at }) => at > peak.at);
  const index = after === -1 ? samples.length : after;
  return [...samples.slice(0, index), peak, ...samples.slice(index)];
}
