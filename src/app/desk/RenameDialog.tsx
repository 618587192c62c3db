/** Gives the open notebook another name. */
import { useState, type FormEvent } from "react";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { useDesk, useDeskState } from "./DeskContext.ts";
import styles from "./RenameDialog.module.css";

const longest = 120;

export function RenameDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const name = useDeskState((state) => state.name);
  const isOwn = useDeskState((state) => state.hold === "own");
  const [wanted, setWanted] = useState(name);
  const rename = (event: FormEvent) => {
    event.preventDefault();
    const chosen = wanted.trim();
    if (chosen !== "" && (chosen !== name || !isOwn)) desk.rename(chosen);
    onClose();
  };
  return (
    <Dialog label="Rename" onClose={onClose}>
      <form className={styles["form"]} onSubmit={rename}>
        <label>
          <span>Name of this notebook</span>
          <input
            value={wanted}
            maxLength={longest}
            onChange={(event) => setWanted(event.target.value)}
            onFocus={(event) => event.target.select()}
          />
        </label>
        {!isOwn && <p>This makes a copy of your own under that name.</p>}
        <div className={styles["buttons"]}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={wanted.trim() === ""}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
