import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arrangeSeats, crossingsBelow } from "./arrangeSeats.ts";
import type { PlacingLink, PlacingTask } from "./placement.ts";
import { seat, type Seating } from "./seats.ts";

const link = (from: string, to: string): PlacingLink => ({
  key: `${from}>${to}`,
  from: { kind: "box", id: from, shift: 0 },
  to: { kind: "box", id: to, shift: 0 },
  wordWidth: 0,
});

const task = (names: string, pairs: readonly string[]): PlacingTask => ({
  boxes: [...names].map((id) => ({ id, width: 30, height: 26 })),
  inPorts: [],
  outPorts: [],
  links: pairs.map((pair) => link(pair[0]!, pair[1]!)),
});

const arranged = (given: PlacingTask): Seating => {
  const seating = seat(given);
  arrangeSeats(seating);
  return seating;
};

const layerOf = (seating: Seating, id: string) => seating.boxes.get(id)?.layer;
const xOf = (seating: Seating, id: string) => seating.boxes.get(id)?.x ?? NaN;

test("a box sits below the lowest of what it reads", () => {
  const seating = seat(task("abc", ["ab", "bc", "ac"]));
  expect(["a", "b", "c"].map((id) => layerOf(seating, id))).toEqual([1, 2, 3]);
});

test("a box that nothing leads to sits near its reader", () => {
  const seating = seat(task("abcz", ["ab", "bc", "zc"]));
  expect(layerOf(seating, "z")).toBe(2);
});

test("what is made of a shared value alone sits near its reader, however many steps it takes", () => {
  const seating = seat(task("xabcdpq", ["xa", "ab", "bc", "cd", "xp", "pq", "qd"]));
  expect(["x", "p", "q", "d"].map((id) => layerOf(seating, id))).toEqual([1, 3, 4, 5]);
});

test("a link over several layers bends in each of them, and links from one place share their bends", () => {
  const seating = seat(task("abcde", ["ab", "bc", "cd", "de", "ad", "ae"]));
  const long = seating.routes.get("a>e");
  expect(long?.map(({ layer }) => layer)).toEqual([2, 3, 4]);
  expect(seating.routes.get("a>d")).toEqual(long?.slice(0, 2));
});

test("strands that can be drawn without crossing are", () => {
  const seating = arranged(task("abcdef", ["af", "be", "cd"]));
  expect(seating.layers.map(crossingsBelow)).toEqual([0, 0, 0, 0]);
  const crossed = seat(task("abcdef", ["af", "be", "cd"]));
  crossed.layers[1]!.forEach((each, index) => (each.x = index));
  crossed.layers[2]!.forEach((each, index) => (each.x = index));
  expect(crossingsBelow(crossed.layers[1]!)).toBe(3);
});

test("a long link is nearly straight, whatever stands beside it", () => {
  const seating = arranged(task("abcdxy", ["ab", "bc", "cd", "ad", "xb", "yc"]));
  const long = seating.routes.get("a>d")?.map(({ x }) => x) ?? [];
  expect(Math.abs(long[0]! - long[1]!)).toBeLessThan(5);
});

test("two that read one stand to both sides of it", () => {
  const seating = arranged(task("abc", ["ab", "ac"]));
  expect(xOf(seating, "a")).toBeCloseTo((xOf(seating, "b") + xOf(seating, "c")) / 2);
});

test("whatever the graph, seats of a layer keep their distance", () => {
  const graphs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 });
  fc.assert(
    fc.property(graphs, (pairs) => {
      const names = "abcdefghijkl";
      const seating = arranged(task(names, [...new Set(pairs.map(([a, b]) => names[a]! + names[b]!))]));
      for (const layer of seating.layers) {
        layer.slice(1).forEach((right, index) => {
          const left = layer[index]!;
          expect(right.x - left.x).toBeGreaterThan((left.width + right.width) / 2 + 10);
        });
      }
    }),
  );
});
