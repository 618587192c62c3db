/**
 * How long compiling takes: source text of a long function → code that runs; the median of many compilations in one warm
 * process, by the clock and in processor time, of which a busy machine takes nothing and the collector's threads add some.
 */
import { gradientOf } from "./gradientOf.ts";
import { longFunction } from "./longFunction.ts";

export interface CompileTime {
  /** Lines of the function. */
  readonly lines: number;
  /** Compilations before the first that counts. */
  readonly warmUp: number;
  /** By the clock, in ms. */
  readonly milliseconds: number;
  readonly least: number;
  /** Processor time in ms, all threads together. */
  readonly processor: number;
}

/** Compiles the reverse gradient of `longFunction(stages)` `warmUp` times unmeasured, then `rounds` times. */
export function measureCompileTime(stages: number, rounds: number, warmUp: number): CompileTime {
  const source = longFunction(stages);
  const args = [new Float64Array(16)];
  const times: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const before = process.cpuUsage();
    const started = performance.now();
    gradientOf(source, args).story.executable(false);
    const elapsed = performance.now() - started;
    const { user, system } = process.cpuUsage(before);
    if (round < warmUp) continue;
    times.push(elapsed);
    processor.push((user + system) / 1000);
  }
  return {
    lines: source.trimEnd().split("\n").length,
    warmUp,
    milliseconds: median(times),
    least: Math.min(...times),
    processor: median(processor),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}
