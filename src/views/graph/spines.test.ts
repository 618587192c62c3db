import { expect, test } from "vitest";
import { GraphDraft } from "../fixtures.ts";
import { layoutGraph } from "./layout.ts";
import { spinesOf } from "./spines.ts";

interface Box {
  readonly name: string;
  layer: number;
}

/** Boxes in layers of longest paths, from pairs of an upper and a lower one; every box reads from boxes named before it. */
function layered(pairs: readonly (readonly [string, string])[]) {
  const boxes = new Map<string, Box>();
  const boxOf = (name: string) => {
    const box = boxes.get(name) ?? { name, layer: 1 };
    boxes.set(name, box);
    return box;
  };
  const reads = new Map<Box, Box[]>();
  const readers = new Map<Box, Box[]>();
  for (const [from, to] of pairs) {
    const [upper, lower] = [boxOf(from), boxOf(to)];
    reads.set(lower, [...(reads.get(lower) ?? []), upper]);
    readers.set(upper, [...(readers.get(upper) ?? []), lower]);
    lower.layer = Math.max(lower.layer, upper.layer + 1);
  }
  return [...spinesOf([...boxes.values()], reads, readers)].map(([{ name }, next]) => `${name} ${next.name}`);
}

const sum = (terms: number) =>
  Array.from({ length: terms }, (_, at): [string, string][] => [
    ["x", `term ${String(at)}`],
    [at === 0 ? "term 0" : `sum ${String(at - 1)}`, `sum ${String(at)}`],
    [`term ${String(at)}`, `sum ${String(at)}`],
  ]).flat();

test("the partial sums of a long sum are a spine", () => {
  const spines = layered(sum(20));
  for (let at = 2; at < 20; at++) expect(spines).toContain(`sum ${String(at - 1)} sum ${String(at)}`);
});

test("a short sum has none", () => {
  expect(layered(sum(5))).toEqual([]);
});

test("boxes that sit as low for two reasons follow neither", () => {
  const ladder = Array.from({ length: 20 }, (_, at): [string, string][] =>
    ["a", "b"].flatMap((upper) =>
      ["a", "b"].map((lower): [string, string] => [`${upper}${String(at)}`, `${lower}${String(at + 1)}`]),
    ),
  ).flat();
  expect(layered(ladder)).toEqual([]);
});

/** `x[0] · w[0] + x[1] · w[1] + …` as a graph. */
function inner(terms: number) {
  const draft = new GraphDraft();
  const facts = { owner: "f", span: { source: "c", start: 0, end: 1 } };
  const f = draft.node({ ...facts, kind: "call", label: "f" });
  const node = (label: string, ...reads: string[]) => {
    const id = draft.node({ ...facts, kind: "operation", label, parent: f });
    for (const from of reads) draft.edge(from, id);
    return id;
  };
  const [x, w] = [node("x"), node("w")];
  let s: string | undefined;
  for (let at = 0; at < terms; at++) {
    const product = node("×", node("x[ ]", x), node("w[ ]", w));
    s = s === undefined ? product : node("+", s, product);
  }
  return layoutGraph(draft.model(), new Set([f]));
}

test("the sums of a long inner product stand below each other", () => {
  const middles = inner(50)
    .boxes.filter(({ node }) => node.label === "+")
    .map(({ x, width }) => x + width / 2);
  expect(middles).toHaveLength(49);
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0]!);
});

test("a longer inner product is a longer picture, not a wider one", () => {
  expect(inner(100).width).toBeLessThan(1.5 * inner(25).width);
});
