/** All steps of a run as they stand at a moment: what is not computed yet keeps its place and is not shown. */
import { useEffect, useRef } from "react";
import type { Step } from "../../../engine/protocol.ts";
import { formatNumber } from "../../charts/quantities.ts";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import styles from "./StepsView.module.css";
import { operationText } from "./stepWords.ts";
import type { Numbers } from "./sweeps.ts";

interface Props {
  readonly steps: readonly Step[];
  readonly names: readonly string[];
  /** The step that the moment is about. */
  readonly now: number | undefined;
  /** How many steps are computed. */
  readonly computed: number;
  readonly derivative: "tangent" | "cotangent";
  readonly derivatives: Numbers;
  /** Steps whose derivative changes at this moment. */
  readonly lit: readonly number[];
}

export function StepsTable({ steps, names, now, computed, derivative, derivatives, lit }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (now === undefined) return;
    const row = body.current?.rows[now];
    const area = row?.closest("[data-scroll-area]");
    if (row === undefined || !(area instanceof HTMLElement)) return;
    // Only the table's own area moves: the page stays where it is.
    const [top, bottom] = [row.offsetTop - row.offsetHeight, row.offsetTop + row.offsetHeight];
    if (top < area.scrollTop) area.scrollTop = top;
    else if (bottom > area.scrollTop + area.clientHeight) area.scrollTop = bottom - area.clientHeight;
  }, [now]);
  return (
    <ScrollArea className={styles["area"]} role="region" aria-label="Steps of the run">
      <table className={styles["steps"]} data-derivative={derivative}>
        <thead>
          <tr>
            <th data-figure>#</th>
            <th>step</th>
            <th data-figure>value</th>
            <th data-figure>{derivative}</th>
            <th>slopes</th>
            <th data-figure>line</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {steps.map((step, at) => (
            <tr
              key={at}
              data-state={at === now ? "now" : lit.includes(at) ? "lit" : at < computed ? "done" : "later"}
              aria-current={at === now ? "step" : undefined}
            >
              <td data-figure>{at}</td>
              <th scope="row">{stepText(step, names, at)}</th>
              <td data-figure>{at < computed ? formatNumber(step.value) : ""}</td>
              <td data-figure className={styles["derivative"]}>
                {at < computed ? derivativeText(derivatives[at], derivative) : ""}
              </td>
              <td>{at < computed ? slopesText(step, names) : ""}</td>
              <td data-figure>{step.line ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function stepText(step: Step, names: readonly string[], at: number): string {
  return step.operation === "input"
    ? `${names[at]!}, given`
    : `${names[at]!} = ${operationText(step, names)}`;
}

/** "x: 3, w: 2"; constants have none. */
function slopesText({ operands }: Step, names: readonly string[]): string {
  return operands
    .flatMap(({ of, slope }) =>
      of === undefined || slope === undefined ? [] : [`${names[of]!}: ${formatNumber(slope)}`],
    )
    .join(", ");
}

function derivativeText(value: number | undefined, derivative: "tangent" | "cotangent"): string {
  if (value !== undefined) return formatNumber(value);
  return derivative === "tangent" ? "0" : "";
}
