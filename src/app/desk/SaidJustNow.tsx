/** What was done just now, and the way back from it where there is one. */
import { Button } from "../../ui/Button.tsx";
import styles from "../UndoRemove.module.css";
import { useDesk, useDeskState } from "./DeskContext.ts";

export function SaidJustNow() {
  const desk = useDesk();
  const said = useDeskState((state) => state.said);
  const undo = () => {
    said?.undo?.();
    desk.store.setState({ said: undefined });
  };
  return (
    <div role="status" className={styles["undo"]} data-shown={said !== undefined}>
      {said !== undefined && (
        <>
          <span>{said.text}</span>
          {said.undo !== undefined && (
            <Button look="framed" onClick={undo}>
              Undo
            </Button>
          )}
        </>
      )}
    </div>
  );
}
