/** Moves the graph by dragging, wheel and pinch. The wheel pans, with Ctrl (or by pinching) it zooms. */
import { select } from "d3-selection";
import { zoom, zoomIdentity, type D3ZoomEvent } from "d3-zoom";
import { useEffect, useEffectEvent, type RefObject } from "react";
import { zoomLimits, type Viewport } from "./viewport.ts";

/** Where the pictured area may be moved to, in px of the layout. */
export interface PanLimits {
  readonly width: number;
  readonly height: number;
}

export function usePanZoom(
  target: RefObject<HTMLElement | null>,
  view: Viewport,
  limits: PanLimits,
  onMove: (view: Viewport) => void,
): void {
  const move = useEffectEvent(onMove);
  const { width, height } = limits;
  useEffect(() => {
    const element = target.current;
    if (element === null) return;
    const slack = 200;
    const behavior = zoom<HTMLElement, unknown>()
      .scaleExtent([...zoomLimits])
      .translateExtent([
        [-slack, -slack],
        [width + slack, height + slack],
      ])
      .filter((event: Event) => {
        if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey;
        return !(event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey));
      })
      .on("zoom", (event: D3ZoomEvent<HTMLElement, unknown>) => {
        // Without a source event it is a change that came from outside.
        if (event.sourceEvent === null) return;
        const { x, y, k } = event.transform;
        move({ x, y, k });
      });
    const selection = select(element).call(behavior).on("dblclick.zoom", null);
    const pan = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) return;
      const before = transformOf(element);
      behavior.translateBy(selection, -event.deltaX / before.k, -event.deltaY / before.k);
      const after = transformOf(element);
      // At the end of the picture the page scrolls on.
      if (after.x === before.x && after.y === before.y) return;
      event.preventDefault();
      move({ x: after.x, y: after.y, k: after.k });
    };
    element.addEventListener("wheel", pan, { passive: false });
    return () => {
      element.removeEventListener("wheel", pan);
      selection.on(".zoom", null);
    };
  }, [target, width, height]);
  const { x, y, k } = view;
  useEffect(() => {
    const element = target.current;
    if (element !== null) select(element).property("__zoom", zoomIdentity.translate(x, y).scale(k));
  }, [target, x, y, k, width, height]);
}

function transformOf(element: HTMLElement): Viewport {
  return (element as HTMLElement & { __zoom?: Viewport }).__zoom ?? zoomIdentity;
}
