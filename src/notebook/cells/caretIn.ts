/** Where is the caret in the text of a cell that is being edited, in Monaco or in a plain text area? */
import { cellElementId } from "./focusCell.ts";
import { editorCaret } from "../editor/sharedEditor.ts";

/** Offset in the cell's text; undefined while it is not being edited. Does not need the keyboard's focus. */
export function caretIn(cell: string): number | undefined {
  const inMonaco = editorCaret(cell);
  if (inMonaco !== undefined) return inMonaco;
  const area = document.getElementById(cellElementId(cell))?.querySelector("textarea[data-cell-text]");
  return area instanceof HTMLTextAreaElement ? area.selectionStart : undefined;
}
