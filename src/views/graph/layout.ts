/**
 * Lays a graph out, groups nested in groups: each open group is placed alone, from the inside out, and becomes a
 * box of its parent; then boxes and links are written down from the outside in.
 */
import type { GraphModel, GraphNode } from "../../../engine/protocol.ts";
import { closedSize, header, headerEnd, leafSize, wordSize } from "./boxSize.ts";
import {
  graphTree,
  operationsInside,
  visibleLinks,
  type GraphTree,
  type Link,
  type LinkEnd,
} from "./graphTree.ts";
import { besideWords, portsWidth } from "./headerPorts.ts";
import { linkPath } from "./linkPath.ts";
import type { GraphLayout, PlacedBox, PlacedLink } from "./placedGraph.ts";
import { placeInLayers } from "./placeInLayers.ts";
import type { Placement, PlacingLink, Point } from "./placement.ts";

/** `most` is what is added above where links run far aside. */
const padding = { side: 14, top: 20, bottom: 16, most: 24 };
/** Ports keep this distance from corners. */
const corner = 8;
/** A port without a word. */
const portWidth = 8;
/** Values with this shape have no word: most are single numbers. */
const plainShape = "number";
/** How far below its source a word stands. */
const wordDrop = 13;

/** A box's size and, of an open group, its ports and its content. */
interface Measured {
  readonly width: number;
  readonly height: number;
  readonly inPorts: ReadonlyMap<string, number>;
  readonly outPorts: ReadonlyMap<string, number>;
  readonly content: { readonly placement: Placement; readonly at: Point } | undefined;
}

/** The layout with the groups named in `open` open. Ids in `open` that are no groups are ignored. */
export function layoutGraph(model: GraphModel, open: ReadonlySet<string>): GraphLayout {
  const tree = graphTree(model);
  return new Drawing(tree, new Set([...open].filter((id) => tree.children.has(id)))).draw();
}

class Drawing {
  private readonly tree: GraphTree;
  private readonly open: ReadonlySet<string>;
  private readonly links = new Map<string | undefined, Link[]>();
  private readonly worded: ReadonlySet<string>;
  /** By box and port: how wide the word below is. */
  private readonly wordsBelow = new Map<string, number>();
  private readonly measured = new Map<string, Measured>();
  private readonly boxes: PlacedBox[] = [];
  private readonly placedLinks: PlacedLink[] = [];

  constructor(tree: GraphTree, open: ReadonlySet<string>) {
    this.tree = tree;
    this.open = open;
    const links = visibleLinks(tree, open);
    for (const link of links) {
      const group = this.links.get(link.group);
      if (group === undefined) this.links.set(link.group, [link]);
      else group.push(link);
    }
    this.worded = wordedLinks(links);
    for (const { key, from, shape } of links) {
      if (this.worded.has(key) && "box" in from) this.wordsBelow.set(portKey(from), wordSize(shape).width);
    }
  }

  draw(): GraphLayout {
    const placement = this.placeChildren(undefined, this.tree.roots);
    this.writeDown(undefined, this.tree.roots, placement, { x: 0, y: 0 }, 0);
    const { width, height } = placement;
    return { width, height, boxes: this.boxes, links: this.placedLinks };
  }

  private placeChildren(group: string | undefined, children: readonly string[]): Placement {
    const links = this.links.get(group) ?? [];
    return placeInLayers({
      boxes: children.map((id) => ({ id, ...this.measure(id) })),
      inPorts: unique(links.flatMap(({ from }) => ("inPort" in from ? [from.inPort] : []))).map((id) => ({
        id,
        width: portWidth,
      })),
      outPorts: unique(links.flatMap(({ to }) => ("outPort" in to ? [to.outPort] : []))).map((id) => ({
        id,
        width: Math.max(portWidth, this.wordsBelow.get(portKey({ box: group ?? "", port: id })) ?? 0),
      })),
      links: links.map(({ key, from, to, shape }): PlacingLink => ({
        key,
        from: "inPort" in from ? borderPort(from.inPort) : this.boxEnd(from, "outPorts"),
        to: "outPort" in to ? borderPort(to.outPort) : this.boxEnd(to, "inPorts"),
        wordWidth: this.worded.has(key) ? wordSize(shape).width : 0,
      })),
    });
  }

  private boxEnd(end: LinkEnd, side: "inPorts" | "outPorts") {
    return {
      kind: "box",
      id: end.box,
      shift: this.along(end, side) - this.measure(end.box).width / 2,
    } as const;
  }

  /** Where on its border a box is linked: at a port, or in the middle. */
  private along({ box, port }: LinkEnd, side: "inPorts" | "outPorts"): number {
    const { width, [side]: ports } = this.measure(box);
    return (port === undefined ? undefined : ports.get(port)) ?? width / 2;
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
    if (children === undefined) return { ...leafSize(node), ...closed };
    if (!this.open.has(id)) return { ...closedSize(node, operationsInside(this.tree, id)), ...closed };
    const placement = this.placeChildren(id, children);
    const words = headerEnd(node);
    const width = Math.max(
      words + portsWidth(placement.inPorts.size) + corner,
      placement.width + 2 * padding.side,
    );
    const left = (width - placement.width) / 2;
    const shifted = (ports: ReadonlyMap<string, number>) =>
      new Map([...ports].map(([port, x]) => [port, Math.max(corner, Math.min(width - corner, x + left))]));
    const wished = shifted(placement.inPorts);
    const inPorts = besideWords(wished, words, width - corner);
    const aside = Math.max(0, ...[...inPorts].map(([port, x]) => Math.abs(x - (wished.get(port) ?? x))));
    const at = { x: left, y: header.height + padding.top + Math.min(padding.most, aside / 8) };
    return {
      width,
      height: at.y + placement.height + padding.bottom,
      inPorts,
      outPorts: shifted(placement.outPorts),
      content: { placement, at },
    };
  }

  /** Boxes and links of a group whose content begins at `origin`. */
  private writeDown(
    group: PlacedBox | undefined,
    children: readonly string[],
    placement: Placement,
    origin: Point,
    depth: number,
  ): void {
    const corners = new Map<string, Point>();
    for (const id of children) {
      const { width, height, content } = this.measure(id);
      const place = placement.boxes.get(id) ?? { x: 0, y: 0 };
      const [x, y] = [origin.x + place.x, origin.y + place.y];
      corners.set(id, { x, y });
      const below = this.tree.children.get(id);
      const kind = below === undefined ? "leaf" : content === undefined ? "closed" : "open";
      const inside = below === undefined ? 0 : operationsInside(this.tree, id);
      const box: PlacedBox = { node: this.node(id), x, y, width, height, depth, kind, inside };
      this.boxes.push(box);
      if (content === undefined || below === undefined) continue;
      this.writeDown(box, below, content.placement, { x: x + content.at.x, y: y + content.at.y }, depth + 1);
    }
    this.writeLinks(group, placement, origin, corners);
  }

  private writeLinks(
    group: PlacedBox | undefined,
    placement: Placement,
    origin: Point,
    corners: ReadonlyMap<string, Point>,
  ): void {
    const at = (end: LinkEnd, side: "inPorts" | "outPorts"): Point => {
      const { x, y } = corners.get(end.box) ?? origin;
      return { x: x + this.along(end, side), y: side === "inPorts" ? y : y + this.measure(end.box).height };
    };
    const ownPort = (port: string, side: "inPorts" | "outPorts"): Point => {
      const { x, y, height, node } = group ?? { ...origin, height: 0, node: undefined };
      const along = node === undefined ? 0 : (this.measure(node.id)[side].get(port) ?? 0);
      return { x: x + along, y: side === "inPorts" ? y : y + height };
    };
    for (const { key, from, to, source, target, shape, active } of this.links.get(group?.node.id) ?? []) {
      const start = "inPort" in from ? ownPort(from.inPort, "inPorts") : at(from, "outPorts");
      const end = "outPort" in to ? ownPort(to.outPort, "outPorts") : at(to, "inPorts");
      const bends = (placement.bends.get(key) ?? []).map(({ x, y }) => ({
        x: x + origin.x,
        y: y + origin.y,
      }));
      // Through the header straight down, so that its words stay clear.
      if ("inPort" in from) bends.unshift({ x: start.x, y: start.y + header.height - 6 });
      this.placedLinks.push({
        ...linkPath(start, bends, end),
        key,
        source,
        target,
        shape,
        active,
        letter: group?.node.letter,
        label: this.worded.has(key) ? { x: start.x, y: start.y + wordDrop } : undefined,
        arrives: !("outPort" in to) && to.port === undefined,
      });
    }
  }

  private node(id: string): GraphNode {
    const node = this.tree.nodes.get(id);
    if (node === undefined) throw new Error(`The graph has no node ${id}`);
    return node;
  }
}

const closed = {
  inPorts: new Map<string, number>(),
  outPorts: new Map<string, number>(),
  content: undefined,
};

const borderPort = (id: string) => ({ kind: "port", id, shift: 0 }) as const;

/** For every value that is more than a number, the first link that leads away from it between two boxes. */
function wordedLinks(links: readonly Link[]): ReadonlySet<string> {
  const said = new Set<string>();
  const worded = new Set<string>();
  for (const { key, group, from, to, shape } of links) {
    if (shape === plainShape || "inPort" in from || "outPort" in to) continue;
    const place = `${group ?? ""} ${portKey(from)}`;
    if (said.has(place)) continue;
    said.add(place);
    worded.add(key);
  }
  return worded;
}

const portKey = ({ box, port }: LinkEnd) => `${box} ${port ?? ""}`;

const unique = (texts: readonly string[]) => [...new Set(texts)];
