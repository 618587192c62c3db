/** Every primitive of the registry at the edges of its domain: the derivative is what the differences of one side say. */
import { describe, expect, test } from "vitest";
import type { ScalarPrimitive } from "./primitive.ts";
import { allPrimitives } from "./registry.ts";
import { edgesOf } from "./testing/edgesOf.ts";
import { oneSidedDerivative, type OneSided } from "./testing/oneSided.ts";
import { partialsOf } from "./testing/partialsModule.ts";

type Numbers = readonly number[];

/** A tie of three, of which the convention speaks and no difference can; and what its docstring says has none. */
const exempt: Readonly<Record<string, (args: Numbers) => boolean>> = {
  clamp: ([, low, high]) => low === high,
  beta: ([a = 0, b = 0]) => a + b <= 0 && Number.isInteger(a + b),
};

/** Differences tell little where steps are far below, or far above, the size of what the function does. */
function canBeJudged(args: Numbers): boolean {
  return args.every((x) => x === 0 || (Math.abs(x) >= 1e-10 && Math.abs(x) <= 1e3));
}

interface Edge {
  readonly args: Numbers;
  readonly index: number;
  readonly slope: number;
  readonly sides: readonly (OneSided | undefined)[];
}

function edges(primitive: ScalarPrimitive): readonly Edge[] {
  const partials = partialsOf(primitive);
  const movable = primitive.domain.flatMap(({ integer }, index) => (integer === true ? [] : [index]));
  return edgesOf(primitive).flatMap((args) => {
    const [value, ...slopes] = partials(...args);
    if (!Number.isFinite(value) || !canBeJudged(args) || exempt[primitive.name]?.(args) === true) return [];
    return movable.map((index): Edge => {
      const along = (x: number): number => primitive.value(...args.with(index, x));
      const sides = ([-1, 1] as const).map((side) => oneSidedDerivative(along, args[index]!, side));
      return { args, index, slope: slopes[index]!, sides };
    });
  });
}

// A staircase whose derivative is that of the line it follows; no difference can tell.
const judged = allPrimitives.filter(
  ({ name, domain }) => name !== "fround" && domain.some(({ integer }) => integer !== true),
);

describe.each(judged)("$name at the edges of its domain", (primitive) => {
  const all = edges(primitive);
  const told = ({ args, index, slope, sides }: Edge): string =>
    `∂${index} ${primitive.name}(${args.map((x) => (Object.is(x, -0) ? "-0" : x)).join(", ")}) is ${slope}, and the differences ${sides.map((side) => side?.value).join(" and ")}`;

  test("is found to have edges", () => {
    expect(all.filter(({ sides }) => sides.some((side) => side !== undefined)).length).toBeGreaterThan(3);
  });

  test("has the derivative of a side, or one between both", () => {
    for (const edge of all) {
      const known = edge.sides.filter((side) => side !== undefined);
      // The sign of an infinite slope at −0 is that of the zero: a convention.
      if (known.length === 0 || Number.isNaN(edge.slope) || isSignOfZero(edge)) continue;
      const slack = (value: number): number =>
        Number.isFinite(value) ? 1e-3 * Math.max(Math.abs(value), 1e-3) : 0;
      const low = Math.min(...known.map(({ value }) => value - slack(value)));
      const high = Math.max(...known.map(({ value }) => value + slack(value)));
      expect(low <= edge.slope && edge.slope <= high, told(edge)).toBe(true);
    }
  });

  test("has some derivative wherever both sides agree on one", () => {
    for (const edge of all) {
      const [left, right] = edge.sides;
      if (left === undefined || right === undefined) continue;
      if (Math.abs(left.value - right.value) > 1e-3 * Math.abs(left.value)) continue;
      expect(edge.slope, told(edge)).not.toBeNaN();
    }
  });
});

function isSignOfZero({ args, index, slope }: Edge): boolean {
  return Object.is(args[index], -0) && Math.abs(slope) === Infinity;
}
