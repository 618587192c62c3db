/** The tape's figures in words: what is held at a moment, and how the peak stands against the budget. */
import type { DerivativeReport, OwnerReport, TapeNote, TapeTimeline } from "../../../engine/protocol.ts";
import { formatBytes, formatCount, formatShare } from "../../charts/quantities.ts";
import { ownerTitle } from "../ownerTree.ts";
import { sweepKinds, type SweepKind, type TapeBand } from "./layout.ts";

/** One moment: `after 12,400 of 31,000 operations, on the way back`. */
export function momentText({ samples }: TapeTimeline, index: number): string {
  const at = samples[index]?.at ?? 0;
  const last = samples[samples.length - 1]?.at ?? at;
  return `after ${formatCount(at)} of ${formatCount(last)} operations, ${sweepWords[sweepKinds(samples)[index] ?? "forward"]}`;
}

const sweepWords: Readonly<Record<SweepKind, string>> = {
  forward: "on the way there",
  reverse: "on the way back",
  again: "forward again",
};

/** How the peak stands against the budget: in words, since the line would be far above the picture. */
export function budgetText({ peakBytes, budgetBytes }: TapeNote): string {
  if (!(budgetBytes > 0)) return "There is no budget.";
  const share = formatShare(peakBytes / budgetBytes);
  return `That is ${share} of the budget of ${formatBytes(budgetBytes)}.`;
}

/** What a band is called: its owner's title, or how many small owners it stands for. */
export function bandTitle({ owners: keys }: TapeBand, owners: readonly OwnerReport[]): string {
  const [first, ...others] = keys;
  if (others.length > 0) return `${formatCount(keys.length)} others together`;
  const owner = owners.find(({ key }) => key === first);
  return owner === undefined ? (first ?? "") : ownerTitle(owner, owners);
}

export type TapeTrouble = "forward" | "unrecorded" | "nothing";

/** Why there is nothing to draw; undefined where there is. */
export function whyEmpty({
  timeline,
  mode,
  tape,
}: Pick<DerivativeReport, "timeline" | "mode" | "tape">): TapeTrouble | undefined {
  if (timeline.samples.some(({ total }) => total > 0)) return undefined;
  if (mode === "forward") return "forward";
  return tape.recordedBytes === 0 ? "nothing" : "unrecorded";
}
