/** The line of a link through its bends, and where its label stands. */
import { curveMonotoneY, line } from "d3-shape";
import type { Point } from "./placement.ts";

export interface LinkPath {
  readonly path: string;
  /** The middle of the label; undefined without one. */
  readonly label: Point | undefined;
  /** Both ends and all bends lie between. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How far from its ends a link begins to bend, so that it leaves and arrives without a shoulder. */
const room = 16;

/** A smooth line downwards. Bends that would lead back up are left out; a link that runs up is drawn straight. */
export function linkPath(start: Point, bends: readonly Point[], end: Point, labelled: boolean): LinkPath {
  const points = [start];
  for (const bend of bends) {
    if (bend.y > points[points.length - 1]!.y + room && bend.y < end.y - room) points.push(bend);
  }
  points.push(end);
  const middle = points.length > 2 ? points[Math.floor(points.length / 2)]! : midpoint(start, end);
  return {
    path: points.length === 2 ? directPath(start, end) : (smooth(points) ?? ""),
    label: labelled ? middle : undefined,
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
  .curve(curveMonotoneY)
  .digits(1);

/** Leaves and arrives vertically, so that arrows point down. */
function directPath(start: Point, end: Point): string {
  const { x: x0, y: y0 } = start;
  const { x: x1, y: y1 } = end;
  if (y1 <= y0 || Math.abs(x1 - x0) < 1) return `M${px(x0)},${px(y0)}L${px(x1)},${px(y1)}`;
  const pull = Math.min(40, (y1 - y0) / 2);
  return `M${px(x0)},${px(y0)}C${px(x0)},${px(y0 + pull)} ${px(x1)},${px(y1 - pull)} ${px(x1)},${px(y1)}`;
}

const px = (value: number) => String(Math.round(value * 10) / 10);

const midpoint = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
