import { expect, test } from "vitest";
import { crowdReport } from "../fixtures.ts";
import { farBoxes, farLinks } from "./farShapes.ts";
import { layoutGraph } from "./layout.ts";

const layout = layoutGraph(crowdReport.graph, new Set(crowdReport.graph.nodes.map(({ id }) => id)));
const pieces = (shapes: readonly { readonly path: string }[]) =>
  shapes.reduce((sum, { path }) => sum + path.split("M").length - 1, 0);

test("two thousand boxes and their links are few shapes, and none is left out", () => {
  const [boxes, links] = [farBoxes(layout, () => false), farLinks(layout.links)];
  expect(boxes.length + links.length).toBeLessThan(30);
  expect(pieces(boxes)).toBe(layout.boxes.length);
  expect(pieces(links)).toBe(layout.links.length);
});

test("a group lies below what is in it", () => {
  const kinds = farBoxes(layout, () => false).map(({ kind }) => kind);
  expect(kinds.lastIndexOf("open")).toBeLessThan(kinds.indexOf("leaf"));
});

test("what is lit is a shape of its own", () => {
  const one = layout.boxes.findIndex(({ kind }) => kind === "leaf");
  const lit = farBoxes(layout, (box) => box === layout.boxes[one]).filter(({ isLit }) => isLit);
  expect(lit).toHaveLength(1);
  expect(pieces(lit)).toBe(1);
});

test("each look has a key of its own", () => {
  const keys = farBoxes(layout, ({ x }) => x % 2 < 1).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
