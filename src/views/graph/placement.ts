/** What placing the children of one group takes and gives. Units are px. */

export interface PlacingTask {
  /** In the order of the program, which breaks ties. */
  readonly boxes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  /** The ports on the upper and on the lower border. */
  readonly inPorts: readonly PlacingPort[];
  readonly outPorts: readonly PlacingPort[];
  readonly links: readonly PlacingLink[];
}

export interface PlacingPort {
  readonly id: string;
  /** What it takes on its border. */
  readonly width: number;
}

export interface PlacingLink {
  readonly key: string;
  readonly from: PlacingEnd;
  readonly to: PlacingEnd;
  /** The room that its word needs below where it begins; 0 where it has none. */
  readonly wordWidth: number;
}

export interface PlacingEnd {
  /** A box, or a port of the group's own border. */
  readonly kind: "box" | "port";
  readonly id: string;
  /** Where it is attached, right of the middle of the box. */
  readonly shift: number;
}

/** The origin is the upper left corner of all boxes, words and bends together. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  /** Upper left corners. */
  readonly boxes: ReadonlyMap<string, Point>;
  /** Where ports stand along their border. */
  readonly inPorts: ReadonlyMap<string, number>;
  readonly outPorts: ReadonlyMap<string, number>;
  /** Bends of links between their ends, from above to below; links without bends are left out. */
  readonly bends: ReadonlyMap<string, readonly Point[]>;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
