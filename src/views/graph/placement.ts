/** What placing the children of one group takes and gives, whichever way it is done. Units are px. */

export interface PlacingTask {
  readonly boxes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  /** Names of the ports on the upper and on the lower border. */
  readonly inPorts: readonly string[];
  readonly outPorts: readonly string[];
  readonly links: readonly PlacingLink[];
}

export interface PlacingLink {
  readonly key: string;
  /** A box's id, or a port of the upper border. */
  readonly from: PlacingEnd;
  readonly to: PlacingEnd;
  /** Room for a label on it; 0 for none. */
  readonly labelWidth: number;
}

export interface PlacingEnd {
  readonly kind: "box" | "port";
  readonly id: string;
}

/** The origin is the upper left corner of all boxes together. */
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

export const gaps = { across: 22, down: 34, downAtLabel: 46 };
