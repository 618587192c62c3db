/**
 * Takes the wobble out of arranged seats: bends of one link, and boxes that follow each other one to one, are put
 * exactly below each other where their neighbours leave room.
 */
import { gapBetween } from "./arrangeSeats.ts";
import type { Seat, Seating, Strand } from "./seats.ts";

/** A seat of a chain and how far right of the chain's line its middle is. */
interface Bead {
  readonly seat: Seat;
  readonly shift: number;
}

/** Changes `x` of seats, never their order nor their least distances. */
export function straightenSeats({ layers }: Seating): void {
  const place = new Map<Seat, { readonly left: Seat | undefined; readonly right: Seat | undefined }>();
  for (const layer of layers) {
    layer.forEach((seat, index) => place.set(seat, { left: layer[index - 1], right: layer[index + 1] }));
  }
  const roomOf = ({ seat, shift }: Bead): Room => {
    const { left, right } = place.get(seat) ?? { left: undefined, right: undefined };
    return {
      least: (left === undefined ? -Infinity : left.x + gapBetween(left, seat)) - shift,
      most: (right === undefined ? Infinity : right.x - gapBetween(seat, right)) - shift,
    };
  };
  for (const chain of chainsOf(layers)) straightenChain(chain, roomOf);
}

interface Room {
  readonly least: number;
  readonly most: number;
}

/** The longest runs of the chain that one line has room for are put on it. */
function straightenChain(chain: readonly Bead[], roomOf: (bead: Bead) => Room): void {
  let run: Bead[] = [];
  let room: Room = { least: -Infinity, most: Infinity };
  const finish = () => {
    const mean = run.reduce((sum, { seat, shift }) => sum + seat.x - shift, 0) / run.length;
    const x = Math.max(room.least, Math.min(room.most, mean));
    if (run.length > 1) for (const { seat, shift } of run) seat.x = x + shift;
  };
  for (const bead of chain) {
    const own = roomOf(bead);
    const both = { least: Math.max(room.least, own.least), most: Math.min(room.most, own.most) };
    if (both.least > both.most) {
      finish();
      run = [];
      room = own;
    } else room = both;
    run.push(bead);
  }
  finish();
}

/** Chains of at least two, the longest first. */
function chainsOf(layers: readonly Seat[][]): Bead[][] {
  const chains: Bead[][] = [];
  for (const start of layers.flat()) {
    if (start.above.some(isChained)) continue;
    const chain: Bead[] = [{ seat: start, shift: 0 }];
    for (
      let strand = start.below.find(isChained);
      strand !== undefined;
      strand = strand.lower.below.find(isChained)
    ) {
      const { shift } = chain[chain.length - 1]!;
      chain.push({ seat: strand.lower, shift: shift + strand.upperShift - strand.lowerShift });
    }
    if (chain.length > 1) chains.push(chain);
  }
  return chains.sort((a, b) => b.length - a.length);
}

/** Whether the ends of a strand belong below each other: of a spine, two bends of a trunk, or each other's only neighbours. */
function isChained({ upper, lower, isSpine }: Strand): boolean {
  if (isSpine) return true;
  if (lower.above.some((strand) => strand.isSpine) || upper.below.some((strand) => strand.isSpine))
    return false;
  if (upper.kind === "bend" && lower.kind === "bend") return true;
  const bends = upper.below.filter((each) => each.lower.kind === "bend").length;
  const onlyDown = upper.kind === "bend" ? bends === 0 && upper.below.length === 1 : upper.below.length === 1;
  return onlyDown && lower.above.length === 1;
}
