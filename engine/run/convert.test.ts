import { expect, test } from "vitest";
import type { Layout } from "../emit/emitted.ts";
import { leave } from "./convert.ts";

test("what belongs to entries of a tuple leaves at their places", () => {
  const layout: Layout = {
    kind: "record",
    flavor: "tuple",
    fields: [
      { name: "1", property: "_1", layout: { kind: "num" } },
      { name: "3", property: "_3", layout: { kind: "num" } },
    ],
    aliasClass: 0,
    stored: false,
  };
  expect(leave(layout, { _1: 5, _3: 7 })).toEqual([undefined, 5, undefined, 7]);
});
