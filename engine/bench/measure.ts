/** Times of several ways to compute the same, taken turn by turn so that whatever disturbs one disturbs all. */

/** A way to compute, and what keeps its result from being optimised away. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

export interface Timing {
  readonly name: string;
  /** Median over the rounds, in ms for one run. */
  readonly milliseconds: number;
  /** The shortest, which a busy machine disturbs least. */
  readonly least: number;
}

/** Each round runs every contender once, or often enough for a ms; `warmUp` rounds come first and do not count. */
export function measureInterleaved(
  contenders: readonly Contender[],
  rounds: number,
  warmUp: number,
): readonly Timing[] {
  const repetitions = contenders.map(({ run }) => repetitionsFor(run));
  const times = contenders.map((): number[] => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    contenders.forEach(({ run }, index) => {
      const time = timeOf(run, repetitions[index]!);
      if (round >= warmUp) times[index]!.push(time);
    });
  }
  return contenders.map(({ name }, index) => ({
    name,
    milliseconds: median(times[index]!),
    least: Math.min(...times[index]!),
  }));
}

const leastMilliseconds = 1;
/** Results are put here, where the optimizer must assume that somebody looks. */
export const results: unknown[] = [undefined];

function timeOf(run: () => unknown, repetitions: number): number {
  const started = performance.now();
  for (let i = 0; i < repetitions; i++) results[0] = run();
  return (performance.now() - started) / repetitions;
}

/** After enough runs for the optimizer to have seen it. */
function repetitionsFor(run: () => unknown): number {
  for (let total = 0; total < 200;) total += timeOf(run, 1) + 0.1;
  return Math.max(1, Math.ceil(leastMilliseconds / timeOf(run, 5)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
