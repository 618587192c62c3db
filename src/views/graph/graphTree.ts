/** The graph's nodes as a tree of groups, and which edges are seen when only some groups are open. */
import type { GraphEdge, GraphModel, GraphNode } from "../../../engine/protocol.ts";

export interface GraphTree {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly roots: readonly string[];
  /** Children of groups, in the model's order, which is the program's. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  readonly edges: readonly GraphEdge[];
}

/** An end of a link: a child of the group, at one of its own ports where it is open, or the group's own port. */
export interface LinkEnd {
  readonly box: string;
  /** The port of the box: the visible node that the value comes from. Undefined: the box itself. */
  readonly port: string | undefined;
}

/** A stretch of an edge inside one group (or at the top level), between children or the group's ports. */
export interface Link {
  readonly key: string;
  readonly group: string | undefined;
  /** A port of the group itself on its upper border stands for values that come in. */
  readonly from: LinkEnd | { readonly inPort: string };
  readonly to: LinkEnd | { readonly outPort: string };
  /** The visible nodes that the whole edge connects. */
  readonly source: string;
  readonly target: string;
  readonly shape: string;
  readonly active: boolean;
}

/** Nodes whose parent is unknown are roots; edges between unknown nodes are left out. */
export function graphTree({ nodes, edges }: GraphModel): GraphTree {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = new Map<string, string[]>();
  const roots: string[] = [];
  for (const { id, parent } of nodes) {
    if (parent === undefined || !byId.has(parent)) {
      roots.push(id);
      continue;
    }
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  return {
    nodes: byId,
    roots,
    children,
    edges: edges.filter(({ from, to }) => byId.has(from) && byId.has(to)),
  };
}

/** From the outermost group to the node itself. */
export function pathTo(tree: GraphTree, id: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = tree.nodes.get(at)?.parent) {
    if (!tree.nodes.has(at) || path.includes(at)) break;
    path.unshift(at);
  }
  return path;
}

/** How many operations a group holds, at any depth. */
export function operationsInside(tree: GraphTree, id: string): number {
  let count = 0;
  for (const child of tree.children.get(id) ?? []) {
    if (tree.nodes.get(child)?.kind === "operation") count += 1;
    count += operationsInside(tree, child);
  }
  return count;
}

/** The links that are seen: every edge is drawn between what is visible of its ends, cut at the borders it crosses. */
export function visibleLinks(tree: GraphTree, open: ReadonlySet<string>): Link[] {
  const links = new Map<string, Gathered>();
  for (const edge of tree.edges) {
    const from = visiblePath(tree, edge.from, open);
    const to = visiblePath(tree, edge.to, open);
    const source = from[from.length - 1]!;
    const target = to[to.length - 1]!;
    const shared = sharedLength(from, to);
    // An edge inside one closed group is not seen; one between a group and its own content says nothing.
    if (shared === from.length || shared === to.length) continue;
    const add = (group: string | undefined, start: Link["from"], end: Link["to"]) => {
      addLink(links, {
        key: keyOf(group, start, end),
        group,
        from: start,
        to: end,
        source,
        target,
        shape: edge.shape,
        active: edge.active,
      });
    };
    for (let depth = from.length - 1; depth > shared; depth--) {
      add(from[depth - 1], endAt(from, depth, source), { outPort: source });
    }
    add(from[shared - 1], endAt(from, shared, source), endAt(to, shared, source));
    for (let depth = shared + 1; depth < to.length; depth++) {
      add(to[depth - 1], { inPort: source }, endAt(to, depth, source));
    }
  }
  return [...links.values()].map(({ link, shapes }) => ({ ...link, shape: [...shapes].join(", ") }));
}

function visiblePath(tree: GraphTree, id: string, open: ReadonlySet<string>): string[] {
  const path = pathTo(tree, id);
  const closed = path.findIndex((step) => !open.has(step));
  return closed < 0 ? path : path.slice(0, closed + 1);
}

function endAt(path: readonly string[], depth: number, port: string): LinkEnd {
  return { box: path[depth]!, port: depth < path.length - 1 ? port : undefined };
}

function sharedLength(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function keyOf(group: string | undefined, from: Link["from"], to: Link["to"]): string {
  const start = "inPort" in from ? `in ${from.inPort}` : `${from.box} ${from.port ?? ""}`;
  const end = "outPort" in to ? `out ${to.outPort}` : `${to.box} ${to.port ?? ""}`;
  return `${group ?? ""}: ${start} > ${end}`;
}

/** A link while edges are still added to it; a shape may hold commas, so they are joined last. */
interface Gathered {
  readonly link: Link;
  readonly shapes: Set<string>;
}

/** Edges that coincide are one link; it is active if one of them is, and names each shape once. */
function addLink(links: Map<string, Gathered>, link: Link): void {
  const old = links.get(link.key);
  if (old === undefined) {
    links.set(link.key, { link, shapes: new Set([link.shape]) });
    return;
  }
  old.shapes.add(link.shape);
  if (link.active && !old.link.active) links.set(link.key, { ...old, link: { ...old.link, active: true } });
}
