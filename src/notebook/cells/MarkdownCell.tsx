/** A cell of reading text; its Markdown shows while it is being edited. */
import { memo, useMemo, useRef } from "react";
import type { Cell } from "../../store/notebookStore.ts";
import { hasOption } from "../../store/cellOperations.ts";
import { useFocus, useStores } from "../../store/StoresContext.ts";
import { PlainEditor } from "../editor/PlainEditor.tsx";
import { MarkdownText } from "../text/MarkdownText.tsx";
import { cellActions } from "./cellActions.ts";
import { CellFrame } from "./CellFrame.tsx";
import { Folded } from "./Folded.tsx";
import { useFound, useFoundInSetText } from "./useFound.ts";
import styles from "./MarkdownCell.module.css";

export interface MarkdownCellProps {
  readonly cell: Cell;
  readonly number: number;
}

export const MarkdownCell = memo(function MarkdownCell({ cell, number }: MarkdownCellProps) {
  const stores = useStores();
  const actions = useMemo(() => cellActions(stores, cell.id), [stores, cell.id]);
  const caret = useFocus((state) => (state.cell === cell.id ? state.caret : undefined));
  const found = useFound(cell.id);
  const place = useRef<HTMLDivElement>(null);
  useFoundInSetText(place, found);
  const lines = cell.text.split("\n");
  const shown =
    hasOption(cell, "folded") && found.now === undefined ? lines.slice(0, blockLength(lines)) : lines;
  return (
    <CellFrame cell={cell.id} kind="markdown" label={`Cell ${number}, text`}>
      {caret === undefined ? (
        <div ref={place} className={styles["text"]} onDoubleClick={() => actions.edit(cell.text.length)}>
          {cell.text.trim() === "" ? (
            <p className={styles["empty"]}>Empty text. Double-click or press Enter to write.</p>
          ) : (
            <MarkdownText markdown={shown.join("\n")} />
          )}
          {shown.length < lines.length && (
            <Folded lines={lines.length - shown.length} onUnfold={actions.toggleFold} />
          )}
        </div>
      ) : (
        <PlainEditor
          look="prose"
          label={`Text of cell ${number}. Escape leaves it.`}
          text={cell.text}
          caret={caret}
          onEdit={(text) => stores.notebook.getState().edit(cell.id, text)}
        />
      )}
    </CellFrame>
  );
});

/** How many lines come before the first blank one after some words: a folded text shows those. */
function blockLength(lines: readonly string[]): number {
  const first = lines.findIndex((line) => line.trim() !== "");
  const blank = lines.findIndex((line, at) => at > first && line.trim() === "");
  return blank === -1 ? lines.length : blank;
}
