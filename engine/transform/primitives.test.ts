/** Every primitive of the registry through the transformations, against its partials and finite differences. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dotProductTest } from "../check/dotProductTest.ts";
import { agrees, differentiate, isTelling } from "../check/finiteDifferences.ts";
import { interpret } from "../ir/interpret.ts";
import { sample, type Sample } from "../ir/testing/sampleModule.ts";
import { num, type Module, type Transform, type Value } from "../ir/types.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { primitiveNamed, allPrimitives } from "../primitives/registry.ts";
import type { ScalarPrimitive } from "../primitives/primitive.ts";
import { argumentsOf } from "../primitives/testing/argumentsOf.ts";
import { edgesOf } from "../primitives/testing/edgesOf.ts";
import { oneSidedDerivative } from "../primitives/testing/oneSided.ts";
import { partialsOf } from "../primitives/testing/partialsModule.ts";
import { expandedWith, host, options } from "./testing/derivativesInTest.ts";

type Numbers = readonly number[];
type Run = (...args: Numbers) => Numbers;

function functionOf(
  primitive: ScalarPrimitive,
  build: (b: BlockBuilder, apply: () => Value) => Value,
): Sample {
  const s = sample();
  const params = Array.from({ length: primitive.arity }, () => num);
  s.add("f", params, (b, args) => [build(b, () => b.prim(primitive.name, [...args]))]);
  return s;
}

/** Arguments that can move; whole-number ones cannot. */
function movable({ domain }: ScalarPrimitive): readonly number[] {
  return domain.flatMap((range, index) => (range.integer === true ? [] : [index]));
}

function derived(module: Module, callee: string, kind: Transform["kind"], wrt: readonly number[]): Run {
  const expanded = expandedWith(module, callee, { kind, wrt, options }, true);
  return (...args) => interpret(expanded, "root", args, host) as Numbers;
}

function awayFromKinks(primitive: ScalarPrimitive, args: Numbers): boolean {
  return !primitive.kinks.some((kink) => kink.at(args));
}

interface SecondOrder {
  /** args, then tangents → a weighted sum of the slopes, and how it changes. */
  readonly second: Run;
  readonly slopeAt: (args: Numbers) => number;
}

function secondOrder(primitive: ScalarPrimitive, wrt: readonly number[]): SecondOrder {
  const s = functionOf(primitive, (_b, apply) => apply());
  const params = Array.from({ length: primitive.arity }, () => num);
  s.add("slope", params, (b, args) => {
    const transform: Transform = { kind: "gradient", wrt, options };
    const bars = b.derive("f", transform, [...args], [num, ...wrt.map(() => num)]).slice(1);
    const terms = bars.map((bar, position) => b.prim("mul", [bar, b.const(1 + position)]));
    return [terms.reduce((sum, term) => b.prim("add", [sum, term]))];
  });
  const second = derived(s.finish(), "slope", "jvp", wrt);
  const still = wrt.map(() => 0);
  const slopeAt = (args: Numbers): number => second(...args, ...still)[0]!;
  return { second, slopeAt };
}

/** Where steps are of the size of what the function does. */
function isModerate(args: Numbers): boolean {
  return args.every((x) => x === 0 || (Math.abs(x) >= 1e-6 && Math.abs(x) <= 100));
}

function scaleOf(value: number): number {
  return Math.max(Math.abs(value), 1e-2);
}

const some = { numRuns: 12 };

describe.each(allPrimitives.filter((primitive) => movable(primitive).length > 0))("$name", (primitive) => {
  const wrt = movable(primitive);
  const tangents = wrt.map((_, index) => 0.75 - 0.5 * index);
  const partials = partialsOf(primitive);

  test("forward, reverse and its own partials agree", () => {
    const module = functionOf(primitive, (_b, apply) => apply()).finish();
    const jvp = derived(module, "f", "jvp", wrt);
    const vjp = derived(module, "f", "vjp", wrt);
    const yBar = -1.5;
    fc.assert(
      fc.property(argumentsOf(primitive), (args) => {
        const [value, ...slopes] = partials(...args);
        const expected = wrt.reduce((sum, index, position) => sum + slopes[index]! * tangents[position]!, 0);
        const [pushedValue, yDot = NaN] = jvp(...args, ...tangents);
        const [pulledValue, ...xBar] = vjp(...args, yBar);
        expect([pushedValue, pulledValue]).toEqual([value, value]);
        expect(Math.abs(yDot - expected)).toBeLessThanOrEqual(1e-13 * magnitude(slopes));
        expect(dotProductTest({ xDot: tangents, yDot, yBar, xBar }).gap).toBeLessThan(1e-13);
      }),
      some,
    );
  });

  test("forward over reverse agrees with differences of the gradient", () => {
    const { second, slopeAt } = secondOrder(primitive, wrt);
    const still = wrt.map(() => 0);
    let judged = 0;
    fc.assert(
      fc.property(argumentsOf(primitive), (args) => {
        if (!awayFromKinks(primitive, args)) return;
        wrt.forEach((index, position) => {
          const along = (moved: number): number => slopeAt(args.with(index, moved));
          const estimate = differentiate(along, args[index]!, {
            step: 0.003 * Math.max(Math.abs(args[index]!), 0.1),
          });
          if (!isTelling(estimate)) return;
          judged++;
          const claimed = second(...args, ...still.with(position, 1))[1]!;
          expect(
            agrees(claimed, estimate, 1e-6),
            `∂${index} at ${args.join(", ")}: ${claimed} for ${estimate.value}`,
          ).toBe(true);
        });
      }),
      some,
    );
    expect(judged).toBeGreaterThan(some.numRuns / 2);
  });

  test("forward, reverse and its own partials agree at the edges of its domain", () => {
    const module = functionOf(primitive, (_b, apply) => apply()).finish();
    const jvp = derived(module, "f", "jvp", wrt);
    const vjp = derived(module, "f", "vjp", wrt);
    for (const args of edgesOf(primitive)) {
      const [value, ...slopes] = partials(...args);
      const expected = wrt.map((index) => slopes[index]! + 0);
      const [pulled, ...bars] = vjp(...args, 1);
      const columns = wrt.map((_, position) =>
        jvp(...args, ...wrt.map((__, other) => Number(other === position))),
      );
      const told = `${primitive.name}(${args.join(", ")})`;
      expect([pulled, ...columns.map(([pushed]) => pushed)], told).toEqual([value, ...wrt.map(() => value)]);
      expect(
        bars.map((bar) => bar + 0),
        told,
      ).toEqual(expected);
      // A plain product of a slope that is not finite with a tangent that rests is no number.
      if (!primitive.singular && !expected.every(Number.isFinite)) continue;
      expect(
        columns.map(([, slope = NaN]) => slope + 0),
        told,
      ).toEqual(expected);
    }
  });

  test("forward over reverse agrees with differences of the gradient on one side, at the edges of its domain", () => {
    const { second, slopeAt } = secondOrder(primitive, wrt);
    for (const args of edgesOf(primitive)
      .filter(isModerate)
      .filter((_, row) => row % Math.ceil(wrt.length / 2) === 0)) {
      wrt.forEach((index, position) => {
        const along = (moved: number): number => slopeAt(args.with(index, moved));
        const sides = ([-1, 1] as const).flatMap(
          (side) => oneSidedDerivative(along, args[index]!, side) ?? [],
        );
        if (
          sides.length < 2 ||
          !sides.every(({ value }) => Math.abs(value - sides[0]!.value) <= 1e-3 * scaleOf(value))
        )
          return;
        const claimed = second(...args, ...wrt.map((_, other) => Number(other === position)))[1]!;
        expect(
          Math.abs(claimed - sides[0]!.value),
          `∂${index} at ${args.join(", ")}: ${claimed} for ${sides[0]!.value}`,
        ).toBeLessThanOrEqual(2e-3 * scaleOf(sides[0]!.value));
      });
    }
  });

  test("contributions of two uses add up", () => {
    // p·p + p has the slope (2p + 1)·p′.
    const twice = functionOf(primitive, (b, apply) =>
      b.prim("add", [b.prim("mul", [apply(), apply()]), apply()]),
    );
    const vjp = derived(twice.finish(), "f", "vjp", wrt);
    fc.assert(
      fc.property(argumentsOf(primitive), (args) => {
        const [value = NaN, ...slopes] = partials(...args);
        const [, ...bars] = vjp(...args, 1);
        wrt.forEach((index, position) => {
          const expected = (2 * value + 1) * slopes[index]!;
          const scale = (2 * Math.abs(value) + 1) * Math.abs(slopes[index]!);
          expect(Math.abs(bars[position]! - expected)).toBeLessThanOrEqual(1e-13 * scale);
        });
      }),
      some,
    );
  });

  test("what rests has no tangent, also where the slope is infinite", () => {
    if (!primitive.singular) return;
    const module = functionOf(primitive, (_b, apply) => apply()).finish();
    const jvp = derived(module, "f", "jvp", wrt);
    const vjp = derived(module, "f", "vjp", wrt);
    const zero = primitive.domain.map(() => 0);
    expect(jvp(...zero, ...wrt.map(() => 0))[1]! + 0).toBe(0);
    expect(
      vjp(...zero, 0)
        .slice(1)
        .map((bar) => bar + 0),
    ).toEqual(wrt.map(() => 0));
  });
});

function magnitude(values: Numbers): number {
  return values.reduce((sum, value) => sum + Math.abs(value), 0);
}

describe("kinks through the transformations", () => {
  test.each([
    ["max", [2, 2], [0, 1]],
    ["min", [2, 2], [1, 0]],
    ["abs", [0], [0]],
    ["hypot", [0, 0], [0, 0]],
    ["pow", [0, 2], [0, 0]],
    ["pow", [0, 0], [0, NaN]],
    ["sqrt", [0], [Infinity]],
  ] as const)("%s at %j", (name, args, expected) => {
    const primitive = primitiveNamed(name);
    const module = functionOf(primitive, (_b, apply) => apply()).finish();
    const wrt = movable(primitive);
    const bars = derived(module, "f", "gradient", wrt)(...args).slice(1);
    expect(bars.map((bar) => bar + 0)).toEqual(expected);
    const pushed = wrt.map((_, index) => {
      const unit = wrt.map((__, other) => (other === index ? 1 : 0));
      return derived(module, "f", "jvp", wrt)(...args, ...unit)[1]! + 0;
    });
    expect(pushed).toEqual(expected);
  });
});
