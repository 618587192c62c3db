/** Which checks of rules belong under a cell: of the rules that it made, wherever they were called first. */
import type { RuleCheck } from "../../engine/protocol.ts";
import type { Outcome } from "./runStore.ts";

/**
 * In the order of the rules in the cell's text; of several checks of one rule, the latest that has a report. What ran before
 * the cell itself speaks of another text.
 */
export function ruleChecksOf(
  outcomes: Readonly<Record<string, Outcome>>,
  cell: string,
): readonly RuleCheck[] {
  const since = outcomes[cell]?.turn ?? 0;
  const found = new Map<number, RuleCheck>();
  for (const { result, turn } of Object.values(outcomes).sort((a, b) => a.turn - b.turn)) {
    if (turn < since) continue;
    for (const check of result?.ruleChecks ?? []) {
      if (check.span.source !== cell) continue;
      const known = found.get(check.span.start);
      if (check.report !== undefined || known?.report === undefined) found.set(check.span.start, check);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}
