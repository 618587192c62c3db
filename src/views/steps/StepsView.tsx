/** One run, one operation at a time: dual numbers on the way there, or the tape and the cotangents on the way back. */
import type { NoSteps } from "../../../engine/protocol.ts";
import { formatCount } from "../../charts/quantities.ts";
import { EmptyState } from "../EmptyState.tsx";
import type { ViewProps } from "../viewProps.ts";
import { StepsPlayer } from "./StepsPlayer.tsx";

export function StepsView({ report, onHighlight, busy }: ViewProps) {
  const { steps } = report;
  if (steps.kind === "none") return <EmptyState {...wordsFor(steps.why)} />;
  // Another run is another player: it begins at its beginning.
  return (
    <StepsPlayer
      key={JSON.stringify([report.id, steps.steps.length])}
      run={steps}
      transform={report.transform}
      begins={report.mode === "forward" ? "forward" : "reverse"}
      owners={report.owners}
      onHighlight={onHighlight}
      busy={busy}
    />
  );
}

function wordsFor(why: NoSteps): { readonly title: string; readonly next: string } {
  switch (why.kind) {
    case "long":
      return {
        title: `This run is ${formatCount(why.operations)} numbers and operations long.`,
        next: `Up to ${formatCount(why.most)} can be stepped through: call it with fewer numbers, or for fewer turns.`,
      };
    case "world":
      return {
        title: "This run drew numbers that are not the same the next time.",
        next: "To step through it, draw them outside and hand them in as arguments.",
      };
    case "whole":
      return {
        title: `\`${why.name}\` answers here as a whole: by a rule of its own, or as code that is not looked into.`,
        next: "To step through it, differentiate it without its rule, with `withoutRule`, or write it as a function of the notebook.",
      };
    case "refused":
      return { title: "This run cannot be stepped through.", next: why.message };
  }
}
