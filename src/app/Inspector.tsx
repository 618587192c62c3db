/** The panel that looks into one derivative, through one view at a time. */
import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import type { DerivativeReport } from "../../engine/protocol.ts";
import type { Cell } from "../store/notebookStore.ts";
import { useInspector, useNotebook, useRuns, useStores } from "../store/StoresContext.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./Inspector.module.css";

/** The views come after the notebook: it is read first, and until something has run they have nothing to show. */
const InspectorViews = lazy(async () => ({ default: (await import("./InspectorViews.tsx")).InspectorViews }));

export function Inspector() {
  const { inspector } = useStores();
  const reports = useReports();
  const wanted = useInspector((state) => state.report);
  const isUp = useInspector((state) => state.isUp);
  const report = chosenReport(reports, wanted);
  const sheet = useSheetFocus(isUp);
  return (
    <aside
      ref={sheet}
      className={styles["inspector"]}
      aria-label="Inspector"
      data-up={isUp}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isUp) inspector.getState().close();
      }}
    >
      <div className={styles["top"]}>
        {report === undefined ? (
          <p className={styles["title"]}>Inspector</p>
        ) : (
          <ReportChoice reports={reports} chosen={report} />
        )}
        <IconButton
          label="Close inspector"
          className={styles["close"]}
          icon={<Icon name="close" />}
          onClick={inspector.getState().close}
        />
      </div>
      {report === undefined ? (
        <Empty />
      ) : (
        <Suspense>
          <InspectorViews report={report} />
        </Suspense>
      )}
    </aside>
  );
}

/** Where the inspector is a sheet, the focus goes into it while it is up, and back to where it was when it goes down. */
function useSheetFocus(isUp: boolean) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isUp || !matchMedia("(width < 900px)").matches) return;
    const before = document.activeElement;
    sheet.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [isUp]);
  return sheet;
}

/** All reports of the notebook in the order of its cells. */
function useReports(): readonly DerivativeReport[] {
  const cells = useNotebook((state) => state.cells);
  const outcomes = useRuns((state) => state.outcomes);
  return useMemo(() => cells.flatMap(({ id }) => outcomes[id]?.result?.reports ?? []), [cells, outcomes]);
}

/** The wanted one; where none is wanted or it is gone, one that mixes modes, as these have most to show. */
function chosenReport(
  reports: readonly DerivativeReport[],
  wanted: string | undefined,
): DerivativeReport | undefined {
  return (
    reports.find(({ id }) => id === wanted) ?? reports.find(({ mode }) => mode === "mixed") ?? reports[0]
  );
}

function ReportChoice(props: {
  readonly reports: readonly DerivativeReport[];
  readonly chosen: DerivativeReport;
}) {
  const { inspector, notebook } = useStores();
  const cells = notebook.getState().cells;
  const named = props.reports.map((report) => {
    const number = cells.findIndex(({ id }) => id === report.cell) + 1;
    return { report, name: `${report.transform}(${report.entry}) · cell ${number}` };
  });
  return (
    <select
      className={styles["choice"]}
      aria-label="Derivative"
      value={props.chosen.id}
      onChange={(event) => inspector.getState().offer(event.target.value)}
    >
      {named.map(({ report, name }) => (
        <option key={report.id} value={report.id}>
          {name}
          {named.some((other) => other.name === name && other.report !== report) &&
            `, line ${lineOf(report, cells)}`}
        </option>
      ))}
    </select>
  );
}

/** The line of its cell on which a derivative was called, from 1. */
function lineOf({ cell, span }: DerivativeReport, cells: readonly Cell[]): number {
  const text = cells.find(({ id }) => id === cell)?.text ?? "";
  return text.slice(0, span.start).split("\n").length;
}

function Empty() {
  return (
    <div className={styles["empty"]}>
      <p>
        Each derivative you take leaves a card under its cell. Open one, and this is where you see how it was
        made: its graph, its tape, the mode of each part, and the code.
      </p>
      <p>
        Try <code>{"gradient(x => x[0] * x[1])([2, 3])"}</code> in a cell and press Shift+Enter.
      </p>
    </div>
  );
}
