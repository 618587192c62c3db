import { expect, test } from "vitest";
import { at, orbitCell, orbitReport } from "../fixtures.ts";
import { isLit } from "./lit.ts";

const { nodes } = orbitReport.graph;
const lit = (highlight: Parameters<typeof isLit>[1]) => nodes.filter((node) => isLit(node, highlight));

test("an owner lights every call of it, and the operations in its text", () => {
  const rate = orbitReport.owners[2]!;
  const shown = lit({ owner: "rate", span: rate.span });
  expect(shown.filter(({ kind }) => kind === "call")).toHaveLength(4);
  expect(shown.filter(({ kind }) => kind === "operation")).toHaveLength(28);
});

test("a place lights the operations that stand in it, in every call", () => {
  const shown = lit({ owner: undefined, span: at(orbitCell, "p[1] * x * y") });
  expect(shown.map(({ label }) => label)).toEqual(["×", "×", "×", "×", "×", "×", "×", "×"]);
});

test("an operation lights the calls that own it too", () => {
  const shown = lit({ owner: "rate", span: at(orbitCell, "p[3] * y") });
  expect(shown.map(({ kind }) => kind)).toEqual([0, 1, 2, 3].flatMap(() => ["call", "operation"]));
});

test("nothing lights nothing", () => {
  expect(lit(undefined)).toEqual([]);
  expect(lit({ owner: undefined, span: undefined })).toEqual([]);
});
