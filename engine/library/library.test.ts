import { describe, expect, test } from "vitest";
import { dotProductTest } from "../check/dotProductTest.ts";
import { agrees, differentiateAll, type Estimate } from "../check/finiteDifferences.ts";
import { Workbench } from "../corpus/testing/workbench.ts";
import { publicFunctions } from "./library.ts";
import { plainLibrary } from "./plain.ts";
import { allCases, type LibraryCase } from "./testing/cases.ts";
import { directionOf, moved, numbersIn, typed } from "./testing/structures.ts";

type Inputs = Readonly<Record<string, unknown>>;

interface Derivatives {
  readonly forward: { readonly value: unknown; readonly tangent: unknown };
  readonly pulled: unknown;
  readonly second: unknown;
}

const library = plainLibrary();

/** The call in plain JavaScript. */
function plainCall({ call, inputs }: LibraryCase): (p: Inputs) => unknown {
  const text = `return ({ ${Object.keys(inputs).join(", ")} }) => ${call};`;
  return (new Function(...library.keys(), text) as (...values: unknown[]) => (p: Inputs) => unknown)(
    ...library.values(),
  );
}

/** The call's tangent and its pullback; `twice`: the tangent of its pullback too. */
function derivativesOf(
  { call, inputs }: LibraryCase,
  twice: boolean,
): (p: Inputs, pDot: unknown, bar: unknown) => Derivatives {
  const bench = new Workbench(
    `const f = ({ ${Object.keys(inputs).join(", ")} }) => ${call};
    const pull = (p, bar) => vjp(f)(p).pullback(bar);
    const all = (p, pDot, bar) => ({
      forward: jvp(f)(p, pDot),
      pulled: pull(p, bar),
      second: ${twice ? "jvp((q) => pull(q, bar))(p, pDot).tangent" : "[0]"},
    });`,
    "all",
  );
  return (...args) => bench.primal(args) as Derivatives;
}

/** The first number that the differences contradict. */
function contradicted(found: unknown, estimates: readonly Estimate[]): object | undefined {
  return numbersIn(found)
    .map((number, index) => ({ index, number, estimate: estimates[index] }))
    .find(({ number, estimate }) => estimate === undefined || !agrees(number, estimate, 1e-7));
}

const variants = ["arrays", "typed arrays"] as const;

function asVariant(inputs: Inputs, variant: (typeof variants)[number]): Inputs {
  if (variant === "arrays") return inputs;
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, typed(value)]));
}

describe.each(allCases)("the library's %s", (_, cases) => {
  const named = cases.flatMap((each) =>
    variants.map((variant) => ({ ...each, variant, at: JSON.stringify(each.inputs) })),
  );
  test.each(named)("$call at $at, as $variant", (each) => {
    const p = asVariant(each.inputs, each.variant);
    const f = plainCall(each);
    const value = f(p);
    const [pDot, bar] = [directionOf(p, 1), directionOf(value, 2)];
    // The rules are the same for typed arrays; only their structure is another.
    const twice = each.variant === "arrays";
    const derivatives = derivativesOf(each, twice);
    const { forward, pulled, second } = derivatives(p, pDot, bar);

    expect(forward.value).toEqual(value);
    expect(extents(forward.tangent)).toEqual(extents(value));
    expect(extents(pulled)).toEqual(extents(p));
    expect(
      dotProductTest({
        xDot: numbersIn(pDot),
        yDot: numbersIn(forward.tangent),
        yBar: numbersIn(bar),
        xBar: numbersIn(pulled),
      }).gap,
    ).toBeLessThan(1e-11);
    if (each.rough !== undefined || numbersIn(p).length === 0) return;
    const along = differentiateAll((t) => numbersIn(f(moved(p, pDot, t) as Inputs)), 0);
    expect(contradicted(forward.tangent, along)).toBeUndefined();
    if (!twice) return;
    const pulls = differentiateAll(
      (t) => numbersIn(derivatives(moved(p, pDot, t) as Inputs, pDot, bar).pulled),
      0,
    );
    expect(contradicted(second, pulls)).toBeUndefined();
  });
});

/** The structure with 0 for each number but how large matrices are. */
function extents(value: unknown): unknown {
  if (typeof value === "number") return 0;
  if (value instanceof Float64Array) return `${String(value.length)} numbers`;
  if (Array.isArray(value)) return value.map(extents);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === "rows" || key === "cols" ? (part as unknown) : extents(part),
    ]),
  );
}

test("every function of the library stands in a case", () => {
  const calls = allCases.flatMap(([, cases]) => cases.map(({ call }) => call)).join(" ");
  expect(
    publicFunctions.filter(({ name }) => !new RegExp(`\\b${name}\\(`).test(calls)).map(({ name }) => name),
  ).toEqual([]);
});
