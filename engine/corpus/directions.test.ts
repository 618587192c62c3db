import { expect, it } from "vitest";
import { leavesOf, withLeaves } from "../check/leaves.ts";
import { corpus } from "./index.ts";
import { noJvp, noVjp, refused } from "./refused.ts";
import { refusalOf } from "./testing/expectedRefusal.ts";
import { reference, sameNumbers } from "./testing/modes.ts";
import { shapeOf } from "./testing/shapes.ts";
import { Workbench } from "./testing/workbench.ts";

const accepted = corpus.filter(({ name }) => !(name in refused));

/** A direction without symmetries in the structure of the value's numbers. */
const direction = (value: unknown): unknown =>
  withLeaves(
    shapeOf(value),
    leavesOf(value).map((_, index) => Math.cos(index + 1)),
  );

it.each(accepted)(
  "pushes tangents forward in the shape of the value: $name",
  ({ name, source, inputs, precision = 1e-10 }) => {
    const bench = new Workbench(source);
    for (const args of inputs) {
      const [x, ...rest] = args;
      const xDot = direction(x);
      const push = () =>
        rest.length === 0 ? bench.apply("jvp")(x, xDot) : bench.apply("jvp", bench.f, { wrt: 0 })(args, xDot);
      if (name in noJvp) {
        expect(refusalOf(push)).toBe(noJvp[name]);
        continue;
      }
      const { value, tangent } = push() as { readonly value: unknown; readonly tangent: unknown };
      const along = leavesOf(xDot);
      const expected = reference
        .jacobian(bench, args)
        .map((row) => row.reduce((s, e, j) => s + e * along[j]!, 0));
      expect(value).toEqual(bench.primal(args));
      expect(shapeOf(tangent)).toEqual(shapeOf(value));
      expect(sameNumbers(expected, leavesOf(tangent), precision), JSON.stringify([tangent, expected])).toBe(
        true,
      );
    }
  },
);

it.each(accepted)(
  "pulls cotangents back in the shape of the input: $name",
  ({ name, source, inputs, precision = 1e-10 }) => {
    const bench = new Workbench(source);
    for (const args of inputs) {
      if (name in noVjp) {
        expect(refusalOf(() => bench.apply("vjp")(...args))).toBe(noVjp[name]);
        continue;
      }
      const bar = direction(bench.primal(args));
      const { pullback } = bench.apply("vjp")(...args) as { readonly pullback: (bar: unknown) => unknown };
      const weights = leavesOf(bar);
      const rows = reference.jacobian(bench, args);
      const expected = leavesOf(args[0]).map((_, j) =>
        rows.reduce((s, row, i) => s + row[j]! * weights[i]!, 0),
      );
      const found = pullback(bar);
      expect(shapeOf(found)).toEqual(shapeOf(args[0]));
      expect(sameNumbers(expected, leavesOf(found), precision), JSON.stringify([found, expected])).toBe(true);
      // A pullback may be used again.
      expect(pullback(bar)).toEqual(found);
    }
  },
);
