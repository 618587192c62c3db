import { expect, test } from "vitest";
import { crowdReport, orbitReport, threadReport } from "../fixtures.ts";
import { firstOpen } from "./firstOpen.ts";
import { isQuick } from "./layoutCost.ts";

const everything = (ids: readonly { readonly id: string }[]) => new Set(ids.map(({ id }) => id));

test("what is open at first of a program in functions is quick, however large the program", () => {
  for (const { graph } of [threadReport, orbitReport, crowdReport]) {
    expect(isQuick(graph, firstOpen(graph, new Set()))).toBe(true);
  }
});

test("two thousand open boxes are not", () => {
  expect(isQuick(crowdReport.graph, everything(crowdReport.graph.nodes))).toBe(false);
});

test("few boxes with very many links are not", () => {
  const { nodes } = orbitReport.graph;
  const [call, leaf] = [nodes[0]!, nodes[nodes.length - 1]!];
  const leaves = Array.from({ length: 30 }, (_, index) => ({
    ...leaf,
    id: `leaf ${String(index)}`,
    parent: call.id,
  }));
  const edges = leaves.flatMap((to, index) =>
    leaves.slice(0, index).map((from) => ({ from: from.id, to: to.id, shape: "number", active: true })),
  );
  const graph = { nodes: [call, ...leaves], edges, cut: 0 };
  expect(isQuick(graph, new Set([call.id]))).toBe(false);
  expect(isQuick({ ...graph, edges: edges.slice(0, 40) }, new Set([call.id]))).toBe(true);
});
