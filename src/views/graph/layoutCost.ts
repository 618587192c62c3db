/** Whether a layout is there before anybody could see that it was waited for. */
import type { GraphModel } from "../../../engine/protocol.ts";
import { graphTree, visibleLinks, type GraphTree } from "./graphTree.ts";

/** So many boxes and links are laid out within a frame or two. */
const mostAtOnce = 200;

export function isQuick(graph: GraphModel, open: ReadonlySet<string>): boolean {
  const tree = graphTree(graph);
  const boxes = visibleBoxes(tree, tree.roots, open);
  return boxes <= mostAtOnce && boxes + visibleLinks(tree, open).length <= mostAtOnce;
}

function visibleBoxes(tree: GraphTree, ids: readonly string[], open: ReadonlySet<string>): number {
  let count = ids.length;
  for (const id of ids) if (open.has(id)) count += visibleBoxes(tree, tree.children.get(id) ?? [], open);
  return count;
}
