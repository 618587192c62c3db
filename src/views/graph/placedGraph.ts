/** What a laid out graph is: every visible box and link with its place. Units are px, the origin is the upper left. */
import type { GraphNode, ModeLetter } from "../../../engine/protocol.ts";
import type { LinkPath } from "./linkPath.ts";
import type { Point } from "./placement.ts";

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
  /** The mode of the group that it is drawn in. */
  readonly letter: ModeLetter | undefined;
  /** The middle of its word, its shape: written once for a value, where it is more than one number. */
  readonly label: Point | undefined;
  /** Whether it ends at a node, and not at a border that it goes on from. */
  readonly arrives: boolean;
}
