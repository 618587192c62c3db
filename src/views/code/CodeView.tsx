/** The source with what each line costs, and beside it the derivative code that was made of it, lines matched. */
import { useEffect, useMemo, useRef, useState } from "react";
import type { DerivativeReport, Span } from "../../../engine/protocol.ts";
import { formatAmount, formatBytes, formatCount } from "../../charts/quantities.ts";
import { EmptyState } from "../EmptyState.tsx";
import { ownerAt } from "../ownerTree.ts";
import type { ViewProps } from "../viewProps.ts";
import styles from "./CodeView.module.css";
import { listingFor, listingGroups, litListingLines, sourceTexts, type SourceText } from "./layout.ts";
import { ListingPane } from "./ListingPane.tsx";
import { scrollToLit } from "./scrollToLit.ts";
import { SourcePane } from "./SourcePane.tsx";

export function CodeView({ report, cells, highlight, onHighlight, busy }: ViewProps) {
  const texts = useMemo(() => sourceTexts(report, cells), [report, cells]);
  const [pinned, setPinned] = useState<Span | undefined>(undefined);
  const [chosenListing, setShown] = useState<number | undefined>(undefined);
  const view = useRef<HTMLDivElement>(null);
  const { listings } = report.code;
  // What was held in another view is in sight here at once.
  useEffect(() => scrollToLit(view.current), []);
  if (texts.length === 0 && listings.length === 0) {
    return (
      <EmptyState
        title="There is no code to show for this call."
        next="Run the cell again: the code is made anew with every run."
      />
    );
  }
  const groups = listingGroups(report);
  const chosen = Math.min(chosenListing ?? groups[0]?.members[0] ?? 0, Math.max(0, listings.length - 1));
  const span = highlight?.span ?? pinned;
  const light = (place: Span | undefined) => {
    onHighlight(place === undefined ? undefined : { owner: ownerAt(place, report.owners)?.key, span: place });
  };
  /** A click holds the match, shows it on the other side, and a second one lets it go. */
  const pin = (place: Span) => {
    if (isSame(pinned, place)) {
      setPinned(undefined);
      return;
    }
    setPinned(place);
    const target = listingFor(listings, chosen, place, texts);
    if (target !== undefined) setShown(target);
    requestAnimationFrame(() => scrollToLit(view.current));
  };
  return (
    <div ref={view} className={styles["view"]} aria-busy={busy}>
      <div className={styles["panes"]}>
        <SourcePane texts={texts} span={span} onLight={light} onPin={pin} />
        <ListingPane
          listings={listings}
          groups={groups}
          chosen={chosen}
          onChoose={setShown}
          texts={texts}
          span={span}
          onLight={light}
          onPin={pin}
        />
      </div>
      <p className={styles["status"]} aria-live="polite">
        {statusText(span, report, texts, chosen)}
      </p>
    </div>
  );
}

const isSame = (a: Span | undefined, b: Span) =>
  a?.source === b.source && a.start === b.start && a.end === b.end;

/** What the highlighted line costs and where its derivative is; how to get there when none is highlighted. */
function statusText(
  span: Span | undefined,
  { code }: DerivativeReport,
  texts: readonly SourceText[],
  chosen: number,
): string {
  const text = texts.find(({ cell }) => cell.id === span?.source);
  const line = text?.lines.findLast(({ span: own }) => span !== undefined && own.start <= span.start);
  if (span === undefined || line === undefined) {
    return "Point at a line to see what it became; click to hold it.";
  }
  const { figures } = line;
  const listing = code.listings[chosen];
  const count = listing === undefined ? 0 : litListingLines(listing, span, texts).size;
  const parts = [
    figures === undefined
      ? "no operation was counted on it"
      : `${formatAmount(figures.primalWork, "operation")}, in the derivative ${formatCount(figures.derivativeWork)}`,
    figures !== undefined && figures.recordedBytes > 0
      ? `${formatBytes(figures.recordedBytes)} remembered for the way back`
      : undefined,
    listing === undefined
      ? undefined
      : `${count === 0 ? "no line" : formatAmount(count, "line")} in ${listing.title}`,
  ];
  return `Line ${String(line.number)}: ${parts.filter((part) => part !== undefined).join("; ")}.`;
}
