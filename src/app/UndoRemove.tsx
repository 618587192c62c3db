/** After a cell was deleted: a word about it, and the way back. */
import { useEffect, useState } from "react";
import { useCommand } from "../commands/CommandsContext.ts";
import { useNotebook } from "../store/StoresContext.ts";
import type { Operation } from "../store/cellHistory.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./UndoRemove.module.css";

const shownMs = 8_000;

export function UndoRemove() {
  const undo = useCommand("cell.undo");
  const last = useNotebook((state) => state.history.past.at(-1));
  const [dismissed, setDismissed] = useState<Operation | undefined>();
  useEffect(() => {
    const timer = setTimeout(() => setDismissed(last), shownMs);
    return () => clearTimeout(timer);
  }, [last]);
  const isShown = last !== undefined && last !== dismissed && last.after.length < last.before.length;
  return (
    <div role="status" className={styles["undo"]} data-shown={isShown}>
      {isShown && (
        <>
          <span>{last.title === "Delete cell" ? "Cell deleted." : "Cells merged."}</span>
          <Button onClick={undo.run} look="framed">
            Undo
          </Button>
        </>
      )}
    </div>
  );
}
