/**
 * Which layer everything of a group sits in: a box below all that it reads (longest path), a bend in every layer
 * that a link passes. Links from one place share their bends, so that a value that is read often has one trunk.
 */
import type { PlacingEnd, PlacingLink, PlacingTask } from "./placement.ts";
import { spinesOf } from "./spines.ts";

/** A place in a layer: a box, a port of the group, or a bend. */
export interface Seat {
  readonly kind: "box" | "port" | "bend";
  /** Of the box or the port. */
  readonly id: string;
  /** Of what it takes in its layer: a box, or the words below it where those are wider. */
  readonly width: number;
  readonly height: number;
  layer: number;
  /** The middle, in px; anything, until it has been placed. */
  x: number;
  readonly above: Strand[];
  readonly below: Strand[];
}

/** A piece of a link between two layers that follow each other. */
export interface Strand {
  readonly upper: Seat;
  readonly lower: Seat;
  /** Where it is attached, right of the middles. */
  readonly upperShift: number;
  readonly lowerShift: number;
  /** How much it wants to be vertical. */
  readonly weight: number;
  /** Whether it is a part of a long chain that runs straight down. */
  readonly isSpine: boolean;
}

export interface Seating {
  readonly layers: readonly Seat[][];
  readonly boxes: ReadonlyMap<string, Seat>;
  readonly inPorts: ReadonlyMap<string, Seat>;
  readonly outPorts: ReadonlyMap<string, Seat>;
  /** The bends of each link that has some, from above to below. */
  readonly routes: ReadonlyMap<string, readonly Seat[]>;
}

/** With more bends than this, links run straight: nobody could follow them. */
const mostBends = 20_000;

export function seat(task: PlacingTask): Seating {
  const words = widthsOfWords(task.links);
  const boxes = new Map(
    task.boxes.map(({ id, width, height }) => [
      id,
      newSeat("box", id, Math.max(width, words.get(id) ?? 0), height),
    ]),
  );
  const inPorts = new Map(task.inPorts.map(({ id, width }) => [id, newSeat("port", id, width, 0)]));
  const outPorts = new Map(task.outPorts.map(({ id, width }) => [id, newSeat("port", id, width, 0)]));
  const ends = (link: PlacingLink): readonly [Seat, Seat] | undefined => {
    const upper = (link.from.kind === "box" ? boxes : inPorts).get(link.from.id);
    const lower = (link.to.kind === "box" ? boxes : outPorts).get(link.to.id);
    return upper === undefined || lower === undefined || upper === lower ? undefined : [upper, lower];
  };
  const { depth, spines } = assignLayers(task, boxes, ends);
  for (const port of outPorts.values()) port.layer = depth + 1;
  const layers: Seat[][] = Array.from({ length: depth + 2 }, () => []);
  for (const each of [...inPorts.values(), ...boxes.values(), ...outPorts.values()])
    layers[each.layer]!.push(each);
  const routes = layStrands(task.links, layers, ends, spines);
  return { layers, boxes, inPorts, outPorts, routes };
}

/** How much the words below each box take, as far on the one side of its middle as on the other. */
function widthsOfWords(links: readonly PlacingLink[]): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const { from, wordWidth } of links) {
    if (wordWidth === 0 || from.kind !== "box") continue;
    const width = 2 * Math.abs(from.shift) + wordWidth;
    if (width > (widths.get(from.id) ?? 0)) widths.set(from.id, width);
  }
  return widths;
}

function newSeat(kind: Seat["kind"], id: string, width: number, height: number): Seat {
  return { kind, id, width, height, layer: 0, x: 0, above: [], below: [] };
}

type Ends = (link: PlacingLink) => readonly [Seat, Seat] | undefined;

/** By box the next one of a long chain. */
type Spines = ReadonlyMap<Seat, Seat>;

/** Layers from 1 for boxes; 0 is that of the ports above. Answers the deepest. A link that closes a ring is not counted. */
function assignLayers(
  task: PlacingTask,
  boxes: ReadonlyMap<string, Seat>,
  ends: Ends,
): { readonly depth: number; readonly spines: Spines } {
  const reads = new Map<Seat, Seat[]>();
  const readers = new Map<Seat, Seat[]>();
  for (const link of task.links) {
    const [upper, lower] = ends(link) ?? [];
    if (upper?.kind !== "box" || lower?.kind !== "box") continue;
    append(reads, lower, upper);
    append(readers, upper, lower);
  }
  const done = new Set<Seat>();
  for (const start of boxes.values()) sink(start, reads, done);
  const spines = spinesOf([...boxes.values()], reads, readers);
  const free = freeBoxes([...boxes.values()], reads, readers);
  for (const box of [...boxes.values()].reverse()) sinkToReaders(box, reads, readers, free);
  return { depth: Math.max(0, ...[...boxes.values()].map(({ layer }) => layer)), spines };
}

function sink(start: Seat, reads: ReadonlyMap<Seat, readonly Seat[]>, done: Set<Seat>): void {
  const open = new Set<Seat>();
  const stack: { box: Seat; next: number }[] = done.has(start) ? [] : [{ box: start, next: 0 }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    open.add(top.box);
    const upper = reads.get(top.box)?.[top.next];
    top.next += 1;
    if (upper === undefined) {
      const counted = (reads.get(top.box) ?? []).filter((each) => done.has(each));
      top.box.layer = counted.reduce((deepest, each) => Math.max(deepest, each.layer + 1), 1);
      done.add(top.box);
      stack.pop();
    } else if (!done.has(upper) && !open.has(upper)) stack.push({ box: upper, next: 0 });
  }
}

type Neighbours = ReadonlyMap<Seat, readonly Seat[]>;

/**
 * Boxes that can move down at no cost: what they read comes by a trunk that others use too, or from boxes of theirs alone that
 * can move along.
 */
function freeBoxes(boxes: readonly Seat[], reads: Neighbours, readers: Neighbours): ReadonlySet<Seat> {
  const free = new Set<Seat>();
  const isShared = (source: Seat) => (readers.get(source)?.length ?? 0) > 1;
  for (const box of [...boxes].sort((a, b) => a.layer - b.layer)) {
    if ((reads.get(box) ?? []).every((source) => isShared(source) || free.has(source))) free.add(box);
  }
  return free;
}

/** A box that has fewer links coming in that would grow than going out moves down to those that read it. */
function sinkToReaders(box: Seat, reads: Neighbours, readers: Neighbours, free: ReadonlySet<Seat>): void {
  const below = readers.get(box) ?? [];
  const growing = free.has(box) ? 0 : (reads.get(box)?.length ?? 0);
  if (below.length === 0 || growing >= below.length) return;
  const highest = Math.min(...below.map(({ layer }) => layer));
  if (highest - 1 > box.layer) box.layer = highest - 1;
}

function append(map: Map<Seat, Seat[]>, key: Seat, value: Seat): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Cuts every link that runs down into strands, with a bend in each layer between its ends. */
function layStrands(
  links: readonly PlacingLink[],
  layers: readonly Seat[][],
  ends: Ends,
  spines: Spines,
): Map<string, Seat[]> {
  const routes = new Map<string, Seat[]>();
  const trunks = new Map<string, Seat>();
  const strands = new Set<string>();
  const numbers = new Map<Seat, number>();
  const numberOf = (each: Seat) => numbers.get(each) ?? (numbers.set(each, numbers.size), numbers.size - 1);
  for (const link of links) {
    const [upper, lower] = ends(link) ?? [];
    if (upper === undefined || lower === undefined || lower.layer <= upper.layer) continue;
    const route: Seat[] = [];
    for (let layer = upper.layer + 1; layer < lower.layer; layer++) {
      const name = trunkName(link.from, layer);
      let bend = trunks.get(name);
      if (bend === undefined) {
        if (trunks.size >= mostBends) break;
        bend = { ...newSeat("bend", "", 0, 0), layer };
        trunks.set(name, bend);
        layers[layer]!.push(bend);
      }
      route.push(bend);
    }
    if (route.length < lower.layer - upper.layer - 1) continue;
    if (route.length > 0) routes.set(link.key, route);
    const stops = [upper, ...route, lower];
    stops.slice(1).forEach((below, index) => {
      const above = stops[index]!;
      const upperShift = index === 0 ? link.from.shift : 0;
      const lowerShift = index === stops.length - 2 ? link.to.shift : 0;
      const name = `${String(numberOf(above))} ${String(upperShift)} ${String(numberOf(below))} ${String(lowerShift)}`;
      if (strands.has(name)) return;
      strands.add(name);
      const isSpine = spines.get(above) === below;
      const weight = isSpine ? weightOfSpine : weightOf(above, below);
      const strand = { upper: above, lower: below, upperShift, lowerShift, weight, isSpine };
      above.below.push(strand);
      below.above.push(strand);
    });
  }
  return routes;
}

const trunkName = ({ kind, id, shift }: PlacingEnd, layer: number) =>
  `${kind} ${id} ${String(shift)} ${String(layer)}`;

/** A spine does not give way to anything else that its boxes are linked with. */
const weightOfSpine = 1_000;

/** Long lines should be straight first of all (Gansner et al. 1993, section 4.2). */
function weightOf(upper: Seat, lower: Seat): number {
  if (upper.kind === "bend" && lower.kind === "bend") return 8;
  return upper.kind === "bend" || lower.kind === "bend" ? 2 : 1;
}
