/**
 * How long compiling takes: source text of a long function → code that runs, in processor time, so that a busy machine
 * does not count; the median of many compilations in one warm process.
 */
import { gradientOf } from "./gradientOf.ts";
import { longFunction } from "./longFunction.ts";

export interface CompileTime {
  /** Lines of the function. */
  readonly lines: number;
  /** Processor time of the median compilation, in ms. */
  readonly milliseconds: number;
  readonly least: number;
}

/** Compiles the reverse gradient of `longFunction(stages)` `warmUp` times unmeasured, then `rounds` times. */
export function measureCompileTime(stages: number, rounds: number, warmUp: number): CompileTime {
  const source = longFunction(stages);
  const args = [new Float64Array(16)];
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const before = process.cpuUsage();
    gradientOf(source, args).story.executable(false);
    const { user, system } = process.cpuUsage(before);
    if (round >= warmUp) times.push((user + system) / 1000);
  }
  times.sort((a, b) => a - b);
  return {
    lines: source.trimEnd().split("\n").length,
    milliseconds: times[times.length >> 1]!,
    least: times[0]!,
  };
}
