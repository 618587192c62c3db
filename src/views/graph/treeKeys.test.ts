import { expect, test } from "vitest";
import { threadReport } from "../fixtures.ts";
import { layoutGraph } from "./layout.ts";
import { treeMove } from "./treeKeys.ts";

const open = new Set(["n0", "n17", "n18"]);
// f [ x, h (closed), g [ for [ … ], √ ], result ]
const { boxes } = layoutGraph(threadReport.graph, open);
const labels = (id: string) => boxes.find(({ node }) => node.id === id)?.node.label;
const byLabel = (label: string) => boxes.find(({ node }) => node.label === label)?.node.id;
const walk = (key: string, from: string | undefined) => {
  const move = treeMove(key, boxes, from === undefined ? undefined : byLabel(from));
  return move === undefined ? undefined : `${move.kind} ${labels(move.id) ?? "?"}`;
};

test("down and up follow the program", () => {
  expect(walk("ArrowDown", undefined)).toBe("select f");
  expect(walk("ArrowDown", "f")).toBe("select x");
  expect(walk("ArrowDown", "x")).toBe("select h");
  expect(walk("ArrowUp", "h")).toBe("select x");
});

test("right opens a closed group and enters an open one", () => {
  expect(walk("ArrowRight", "h")).toBe("toggle h");
  expect(walk("ArrowRight", "f")).toBe("select x");
  expect(walk("ArrowRight", "x")).toBeUndefined();
});

test("left closes an open group and leaves what is in it", () => {
  expect(walk("ArrowLeft", "f")).toBe("toggle f");
  expect(walk("ArrowLeft", "h")).toBe("select f");
});

test("Enter toggles groups only", () => {
  expect(walk("Enter", "h")).toBe("toggle h");
  expect(walk("Enter", "x")).toBeUndefined();
});

test("there is nothing past the ends, and other keys do nothing", () => {
  expect(walk("ArrowUp", "f")).toBeUndefined();
  expect(walk("ArrowDown", "result")).toBeUndefined();
  expect(walk("Home", "h")).toBe("select f");
  expect(walk("End", "h")).toBe("select result");
  expect(walk("q", "h")).toBeUndefined();
});
