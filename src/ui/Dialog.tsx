/** A window over the page that keeps the focus while it is there and gives it back; Escape or a click beside it closes it. */
import { useLayoutEffect, useRef, type ReactNode } from "react";
import styles from "./Dialog.module.css";

export interface DialogProps {
  readonly label: string;
  readonly onClose: () => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

export function Dialog({ label, onClose, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={[styles["dialog"], className].join(" ")}
      // The event comes late: a dialog that was closed and shown again in the meantime stays.
      onClose={(event) => {
        if (!event.currentTarget.open) onClose();
      }}
      // At once: until the late event comes, asking for the same dialog again would change nothing.
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
