/** A check's result in a student's words. */
import type { CellResult } from "../../../engine/protocol.ts";

export interface VerdictNote {
  readonly isSolved: boolean;
  readonly said: string;
}

/** Without a result, or with one of an earlier text, nothing is decided. */
export function verdictOf(
  result: Pick<CellResult, "status" | "checks"> | undefined,
  isStale: boolean,
): VerdictNote {
  if (result === undefined || isStale) return { isSolved: false, said: "Not checked yet: run the exercise." };
  if (result.status === "error") return { isSolved: false, said: "Not yet: the check could not run." };
  const { checks } = result;
  const held = checks.filter(({ passed }) => passed).length;
  if (checks.length === 0) return { isSolved: false, said: "This check checks nothing." };
  if (held === checks.length) return { isSolved: true, said: "Solved." };
  return { isSolved: false, said: `Not yet: ${held} of ${checks.length} hold.` };
}
