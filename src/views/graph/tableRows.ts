/** What the table of a graph says of each node beyond the node itself, and how wide its columns have to be. */
import type { GraphNode } from "../../../engine/protocol.ts";
import { pathTo, type GraphTree } from "./graphTree.ts";

export interface TableRow {
  readonly node: GraphNode;
  /** 0 for a root. */
  readonly depth: number;
  /** `x: number[]; s: number`. */
  readonly takes: string;
}

/** A row for every node, in the order of the program. */
export function tableRows(tree: GraphTree): TableRow[] {
  const takes = new Map<string, string[]>();
  for (const { from, to, shape } of tree.edges) {
    const source = tree.nodes.get(from);
    const words = `${source?.name ?? source?.label ?? from}: ${shape}`;
    const list = takes.get(to);
    if (list === undefined) takes.set(to, [words]);
    else list.push(words);
  }
  return [...tree.nodes.values()].map((node) => ({
    node,
    depth: pathTo(tree, node.id).length - 1,
    takes: takes.get(node.id)?.join("; ") ?? "",
  }));
}

/** The rows in parts of `size`, by the id of the first in each. */
export function partsOf(rows: readonly TableRow[], size: number): ReadonlyMap<string, readonly TableRow[]> {
  const parts = new Map<string, readonly TableRow[]>();
  for (let start = 0; start < rows.length; start += size) {
    parts.set(rows[start]!.node.id, rows.slice(start, start + size));
  }
  return parts;
}

/** What is longer is broken. */
const most = 48;

/** For each column its heading or its longest text, in characters. */
export function widthsOf(
  rows: readonly TableRow[],
  columns: readonly (readonly [heading: string, length: (row: TableRow) => number])[],
): number[] {
  return columns.map(([heading, length]) =>
    rows.reduce((widest, row) => Math.max(widest, Math.min(most, length(row))), heading.length),
  );
}
