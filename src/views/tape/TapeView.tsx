/** Bytes remembered over the run, stacked by owner: who holds how much, when, and at the peak. */
import { useMemo } from "react";
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatBytes } from "../../charts/quantities.ts";
import { EmptyState } from "../EmptyState.tsx";
import { usersTimeline } from "../ownerTree.ts";
import { PictureOrTable } from "../PictureOrTable.tsx";
import type { ViewProps } from "../viewProps.ts";
import { budgetText, whyEmpty, type TapeTrouble } from "./reading.ts";
import { TapePicture } from "./TapePicture.tsx";
import { TapeTable } from "./TapeTable.tsx";
import styles from "./TapeView.module.css";

export function TapeView({ report: given, highlight, onHighlight, busy }: ViewProps) {
  const report = useMemo(
    () => ({ ...given, timeline: usersTimeline(given.timeline, given.owners) }),
    [given],
  );
  const trouble = whyEmpty(report);
  if (trouble !== undefined) return <EmptyState {...words[trouble]} />;
  return (
    <div className={styles["view"]} aria-busy={busy}>
      <PictureOrTable
        caption={<Caption report={report} />}
        picture={<TapePicture report={report} highlight={highlight} onHighlight={onHighlight} />}
        table={() => <TapeTable report={report} />}
      />
    </div>
  );
}

function Caption({ report: { tape } }: { readonly report: DerivativeReport }) {
  return (
    <p>
      At most <strong>{formatBytes(tape.peakBytes)}</strong> were remembered at once for the way back (the
      tape’s peak); {formatBytes(tape.recordedBytes)} in all. {budgetText(tape)}
    </p>
  );
}

const words: Readonly<Record<TapeTrouble, { readonly title: string; readonly next: string }>> = {
  forward: {
    title: "Forward mode keeps nothing for a way back: no tape.",
    next: 'To see one, ask for reverse mode: `gradient(f, { mode: "reverse" })`.',
  },
  nothing: {
    title: "This way back needed nothing remembered.",
    next: 'All it uses is still at hand when it turns back. Values go on the tape where a loop or a called function would overwrite them: put some of the work in a loop, or record everything with the option `tape: "everything"`.',
  },
  unrecorded: {
    title: "The tape of this run was not sampled.",
    next: "Run the cell again to record it.",
  },
};
