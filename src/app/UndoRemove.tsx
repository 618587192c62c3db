/** After a cell was deleted: a word about it, and the way back. */
import { useEffect, useState } from "react";
import { focusCell } from "../notebook/cells/focusCell.ts";
import { useNotebook, useStores } from "../store/StoresContext.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./UndoRemove.module.css";

const shownMs = 8_000;

export function UndoRemove() {
  const { notebook } = useStores();
  const count = useNotebook((state) => state.removed.length);
  const [dismissed, setDismissed] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setDismissed(count), shownMs);
    return () => clearTimeout(timer);
  }, [count]);
  const isShown = count > dismissed;
  const undo = () => {
    const back = notebook.getState().restore();
    if (back !== undefined) focusCell(back);
  };
  return (
    <div role="status" className={styles["undo"]} data-shown={isShown}>
      {isShown && (
        <>
          <span>Cell deleted.</span>
          <Button onClick={undo} look="framed">
            Undo
          </Button>
        </>
      )}
    </div>
  );
}
