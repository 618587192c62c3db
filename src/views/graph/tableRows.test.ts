import { expect, test } from "vitest";
import { threadReport } from "../fixtures.ts";
import { graphTree } from "./graphTree.ts";
import { partsOf, tableRows, widthsOf } from "./tableRows.ts";

const { graph } = threadReport;
const rows = tableRows(graphTree(graph));

test("every node has a row, in the order of the program", () => {
  expect(rows.map(({ node }) => node)).toEqual(graph.nodes);
});

test("a row names every value that comes in, and how deep it is nested", () => {
  for (const { node, depth, takes } of rows) {
    const incoming = graph.edges.filter(({ to }) => to === node.id);
    expect(takes.split("; ").filter((words) => words !== "")).toHaveLength(incoming.length);
    expect(depth === 0).toBe(node.parent === undefined);
  }
});

test("a column is as wide as its heading or its longest text, up to a bound", () => {
  expect(
    widthsOf(rows, [
      ["heading", () => 3],
      ["x", ({ depth }) => 10 + depth],
      ["x", () => 1_000],
    ]),
  ).toEqual([7, 10 + Math.max(...rows.map(({ depth }) => depth)), 48]);
});

test("parts hold every row once, in order, and all but the last as many", () => {
  const parts = [...partsOf(rows, 4).values()];
  expect(parts.flat()).toEqual(rows);
  for (const part of parts.slice(0, -1)) expect(part).toHaveLength(4);
});
