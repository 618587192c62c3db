/** What an opened card says: result, figures with their units, and each subfunction's mode with the reason. */
import type { DerivativeReport } from "../../../engine/protocol.ts";
import { formatAmount, formatBytes, formatOperations, formatPrimals } from "../../charts/quantities.ts";
import { LetterBadge } from "../../charts/MeaningBadge.tsx";
import { Button } from "../../ui/Button.tsx";
import { Words } from "../../ui/Words.tsx";
import { ValueView } from "../output/ValueView.tsx";
import styles from "./Card.module.css";
import { shownFunctions } from "./stripOf.ts";

export interface CardDetailsProps {
  readonly report: DerivativeReport;
  readonly onInspect: (view?: string) => void;
}

const mostOwners = 12;

export function CardDetails({ report, onInspect }: CardDetailsProps) {
  const { value, result, owners } = report;
  const functions = shownFunctions(owners);
  return (
    <div className={styles["details"]}>
      <dl className={styles["facts"]}>
        {value !== undefined && (
          <>
            <dt>Value</dt>
            <dd>
              <ValueView value={value} />
            </dd>
          </>
        )}
        <dt>Result</dt>
        <dd>
          <ValueView value={result} />
        </dd>
        {factsOf(report).map(([name, said]) => (
          <div key={name} className={styles["fact"]}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles["owners"]} aria-label="Modes">
        {functions.slice(0, mostOwners).map(({ key, name, letter, reason }) => (
          <li key={key}>
            <LetterBadge letter={letter} />
            <code>{name}</code>
            <span>
              <Words>{reason}</Words>
            </span>
          </li>
        ))}
        {functions.length > mostOwners && (
          <li>… and {functions.length - mostOwners} more in the inspector</li>
        )}
      </ul>
      <div className={styles["actions"]}>
        <Button look="framed" onClick={() => onInspect()}>
          Look inside
        </Button>
        {owners.some(({ options }) => options.length > 0) && (
          <Button look="framed" onClick={() => onInspect("modes")}>
            Change modes
          </Button>
        )}
      </div>
    </div>
  );
}

function factsOf(report: DerivativeReport): (readonly [string, string])[] {
  const { input, output, work, tape, calls, mode, chunk, policy } = report;
  const lanes = chunk === undefined ? "" : `, ${formatAmount(chunk, "tangent")} at a time`;
  const kept = policy === "everything" ? ", every operation recorded" : "";
  return [
    ["From", input.text],
    ["To", output.text],
    ["Mode", `${mode}${lanes}${kept}`],
    ["The function’s own work", formatOperations(work.primal)],
    [
      "The derivative’s work",
      `${formatOperations(work.derivative)}, as many as ${formatPrimals(work.derivative, work.primal)}`,
    ],
    [
      "Remembered at once (tape)",
      `${formatBytes(tape.peakBytes)} of ${formatBytes(tape.budgetBytes)} allowed`,
    ],
    ["Remembered in all", formatBytes(tape.recordedBytes)],
    ["Called", calls === 1 ? "once" : `${formatAmount(calls, "time")}; this card shows the first call`],
  ];
}
