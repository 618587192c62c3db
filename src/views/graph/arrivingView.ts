/** Which part of the picture is seen when a layout takes the place of another. */
import type { ElementSize } from "../../charts/useElementSize.ts";
import type { GraphLayout } from "./placedGraph.ts";
import type { Arranged } from "./useArrangement.ts";
import { anchored, fitted, type Viewport } from "./viewport.ts";

/** The part that is seen of a layout before anybody moves it. */
export function firstView(layout: GraphLayout, size: ElementSize): Viewport {
  return fitted(layout, size, beginOf(layout));
}

/** Where the first of what is not a group stands: an input, as a rule. */
function beginOf({ boxes, width }: GraphLayout): number {
  const first = boxes.find(({ kind }) => kind !== "open");
  return first === undefined ? width / 2 : first.x + first.width / 2;
}

/**
 * The view that people see after `after` came for `before`; undefined for that layout's first view. The corner of the box
 * named `kept` stays where it is on the screen; the graph of another run is seen through the view of the one before.
 */
export function arrivingView(
  before: Arranged | undefined,
  after: Arranged | undefined,
  moved: Viewport | undefined,
  kept: string | undefined,
  size: ElementSize,
): Viewport | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before.graph !== after.graph) return moved;
  const boxIn = ({ layout }: Arranged) => layout.boxes.find(({ node }) => node.id === kept);
  const [from, to] = [boxIn(before), boxIn(after)];
  if (from === undefined || to === undefined) return undefined;
  return anchored(moved ?? firstView(before.layout, size), from, to);
}
