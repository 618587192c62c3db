/** Watches the notebook and keeps what was edited, shortly after each pause in typing and before the page goes away. */
import { printNotebook } from "../notebook/fileFormat.ts";
import type { NotebookStore } from "../store/notebookStore.ts";
import { keepAtOnce, keepText } from "./keptNotebooks.ts";
import { keyOf } from "./origin.ts";

const pauseMs = 400;

export function startAutosave(notebook: NotebookStore): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = () => {
    const { origin, cells } = notebook.getState();
    return [keyOf(origin), printNotebook(cells)] as const;
  };
  const save = () => {
    timer = undefined;
    void keepText(...due());
  };
  notebook.subscribe(({ cells, isEdited, origin }, before) => {
    const isOpening = origin !== before.origin;
    if (!isEdited || isOpening || cells === before.cells) return;
    clearTimeout(timer);
    timer = setTimeout(save, pauseMs);
  });
  window.addEventListener("pagehide", () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    keepAtOnce(...due());
  });
}
