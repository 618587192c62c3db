/** One derivative call in a line: what, value, result as a small picture, work, bytes, modes. Opened, it says more. */
import { memo, useId } from "react";
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatBytes, formatCount, formatPrimals } from "../../charts/quantities.ts";
import { Icon } from "../../ui/Icon.tsx";
import { oneLine } from "../output/oneLine.ts";
import { callText } from "./callText.ts";
import styles from "./Card.module.css";
import { CardDetails } from "./CardDetails.tsx";
import { ModeStrip } from "./ModeStrip.tsx";
import { numbersOf } from "./numbersOf.ts";
import { SmallPicture } from "./SmallPicture.tsx";

export interface CardProps {
  readonly report: DerivativeReport;
  readonly isOpen: boolean;
  /** The inspector shows this one. */
  readonly isInspected: boolean;
  readonly onToggle: () => void;
  readonly onInspect: (view?: string) => void;
}

export const Card = memo(function Card({ report, isOpen, isInspected, onToggle, onInspect }: CardProps) {
  const details = useId();
  const { transform, entry, calls, value, result, work, tape, owners } = report;
  const { start, end } = callText(transform, entry);
  const numbers = numbersOf(result);
  return (
    <article className={styles["card"]} data-inspected={isInspected} aria-label={`${transform} of ${entry}`}>
      <button
        type="button"
        className={styles["row"]}
        aria-expanded={isOpen}
        aria-controls={details}
        onClick={onToggle}
      >
        <span className={styles["chevron"]}>
          <Icon name="open" size={12} />
        </span>
        <span className={styles["call"]} title={`${start}${end}`}>
          <span className={styles["callStart"]}>{start}</span>
          <span>{end}</span>
          {calls > 1 && <span className={styles["which"]}>first of {formatCount(calls)}</span>}
        </span>
        <span className={styles["value"]}>{value === undefined ? "" : oneLine(value, 16)}</span>
        <span className={styles["result"]}>
          {numbers === undefined || numbers.length === 1 ? (
            <span className={styles["number"]}>{oneLine(result, 24)}</span>
          ) : (
            <SmallPicture {...numbers} />
          )}
        </span>
        <span className={styles["figure"]} title="Work of the derivative, in runs of the function itself">
          {formatPrimals(work.derivative, work.primal)}
        </span>
        <span
          className={styles["figure"]}
          title="The most that was remembered for the way back at once (tape)"
        >
          {formatBytes(tape.peakBytes)}
        </span>
        <span className={styles["strip"]}>
          <ModeStrip owners={owners} />
        </span>
      </button>
      <div id={details} hidden={!isOpen}>
        {isOpen && <CardDetails report={report} onInspect={onInspect} />}
      </div>
    </article>
  );
});
