/** Brings a cell to hand: the keyboard's focus goes to its frame, which scrolls into sight if need be. */
import { flushSync } from "react-dom";
import type { Stores } from "../../store/StoresContext.ts";

/** The id of the element that frames a cell. */
export const cellElementId = (cell: string): string => `cell-${cell}`;

/** At once, so that the next key finds the focus there: a cell that was just added or moved is drawn first. */
export function focusCell(cell: string): void {
  flushSync(() => undefined);
  const element = document.getElementById(cellElementId(cell));
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

/** To what had the focus before, if it is still there; otherwise to the cell at hand, or to the first. */
export function giveFocusBack(
  { focus, notebook }: Pick<Stores, "focus" | "notebook">,
  before?: Element | null,
): void {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
  if (isThere) return before.focus({ preventScroll: true });
  const { cells } = notebook.getState();
  const cell = cells.find(({ id }) => id === focus.getState().cell) ?? cells[0];
  if (cell !== undefined) focusCell(cell.id);
}

/** Whether the keyboard's focus rests on a cell, in the text of one, or elsewhere. */
export function placeOf(target: EventTarget | null): "cell" | "text" | "elsewhere" {
  if (!(target instanceof Element)) return "elsewhere";
  if (target.closest("[data-cell-text]") !== null) return "text";
  const isFrame = target.id.startsWith(cellElementId(""));
  const isScrolled = target instanceof HTMLElement && target.dataset["scrollArea"] !== undefined;
  return isFrame || (isScrolled && target.closest("[data-cell]") !== null) ? "cell" : "elsewhere";
}
