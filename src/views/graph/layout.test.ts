import { group } from "d3-array";
import { expect, test } from "vitest";
import type { GraphModel } from "../../../engine/protocol.ts";
import { crowdReport, emptyishReport, GraphDraft, orbitReport, threadReport } from "../fixtures.ts";
import { headerEnd, wordSize } from "./boxSize.ts";
import { firstOpen, glance } from "./firstOpen.ts";
import { layoutGraph } from "./layout.ts";
import type { GraphLayout, PlacedBox, PlacedLink } from "./placedGraph.ts";

const everything = (model: GraphModel) => new Set(model.nodes.map(({ id }) => id));

const cases: readonly (readonly [string, () => GraphLayout])[] = [
  ["the thread at first", () => layoutGraph(threadReport.graph, firstOpen(threadReport.graph, new Set()))],
  ["the thread all open", () => layoutGraph(threadReport.graph, everything(threadReport.graph))],
  ["the orbit all open", () => layoutGraph(orbitReport.graph, everything(orbitReport.graph))],
  ["a crowd all open", () => layoutGraph(crowdReport.graph, everything(crowdReport.graph))],
];

type Area = Pick<PlacedBox, "x" | "y" | "width" | "height">;

const within = (outer: Area, inner: Area) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

const apart = (a: Area, b: Area) =>
  a.x + a.width <= b.x + 0.01 ||
  b.x + b.width <= a.x + 0.01 ||
  a.y + a.height <= b.y + 0.01 ||
  b.y + b.height <= a.y + 0.01;

test.each(cases)("%s: what is in a group lies inside it", (_, draw) => {
  const { boxes, width, height } = draw();
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  for (const box of boxes) {
    const parent = box.node.parent === undefined ? undefined : byId.get(box.node.parent);
    if (parent !== undefined) expect(within(parent, box)).toBe(true);
    expect(
      box.x >= -0.01 &&
        box.y >= -0.01 &&
        box.x + box.width <= width + 0.01 &&
        box.y + box.height <= height + 0.01,
    ).toBe(true);
  }
});

test.each(cases)("%s: boxes of one group do not overlap", (_, draw) => {
  const siblings = group(draw().boxes, ({ node }) => node.parent);
  for (const boxes of siblings.values()) {
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
    });
  }
});

test.each(cases)("%s: a box stands below what it reads", (_, draw) => {
  const { boxes, links } = draw();
  const byId = new Map(boxes.map((box) => [box.node.id, box]));
  for (const { source, target } of links) {
    const upper = byId.get(source);
    const lower = byId.get(target);
    expect(upper).toBeDefined();
    if (upper?.node.parent !== lower?.node.parent) continue;
    expect((upper?.y ?? NaN) + (upper?.height ?? NaN)).toBeLessThanOrEqual(lower?.y ?? NaN);
  }
});

test("boxes come in the order of the program, a group before what is in it", () => {
  const { boxes } = layoutGraph(threadReport.graph, everything(threadReport.graph));
  expect(boxes.map(({ node }) => node.id)).toEqual(threadReport.graph.nodes.map(({ id }) => id));
});

test("a closed group hides what is in it and says how much that is", () => {
  const h = "n2";
  const open = everything(threadReport.graph);
  open.delete(h);
  const { boxes } = layoutGraph(threadReport.graph, open);
  expect(boxes.find(({ node }) => node.id === h)).toMatchObject({ kind: "closed", inside: 12 });
  expect(boxes.some(({ node }) => node.parent === h)).toBe(false);
});

/** Areas of the words beside lines, with the group that each is in. */
function wordsOf({ links, boxes }: GraphLayout) {
  const parents = new Map(boxes.map(({ node }) => [node.id, node.parent]));
  const parentOf = (link: PlacedLink) => link.key.slice(0, link.key.indexOf(":")) || undefined;
  return links.flatMap((link) => {
    if (link.label === undefined) return [];
    const { width, height } = wordSize(link.shape);
    const area = { x: link.label.x - width / 2, y: link.label.y - height / 2, width, height };
    expect(parents.has(link.source)).toBe(true);
    return [{ area, group: parentOf(link) }];
  });
}

const smallCases = cases.slice(0, 3);

test.each(smallCases)("%s: a word crosses no border, no box and no other word", (_, draw) => {
  const layout = draw();
  const words = wordsOf(layout);
  expect(words.length).toBeGreaterThan(0);
  for (const [index, { area, group }] of words.entries()) {
    for (const box of layout.boxes) {
      if (box.node.id === group) expect(within(box, area)).toBe(true);
      else if (box.node.parent === group) expect(apart(box, area)).toBe(true);
    }
    for (const other of words.slice(index + 1)) expect(apart(area, other.area)).toBe(true);
  }
});

test.each(cases)("%s: lines enter an open group beside the words in its header", (_, draw) => {
  const { boxes, links } = draw();
  for (const box of boxes.filter(({ kind }) => kind === "open")) {
    const entering = links.filter(({ key }) => key.startsWith(`${box.node.id}: in `));
    for (const { path } of entering) {
      const x = Number(/^M(-?[\d.]+),/.exec(path)?.[1]);
      expect(x).toBeGreaterThan(box.x + headerEnd(box.node) - 1);
      expect(x).toBeLessThan(box.x + box.width);
    }
  }
});

test("only values that are more than a number have a word, and each has one", () => {
  const { links } = layoutGraph(threadReport.graph, everything(threadReport.graph));
  for (const { shape, label } of links) if (shape === "number") expect(label).toBeUndefined();
  const labelled = links.filter(({ label }) => label !== undefined);
  expect(labelled.length).toBeGreaterThan(2);
  expect(new Set(labelled.map(({ path }) => path.split("C")[0])).size).toBe(labelled.length);
});

test("stretches of one edge meet at the borders that it crosses", () => {
  const draft = new GraphDraft();
  const facts = { owner: "f", span: { source: "c", start: 0, end: 1 }, label: "a" };
  const g = draft.node({ ...facts, kind: "call" });
  const a = draft.node({ ...facts, kind: "operation", parent: g });
  const h = draft.node({ ...facts, kind: "call" });
  const b = draft.node({ ...facts, kind: "operation", parent: h });
  draft.edge(a, b);
  const { links } = layoutGraph(draft.model(), new Set([g, h]));
  const ends = links.map(({ path }) => {
    const points = path.match(/-?[\d.]+,-?[\d.]+/g) ?? [];
    return [points[0], points[points.length - 1]];
  });
  expect(links).toHaveLength(3);
  const between = links.findIndex(({ key }) => key.startsWith(":"));
  const [start, end] = ends[between]!;
  expect(ends.some(([, last]) => last === start)).toBe(true);
  expect(ends.some(([first]) => first === end)).toBe(true);
  expect(links.filter(({ arrives }) => arrives)).toHaveLength(1);
});

test("a ring of edges does not hang the layout", () => {
  const draft = new GraphDraft();
  const facts = {
    owner: "f",
    span: { source: "c", start: 0, end: 1 },
    label: "a",
    kind: "operation",
  } as const;
  const ids = [0, 1, 2].map(() => draft.node(facts));
  ids.forEach((id, index) => draft.edge(id, ids[(index + 1) % 3]!));
  draft.edge(ids[0]!, ids[0]!);
  expect(layoutGraph(draft.model(), new Set()).boxes).toHaveLength(3);
});

test("at first the outermost group is open, and no more than can be taken in", () => {
  for (const { graph } of [threadReport, orbitReport, crowdReport]) {
    const open = firstOpen(graph, new Set());
    expect(open.has("n0")).toBe(true);
    expect(layoutGraph(graph, open).boxes.length).toBeLessThanOrEqual(glance);
  }
});

test("an empty graph has an empty layout", () => {
  expect(layoutGraph(emptyishReport.graph, new Set())).toEqual({
    width: 0,
    height: 0,
    boxes: [],
    links: [],
  });
});

test("groups that are not the user's own are closed at first", () => {
  const open = firstOpen(threadReport.graph, new Set(["h"]));
  expect(open.has("n0")).toBe(true);
  expect(open.has("n2")).toBe(false);
});

test("a link runs down beside a taller box of its layer, not through it", () => {
  const draft = new GraphDraft();
  const facts = { owner: "f", span: { source: "c", start: 0, end: 1 }, label: "a" };
  const x = draft.node({ ...facts, kind: "input" });
  const h = draft.node({ ...facts, kind: "call" });
  const inner = [0, 1, 2, 3].map(() => draft.node({ ...facts, kind: "operation", parent: h }));
  inner.slice(1).forEach((id, index) => draft.edge(inner[index]!, id));
  const y = draft.node({ ...facts, kind: "output" });
  draft.edge(x, y);
  draft.edge(inner[3]!, y);
  const { boxes, links } = layoutGraph(draft.model(), new Set([h]));
  const [small, tall] = [boxes[0]!, boxes[1]!];
  expect(small.y).toBe(tall.y);
  const path = links.find(({ source }) => source === x)?.path ?? "";
  const corner = `${String(small.x + small.width / 2)},${String(tall.y + tall.height)}`;
  expect(path).toContain(corner);
});
