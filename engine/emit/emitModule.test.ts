import { describe, expect, test } from "vitest";
import { countingLoop, sample } from "../ir/testing/sampleModule.ts";
import { num, type ListType } from "../ir/types.ts";
import { agree, listing } from "./testing/emitted.ts";

const numbers: ListType = { kind: "list", flavor: "array", elem: num };

describe("loops", () => {
  test("a counted loop becomes a for, and a sum a compound assignment", () => {
    const s = sample();
    s.add("f", [numbers], (b, [x]) =>
      countingLoop(b, b.length(x), [b.const(0, "sum")], s.loopOwner, (c, i, carried) => [
        c.prim("add", [carried[0]!, c.prim("mul", [c.load(x, i, true), c.const(2)])], "sum"),
      ]),
    );
    const module = s.finish();
    expect(listing(module, "f")).toMatchInlineSnapshot(`
      "function f(a) {
        const t = a.length;
        let sum = 0;
        for (let i = 0; i < t; i++) {
          sum += a[i] * 2;
        }
        return sum;
      }"
    `);
    agree(module, "f", () => [[1, 2, 3]]);
  });
});

test("a chain of 12,000 operations is emitted, however far the last is from the first", () => {
  const s = sample();
  const length = 12_000;
  s.add("f", [num], (b, [x]) => {
    let last = x;
    for (let at = 0; at < length; at++) last = b.prim("sin", [last], "v");
    return [last];
  });
  expect(listing(s.finish(), "f").split("Math.sin").length - 1).toBe(length);
});
