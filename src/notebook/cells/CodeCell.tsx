/** A cell of code: its text, to read or to write, and below it what running it gave. */
import { memo, useMemo, useRef, type MouseEvent } from "react";
import type { Cell } from "../../store/notebookStore.ts";
import { hasOption } from "../../store/cellOperations.ts";
import { useFocus, useInspector, useRuns, useStores } from "../../store/StoresContext.ts";
import { ColoredCode } from "../../ui/code/ColoredCode.tsx";
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx";
import { ScrollArea } from "../../ui/ScrollArea.tsx";
import { CodeEditor } from "../editor/CodeEditor.tsx";
import { cellActions } from "./cellActions.ts";
import { CellFrame } from "./CellFrame.tsx";
import { CellOutput } from "./CellOutput.tsx";
import styles from "./CodeCell.module.css";
import { Folded } from "./Folded.tsx";
import { marksOf } from "./marksOf.ts";
import { offsetAtPoint } from "./offsetAtPoint.ts";
import { RunState } from "./RunState.tsx";
import { useNameTip } from "./useNameTip.tsx";
import { marksOfFound, useFound, useFoundInSight } from "./useFound.ts";

export interface CodeCellProps {
  readonly cell: Cell;
  readonly number: number;
  readonly isStale: boolean;
}

export const CodeCell = memo(function CodeCell({ cell, number, isStale }: CodeCellProps) {
  const stores = useStores();
  const actions = useMemo(() => cellActions(stores, cell.id), [stores, cell.id]);
  const isEditing = useFocus((state) => state.cell === cell.id && state.caret !== undefined);
  const outcome = useRuns((state) => state.outcomes[cell.id]);
  const pointedAt = useInspector((state) =>
    state.pointedAt?.span?.source === cell.id ? state.pointedAt.span : undefined,
  );
  const isAsRun = outcome?.text === cell.text;
  const diagnostics = useMemo(
    () => (isAsRun ? (outcome?.result?.diagnostics ?? []) : []),
    [isAsRun, outcome?.result],
  );
  const found = useFound(cell.id);
  const place = useRef<HTMLDivElement>(null);
  useFoundInSight(place, found);
  const marks = useMemo(
    () => [...marksOf(cell.id, diagnostics, isAsRun ? pointedAt : undefined), ...marksOfFound(found)],
    [cell.id, diagnostics, isAsRun, pointedAt, found],
  );
  const lines = cell.text.split("\n");
  const isFolded = hasOption(cell, "folded") && lines.length > 1 && found.now === undefined;
  const { tip, ...pointed } = useNameTip(cell.id, cell.text);
  const editHere = (event: MouseEvent<HTMLElement>) => {
    if (document.getSelection()?.isCollapsed === false) return;
    actions.edit(offsetAtPoint(event.currentTarget, event.clientX, event.clientY) ?? cell.text.length);
  };
  return (
    <CellFrame
      cell={cell.id}
      kind="code"
      label={`Cell ${number}, code`}
      margin={<RunState cell={cell.id} isStale={isStale} onRun={actions.run} onStop={stores.runner.stop} />}
    >
      <div ref={place} className={styles["code"]} data-editing={isEditing}>
        {isEditing ? (
          <ErrorBoundary what="The editor">
            <CodeEditor
              cell={cell.id}
              text={cell.text}
              label={`Code of cell ${number}. Escape leaves the text.`}
              diagnostics={diagnostics}
            />
          </ErrorBoundary>
        ) : (
          <ScrollArea className={styles["reading"]} onClick={editHere} {...pointed}>
            <ColoredCode text={isFolded ? lines[0]! : cell.text} marks={marks} firstLine={1} />
          </ScrollArea>
        )}
        {!isEditing && tip}
        {isFolded && !isEditing && <Folded lines={lines.length - 1} onUnfold={actions.toggleFold} />}
        {isStale && <p className={styles["stale"]}>{isAsRun ? "needs a new run" : "edited since it ran"}</p>}
      </div>
      <ErrorBoundary what="What this cell gave" resetOn={outcome}>
        <CellOutput cell={cell.id} outcome={outcome} isStale={isStale} />
      </ErrorBoundary>
    </CellFrame>
  );
});
