/** A text area that looks like the colored text beneath it: for writing before Monaco has loaded, and without it. */
import { useEffect, useLayoutEffect, useRef } from "react";
import type { Caret } from "../../store/focusStore.ts";
import styles from "./PlainEditor.module.css";

export interface PlainEditorProps {
  readonly label: string;
  readonly text: string;
  readonly caret: Caret | undefined;
  readonly onEdit: (text: string) => void;
  /** Told where the caret was when the editor goes. */
  readonly onClose?: ((offset: number) => void) | undefined;
  /** `code` lies over numbered, colored text of the same size; `prose` stands alone. */
  readonly look: "code" | "prose";
}

export function PlainEditor({ label, text, caret, onEdit, onClose, look }: PlainEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  // Within the commit that takes this editor away: a key pressed right after it must find the caret in its place.
  useLayoutEffect(() => {
    const element = area.current;
    return () => {
      if (element !== null) close.current?.(element.selectionStart);
    };
  }, []);
  useEffect(() => {
    if (caret === undefined) return;
    area.current?.focus({ preventScroll: true });
    area.current?.setSelectionRange(caret.offset, caret.offset);
  }, [caret]);
  return (
    <textarea
      ref={area}
      className={styles[look]}
      data-cell-text
      aria-label={label}
      value={text}
      spellCheck={look === "prose"}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => onEdit(event.target.value)}
    />
  );
}
