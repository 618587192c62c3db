/** Brings a cell to hand: the keyboard's focus goes to its frame, which scrolls into sight if need be. */

/** The id of the element that frames a cell. */
export const cellElementId = (cell: string): string => `cell-${cell}`;

/** Waits for the cell to be drawn, as one that was just added is not yet. */
export function focusCell(cell: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(cellElementId(cell));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  });
}
