/** Times as a person reads them: `40 ms`, `8.2 s`, `2 min 5 s`. */

const noBreak = "\u00a0";

export function formatSeconds(ms: number): string {
  if (ms < 950) return `${Math.round(ms)}${noBreak}ms`;
  const seconds = ms / 1_000;
  if (seconds < 59.5) return `${seconds < 9.95 ? seconds.toFixed(1) : seconds.toFixed(0)}${noBreak}s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}${noBreak}min ${whole % 60}${noBreak}s`;
}
