/**
 * A large graph seen from so far away that no word in it can be read: what looks the same is one shape, so that thousands of
 * boxes and links are a few elements.
 */
import { group } from "d3-array";
import type { GraphLayout, PlacedBox, PlacedLink } from "./placedGraph.ts";

export interface FarShape {
  readonly key: string;
  readonly path: string;
}

export interface FarBoxes extends FarShape {
  readonly kind: PlacedBox["kind"];
  readonly letter: PlacedBox["node"]["letter"];
  readonly active: boolean;
  readonly isLit: boolean;
}

export interface FarLinks extends FarShape {
  readonly active: boolean;
}

/** One shape for all boxes of a look; open groups first, and of these the outer ones, as they lie below. */
export function farBoxes({ boxes }: GraphLayout, isLit: (box: PlacedBox) => boolean): FarBoxes[] {
  const looks = group(boxes, (box) => {
    const { kind, node, depth } = box;
    const layer = kind === "open" ? String(depth) : "";
    return [kind, layer, node.letter, String(node.active), String(isLit(box))].join(" ");
  });
  const shapes = [...looks].map(([key, alike]) => {
    const { kind, depth, node } = alike[0]!;
    const path = alike.map(outline).join("");
    return { key, path, kind, depth, letter: node.letter, active: node.active, isLit: isLit(alike[0]!) };
  });
  return shapes.sort((a, b) => below(a) - below(b));
}

const below = ({ kind, depth }: Pick<PlacedBox, "kind" | "depth">) =>
  kind === "open" ? depth : Number.MAX_SAFE_INTEGER;

/** One shape for all links that take part in the derivative, and one for those that do not. */
export function farLinks(links: readonly PlacedLink[]): FarLinks[] {
  return [...group(links, ({ active }) => active)].map(([active, alike]) => ({
    key: String(active),
    path: alike.map(({ path }) => path).join(""),
    active,
  }));
}

function outline({ x, y, width, height }: PlacedBox): string {
  return `M${x.toFixed(1)},${y.toFixed(1)}h${width.toFixed(1)}v${height.toFixed(1)}h${(-width).toFixed(1)}z`;
}
