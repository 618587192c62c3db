/** How each part of the program is differentiated, at what price, and what could be chosen instead. */
import { Fragment, useMemo, useState } from "react";
import type { DerivativeReport, ModeName } from "../../../engine/protocol.ts";
import { formatBytes, formatCount, formatPrimals } from "../../charts/quantities.ts";
import { Words } from "../../ui/Words.tsx";
import { EmptyState } from "../EmptyState.tsx";
import { isMixtapes } from "../ownerTree.ts";
import type { ViewProps } from "../viewProps.ts";
import { layoutModes } from "./layout.ts";
import { ModeOptions } from "./ModeOptions.tsx";
import { ModeRowCells } from "./ModeRowCells.tsx";
import styles from "./ModesView.module.css";

/** A choice that the next report will show; it is forgotten when that arrives. */
interface Asked {
  readonly during: DerivativeReport;
  readonly owner: string;
  readonly mode: ModeName;
}

export function ModesView({ report, highlight, onHighlight, onOverride, busy }: ViewProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [all, setAll] = useState(false);
  const { rows, mostWork, mostBytes } = useMemo(
    () => layoutModes(report, closed, all),
    [report, closed, all],
  );
  const ownCount = report.owners.filter(isMixtapes).length;
  if (rows.length === 0) {
    return (
      <EmptyState
        title="This call has no parts to choose modes for."
        next="Split the work into functions and call them: each gets a row here, and a mode of its own."
      />
    );
  }
  const choose = (owner: string, mode: ModeName | undefined) => {
    setAsked(mode === undefined ? undefined : { during: report, owner, mode });
    onOverride(owner, mode);
  };
  return (
    <div className={styles["view"]} aria-busy={busy}>
      <Caption report={report} />
      <table role="table" className={styles["table"]} aria-label="Modes by part of the program">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">part</th>
            <th role="columnheader">mode</th>
            <th role="columnheader" data-figure>
              in → out
            </th>
            <th role="columnheader" data-figure title="the function’s own, and the derivative’s">
              operations: its own / the derivative’s
            </th>
            <th role="columnheader" data-figure title="bytes remembered for the way back, in all">
              recorded
            </th>
            <th role="columnheader" data-figure title="bytes held at the moment of the peak">
              at the peak
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => {
            const { key, span } = row.owner;
            const isCompared = compared.has(key) && row.choosable;
            const light = {
              onPointerEnter: () => onHighlight({ owner: key, span }),
              onPointerLeave: () => onHighlight(undefined),
              "data-lit": highlight?.owner === key,
            };
            const asking = asked?.during === report && asked.owner === key ? asked.mode : undefined;
            return (
              <Fragment key={key}>
                <tr role="row" className={styles["main"]} {...light}>
                  <ModeRowCells
                    row={row}
                    mostWork={mostWork}
                    mostBytes={mostBytes}
                    isClosed={closed.has(key)}
                    asking={asking}
                    onToggle={() => setClosed(toggled(closed, key))}
                    onChoose={(mode) => choose(key, mode)}
                  />
                </tr>
                <tr
                  role="row"
                  className={styles["why"]}
                  {...light}
                  data-empty={row.reason === undefined && !row.choosable}
                >
                  <td role="cell" colSpan={6} style={{ "--depth": row.depth }}>
                    {row.reason !== undefined && <Words>{row.reason}</Words>}{" "}
                    {row.choosable && (
                      <button
                        type="button"
                        className={styles["compare"]}
                        aria-expanded={isCompared}
                        aria-label={`Compare the modes of ${row.owner.name}`}
                        onClick={() => setCompared(toggled(compared, key))}
                      >
                        {isCompared ? "Hide the others" : "Compare the modes"}
                      </button>
                    )}
                  </td>
                </tr>
                {isCompared && (
                  <tr role="row" className={styles["others"]}>
                    <td role="cell" colSpan={6} style={{ "--depth": row.depth }}>
                      <ModeOptions row={row} asking={asking} onChoose={(mode) => choose(key, mode)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <p className={styles["note"]}>
        Figures are each part’s own, without the parts inside it. Predictions come from counts of this run,
        not from timings.
        {ownCount > 0 && (
          <>
            {" "}
            {all ? "Mixtape’s own functions have rows of their own. " : ownWords(ownCount)}
            <button
              type="button"
              className={styles["compare"]}
              aria-pressed={all}
              onClick={() => setAll(!all)}
            >
              {all ? "Count them with their callers" : "Show them"}
            </button>
          </>
        )}
      </p>
    </div>
  );
}

function ownWords(count: number): string {
  return count === 1
    ? "One function of Mixtape’s own is counted with its caller. "
    : `${formatCount(count)} functions and loops of Mixtape’s own are counted with their callers. `;
}

function Caption({ report }: { readonly report: DerivativeReport }) {
  const { work, tape, transform, entry, mode, policy } = report;
  const noun = transform === "gradient" || transform === "derivative" ? `The ${transform}` : transform;
  return (
    <p className={styles["caption"]}>
      {noun} of <code>{entry}</code>, {mode === "mixed" ? "modes mixed" : `${mode} mode`}
      {policy === "everything" ? ", everything recorded" : ""}:{" "}
      <strong>{formatPrimals(work.derivative, work.primal)}</strong> of work ({formatCount(work.derivative)}{" "}
      operations for the function’s {formatCount(work.primal)}), and{" "}
      {tape.peakBytes > 0 ? (
        <>
          <strong>{formatBytes(tape.peakBytes)}</strong> of tape at the peak.
        </>
      ) : (
        "no tape."
      )}
    </p>
  );
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
