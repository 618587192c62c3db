/** A recording as tables: the operations of one run in a straight line, and what was decided on the way. */
import type { ReactNode } from "react";
import type { RecordingNote } from "../../../engine/protocol.ts";
import { formatAmount, formatCount, formatNumber } from "../../charts/quantities.ts";
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
        Recording of <code>{name}</code>: {formatAmount(counts.operations, "operation")} on{" "}
        {formatAmount(counts.inputs, "input")}, giving <code>{oneLine(value)}</code>
        {redone > 0 && (
          <span className={styles["note"]}>
            {" "}
            · recorded anew {redone === 1 ? "once" : `${formatCount(redone)} times`}
          </span>
        )}
      </p>
      <Rows
        title="Operations"
        heads={["Value", "Operation", "Of", "Was", "Line"]}
        shown={operations.length}
        total={counts.operations}
      >
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
      </Rows>
      <Rows
        title="Decisions, checked on every replay"
        heads={["Decision", "Of", "Was", "Line"]}
        shown={decisions.length}
        total={counts.decisions}
      >
        {decisions.map(({ text, operands, outcome, line }, index) => (
          <tr key={index}>
            <th scope="row">{text}</th>
            <td>{operands.map(shortNumber).join(", ")}</td>
            <td>{typeof outcome === "number" ? formatNumber(outcome) : String(outcome)}</td>
            <td className={styles["number"]}>{line ?? ""}</td>
          </tr>
        ))}
      </Rows>
    </section>
  );
}

interface RowsProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}

function Rows({ title, heads, shown, total, children }: RowsProps) {
  if (total === 0) return null;
  return (
    <details className={styles["rows"]} open={total <= openRows}>
      <summary>
        {title} <span className={styles["note"]}>{formatCount(total)}</span>
      </summary>
      <ScrollArea className={styles["table"]} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollArea>
      {shown < total && (
        <p className={styles["note"]}>
          The first {formatCount(shown)} of {formatCount(total)}
        </p>
      )}
    </details>
  );
}

/** Constants among operands come with all their digits. */
function shortNumber(operand: string): string {
  const number = Number(operand);
  return operand === "" || Number.isNaN(number) ? operand : formatNumber(number);
}
