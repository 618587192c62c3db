import { expect, test } from "vitest";
import { GraphDraft, threadReport } from "../fixtures.ts";
import { graphTree, operationsInside, pathTo, visibleLinks } from "./graphTree.ts";

const span = { source: "c", start: 0, end: 1 };
const node = { owner: "f", span, label: "" };

/** f holds x, a group h with a and b in it, and y: x → a → b → y. */
function nested() {
  const draft = new GraphDraft();
  const f = draft.node({ ...node, kind: "call" });
  const x = draft.node({ ...node, kind: "input", parent: f });
  const h = draft.node({ ...node, kind: "call", parent: f });
  const a = draft.node({ ...node, kind: "operation", parent: h });
  const b = draft.node({ ...node, kind: "operation", parent: h });
  const y = draft.node({ ...node, kind: "output", parent: f });
  draft.edge(x, a, "number[]");
  draft.edge(a, b);
  draft.edge(b, y);
  return { tree: graphTree(draft.model()), f, x, h, a, b, y };
}

const said = (links: ReturnType<typeof visibleLinks>) => links.map(({ key }) => key);

test("with a group closed, edges end at the group", () => {
  const { tree, f, x, h, y } = nested();
  expect(said(visibleLinks(tree, new Set([f])))).toEqual([`${f}: ${x}  > ${h} `, `${f}: ${h}  > ${y} `]);
});

test("with a group open, edges are cut at its border, where they pass a port", () => {
  const { tree, f, x, h, a, b, y } = nested();
  expect(said(visibleLinks(tree, new Set([f, h])))).toEqual([
    `${f}: ${x}  > ${h} ${x}`,
    `${h}: in ${x} > ${a} `,
    `${h}: ${a}  > ${b} `,
    `${h}: ${b}  > out ${b}`,
    `${f}: ${h} ${b} > ${y} `,
  ]);
});

test("with all closed nothing is connected", () => {
  const { tree } = nested();
  expect(visibleLinks(tree, new Set())).toEqual([]);
});

test("every stretch knows the visible nodes that its edge connects", () => {
  const { tree, f, x, h, a } = nested();
  const ends = visibleLinks(tree, new Set([f, h])).map(({ source, target }) => [source, target]);
  expect(ends.slice(0, 2)).toEqual([
    [x, a],
    [x, a],
  ]);
});

test("edges that coincide are one link, active if one is, with every shape", () => {
  const draft = new GraphDraft();
  const x = draft.node({ ...node, kind: "input" });
  const h = draft.node({ ...node, kind: "call" });
  const a = draft.node({ ...node, kind: "operation", parent: h });
  const b = draft.node({ ...node, kind: "operation", parent: h });
  draft.edge(x, a, "number", false);
  draft.edge(x, b, "number[]", true);
  const links = visibleLinks(graphTree(draft.model()), new Set());
  expect(links).toHaveLength(1);
  expect(links[0]).toMatchObject({ shape: "number, number[]", active: true });
});

test("the shape of a record is named whole beside others", () => {
  const draft = new GraphDraft();
  const x = draft.node({ ...node, kind: "input" });
  const h = draft.node({ ...node, kind: "call" });
  const record = "{ x: number, y: number }";
  for (const shape of [record, "{ z: number, y: number }", record]) {
    draft.edge(x, draft.node({ ...node, kind: "operation", parent: h }), shape, true);
  }
  const [link] = visibleLinks(graphTree(draft.model()), new Set());
  expect(link?.shape).toBe("{ x: number, y: number }, { z: number, y: number }");
});

test("an edge between a group and what is in it is not drawn", () => {
  const draft = new GraphDraft();
  const h = draft.node({ ...node, kind: "call" });
  const a = draft.node({ ...node, kind: "operation", parent: h });
  draft.edge(h, a);
  draft.edge(a, h);
  expect(visibleLinks(graphTree(draft.model()), new Set([h]))).toEqual([]);
});

test("edges to unknown nodes are left out, and nodes with unknown parents are roots", () => {
  const draft = new GraphDraft();
  const a = draft.node({ ...node, kind: "operation", parent: "gone" });
  draft.edge(a, "nowhere");
  const tree = graphTree(draft.model());
  expect(tree.roots).toEqual([a]);
  expect(tree.edges).toEqual([]);
});

test("a path leads from the outermost group to the node", () => {
  const { tree, f, h, b } = nested();
  expect(pathTo(tree, b)).toEqual([f, h, b]);
});

test("operations are counted at any depth", () => {
  const tree = graphTree(threadReport.graph);
  expect(operationsInside(tree, tree.roots[0]!)).toBe(17);
});
