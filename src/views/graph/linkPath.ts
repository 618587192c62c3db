/** The line of a link through its bends. */
import { curveBumpY, line } from "d3-shape";
import type { Point } from "./placement.ts";

export interface LinkPath {
  readonly path: string;
  /** Both ends and all bends lie between. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A smooth line that leaves and arrives vertically, and is straight between bends that stand below each other. */
export function linkPath(start: Point, bends: readonly Point[], end: Point): LinkPath {
  const points = [start, ...bends, end];
  return {
    path: smooth(points) ?? "",
    top: Math.min(...points.map(({ y }) => y)),
    bottom: Math.max(...points.map(({ y }) => y)),
    left: Math.min(...points.map(({ x }) => x)),
    right: Math.max(...points.map(({ x }) => x)),
  };
}

const smooth = line<Point>(
  ({ x }) => x,
  ({ y }) => y,
)
  .curve(curveBumpY)
  .digits(1);
