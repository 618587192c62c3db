/** A tall dialog to read in: a title, a word on what it is for, and content that scrolls by itself. */
import type { ReactNode } from "react";
import { IconButton } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import styles from "./Sheet.module.css";

export interface SheetProps {
  readonly title: string;
  /** What screen readers call it; the title where it is left out. */
  readonly label?: string;
  readonly notes: readonly string[];
  /** For two columns. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Sheet({ title, label = title, notes, isWide = false, onClose, children }: SheetProps) {
  const className = [styles["sheet"], isWide ? styles["wide"] : ""].join(" ");
  return (
    <Dialog label={label} onClose={onClose} className={className}>
      <header className={styles["head"]}>
        <h2>{title}</h2>
        <IconButton label="Close" icon={<Icon name="close" />} onClick={onClose} />
      </header>
      {notes.map((note) => (
        <p key={note} className={styles["note"]}>
          {note}
        </p>
      ))}
      {children}
    </Dialog>
  );
}
