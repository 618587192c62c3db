/** Which nodes a highlight from any view lights up. */
import type { GraphNode } from "../../../engine/protocol.ts";
import { contains } from "../sourceText.ts";
import type { Highlight } from "../viewProps.ts";

/**
 * Calls and loops by their owner, in every place where it is called; operations by their place in the source, or
 * by their owner where no place is meant. Branches have no owner of their own.
 */
export function isLit(node: GraphNode, highlight: Highlight | undefined): boolean {
  if (highlight === undefined || node.kind === "branch") return false;
  const ownsAll = node.kind === "call" || node.kind === "loop";
  if (ownsAll || highlight.span === undefined) return node.owner === highlight.owner;
  return contains(highlight.span, node.span);
}
