/** Which box stands at a point of the layout: of an open group only its header counts, as what is in it comes first. */
import { header } from "./boxSize.ts";
import type { GraphLayout, PlacedBox } from "./placedGraph.ts";
import type { Point } from "./placement.ts";

export function boxAt({ boxes }: GraphLayout, { x, y }: Point): PlacedBox | undefined {
  return boxes.findLast((box) => {
    const height = box.kind === "open" ? header.height : box.height;
    return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + height;
  });
}
