/**
 * Where every visible node and link of the graph stands, groups nested in groups. Each open group is laid out
 * alone, from the inside out, and becomes a box of its parent. Plain geometry in px, the origin at the upper left.
 */
import type { GraphModel, GraphNode } from "../../../engine/protocol.ts";
import { closedSize, header, headerWidth, leafSize } from "./boxSize.ts";
import { graphTree, operationsInside, visibleLinks, type GraphTree, type Link } from "./graphTree.ts";
import { linkPath, type LinkPath } from "./linkPath.ts";
import { placeByDagre } from "./placeByDagre.ts";
import { placeInLayers } from "./placeInLayers.ts";
import type { Placement, PlacingTask, Point } from "./placement.ts";

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** In the order of the program, a group before what is in it. */
  readonly boxes: readonly PlacedBox[];
  readonly links: readonly PlacedLink[];
}

export interface PlacedBox {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 for a root. */
  readonly depth: number;
  readonly kind: "open" | "closed" | "leaf";
  /** How many operations a group holds. */
  readonly inside: number;
}

export interface PlacedLink extends LinkPath {
  readonly key: string;
  /** The visible nodes that the whole edge connects. */
  readonly source: string;
  readonly target: string;
  readonly shape: string;
  readonly active: boolean;
  /** Whether it ends at a node, and not at a border that it goes on from. */
  readonly arrives: boolean;
}

/** A group with more children than this is placed in layers. */
export const mostForDagre = 150;

export interface LayoutTime {
  /** Milliseconds of any origin. */
  readonly clock: () => number;
  /** When it has passed, groups that are still to be placed are placed in layers, which is quick. */
  readonly allowed: number;
}

/** Links with this shape have no label: most values are single numbers. */
export const plainShape = "number";

/** The layout with the groups named in `open` open. Ids in `open` that are no groups are ignored. */
export function layoutGraph(model: GraphModel, open: ReadonlySet<string>, time: LayoutTime): GraphLayout {
  const tree = graphTree(model);
  const opened = new Set([...open].filter((id) => tree.children.has(id)));
  const deadline = time.clock() + time.allowed;
  const late = () => time.clock() > deadline;
  const drawing = new Drawing(tree, opened, late);
  return drawing.draw();
}

const padding = { side: 14, top: 16, bottom: 16 };

interface Measured {
  readonly width: number;
  readonly height: number;
  /** Where ports stand along the borders of an open group. */
  readonly inPorts: ReadonlyMap<string, number>;
  readonly outPorts: ReadonlyMap<string, number>;
  /** How its content is placed, and where that begins; undefined for leaves and closed groups. */
  readonly content: { readonly placement: Placement; readonly at: Point } | undefined;
}

const noPorts: ReadonlyMap<string, number> = new Map();

class Drawing {
  private readonly tree: GraphTree;
  private readonly open: ReadonlySet<string>;
  private readonly late: () => boolean;
  private readonly links = new Map<string | undefined, Link[]>();
  private readonly measured = new Map<string, Measured>();
  private readonly boxes: PlacedBox[] = [];
  private readonly placedLinks: PlacedLink[] = [];

  constructor(tree: GraphTree, open: ReadonlySet<string>, late: () => boolean) {
    this.tree = tree;
    this.open = open;
    this.late = late;
    for (const link of visibleLinks(tree, open)) {
      const group = this.links.get(link.group);
      if (group === undefined) this.links.set(link.group, [link]);
      else group.push(link);
    }
  }

  draw(): GraphLayout {
    const placement = this.placeChildren(undefined, this.tree.roots);
    this.place(undefined, this.tree.roots, placement, { x: 0, y: 0 }, 0);
    return {
      width: placement.width,
      height: placement.height,
      boxes: this.boxes,
      links: this.placedLinks,
    };
  }

  private placeChildren(group: string | undefined, children: readonly string[]): Placement {
    const links = this.links.get(group) ?? [];
    const task: PlacingTask = {
      boxes: children.map((id) => ({ id, ...this.measure(id) })),
      inPorts: unique(links.flatMap(({ from }) => ("inPort" in from ? [from.inPort] : []))),
      outPorts: unique(links.flatMap(({ to }) => ("outPort" in to ? [to.outPort] : []))),
      links: links.map(({ key, from, to, shape }) => ({
        key,
        from: "inPort" in from ? { kind: "port", id: from.inPort } : { kind: "box", id: from.box },
        to: "outPort" in to ? { kind: "port", id: to.outPort } : { kind: "box", id: to.box },
        labelWidth: isLabelled(from, to, shape) ? shape.length * 6 + 8 : 0,
      })),
    };
    if (task.boxes.length === 0) return emptyPlacement;
    return task.boxes.length > mostForDagre || this.late() ? placeInLayers(task) : placeByDagre(task);
  }

  private measure(id: string): Measured {
    const known = this.measured.get(id);
    if (known !== undefined) return known;
    const size = this.measureAnew(id);
    this.measured.set(id, size);
    return size;
  }

  private measureAnew(id: string): Measured {
    const node = this.node(id);
    const children = this.tree.children.get(id);
    const closed = { inPorts: noPorts, outPorts: noPorts, content: undefined };
    if (children === undefined) return { ...leafSize(node), ...closed };
    if (!this.open.has(id)) return { ...closedSize(node, operationsInside(this.tree, id)), ...closed };
    const placement = this.placeChildren(id, children);
    const width = Math.max(headerWidth(node), placement.width + 2 * padding.side);
    const at = { x: (width - placement.width) / 2, y: header.height + padding.top };
    const shifted = (ports: ReadonlyMap<string, number>) =>
      new Map([...ports].map(([port, x]) => [port, Math.max(8, Math.min(width - 8, x + at.x))]));
    return {
      width,
      height: at.y + placement.height + padding.bottom,
      inPorts: shifted(placement.inPorts),
      outPorts: shifted(placement.outPorts),
      content: { placement, at },
    };
  }

  /** Writes down boxes and links of a group whose content begins at `origin`. */
  private place(
    group: string | undefined,
    children: readonly string[],
    placement: Placement,
    origin: Point,
    depth: number,
  ): void {
    const corner = (id: string): Point => {
      const { x, y } = placement.boxes.get(id) ?? { x: 0, y: 0 };
      return { x: origin.x + x, y: origin.y + y };
    };
    for (const id of children) {
      const { width, height, content } = this.measure(id);
      const { x, y } = corner(id);
      const below = this.tree.children.get(id);
      const kind = below === undefined ? "leaf" : content === undefined ? "closed" : "open";
      const inside = below === undefined ? 0 : operationsInside(this.tree, id);
      this.boxes.push({ node: this.node(id), x, y, width, height, depth, kind, inside });
      if (content !== undefined && below !== undefined) {
        const inner = { x: x + content.at.x, y: y + content.at.y };
        this.place(id, below, content.placement, inner, depth + 1);
      }
    }
    this.placeLinks(group, placement, origin, corner);
  }

  private placeLinks(
    group: string | undefined,
    placement: Placement,
    origin: Point,
    corner: (id: string) => Point,
  ): void {
    const own = group === undefined ? undefined : this.boxes.find(({ node }) => node.id === group);
    const ownPorts = group === undefined ? undefined : this.measure(group);
    for (const link of this.links.get(group) ?? []) {
      const { from, to } = link;
      const start =
        "inPort" in from
          ? { x: (own?.x ?? 0) + (ownPorts?.inPorts.get(from.inPort) ?? 0), y: own?.y ?? 0 }
          : this.endOf(corner(from.box), from, "outPorts");
      const end =
        "outPort" in to
          ? {
              x: (own?.x ?? 0) + (ownPorts?.outPorts.get(to.outPort) ?? 0),
              y: (own?.y ?? 0) + (own?.height ?? 0),
            }
          : this.endOf(corner(to.box), to, "inPorts");
      const bends = (placement.bends.get(link.key) ?? []).map(({ x, y }) => ({
        x: x + origin.x,
        y: y + origin.y,
      }));
      this.placedLinks.push({
        ...linkPath(start, bends, end, isLabelled(from, to, link.shape)),
        key: link.key,
        source: link.source,
        target: link.target,
        shape: link.shape,
        active: link.active,
        arrives: !("outPort" in to) && to.port === undefined,
      });
    }
  }

  /** The middle of a box's border, or its port there. */
  private endOf(
    { x, y }: Point,
    { box, port }: { readonly box: string; readonly port: string | undefined },
    side: "inPorts" | "outPorts",
  ): Point {
    const { width, height, [side]: ports } = this.measure(box);
    const along = (port === undefined ? undefined : ports.get(port)) ?? width / 2;
    return { x: x + along, y: side === "inPorts" ? y : y + height };
  }

  private node(id: string): GraphNode {
    const node = this.tree.nodes.get(id);
    if (node === undefined) throw new Error(`The graph has no node ${id}`);
    return node;
  }
}

/** A label stands where an edge is between two boxes, once: not on the stretches inside their borders. */
function isLabelled(from: Link["from"], to: Link["to"], shape: string): boolean {
  return shape !== plainShape && !("inPort" in from) && !("outPort" in to);
}

const emptyPlacement: Placement = {
  width: 0,
  height: 0,
  boxes: new Map(),
  inPorts: new Map(),
  outPorts: new Map(),
  bends: new Map(),
};

const unique = (texts: readonly string[]) => [...new Set(texts)];
