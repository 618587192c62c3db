/** Moves a cell by dragging its handle: a line shows where it would go, the page scrolls at its edges, Escape gives up. */

/** How near the edge of the page it scrolls, and by how much in each frame: px. */
const edge = 56;
const stride = 12;

/**
 * Follows the pointer that went down on `handle` until it goes up. `onDrop` is told the position among the other cells;
 * it is not called where the drag was given up or moved nothing.
 */
export function dragCell(handle: HTMLElement, pointer: number, onDrop: (position: number) => void): void {
  const own = handle.closest<HTMLElement>("[data-cell]");
  const page = handle.closest<HTMLElement>("main");
  if (own === null || page === null) return;
  const cells = [...page.querySelectorAll<HTMLElement>("[data-cell]")];
  const others = cells.filter((cell) => cell !== own);
  let y: number | undefined;
  let frame = 0;
  const mark = (position: number | undefined) => {
    for (const [at, cell] of others.entries()) {
      if (at === position) cell.dataset["drop"] = "before";
      else if (position === others.length && at === others.length - 1) cell.dataset["drop"] = "after";
      else delete cell.dataset["drop"];
    }
  };
  const positionAt = (at: number) => {
    const below = others.findIndex((cell) => {
      const { top, height } = cell.getBoundingClientRect();
      return at < top + height / 2;
    });
    return below === -1 ? others.length : below;
  };
  const follow = () => {
    frame = requestAnimationFrame(follow);
    if (y === undefined) return;
    const { top, bottom } = page.getBoundingClientRect();
    if (y < top + edge) page.scrollTop -= stride;
    else if (y > bottom - edge) page.scrollTop += stride;
    mark(positionAt(y));
  };
  const onMove = (event: PointerEvent) => {
    y = event.clientY;
    own.dataset["dragged"] = "true";
  };
  const end = () => {
    cancelAnimationFrame(frame);
    mark(undefined);
    delete own.dataset["dragged"];
    handle.removeEventListener("pointermove", onMove);
    handle.removeEventListener("pointerup", onUp);
    handle.removeEventListener("lostpointercapture", end);
    window.removeEventListener("keydown", onKey, { capture: true });
  };
  const onUp = (event: PointerEvent) => {
    const position = y === undefined ? undefined : positionAt(event.clientY);
    end();
    if (position !== undefined && position !== cells.indexOf(own)) onDrop(position);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    end();
  };
  handle.setPointerCapture(pointer);
  handle.addEventListener("pointermove", onMove);
  handle.addEventListener("pointerup", onUp);
  handle.addEventListener("lostpointercapture", end);
  window.addEventListener("keydown", onKey, { capture: true });
  follow();
}
