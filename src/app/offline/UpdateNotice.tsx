/** Says that a newer Mixtape is there; it comes when the reader wants it. */
import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../ui/Button.tsx";
import styles from "../UndoRemove.module.css";
import type { UpdateStore } from "./updates.ts";

export function UpdateNotice({ updates }: { readonly updates: UpdateStore }) {
  const apply = useStore(updates, (state) => state.apply);
  const [putOff, setPutOff] = useState<(() => void) | undefined>();
  const isShown = apply !== undefined && apply !== putOff;
  return (
    <div role="status" className={styles["undo"]} data-shown={isShown}>
      {isShown && (
        <>
          <span>A newer Mixtape is here.</span>
          <Button look="framed" onClick={apply}>
            Use it now
          </Button>
          <Button onClick={() => setPutOff(() => apply)}>Later</Button>
        </>
      )}
    </div>
  );
}
