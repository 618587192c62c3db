/** Which groups are open when a graph is first seen: from the outside in, as long as the picture stays small. */
import type { GraphModel } from "../../../engine/protocol.ts";
import { graphTree } from "./graphTree.ts";

/** More boxes than this are not taken in at a glance. */
export const glance = 26;

/** Groups of owners named in `quiet` stay closed: they are not the user's own. */
export function firstOpen(model: GraphModel, quiet: ReadonlySet<string>): ReadonlySet<string> {
  const tree = graphTree(model);
  const open = new Set<string>();
  let visible = tree.roots.length;
  let level: readonly string[] = tree.roots;
  while (level.length > 0) {
    const next: string[] = [];
    for (const id of level) {
      const children = tree.children.get(id);
      if (children === undefined || quiet.has(tree.nodes.get(id)?.owner ?? "")) continue;
      // The outermost group alone would be a closed door.
      const isDoor = open.size === 0;
      if (!isDoor && visible + children.length > glance) continue;
      open.add(id);
      visible += children.length;
      next.push(...children);
    }
    level = next;
  }
  return open;
}
