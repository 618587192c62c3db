/** A recording as tables: the operations of one run in a straight line, and what was decided on the way. */
import type { ReactNode } from "react";
import type { RecordingNote } from "../../../engine/protocol.ts";
import { formatCount, formatNumber } from "../../charts/quantities.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { exactNumber } from "./exactNumber.ts";
import { oneLine } from "./oneLine.ts";
import styles from "./RecordingView.module.css";

/** Tables of so many rows are open from the start. */
const openRows = 16;

export function RecordingView({ recording }: { readonly recording: RecordingNote }) {
  const { name, value, counts, redone, operations, decisions } = recording;
  return (
    <section className={styles["recording"]} aria-label={`Recording of ${name}`}>
      <p className={styles["head"]}>
        Recording of <code>{name}</code>: {counted(counts.operations, "operation")} on{" "}
        {counted(counts.inputs, "input")}, giving <code>{oneLine(value)}</code>
        {redone > 0 && (
          <span className={styles["note"]}>
            {" "}
            · recorded anew {redone === 1 ? "once" : `${formatCount(redone)} times`}
          </span>
        )}
      </p>
      <Rows title="Operations" shown={operations.length} total={counts.operations}>
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Operation</th>
            <th scope="col">Of</th>
            <th scope="col">Was</th>
            <th scope="col">Line</th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ id, op, operands, value: result, name: own, line }) => (
            <tr key={id}>
              <th scope="row">
                {id}
                {own !== undefined && <span className={styles["own"]}> {own}</span>}
              </th>
              <td>{op}</td>
              <td>{operands.map(shortNumber).join(", ")}</td>
              <td className={styles["number"]} title={result === undefined ? undefined : exactNumber(result)}>
                {result === undefined ? "" : formatNumber(result)}
              </td>
              <td className={styles["number"]}>{line ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </Rows>
      {counts.decisions > 0 && (
        <Rows title="Decisions, checked on every replay" shown={decisions.length} total={counts.decisions}>
          <thead>
            <tr>
              <th scope="col">Decision</th>
              <th scope="col">Of</th>
              <th scope="col">Was</th>
              <th scope="col">Line</th>
            </tr>
          </thead>
          <tbody>
            {decisions.map(({ text, operands, outcome, line }, index) => (
              <tr key={index}>
                <th scope="row">{text}</th>
                <td>{operands.map(shortNumber).join(", ")}</td>
                <td>{typeof outcome === "number" ? formatNumber(outcome) : String(outcome)}</td>
                <td className={styles["number"]}>{line ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </Rows>
      )}
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}

function Rows({ title, shown, total, children }: RowsProps) {
  if (total === 0) return null;
  return (
    <details className={styles["rows"]} open={total <= openRows}>
      <summary>
        {title} <span className={styles["note"]}>{formatCount(total)}</span>
      </summary>
      <ScrollArea className={styles["table"]} role="region" aria-label={title}>
        <table>{children}</table>
      </ScrollArea>
      {shown < total && (
        <p className={styles["note"]}>
          The first {formatCount(shown)} of {formatCount(total)}
        </p>
      )}
    </details>
  );
}

function counted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** Constants among operands come with all their digits. */
function shortNumber(operand: string): string {
  const number = Number(operand);
  return operand === "" || Number.isNaN(number) ? operand : formatNumber(number);
}
