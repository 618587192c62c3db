import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agrees, differentiate, isTelling } from "../check/finiteDifferences.ts";
import type { ScalarPrimitive } from "./primitive.ts";
import { allPrimitives, primitiveNamed, runtimePrimitives } from "./registry.ts";
import { libraryPrimitives, primitiveOfMath } from "./spellings.ts";
import { argumentsOf } from "./testing/argumentsOf.ts";
import { partialsOf } from "./testing/partialsModule.ts";
import { powers } from "./testing/powers.ts";

const edges = [0, -0, 1, -1, 0.5, -0.5, 2, 3, -7.25, 31, 1e-300, 5e-324, 1e300, NaN, Infinity, -Infinity];

/** As many tuples as there are ways to fill `arity` places with edge values, at most some hundreds. */
function edgeTuples(arity: number): readonly (readonly number[])[] {
  if (arity === 0) return [[]];
  const values = arity > 2 ? edges.filter((_, index) => index % 4 === 0) : edges;
  return arity > 4 ? [] : values.flatMap((value) => edgeTuples(arity - 1).map((rest) => [value, ...rest]));
}

/** The emitted spelling as a function. */
function emitted({ emit, arity }: ScalarPrimitive): (...args: number[]) => number {
  const names = Array.from({ length: arity }, (_, index) => `x${index}`);
  const text =
    emit.form === "infix"
      ? names.join(` ${emit.operator} `)
      : emit.form === "prefix"
        ? `${emit.operator}${names[0]!}`
        : `${emit.callee}(${names.join(", ")})`;
  const scope = [...runtimePrimitives.keys()];
  const make = new Function(...scope, `return (${names.join(", ")}) => ${text};`) as (
    ...scope: unknown[]
  ) => (...args: number[]) => number;
  return make(...runtimePrimitives.values());
}

describe.each(allPrimitives)("$name", (primitive) => {
  test("has one partial and one domain for each argument", () => {
    expect(primitive.partials).toHaveLength(primitive.arity);
    expect(primitive.domain).toHaveLength(primitive.arity);
    expect(primitive.cost).toBeGreaterThan(0);
  });

  test("is emitted with the same bits", () => {
    const spelled = emitted(primitive);
    for (const args of edgeTuples(primitive.arity)) {
      expect(Object.is(spelled(...args), primitive.value(...args)), args.join(", ")).toBe(true);
    }
    fc.assert(
      fc.property(argumentsOf(primitive), (args) => Object.is(spelled(...args), primitive.value(...args))),
    );
  });

  test("has values inside its domain", () => {
    fc.assert(fc.property(argumentsOf(primitive), (args) => Number.isFinite(primitive.value(...args))));
  });

  test("has the partials that its values have", () => {
    // A staircase whose derivative is that of the line it follows; no difference can tell.
    if (primitive.name === "fround") return;
    const partials = partialsOf(primitive);
    let judged = 0;
    fc.assert(
      fc.property(argumentsOf(primitive), (args) => {
        if (primitive.kinks.some((kink) => kink.at(args))) return;
        const [value, ...claimed] = partials(...args);
        expect(Object.is(value, primitive.value(...args))).toBe(true);
        args.forEach((x, index) => {
          if (primitive.domain[index]!.integer === true) {
            expect(claimed[index]).toBe(0);
            judged++;
            return;
          }
          const along = (moved: number): number => primitive.value(...args.with(index, moved));
          const estimate = differentiate(along, x, { step: 0.003 * Math.max(Math.abs(x), 0.1) });
          // Next to a kink no difference tells anything.
          if (!isTelling(estimate)) return;
          judged++;
          expect(
            agrees(claimed[index]!, estimate, 1e-7),
            describeCase(primitive, args, index, claimed, estimate),
          ).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
    expect(judged).toBeGreaterThan(30);
  });

  test("has strong zeros where it is singular", () => {
    if (!primitive.singular) return;
    const scaled = partialsOf(primitive, 0);
    for (const args of edgeTuples(primitive.arity)) {
      const [, ...products] = scaled(...args);
      expect(
        products.every((product) => product === 0),
        args.join(", "),
      ).toBe(true);
    }
  });
});

function describeCase(
  primitive: ScalarPrimitive,
  args: readonly number[],
  index: number,
  ...rest: unknown[]
): string {
  return `∂${index} ${primitive.name}(${args.join(", ")}) ${JSON.stringify(rest)}`;
}

describe("conventions at kinks", () => {
  const at = (name: string, ...args: readonly number[]): readonly number[] =>
    partialsOf(primitiveNamed(name))(...args).slice(1);

  test.each([
    ["max", [2, 2], [0, 1]],
    ["min", [2, 2], [1, 0]],
    ["abs", [0], [0]],
    ["abs", [-3], [-1]],
    ["sign", [0], [0]],
    ["hypot", [0, 0], [0, 0]],
    ["hypot3", [0, 0, 0], [0, 0, 0]],
    ["sqrt", [0], [Infinity]],
    ["clamp", [1, 1, 2], [1, 0, 0]],
    ["clamp", [2, 1, 2], [1, 0, 0]],
    ["clamp", [3, 1, 2], [0, 0, 1]],
    ["copysign", [0, -1], [-1, 0]],
    ["sinc", [0], [0]],
    ["fround", [0.1], [1]],
    ["mod", [7.5, 2], [1, -3]],
    ["mod", [-7.5, 2], [1, 3]],
    ["floorMod", [-7.5, 2], [1, 4]],
  ] as const)("%s at %j is %j", (name, args, partials) => {
    expect(at(name, ...args).map((partial) => partial + 0)).toEqual(partials);
  });

  test("every kink names its convention and knows when it is met", () => {
    for (const { kinks } of allPrimitives) {
      for (const kink of kinks) expect(kink.name.length * kink.convention.length).toBeGreaterThan(0);
    }
    expect(primitiveNamed("max").kinks[0]!.at([1, 1])).toBe(true);
    expect(primitiveNamed("max").kinks[0]!.at([1, 2])).toBe(false);
  });
});

describe("powers", () => {
  const pow = primitiveNamed("pow");

  test.each(powers)("of %d to the %d", (x, p, byBase, byExponent) => {
    expect(partialsOf(pow)(x, p)).toEqual([x ** p, byBase, byExponent]);
  });

  test.each(powers)("of %d to a written %d", (x, p, byBase) => {
    expect(partialsOf(pow, 1, [undefined, p])(x, p)[1]! + 0).toBe(byBase);
  });

  test("with a written exponent take no powers and no strong products where none are needed", () => {
    for (const p of [0, 1, 2, 3, 2.5]) expect(pow.regularFor?.([undefined, p])).toBe(true);
    for (const p of [-1, 0.5]) expect(pow.regularFor?.([undefined, p])).toBe(false);
    expect(partialsOf(pow, 1, [undefined, 3])(1.5, 3)[1]).toBe(3 * (1.5 * 1.5));
  });
});

describe("spellings", () => {
  test("find the members of Math by name and number of arguments", () => {
    expect(primitiveOfMath("sin", 1)).toBe("sin");
    expect(primitiveOfMath("sin", 2)).toBeUndefined();
    expect(primitiveOfMath("random", 0)).toBeUndefined();
    expect(primitiveOfMath("hypot", 2)).toBe("hypot");
    expect(primitiveOfMath("hypot", 4)).toBe("hypot4");
    const members = Object.getOwnPropertyNames(Math).filter((name) => {
      const member: unknown = Object.getOwnPropertyDescriptor(Math, name)?.value;
      return typeof member === "function" && name !== "random";
    });
    const known = members.filter((name) =>
      [1, 2].some((count) => primitiveOfMath(name, count) !== undefined),
    );
    expect(members.filter((name) => !known.includes(name) && name in earlyMath)).toEqual([]);
  });

  test("find Mixtape's own functions", () => {
    expect(libraryPrimitives.get("mod")).toBe("floorMod");
    expect(libraryPrimitives.get("sind")).toBe("sind");
    expect(libraryPrimitives.has("sin")).toBe(false);
    expect(libraryPrimitives.has("strongMul")).toBe(false);
  });
});

/** What ES2023 has; later members of Math may come. */
const earlyMath: Readonly<Record<string, true>> = Object.fromEntries(
  "abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow round sign sin sinh sqrt tan tanh trunc"
    .split(" ")
    .map((name) => [name, true]),
);
