/** A text area that looks like the colored text beneath it: for writing before Monaco has loaded, and without it. */
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import type { Caret } from "../../store/focusStore.ts";
import type { EditorKeys } from "./sharedEditor.ts";
import styles from "./PlainEditor.module.css";

export interface PlainEditorProps {
  readonly label: string;
  readonly text: string;
  readonly caret: Caret | undefined;
  readonly onEdit: (text: string) => void;
  readonly keys: EditorKeys;
  /** Told where the caret was when the editor goes. */
  readonly onClose?: ((offset: number) => void) | undefined;
  /** `code` lies over numbered, colored text of the same size; `prose` stands alone. */
  readonly look: "code" | "prose";
}

export function PlainEditor({ label, text, caret, onEdit, onClose, keys, look }: PlainEditorProps) {
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
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const act =
      event.key === "Escape"
        ? keys.onLeave
        : event.key !== "Enter"
          ? undefined
          : event.shiftKey
            ? keys.onRunAndMoveOn
            : event.ctrlKey || event.metaKey
              ? keys.onRun
              : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <textarea
      ref={area}
      className={styles[look]}
      aria-label={label}
      value={text}
      spellCheck={look === "prose"}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => onEdit(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
