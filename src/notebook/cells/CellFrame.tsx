/** The frame of a cell: what the keyboard's focus rests on, with the controls that every cell has. */
import { memo, useMemo, type ReactNode } from "react";
import type { CellKind } from "../../store/notebookStore.ts";
import { useFocus, useStores } from "../../store/StoresContext.ts";
import { IconButton } from "../../ui/Button.tsx";
import { isScrollArea } from "../../ui/ScrollArea.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { cellActions, type CellActions } from "./cellActions.ts";
import styles from "./CellFrame.module.css";
import { actOnKey } from "./cellKeys.ts";
import { cellElementId } from "./focusCell.ts";

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
  const stores = useStores();
  const actions = useMemo(() => cellActions(stores, cell), [stores, cell]);
  const isAtHand = useFocus((state) => state.cell === cell);
  const isEditing = useFocus((state) => state.cell === cell && state.caret !== undefined);
  return (
    <section
      id={cellElementId(cell)}
      role="group"
      aria-label={label}
      tabIndex={0}
      className={styles["frame"]}
      data-kind={kind}
      data-at-hand={isAtHand}
      onFocus={() => {
        if (stores.focus.getState().cell !== cell) stores.focus.getState().select(cell);
      }}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget || isScrollArea(event.target)) actOnKey(event, actions);
      }}
    >
      <div className={styles["margin"]}>{margin}</div>
      <div className={styles["body"]}>{children}</div>
      <CellTools kind={kind} actions={actions} isEditing={isEditing} />
    </section>
  );
});

interface CellToolsProps {
  readonly kind: CellKind;
  readonly actions: CellActions;
  readonly isEditing: boolean;
}

function CellTools({ kind, actions, isEditing }: CellToolsProps) {
  return (
    <div className={styles["tools"]} role="toolbar" aria-label="Cell">
      {isEditing && (
        <span className={styles["keys"]}>
          <kbd>Shift+Enter</kbd> {kind === "code" ? "runs" : "shows"} · <kbd>Esc</kbd> leaves
        </span>
      )}
      {kind === "markdown" && !isEditing && (
        <IconButton
          label="Edit text"
          keys="Enter"
          icon={<Icon name="edit" />}
          onClick={() => actions.edit(0)}
        />
      )}
      <IconButton label="Move up" keys="Alt+↑" icon={<Icon name="up" />} onClick={() => actions.move(-1)} />
      <IconButton
        label="Move down"
        keys="Alt+↓"
        icon={<Icon name="down" />}
        onClick={() => actions.move(1)}
      />
      <IconButton
        label="Add code below"
        keys="B"
        icon={<Icon name="plus" />}
        onClick={() => actions.add(1, "code")}
      />
      <IconButton
        label="Add text below"
        icon={<Icon name="text" />}
        onClick={() => actions.add(1, "markdown")}
      />
      <IconButton label="Delete cell" keys="Delete" icon={<Icon name="remove" />} onClick={actions.remove} />
    </div>
  );
}
