/** Which words are selected, in an editor or on the page? */
import { editorSelection } from "../editor/sharedEditor.ts";

/** Undefined for none, and for what goes over several lines. */
export function selectedWords(): string | undefined {
  const words =
    editorSelection() ?? selectionIn(document.activeElement) ?? document.getSelection()?.toString();
  return words === undefined || words === "" || words.includes("\n") ? undefined : words;
}

function selectionIn(element: Element | null): string | undefined {
  if (!(element instanceof HTMLTextAreaElement)) return undefined;
  return element.value.slice(element.selectionStart, element.selectionEnd);
}
