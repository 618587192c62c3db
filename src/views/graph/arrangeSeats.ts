/**
 * Where the seats of each layer stand from left to right: near what they are linked with, with few crossings.
 * Sweeps down and up sort each layer by where its neighbours stand (barycentres, Sugiyama et al. 1981) and place
 * it as near to them as the order allows (isotonic regression); the arrangement with the fewest crossings is kept.
 */
import type { Seat, Seating, Strand } from "./seats.ts";

const gaps = { boxes: 24, bends: 14 };
/** How often layers are sorted, and then settled; with more seats than `many`, where nobody sees all at once, less often. */
const sweeps = { few: { sorting: 8, settling: 10 }, many: { sorting: 3, settling: 4 } };
const many = 600;

/** Sets `x` of every seat, and the order of every layer. */
export function arrangeSeats({ layers }: Seating): void {
  for (const layer of layers) spread(layer);
  const count = layers.reduce((sum, { length }) => sum + length, 0);
  const { sorting, settling } = count > many ? sweeps.many : sweeps.few;
  let best = snapshot(
    layers,
    layers.reduce((sum, layer) => sum + crossingsBelow(layer), 0),
  );
  let inVain = 0;
  for (let sweep = 0; sweep < sorting && best.crossings > 0 && inVain < 4; sweep++) {
    sweepOver(layers, sweep % 2 === 0, true);
    const crossings = layers.reduce((sum, layer) => sum + crossingsBelow(layer), 0);
    inVain = crossings < best.crossings ? 0 : inVain + 1;
    if (inVain === 0) best = snapshot(layers, crossings);
  }
  best.restore();
  for (let sweep = 0; sweep < settling; sweep++) sweepOver(layers, sweep % 2 === 0, false);
  for (const layer of layers) settle(layer, wishesOf(layer, "both"));
}

function sweepOver(layers: readonly Seat[][], down: boolean, sorts: boolean): void {
  const order = down ? layers : [...layers].reverse();
  for (const layer of order) {
    const wishes = wishesOf(layer, down ? "above" : "below");
    if (sorts && layer.length > 1) sortBy(layer, wishes);
    settle(layer, wishes);
  }
}

interface Wish {
  readonly x: number;
  readonly weight: number;
}

/** Where each seat would stand if it were alone, in the order of the layer: the weighted mean of where its strands would be vertical. */
function wishesOf(layer: readonly Seat[], side: "above" | "below" | "both"): Wish[] {
  return layer.map((seat) => {
    let weight = 0;
    let sum = 0;
    for (const strands of side === "both" ? [seat.above, seat.below] : [seat[side]]) {
      for (const strand of strands) {
        weight += strand.weight;
        sum += strand.weight * uprightAt(strand, seat);
      }
    }
    return weight === 0 ? { x: seat.x, weight: 0.1 } : { x: sum / weight, weight };
  });
}

/** Where `seat` would stand for the strand to be vertical. */
function uprightAt({ upper, lower, upperShift, lowerShift }: Strand, seat: Seat): number {
  return seat === upper ? lower.x + lowerShift - upperShift : upper.x + upperShift - lowerShift;
}

/** Sorts the layer, and the wishes with it. */
function sortBy(layer: Seat[], wishes: Wish[]): void {
  if (wishes.every(({ x }, index) => index === 0 || wishes[index - 1]!.x <= x)) return;
  const pairs = layer.map((seat, index) => ({ seat, wish: wishes[index]! }));
  pairs.sort((a, b) => a.wish.x - b.wish.x);
  pairs.forEach(({ seat, wish }, index) => {
    layer[index] = seat;
    wishes[index] = wish;
  });
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
function settle(layer: readonly Seat[], wishes: readonly Wish[]): void {
  if (layer.length === 1) {
    layer[0]!.x = wishes[0]!.x;
    return;
  }
  const pools: { seats: number; weight: number; sum: number }[] = [];
  const offsets: number[] = [];
  layer.forEach((seat, index) => {
    const left = layer[index - 1];
    offsets.push(left === undefined ? 0 : offsets[index - 1]! + gapBetween(left, seat));
    const { x, weight } = wishes[index]!;
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
function snapshot(
  layers: readonly Seat[][],
  crossings: number,
): { readonly crossings: number; readonly restore: () => void } {
  const orders = layers.map((layer) => layer.map((seat) => ({ seat, x: seat.x })));
  return {
    crossings,
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
  const strands: (readonly [start: number, end: number])[] = [];
  for (const { below } of layer) {
    for (const { upper, lower, upperShift, lowerShift } of below)
      strands.push([upper.x + upperShift, lower.x + lowerShift]);
  }
  if (strands.length < 2) return 0;
  strands.sort(([a, b], [c, d]) => a - c || b - d);
  return inversions(strands.map(([, end]) => end));
}

/** How many pairs stand in the wrong order; n log n. */
function inversions(values: readonly number[]): number {
  if (values.every((value, index) => index === 0 || values[index - 1]! <= value)) return 0;
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
