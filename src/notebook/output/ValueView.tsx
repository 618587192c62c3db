/** A value of the user's as they would write it: numbers in a line, matrices as tables, objects as trees that open. */
import { memo } from "react";
import type { PlainValue } from "../../../engine/protocol.ts";
import { formatCount, formatNumber } from "../../charts/quantities.ts";
import { exactNumber } from "./exactNumber.ts";
import { matrixOf } from "./matrix.ts";
import { MatrixTable } from "./MatrixTable.tsx";
import { oneLine } from "./oneLine.ts";
import { PlotValue } from "./PlotValue.tsx";
import styles from "./ValueView.module.css";

const shownNumbers = 24;

export const ValueView = memo(function ValueView({ value }: { readonly value: PlainValue }) {
  if (value.kind === "number") return <span className={styles["value"]}>{exactNumber(value.value)}</span>;
  if (value.kind === "numbers") return <Numbers {...value} />;
  if (value.kind === "plot") return <PlotValue plot={value.plot} />;
  const matrix = matrixOf(value);
  if (matrix !== undefined) return <MatrixTable {...matrix} />;
  if (value.kind === "array" || value.kind === "object") return <Tree value={value} />;
  return (
    <span className={styles["value"]}>{oneLine(value, value.kind === "string" ? Infinity : undefined)}</span>
  );
});

function Numbers({ length, values, flavor }: Extract<PlainValue, { kind: "numbers" }>) {
  const name = flavor === "array" ? "" : `${flavor} `;
  const first = values.slice(0, shownNumbers);
  const rest = values.slice(shownNumbers);
  const line = (numbers: readonly number[], from: number) =>
    numbers.map((each, index) => (
      <span key={from + index} title={`[${from + index}] ${exactNumber(each)}`}>
        {formatNumber(each)}
        {from + index < length - 1 ? ", " : ""}
      </span>
    ));
  if (length <= shownNumbers) {
    return (
      <span className={styles["value"]}>
        {name}[{line(first, 0)}]
      </span>
    );
  }
  return (
    <details className={styles["tree"]}>
      <summary className={styles["value"]}>
        {name}[{line(first.slice(0, 8), 0)}… ]{" "}
        <span className={styles["note"]}>{formatCount(length)} numbers</span>
      </summary>
      <div className={styles["flow"]}>
        {line([...first, ...rest], 0)}
        {values.length < length && (
          <span className={styles["note"]}>… and {formatCount(length - values.length)} more</span>
        )}
      </div>
    </details>
  );
}

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
        <span className={styles["opened"]}>{value.kind === "array" ? "[ … ]" : "{ … }"}</span>
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
