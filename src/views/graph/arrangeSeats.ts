/**
 * Where the seats of each layer stand from left to right: near what they are linked with, with few crossings.
 * Sweeps down and up sort each layer by where its neighbours stand (barycentres, Sugiyama et al. 1981) and place
 * it as near to them as the order allows (isotonic regression); the arrangement with the fewest crossings is kept.
 */
import type { Seat, Seating, Strand } from "./seats.ts";

const gaps = { boxes: 24, bends: 14 };
const sortingSweeps = 8;
const settlingSweeps = 10;

/** Sets `x` of every seat, and the order of every layer. */
export function arrangeSeats({ layers }: Seating): void {
  for (const layer of layers) spread(layer);
  let best = snapshot(layers);
  for (let sweep = 0; sweep < sortingSweeps && best.crossings > 0; sweep++) {
    sweepOver(layers, sweep % 2 === 0, true);
    const now = snapshot(layers);
    if (now.crossings < best.crossings) best = now;
  }
  best.restore();
  for (let sweep = 0; sweep < settlingSweeps; sweep++) sweepOver(layers, sweep % 2 === 0, false);
  for (const layer of layers) settle(layer, wishesOf(layer, "both"));
}

function sweepOver(layers: readonly Seat[][], down: boolean, sorts: boolean): void {
  const order = down ? layers : [...layers].reverse();
  for (const layer of order) {
    const wishes = wishesOf(layer, down ? "above" : "below");
    if (sorts) sortBy(layer, wishes);
    settle(layer, wishes);
  }
}

interface Wish {
  readonly x: number;
  readonly weight: number;
}

/** Where each seat would stand if it were alone: the weighted mean of where its strands would be vertical. */
function wishesOf(layer: readonly Seat[], side: "above" | "below" | "both"): Map<Seat, Wish> {
  return new Map(
    layer.map((seat) => {
      const strands = side === "both" ? [...seat.above, ...seat.below] : seat[side];
      let weight = 0;
      let sum = 0;
      for (const strand of strands) {
        weight += strand.weight;
        sum += strand.weight * uprightAt(strand, seat);
      }
      return [seat, weight === 0 ? { x: seat.x, weight: 0.1 } : { x: sum / weight, weight }];
    }),
  );
}

/** Where `seat` would stand for the strand to be vertical. */
function uprightAt({ upper, lower, upperShift, lowerShift }: Strand, seat: Seat): number {
  return seat === upper ? lower.x + lowerShift - upperShift : upper.x + upperShift - lowerShift;
}

function sortBy(layer: Seat[], wishes: ReadonlyMap<Seat, Wish>): void {
  const wished = (seat: Seat) => wishes.get(seat)?.x ?? seat.x;
  layer.sort((a, b) => wished(a) - wished(b));
}

/** The least distance between the middles of two neighbours. */
export function gapBetween(left: Seat, right: Seat): number {
  const gap = left.kind === "box" && right.kind === "box" ? gaps.boxes : gaps.bends;
  return (left.width + right.width) / 2 + gap;
}

/** Side by side in their present order, around x = 0. */
function spread(layer: readonly Seat[]): void {
  let x = 0;
  layer.forEach((seat, index) => {
    const left = layer[index - 1];
    if (left !== undefined) x += gapBetween(left, seat);
    seat.x = x;
  });
  for (const seat of layer) seat.x -= x / 2;
}

/**
 * Least weighted squares to the wishes, in the present order and with gaps: isotonic regression by pooling
 * neighbours that are out of order (pool adjacent violators).
 */
function settle(layer: readonly Seat[], wishes: ReadonlyMap<Seat, Wish>): void {
  const pools: { seats: number; weight: number; sum: number }[] = [];
  const offsets: number[] = [];
  layer.forEach((seat, index) => {
    const left = layer[index - 1];
    offsets.push(left === undefined ? 0 : offsets[index - 1]! + gapBetween(left, seat));
    const { x, weight } = wishes.get(seat) ?? { x: seat.x, weight: 1 };
    let pool = { seats: 1, weight, sum: weight * (x - offsets[index]!) };
    for (let last = pools[pools.length - 1]; last !== undefined; last = pools[pools.length - 1]) {
      if (last.sum / last.weight <= pool.sum / pool.weight) break;
      pools.pop();
      pool = { seats: last.seats + pool.seats, weight: last.weight + pool.weight, sum: last.sum + pool.sum };
    }
    pools.push(pool);
  });
  let index = 0;
  for (const { seats, weight, sum } of pools) {
    for (let count = 0; count < seats; count++, index++) layer[index]!.x = sum / weight + offsets[index]!;
  }
}

/** The present arrangement, to come back to. */
function snapshot(layers: readonly Seat[][]): { readonly crossings: number; readonly restore: () => void } {
  const orders = layers.map((layer) => layer.map((seat) => ({ seat, x: seat.x })));
  return {
    crossings: layers.reduce((sum, layer) => sum + crossingsBelow(layer), 0),
    restore: () => {
      orders.forEach((order, index) => {
        layers[index]!.splice(0, order.length, ...order.map(({ seat }) => seat));
        for (const { seat, x } of order) seat.x = x;
      });
    },
  };
}

/** How many pairs of strands below a layer cross: inversions, counted while merging. */
export function crossingsBelow(layer: readonly Seat[]): number {
  const strands = layer.flatMap(({ below }) => below);
  const ends = strands
    .map(({ upper, lower, upperShift, lowerShift }) => [upper.x + upperShift, lower.x + lowerShift] as const)
    .sort(([a, b], [c, d]) => a - c || b - d)
    .map(([, end]) => end);
  return inversions(ends);
}

/** How many pairs stand in the wrong order; n log n. */
function inversions(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const half = values.length >> 1;
  const left = values.slice(0, half);
  const right = values.slice(half);
  let count = inversions(left) + inversions(right);
  left.sort((a, b) => a - b);
  right.sort((a, b) => a - b);
  let behind = 0;
  for (const value of left) {
    while (behind < right.length && right[behind]! < value) behind += 1;
    count += behind;
  }
  return count;
}
