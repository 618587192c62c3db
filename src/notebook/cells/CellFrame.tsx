/** The frame of a cell: what the keyboard's focus rests on, with the controls that every cell has. */
import { memo, useCallback, useState, type ReactNode } from "react";
import type { CellKind } from "../../store/notebookStore.ts";
import { useFocus, useStores } from "../../store/StoresContext.ts";
import styles from "./CellFrame.module.css";
import { CellTools } from "./CellTools.tsx";
import { cellElementId, focusCell } from "./focusCell.ts";

export interface CellFrameProps {
  readonly cell: string;
  readonly kind: CellKind;
  /** What people call it: "Cell 3, code". */
  readonly label: string;
  /** Beside the cell, in the margin. */
  readonly margin?: ReactNode;
  readonly children: ReactNode;
}

export const CellFrame = memo(function CellFrame({ cell, kind, label, margin, children }: CellFrameProps) {
  const { focus, notebook } = useStores();
  const [isPointedAt, setPointedAt] = useState(false);
  const isAtHand = useFocus((state) => state.cell === cell);
  const isEditing = useFocus((state) => state.cell === cell && state.caret !== undefined);
  const take = useCallback(() => {
    if (focus.getState().cell !== cell) focus.getState().select(cell);
  }, [focus, cell]);
  const drop = useCallback(
    (position: number) => {
      notebook.getState().moveTo(cell, position);
      focusCell(cell);
    },
    [notebook, cell],
  );
  return (
    <section
      id={cellElementId(cell)}
      role="group"
      aria-label={label}
      tabIndex={0}
      className={styles["frame"]}
      data-cell={kind}
      data-at-hand={isAtHand}
      onFocus={take}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
    >
      <div className={styles["margin"]}>{margin}</div>
      <div className={styles["body"]}>{children}</div>
      {(isAtHand || isPointedAt) && (
        <CellTools kind={kind} isEditing={isEditing} onTake={take} onDrop={drop} />
      )}
    </section>
  );
});
