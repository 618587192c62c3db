/** What keys do in the graph: it is walked as a tree, as the ARIA practices describe. */
import type { PlacedBox } from "./placedGraph.ts";

export type TreeMove =
  | { readonly kind: "select"; readonly id: string }
  | { readonly kind: "toggle"; readonly id: string }
  | undefined;

/**
 * Up and down walk the visible boxes in the order of the program; right opens a group, then enters it; left
 * closes it, then leaves it; Enter and Space toggle a group; Home and End go to the ends.
 */
export function treeMove(key: string, boxes: readonly PlacedBox[], selected: string | undefined): TreeMove {
  const at = boxes.findIndex(({ node }) => node.id === selected);
  const box = boxes[at];
  const select = (target: PlacedBox | undefined): TreeMove =>
    target === undefined ? undefined : { kind: "select", id: target.node.id };
  switch (key) {
    case "ArrowDown":
      return select(boxes[at + 1]);
    case "ArrowUp":
      return select(at < 0 ? boxes[boxes.length - 1] : boxes[at - 1]);
    case "Home":
      return select(boxes[0]);
    case "End":
      return select(boxes[boxes.length - 1]);
    case "ArrowRight":
      if (box?.kind === "closed") return { kind: "toggle", id: box.node.id };
      return box?.kind === "open" ? select(boxes[at + 1]) : undefined;
    case "ArrowLeft":
      if (box?.kind === "open") return { kind: "toggle", id: box.node.id };
      return select(boxes.find(({ node }) => node.id === box?.node.parent));
    case "Enter":
    case " ":
      return box === undefined || box.kind === "leaf" ? undefined : { kind: "toggle", id: box.node.id };
    default:
      return undefined;
  }
}
