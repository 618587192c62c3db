/** A check of a rule in full: what is wrong and what to do, the worst entry, error against step, all that was looked at. */
import { useMemo } from "react";
import type { CheckReport, CheckStep, ComparedEntry, PointPlot } from "../../../engine/protocol.ts";
import { formatNumber } from "../../charts/quantities.ts";
import { Words } from "../../ui/Words.tsx";
import { exactNumber } from "../output/exactNumber.ts";
import { PlotValue } from "../output/PlotValue.tsx";
import { curvePlot } from "./curvePlot.ts";
import styles from "./RuleReport.module.css";

export function RuleReport({ report }: { readonly report: CheckReport }) {
  const { mistakes, remarks, worst, curve, steps } = report;
  const plot = useMemo(() => curvePlot(worst, curve), [worst, curve]);
  return (
    <div className={styles["report"]}>
      {mistakes.map(({ message, hint }, index) => (
        <div key={index} className={styles["mistake"]}>
          <p>
            <Words>{message}</Words>
          </p>
          <p className={styles["hint"]}>
            <Words>{hint}</Words>
          </p>
        </div>
      ))}
      {remarks.map((remark) => (
        <p key={remark} className={styles["hint"]}>
          <Words>{remark}</Words>
        </p>
      ))}
      {worst !== undefined && <Worst entry={worst} isWrong={mistakes.length > 0} />}
      {plot !== undefined && <Curve plot={plot} isWrong={mistakes.length > 0} />}
      <Steps steps={steps} />
    </div>
  );
}

function Worst({ entry, isWrong }: { readonly entry: ComparedEntry; readonly isWrong: boolean }) {
  const { part, output, expected, error, got } = entry;
  const title = isWrong ? "The entry that is farthest off" : "One entry that was compared";
  return (
    <div className={styles["worst"]} role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption>{title}</caption>
        <tbody>
          <tr>
            <th scope="row">derivative of</th>
            <td>
              {output} by <code>{entry.entry}</code>
            </td>
          </tr>
          <tr>
            <th scope="row">from differences</th>
            <td>
              {exactNumber(Number(expected.toPrecision(10)))} ± {formatNumber(error, 2)}
            </td>
          </tr>
          <tr>
            <th scope="row">from the {part}</th>
            <td>{exactNumber(got)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Curve({ plot, isWrong }: { readonly plot: PointPlot; readonly isWrong: boolean }) {
  return (
    <div>
      <PlotValue plot={plot} />
      <p className={styles["hint"]}>
        {isWrong
          ? "As the step shrinks, differences settle on another number than the rule gives: the curve stays up."
          : "As the step shrinks, differences approach what the rule gives, until rounding takes over: the curve falls, then rises."}
      </p>
    </div>
  );
}

const outcomeWords: Readonly<Record<CheckStep["outcome"], string>> = {
  passed: "✓ good",
  failed: "! wrong",
  unsure: "? not sure",
  skipped: "– not looked at",
};

function Steps({ steps }: { readonly steps: readonly CheckStep[] }) {
  return (
    <details className={styles["steps"]}>
      <summary>What was looked at</summary>
      <div className={styles["table"]} role="region" aria-label="What was looked at" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">what</th>
              <th scope="col">outcome</th>
              <th scope="col">figures</th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ what, outcome, note }) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td data-outcome={outcome}>{outcomeWords[outcome]}</td>
                <td>
                  <Words>{note}</Words>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
