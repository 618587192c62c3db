import { expect, test } from "vitest";
import { threadReport } from "../fixtures.ts";
import { boxAt } from "./boxAt.ts";
import { layoutGraph } from "./layout.ts";

const layout = layoutGraph(threadReport.graph, new Set(["n0", "n17"]));

test("each box is found in its middle, an open group in its header", () => {
  for (const box of layout.boxes) {
    const y = box.kind === "open" ? box.y + 10 : box.y + box.height / 2;
    expect(boxAt(layout, { x: box.x + box.width / 2, y })).toBe(box);
  }
});

test("beside everything there is nothing, nor between what is in an open group", () => {
  const root = layout.boxes[0]!;
  expect(boxAt(layout, { x: -5, y: -5 })).toBeUndefined();
  expect(boxAt(layout, { x: root.x + 1, y: root.y + root.height - 1 })).toBeUndefined();
});
