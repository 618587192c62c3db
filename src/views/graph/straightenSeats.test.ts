import { expect, test } from "vitest";
import type { Seat, Seating, Strand } from "./seats.ts";
import { straightenSeats } from "./straightenSeats.ts";

function draft(kind: Seat["kind"], layer: number, x: number, width = kind === "bend" ? 0 : 30): Seat {
  return { kind, id: "", width, height: 26, layer, x, above: [], below: [] };
}

function tie(upper: Seat, lower: Seat, upperShift = 0, lowerShift = 0): void {
  const strand: Strand = { upper, lower, upperShift, lowerShift, weight: 1, isSpine: false };
  upper.below.push(strand);
  lower.above.push(strand);
}

function seating(...layers: Seat[][]): Seating {
  return { layers, boxes: new Map(), inPorts: new Map(), outPorts: new Map(), routes: new Map() };
}

test("bends of a link come to stand below each other", () => {
  const bends = [draft("bend", 1, 10), draft("bend", 2, 14), draft("bend", 3, 12)];
  tie(bends[0]!, bends[1]!);
  tie(bends[1]!, bends[2]!);
  straightenSeats(seating(...bends.map((bend) => [bend])));
  expect(bends.map(({ x }) => x)).toEqual([12, 12, 12]);
});

test("where a neighbour is in the way the line gives way", () => {
  const bends = [draft("bend", 1, 0), draft("bend", 2, 40)];
  tie(bends[0]!, bends[1]!);
  const neighbour = draft("box", 2, 10);
  straightenSeats(seating([bends[0]!], [neighbour, bends[1]!]));
  expect(bends[0]!.x).toBe(bends[1]!.x);
  expect(bends[1]!.x - neighbour.x).toBeGreaterThanOrEqual(15 + 14);
});

test("where no line has room for all, each part is straight and order and distance are kept", () => {
  const bends = [draft("bend", 1, 0), draft("bend", 2, 0), draft("bend", 3, 100), draft("bend", 4, 100)];
  bends.slice(1).forEach((bend, index) => tie(bends[index]!, bend));
  const left = draft("box", 3, 60);
  const right = draft("box", 2, 30);
  straightenSeats(seating([bends[0]!], [bends[1]!, right], [left, bends[2]!], [bends[3]!]));
  expect(bends[0]!.x).toBe(bends[1]!.x);
  expect(bends[2]!.x).toBe(bends[3]!.x);
  expect(right.x - bends[1]!.x).toBeGreaterThanOrEqual(29);
  expect(bends[2]!.x - left.x).toBeGreaterThanOrEqual(29);
});

test("boxes that follow each other one to one are aligned at their ports", () => {
  const upper = draft("box", 1, 0, 100);
  const lower = draft("box", 2, 33);
  tie(upper, lower, 30, 0);
  straightenSeats(seating([upper], [lower]));
  expect(upper.x + 30).toBeCloseTo(lower.x);
});

test("a box with two readers is left between them", () => {
  const [upper, one, two] = [draft("box", 1, 0), draft("box", 2, -40), draft("box", 2, 40)];
  tie(upper, one);
  tie(upper, two);
  straightenSeats(seating([upper], [one, two]));
  expect([upper.x, one.x, two.x]).toEqual([0, -40, 40]);
});
