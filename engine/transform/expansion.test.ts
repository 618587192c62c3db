import { describe, test } from "vitest";
import { num, type Boundary } from "../ir/types.ts";
import { sample } from "../ir/testing/sampleModule.ts";
import { sure } from "../diagnostics/sure.ts";
import { expectGradients } from "./testing/derivativesInTest.ts";

const boundaries: readonly Boundary[] = [
  { mode: "checkpoint" },
  { mode: "forward", when: "late", chunk: undefined },
  { mode: "forward", when: "preaccumulate", chunk: 2 },
];

describe("a recursion that comes back through a boundary", () => {
  test.each(boundaries.map((boundary) => [boundary.mode, boundary] as const))("%s", (_mode, boundary) => {
    const s = sample();
    s.builder.uniqueName("h");
    s.add("h", [num, num], (b, [n, x]) =>
      b.ifOp(
        b.test("le", [n, b.const(0)]),
        () => [x],
        (c) => {
          const deeper = [c.prim("sub", [n, c.const(1)]), c.prim("sin", [x])];
          const [below] = c.call("h", deeper, [num], boundary);
          return [c.prim("mul", [sure(below), x])];
        },
      ),
    );
    s.add("f", [num], (b, [x]) => b.call("h", [b.const(3), x], [num], boundary));
    expectGradients(s.finish(), "f", [1.3], [0]);
  });
});
