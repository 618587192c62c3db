/** A list of numbers: whole in a line where it is short; a long one opens into pages, or into a plot over its places. */
import { useState } from "react";
import type { PlainValue, PointPlot } from "../../../engine/protocol.ts";
import { formatCount, formatNumber } from "../../charts/quantities.ts";
import { Button } from "../../ui/Button.tsx";
import { Pages } from "../../ui/Pages.tsx";
import { exactNumber } from "./exactNumber.ts";
import { PlotValue } from "./PlotValue.tsx";
import styles from "./ValueView.module.css";

type NumberList = Extract<PlainValue, { kind: "numbers" }>;

const mostInLine = 24;
const inSummary = 8;
const perPage = 100;

export function NumbersView(list: NumberList) {
  const { length, values, flavor } = list;
  const [asPlot, setAsPlot] = useState(false);
  const name = flavor === "array" ? "" : `${flavor} `;
  const line = (from: number, to: number) =>
    values.slice(from, to).map((each, index) => (
      <span key={from + index} title={`[${from + index}] ${exactNumber(each)}`}>
        {formatNumber(each)}
        {from + index < length - 1 ? ", " : ""}
      </span>
    ));
  if (length <= mostInLine) {
    return (
      <span className={styles["value"]}>
        {name}[{line(0, length)}]
      </span>
    );
  }
  return (
    <details className={styles["tree"]}>
      <summary className={styles["value"]}>
        {name}[{line(0, inSummary)}… ] <span className={styles["note"]}>{formatCount(length)} numbers</span>
      </summary>
      <div className={styles["opened"]}>
        {asPlot ? (
          <PlotValue plot={plotOf(list)} />
        ) : (
          <Pages count={values.length} perPage={perPage} nouns={["number", "numbers"]}>
            {(from, to) => <div className={styles["flow"]}>{line(from, to)}</div>}
          </Pages>
        )}
        {!asPlot && values.length < length && (
          <p className={styles["note"]}>
            {formatCount(length - values.length)} more numbers are not shown: a cell gives the page no more at
            once.
          </p>
        )}
        <Button className={styles["switch"]} onClick={() => setAsPlot(!asPlot)}>
          {asPlot ? "As numbers" : "As a plot"}
        </Button>
      </div>
    </details>
  );
}

/** The numbers that are here, over their places. */
function plotOf({ values, length }: NumberList): PointPlot {
  const axis = { label: undefined, unit: undefined, log: false };
  const cut =
    values.length < length ? `The first ${formatCount(values.length)} of ${formatCount(length)}` : undefined;
  return {
    form: "line",
    title: cut,
    x: axis,
    y: axis,
    series: [{ name: undefined, x: values.map((_, i) => i), y: values, length: values.length }],
    cut: 0,
    labels: [],
  };
}
