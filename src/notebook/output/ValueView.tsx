/** A value of the user's as they would write it: numbers in a line, matrices as tables, objects as trees that open. */
import { memo } from "react";
import type { PlainValue } from "../../../engine/protocol.ts";
import { formatCount } from "../../charts/quantities.ts";
import { exactNumber } from "./exactNumber.ts";
import { matrixOf } from "./matrix.ts";
import { MatrixView } from "./MatrixView.tsx";
import { NumbersView } from "./NumbersView.tsx";
import { oneLine } from "./oneLine.ts";
import { PlotValue } from "./PlotValue.tsx";
import { RecordingView } from "./RecordingView.tsx";
import styles from "./ValueView.module.css";

export const ValueView = memo(function ValueView({ value }: { readonly value: PlainValue }) {
  if (value.kind === "number") return <span className={styles["value"]}>{exactNumber(value.value)}</span>;
  if (value.kind === "numbers") return <NumbersView {...value} />;
  if (value.kind === "plot") return <PlotValue plot={value.plot} />;
  if (value.kind === "recording") return <RecordingView recording={value} />;
  const matrix = matrixOf(value);
  if (matrix !== undefined) return <MatrixView {...matrix} />;
  if (value.kind === "array" || value.kind === "object") return <Tree value={value} />;
  return (
    <span className={styles["value"]}>{oneLine(value, value.kind === "string" ? Infinity : undefined)}</span>
  );
});

function Tree({ value }: { readonly value: Extract<PlainValue, { kind: "array" | "object" }> }) {
  const entries: readonly (readonly [string, PlainValue])[] =
    value.kind === "object"
      ? value.entries
      : value.items.map((item, index) => [String(index), item] as const);
  const hidden = value.kind === "array" ? value.length - value.items.length : value.cut ? 1 : 0;
  if (entries.length === 0)
    return <span className={styles["value"]}>{value.kind === "array" ? "[]" : "{}"}</span>;
  return (
    <details className={styles["tree"]} open={entries.length <= 6}>
      <summary className={styles["value"]}>
        <span className={styles["whole"]}>{oneLine(value)}</span>
        <span className={styles["brackets"]}>{value.kind === "array" ? "[ … ]" : "{ … }"}</span>
      </summary>
      <ul className={styles["branches"]}>
        {entries.map(([name, each]) => (
          <li key={name}>
            <span className={styles["name"]}>{name}: </span>
            <ValueView value={each} />
          </li>
        ))}
        {hidden > 0 && (
          <li className={styles["note"]}>
            {value.kind === "array" ? `… and ${formatCount(hidden)} more` : "… and more"}
          </li>
        )}
      </ul>
    </details>
  );
}
