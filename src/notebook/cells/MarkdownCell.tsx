/** A cell of reading text; its Markdown shows while it is being edited. */
import { memo, useMemo } from "react";
import type { Cell } from "../../store/notebookStore.ts";
import { useFocus, useStores } from "../../store/StoresContext.ts";
import { PlainEditor } from "../editor/PlainEditor.tsx";
import { MarkdownText } from "../text/MarkdownText.tsx";
import { cellActions } from "./cellActions.ts";
import { CellFrame } from "./CellFrame.tsx";
import styles from "./MarkdownCell.module.css";

export interface MarkdownCellProps {
  readonly cell: Cell;
  readonly number: number;
}

export const MarkdownCell = memo(function MarkdownCell({ cell, number }: MarkdownCellProps) {
  const stores = useStores();
  const actions = useMemo(() => cellActions(stores, cell.id), [stores, cell.id]);
  const caret = useFocus((state) => (state.cell === cell.id ? state.caret : undefined));
  return (
    <CellFrame cell={cell.id} kind="markdown" label={`Cell ${number}, text`}>
      {caret === undefined ? (
        <div className={styles["text"]} onDoubleClick={() => actions.edit(cell.text.length)}>
          {cell.text.trim() === "" ? (
            <p className={styles["empty"]}>Empty text. Double-click or press Enter to write.</p>
          ) : (
            <MarkdownText markdown={cell.text} />
          )}
        </div>
      ) : (
        <PlainEditor
          look="prose"
          label={`Text of cell ${number}. Escape leaves it.`}
          text={cell.text}
          caret={caret}
          keys={{ onRun: actions.leave, onRunAndMoveOn: actions.runAndMoveOn, onLeave: actions.leave }}
          onEdit={(text) => stores.notebook.getState().edit(cell.id, text)}
        />
      )}
    </CellFrame>
  );
});
