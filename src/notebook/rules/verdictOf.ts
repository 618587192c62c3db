/** A verdict in a line: its sign, what kind of news it is, and the words. */
import type { RuleCheck } from "../../../engine/protocol.ts";

export interface Verdict {
  readonly sign: "✓" | "!" | "?" | "–";
  readonly kind: "right" | "wrong" | "unsure" | "skipped";
  readonly words: string;
}

export function verdictOf({ report }: RuleCheck): Verdict {
  if (report === undefined) return { sign: "–", kind: "skipped", words: "Not checked." };
  const [mistake] = report.mistakes;
  if (mistake)
    return {
      sign: "!",
      kind: "wrong",
      words: `Wrong. ${mistake.message}`,
    };
  if (report.verdict === "right")
    return {
      sign: "✓",
      kind: "right",
      words: ["Right: it agrees with differences of the function.", ...report.caveats].join(" "),
    };
  return { sign: "?", kind: "unsure", words: report.remarks[0] ?? "Not all of it could be judged." };
}
