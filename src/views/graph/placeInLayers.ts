/** Places the children of one group in layers, from above to below as values flow. */
import { arrangeSeats } from "./arrangeSeats.ts";
import type { Placement, PlacingTask, Point } from "./placement.ts";
import { straightenSeats } from "./straightenSeats.ts";
import { seat, type Seat, type Seating } from "./seats.ts";

/** Between layers; with a word below a box; more where links run far across, up to `far`. */
const gaps = { least: 26, worded: 34, far: 30 };

export function placeInLayers(task: PlacingTask): Placement {
  if (task.boxes.length === 0) return nothing;
  const seating = seat(task);
  arrangeSeats(seating);
  straightenSeats(seating);
  const worded = new Set(task.links.filter(({ wordWidth }) => wordWidth > 0).map(({ from }) => from.id));
  const tops = topsOf(seating.layers, worded);
  const boxes = [...seating.boxes.values()];
  const widths = new Map(task.boxes.map(({ id, width }) => [id, width]));
  const { left, right } = extentOf(seating.layers);
  const places = (ports: ReadonlyMap<string, Seat>) =>
    new Map([...ports].map(([id, { x }]) => [id, x - left]));
  return {
    width: right - left,
    height: Math.max(...boxes.map(({ layer, height }) => tops[layer]! + height)),
    boxes: new Map(
      boxes.map(({ id, x, layer }) => [id, { x: x - (widths.get(id) ?? 0) / 2 - left, y: tops[layer]! }]),
    ),
    inPorts: places(seating.inPorts),
    outPorts: places(seating.outPorts),
    bends: bendsOf(task, seating, tops, left),
  };
}

const nothing: Placement = {
  width: 0,
  height: 0,
  boxes: new Map(),
  inPorts: new Map(),
  outPorts: new Map(),
  bends: new Map(),
};

/** How far left and right anything stands, the links that pass by and the ports below included. */
function extentOf(layers: readonly (readonly Seat[])[]): { readonly left: number; readonly right: number } {
  const seats = layers.slice(1).flat();
  return {
    left: seats.reduce((least, { x, width }) => Math.min(least, x - width / 2), Infinity),
    right: seats.reduce((most, { x, width }) => Math.max(most, x + width / 2), -Infinity),
  };
}

/** Upper ends of the layers; that of the first layer of boxes is 0. */
function topsOf(layers: readonly Seat[][], worded: ReadonlySet<string>): number[] {
  const tops = [0, 0];
  for (let layer = 1; layer < layers.length - 1; layer++) {
    const seats = layers[layer]!;
    const height = Math.max(0, ...seats.map((each) => each.height));
    const across = Math.max(0, ...seats.flatMap(({ below }) => below).map(widthOf));
    const least = seats.some(({ id }) => worded.has(id)) ? gaps.worded : gaps.least;
    tops.push(tops[layer]! + height + least + Math.min(gaps.far, across / 12));
  }
  return tops;
}

function widthOf({ upper, lower, upperShift, lowerShift }: Seat["below"][number]): number {
  return Math.abs(upper.x + upperShift - lower.x - lowerShift);
}

/**
 * A bend passes its layer from top to bottom: two points, so that links cross between layers only. For the same
 * reason a link first runs straight down beside the taller boxes of the layer that it begins in.
 */
function bendsOf(
  task: PlacingTask,
  seating: Seating,
  tops: readonly number[],
  left: number,
): Placement["bends"] {
  const { routes, layers, boxes } = seating;
  const bottoms = layers.map(
    (layer, index) => tops[index]! + Math.max(0, ...layer.map(({ height }) => height)),
  );
  const bends = new Map<string, readonly Point[]>();
  for (const { key, from } of task.links) {
    const points = (routes.get(key) ?? []).flatMap(({ x, layer }) => [
      { x: x - left, y: tops[layer]! },
      { x: x - left, y: bottoms[layer]! },
    ]);
    const box = from.kind === "box" ? boxes.get(from.id) : undefined;
    if (box !== undefined && tops[box.layer]! + box.height < bottoms[box.layer]! - 1) {
      points.unshift({ x: box.x + from.shift - left, y: bottoms[box.layer]! });
    }
    if (points.length > 0) bends.set(key, points);
  }
  return bends;
}
