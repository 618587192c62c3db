/** One derivative through the views of the registry, one view at a time. */
import { memo, useCallback, useDeferredValue, useId, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { DerivativeReport, ModeName } from "../../engine/protocol.ts";
import { useInspector, useNotebook, useRuns, useStores } from "../store/StoresContext.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Tabs } from "../ui/Tabs.tsx";
import { views, type ViewEntry } from "../views/registry.ts";
import type { NumberedCell } from "../views/viewProps.ts";
import styles from "./Inspector.module.css";

export function InspectorViews({ report }: { readonly report: DerivativeReport }) {
  const { inspector } = useStores();
  const panel = useId();
  const wanted = useInspector((state) => state.view);
  const view = views.find(({ id }) => id === wanted) ?? views[0];
  // Views may take long to draw; results, tabs and typing do not wait for them.
  const drawnView = useDeferredValue(view);
  const drawnReport = useDeferredValue(report);
  if (view === undefined || drawnView === undefined) return null;
  return (
    <>
      <Tabs label="Views" tabs={views} chosen={view.id} onChoose={inspector.getState().show} panel={panel} />
      <div
        id={panel}
        role="tabpanel"
        aria-labelledby={`${panel}-tab-${view.id}`}
        className={styles["panel"]}
        tabIndex={-1}
      >
        <ErrorBoundary key={drawnView.id} what={`The view “${drawnView.title}”`} resetOn={drawnReport}>
          <DrawnView view={drawnView} report={drawnReport} />
        </ErrorBoundary>
      </div>
    </>
  );
}

interface DrawnViewProps {
  readonly view: ViewEntry;
  readonly report: DerivativeReport;
}

const DrawnView = memo(function DrawnView({ view, report }: DrawnViewProps) {
  const { inspector, notebook, runner } = useStores();
  const highlight = useInspector((state) => state.pointedAt);
  const busy = useDeferredValue(useRuns((state) => state.isRunning));
  const cells = useDeferredValue(useTextsAsRun());
  const onOverride = useCallback(
    (owner: string, mode: ModeName | undefined) => {
      // What was chosen for stays in view, whichever derivative would be shown of itself after the run.
      inspector.getState().offer(report.id);
      notebook.getState().override(report.id, owner, mode);
      runner.run([report.cell]);
    },
    [inspector, notebook, runner, report],
  );
  return (
    <view.Component
      report={report}
      cells={cells}
      highlight={highlight}
      busy={busy}
      onHighlight={inspector.getState().point}
      onOverride={onOverride}
    />
  );
});

/** Reports are about the texts that ran, not about what is being typed. */
function useTextsAsRun(): readonly NumberedCell[] {
  const order = useNotebook(useShallow(({ cells }) => cells.map(({ id }) => id)));
  const texts = useRuns(useShallow(({ outcomes }) => order.map((id) => outcomes[id]?.text)));
  return useMemo(
    () =>
      order.flatMap((id, index) => {
        const text = texts[index];
        return text === undefined ? [] : [{ id, text, number: index + 1 }];
      }),
    [order, texts],
  );
}
