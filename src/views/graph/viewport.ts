/** Which part of the graph is seen, at what size; as plain data. */
import type { ElementSize } from "../../charts/useElementSize.ts";

/** A point p of the layout is drawn at `x + k·p.x`, `y + k·p.y` px. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly k: number;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const zoomLimits: readonly [number, number] = [0.02, 3];
/** Below this, text is hard to read; a graph that is taller begins at its upper end instead. */
const readable = 0.8;
/** A graph that is far too wide is shrunk no further than this. */
const leastAtFirst = 0.6;
const margin = 12;

/**
 * All of the graph where that can be read, else its upper end, from its left where names are; of one that is far too wide the
 * part around `begin`, where the program begins. Never larger than life.
 */
export function fitted(
  layout: { readonly width: number; readonly height: number },
  size: ElementSize,
  begin: number = layout.width / 2,
): Viewport {
  const across = Math.min(1, (size.width - 2 * margin) / Math.max(1, layout.width));
  const down = Math.min(1, (size.height - 2 * margin) / Math.max(1, layout.height));
  const k = Math.max(down >= readable ? Math.min(across, down) : across, leastAtFirst);
  const spareDown = size.height - k * layout.height;
  const spareAcross = size.width - k * layout.width;
  return {
    k,
    x: spareAcross >= 2 * margin ? spareAcross / 2 : startAcross(spareAcross, size.width, k * begin),
    y: spareDown > 2 * margin ? Math.min(spareDown / 2, 3 * margin) : margin,
  };
}

/** Where a graph that is cut begins, left of the picture or at its border. */
function startAcross(spare: number, width: number, begin: number): number {
  if (spare > -width / 3) return margin;
  return Math.max(spare - margin, Math.min(margin, width / 2 - begin));
}

/** The whole graph, however small that makes it. */
export function wholly(
  layout: { readonly width: number; readonly height: number },
  size: ElementSize,
): Viewport {
  const across = (size.width - 2 * margin) / Math.max(1, layout.width);
  const down = (size.height - 2 * margin) / Math.max(1, layout.height);
  const k = Math.max(zoomLimits[0], Math.min(1, across, down));
  return { k, x: (size.width - k * layout.width) / 2, y: (size.height - k * layout.height) / 2 };
}

/** Larger or smaller around the middle of the picture. */
export function zoomed({ x, y, k }: Viewport, factor: number, { width, height }: ElementSize): Viewport {
  const next = Math.max(zoomLimits[0], Math.min(zoomLimits[1], k * factor));
  const by = next / k;
  return { k: next, x: width / 2 - (width / 2 - x) * by, y: height / 2 - (height / 2 - y) * by };
}

/** Moved as little as brings the upper left of the box, and as much of the rest as fits, into sight. */
export function revealing(view: Viewport, box: Rectangle, size: ElementSize): Viewport {
  const shift = (start: number, length: number, room: number) => {
    if (start < margin) return margin - start;
    const over = start + length - (room - margin);
    return over > 0 ? -Math.min(over, start - margin) : 0;
  };
  const dx = shift(view.x + view.k * box.x, view.k * box.width, size.width);
  const dy = shift(view.y + view.k * box.y, view.k * box.height, size.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

/** Moved so that the corner of a box stays where it was while the layout around it changed. */
export function anchored(view: Viewport, before: Rectangle, after: Rectangle): Viewport {
  return { ...view, x: view.x + view.k * (before.x - after.x), y: view.y + view.k * (before.y - after.y) };
}

/** Whether any of a rectangle can be seen. */
export function isSeen(view: Viewport, box: Rectangle, size: ElementSize): boolean {
  const left = view.x + view.k * box.x;
  const top = view.y + view.k * box.y;
  return (
    left < size.width && top < size.height && left + view.k * box.width > 0 && top + view.k * box.height > 0
  );
}
