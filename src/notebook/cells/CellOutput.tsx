/** What running a cell gave: how it ended, its console, its value, its derivative cards, what is wrong. */
import { memo, useMemo, useState } from "react";
import type { Span } from "../../../engine/protocol.ts";
import { overridesOf } from "../../store/planOptions.ts";
import type { Outcome } from "../../store/runStore.ts";
import { useInspector, useNotebook, useRuns, useStores } from "../../store/StoresContext.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { Card } from "../card/Card.tsx";
import { Controls } from "../inputs/Controls.tsx";
import { AskFirst } from "../output/AskFirst.tsx";
import { Checks } from "../output/Checks.tsx";
import { ConsoleLines } from "../output/ConsoleLines.tsx";
import { DiagnosticView } from "../output/DiagnosticView.tsx";
import { NumberNotes } from "../output/NumberNotes.tsx";
import { Shown } from "../output/Shown.tsx";
import { RuleChecks } from "../rules/RuleChecks.tsx";
import { usePrice } from "../output/usePrice.ts";
import { ValueView } from "../output/ValueView.tsx";
import styles from "./CellOutput.module.css";

export interface CellOutputProps {
  readonly cell: string;
  readonly outcome: Outcome | undefined;
  readonly isStale: boolean;
}

export const CellOutput = memo(function CellOutput({ cell, outcome, isStale }: CellOutputProps) {
  const live = useRuns((state) => state.live[cell]);
  const result = outcome?.result;
  const cutShort = outcome?.cutShort;
  const price = usePrice(cell, outcome, isStale);
  const isEmpty = result === undefined && cutShort === undefined && live === undefined;
  if (isEmpty && price === undefined) return null;
  return (
    <div className={styles["output"]} data-stale={isStale} aria-label="Result" role="group">
      {result !== undefined && result.inputs.length > 0 && <Controls cell={cell} inputs={result.inputs} />}
      {price !== undefined && <AskFirst cell={cell} price={price} />}
      {cutShort !== undefined && (
        <p className={styles["cutShort"]} role="status">
          {cutShort.why}
        </p>
      )}
      <Shown shown={result?.shown ?? []} live={live} />
      {result !== undefined && <Results cell={cell} result={result} />}
    </div>
  );
});

function Results({
  cell,
  result,
}: {
  readonly cell: string;
  readonly result: NonNullable<Outcome["result"]>;
}) {
  const { value, console, reports, diagnostics, checks } = result;
  const place = usePlaces(cell);
  return (
    <>
      <ConsoleLines lines={console} />
      {value !== undefined && value.kind !== "undefined" && (
        <div className={styles["value"]}>
          <ErrorBoundary what="The value" resetOn={value}>
            <ValueView value={value} />
          </ErrorBoundary>
        </div>
      )}
      <Checks checks={checks} />
      <RuleChecks cell={cell} />
      {reports.length > 0 && (
        <div className={styles["cards"]}>
          {reports.map((report) => (
            <ErrorBoundary key={report.id} what="This card" resetOn={report}>
              <ReportCard report={report} />
              <NumberNotes report={report} places={place} />
            </ErrorBoundary>
          ))}
        </div>
      )}
      {diagnostics.map((diagnostic, index) => (
        <DiagnosticView key={index} diagnostic={diagnostic} {...place} />
      ))}
      {reports.length === 0 && diagnostics.length > 0 && <UndoModes cell={cell} />}
    </>
  );
}

/** A mode that makes its cell fail takes its own row in the Modes view away: here is the way back. */
function UndoModes({ cell }: { readonly cell: string }) {
  const { notebook, runner } = useStores();
  const cells = useNotebook((state) => state.cells);
  const chosen = Object.entries(overridesOf(cells)).flatMap(([report, modes]) =>
    report.startsWith(cell) && !/^\w/.test(report.slice(cell.length))
      ? Object.keys(modes).map((owner) => ({ report, owner }))
      : [],
  );
  if (chosen.length === 0) return null;
  return (
    <p>
      <Button
        look="framed"
        onClick={() => {
          for (const { report, owner } of chosen) notebook.getState().override(report, owner, undefined);
          runner.run([cell]);
        }}
      >
        Undo the modes you chose here
      </Button>
    </p>
  );
}

function ReportCard({ report }: { readonly report: NonNullable<Outcome["result"]>["reports"][number] }) {
  const { inspector } = useStores();
  const [isOpen, setOpen] = useState(false);
  const isInspected = useInspector((state) => state.report === report.id);
  return (
    <Card
      report={report}
      isOpen={isOpen}
      isInspected={isInspected}
      onToggle={() => {
        // Opening shows the derivative in the inspector too; on narrow screens that would hide the card.
        if (!isOpen) inspector.getState().offer(report.id);
        setOpen(!isOpen);
      }}
      onInspect={(view) => inspector.getState().open(report.id, view)}
    />
  );
}

/** How diagnostics find the text and the name of the cells they speak of. */
function usePlaces(own: string) {
  const { notebook, runs, focus } = useStores();
  return useMemo(
    () => ({
      textOf: (source: string) => runs.getState().outcomes[source]?.text,
      nameOf: (source: string) => {
        if (source === own) return undefined;
        const position = notebook.getState().cells.findIndex(({ id }) => id === source);
        return position === -1 ? undefined : `Cell ${position + 1}`;
      },
      onGoTo: ({ source, start }: Span) => focus.getState().edit(source, start),
    }),
    [notebook, runs, focus, own],
  );
}
