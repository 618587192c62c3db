import { expect, test } from "vitest";
import { crowdReport, threadReport } from "../fixtures.ts";
import { arrivingView, firstView } from "./arrivingView.ts";
import { layoutGraph } from "./layout.ts";
import type { Arranged } from "./useArrangement.ts";

const size = { width: 600, height: 400 };
const { graph } = crowdReport;
const arranged = (...open: string[]): Arranged => ({
  graph,
  open: new Set(open),
  layout: layoutGraph(graph, new Set(open)),
});
const group = graph.nodes.filter(({ kind }) => kind === "call")[3]!.id;
const [before, after] = [arranged("n0"), arranged("n0", group)];
const nowhere = { x: NaN, y: NaN, k: NaN };
const cornerOn = ({ layout }: Arranged, { x, y, k }: { x: number; y: number; k: number }) => {
  const box = layout.boxes.find(({ node }) => node.id === group);
  return { x: x + k * (box?.x ?? NaN), y: y + k * (box?.y ?? NaN) };
};

test("the box that was opened stays where it is on the screen, moved before or not", () => {
  for (const moved of [undefined, { x: -120, y: 30, k: 0.7 }]) {
    const view = arrivingView(before, after, moved, group, size);
    const [was, is] = [
      cornerOn(before, moved ?? firstView(before.layout, size)),
      cornerOn(after, view ?? nowhere),
    ];
    expect(is.x).toBeCloseTo(was.x);
    expect(is.y).toBeCloseTo(was.y);
  }
});

test("the first layout, and one without a box to keep, are seen from their beginning", () => {
  const moved = { x: -120, y: 30, k: 0.7 };
  expect(arrivingView(undefined, after, moved, group, size)).toBeUndefined();
  expect(arrivingView(before, after, moved, undefined, size)).toBeUndefined();
});

test("the graph of another run is seen through the same view", () => {
  const moved = { x: -120, y: 30, k: 0.7 };
  const other = { graph: threadReport.graph, open: before.open, layout: before.layout };
  expect(arrivingView(before, other, moved, group, size)).toEqual(moved);
});
