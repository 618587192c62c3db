/** The keys of a presentation. Where one writes, or walks through a view or a menu, keys mean what they always do. */

export interface PresentActions {
  readonly turn: (by: -1 | 1) => void;
  readonly view: () => void;
  readonly leave: () => void;
}

const busy =
  "input, textarea, select, [contenteditable], .monaco-editor, dialog, [role=menu], [role=tablist], [role=separator], [role=slider]";

/** Listens until the function that it gives is called. */
export function listenWhilePresenting({ turn, view, leave }: PresentActions): () => void {
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: () => turn(1),
    PageDown: () => turn(1),
    ArrowLeft: () => turn(-1),
    PageUp: () => turn(-1),
    v: view,
    Escape: leave,
  };
  const listen = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return;
    const isBusy = target instanceof Element && target.closest(busy) !== null;
    const isInView = target instanceof Element && target.closest("[role=tabpanel]") !== null;
    if (isBusy || (isInView && key !== "Escape")) return;
    const action = actions[key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
}
