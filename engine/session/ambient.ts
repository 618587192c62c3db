/**
 * The functions of Mixtape's that cells call by name. A transformation gives a function that is registered, so
 * that it can be differentiated in turn; a wrapper computes what it was given computes.
 */
import { refuse } from "../diagnostics/diagnose.ts";
import { libraryPrimitives } from "../primitives/spellings.ts";
import { primitiveNamed } from "../primitives/registry.ts";
import type { AnyFunction, FunctionRegistry } from "../run/functionRegistry.ts";
import { defaultBudgetBytes, type DerivativeCalls } from "./derivativeCalls.ts";
import { checkOptions, derivativeOptions, isPlainObject, type OptionName } from "./options.ts";
import { placed, type CallPlace } from "./place.ts";
import { sayValue } from "./sayValue.ts";
import { structuralCopy } from "./structuralCopy.ts";

/** A derivative function: how its result is called. */
interface Transformation {
  /** How many arguments its result needs at least and takes at most. */
  readonly arity: readonly [least: number, most: number];
  /** What these are, for the message when they are missing. */
  readonly needs: string;
  readonly usage: string;
}

const point = "the point to differentiate at";
const transformations = {
  derivative: { arity: [1, Infinity], needs: point, usage: "derivative(f)(t)" },
  gradient: { arity: [1, Infinity], needs: point, usage: "gradient(f)(x)" },
  valueAndGradient: { arity: [1, Infinity], needs: point, usage: "valueAndGradient(f)(x)" },
  jacobian: { arity: [1, Infinity], needs: point, usage: "jacobian(f)(x)" },
  hessian: { arity: [1, Infinity], needs: point, usage: "hessian(f)(x)" },
  jvp: { arity: [2, 2], needs: "a point and a tangent", usage: "jvp(f)(x, xDot)" },
  hvp: { arity: [2, 2], needs: "a point and a vector", usage: "hvp(f)(x, v)" },
} as const satisfies Record<string, Transformation>;

/** Names that no cell may define, since notebooks would mean something else by them. */
export const ownNames: ReadonlySet<string> = new Set([
  ...Object.keys(transformations),
  ...["vjp", "measure", "forward", "reverse", "checkpoint", "nondifferentiable", "rule", "scalarRule"],
  ...["stopGradient", "showCotangent", "noTangent"],
]);

/** Everything that a session gives its cells by name; a cell may define library functions anew. */
export function createAmbient(
  registry: FunctionRegistry,
  calls: DerivativeCalls,
  whereNow: () => CallPlace,
): ReadonlyMap<string, unknown> {
  const maker = new AmbientMaker(registry, calls, whereNow);
  const library = [...libraryPrimitives].map(([name, primitive]) => {
    const { value } = primitiveNamed(primitive);
    const call = (...args: readonly number[]): number => value(...args);
    return [name, maker.builtin(name, call)] as const;
  });
  return new Map<string, unknown>([
    ...library,
    ...Object.entries(transformations).map(([name, how]) => [name, maker.transformation(name, how)] as const),
    ["vjp", maker.vjp()],
    ["measure", maker.measure()],
    ["forward", maker.boundary("forward", ["chunk", "when"])],
    ["reverse", maker.boundary("reverse", [])],
    ["checkpoint", maker.boundary("checkpoint", [])],
    ["nondifferentiable", maker.boundary("nondifferentiable", [])],
    ["rule", maker.rule()],
    ["scalarRule", maker.scalarRule()],
    ["stopGradient", maker.builtin("stopGradient", (x: unknown) => x)],
    ["showCotangent", maker.builtin("showCotangent", (x: unknown) => x)],
    ["noTangent", undefined],
  ]);
}

type Parts = readonly (readonly [role: string, value: unknown])[];

class AmbientMaker {
  readonly #registry: FunctionRegistry;
  readonly #calls: DerivativeCalls;
  readonly #whereNow: () => CallPlace;
  /** How a derivative is run and measured, by the function that people call. */
  readonly #measurable = new WeakMap<object, (place: CallPlace, args: readonly unknown[]) => unknown>();

  constructor(registry: FunctionRegistry, calls: DerivativeCalls, whereNow: () => CallPlace) {
    this.#registry = registry;
    this.#calls = calls;
    this.#whereNow = whereNow;
  }

  builtin<F extends (...args: never[]) => unknown>(name: string, call: F): F {
    this.#registry.register(call, { kind: "builtin", name });
    return named(call, name, call.length);
  }

  transformation(name: string, { arity: [least, most], needs, usage }: Transformation): AnyFunction {
    return this.#own(name, ({ span }, [f, given]) => {
      const inner = this.#differentiable(name, f, span);
      const options = checkOptions(name, derivativeOptions, given, span);
      return this.#derivative(name, [["f", inner]], options, this.#nameOf(inner), (place, args) => {
        if (args.length < least || args.length > most)
          refuse("derivative-needs-argument", place.span, {
            callee: name,
            expected: needs,
            given:
              args.length === 0
                ? "nothing"
                : `${String(args.length)} argument${args.length === 1 ? "" : "s"}`,
            usage,
          });
        checkWrt(name, options["wrt"], args, place);
      });
    });
  }

  vjp(): AnyFunction {
    return this.#own("vjp", ({ span }, [f, given]) => {
      const inner = this.#differentiable("vjp", f, span);
      const options = checkOptions("vjp", derivativeOptions, given, span);
      const entryName = this.#nameOf(inner);
      const pullback: AnyFunction = () => undefined;
      this.#register(pullback, "pullback", [["f", inner]], options, `the pullback of ${entryName}`);
      const wrapper = placed((place, args) => {
        if (args.length === 0)
          refuse("derivative-needs-argument", place.span, {
            callee: "vjp",
            expected: point,
            given: "nothing",
            usage: "vjp(f)(x)",
          });
        checkWrt("vjp", options["wrt"], args, place);
        // The pullback belongs to the point as it was, whatever becomes of the caller's arrays.
        const kept = args.map(structuralCopy);
        return {
          value: (inner as (...args: readonly unknown[]) => unknown)(...args.map(structuralCopy)),
          pullback: placed((placeOfPullback, bars) => {
            if (bars.length !== 1)
              refuse("derivative-needs-argument", placeOfPullback.span, {
                callee: "vjp",
                expected: "the cotangent of the value",
                given: bars.length === 0 ? "nothing" : `${String(bars.length)} arguments`,
                usage: "vjp(f)(x).pullback(yBar)",
              });
            return this.#calls.call({
              applied: pullback,
              transform: "vjp",
              entryName,
              args: [bars[0], ...kept],
              place: placeOfPullback,
              budgetBytes: budgetOf(options),
              measure: false,
            }).value;
          }, this.#whereNow),
        };
      }, this.#whereNow);
      this.#register(wrapper, "vjp", [["f", inner]], options, `vjp(${entryName})`);
      return wrapper;
    });
  }

  measure(): AnyFunction {
    return this.#own("measure", ({ span }, [derivative]) => {
      const run = typeof derivative === "function" ? this.#measurable.get(derivative) : undefined;
      if (!run) return refuse("measure-of-what", span, { given: sayValue(derivative) });
      return placed(run, this.#whereNow);
    });
  }

  /** `checkpoint(f)` and its kin: the same function with a mode. */
  boundary(name: string, known: readonly OptionName[]): AnyFunction {
    return this.#own(name, ({ span }, [f, given]) => {
      const inner = this.#differentiable(name, f, span);
      const options = checkOptions(name, known, given, span);
      return this.#sameFunction(name, inner, [["f", inner]], options);
    });
  }

  rule(): AnyFunction {
    const usage = "rule(f, { frule, rrule })";
    return this.#own("rule", ({ span }, [f, given]) => {
      const inner = this.#differentiable("rule", f, span);
      if (!isPlainObject(given))
        return refuse("rule-of-what", span, {
          callee: "rule",
          what: "its rules",
          given: sayValue(given),
          usage,
        });
      for (const key of Object.keys(given))
        if (key !== "frule" && key !== "rrule")
          refuse("unknown-option", span, { callee: "rule", option: key, known: "`frule`, `rrule`" });
      const parts = (["frule", "rrule"] as const).flatMap((role) => {
        const part = given[role];
        if (part === undefined) return [];
        if (typeof part !== "function")
          return refuse("bad-option", span, {
            callee: "rule",
            option: role,
            given: sayValue(part),
            expected: "a function",
          });
        return [[role, this.#differentiable("rule", part, span)] as const];
      });
      if (parts.length === 0) refuse("rule-without-functions", span, { name: this.#nameOf(inner) });
      return this.#sameFunction("rule", inner, [["f", inner], ...parts], {});
    });
  }

  scalarRule(): AnyFunction {
    const usage = "scalarRule(f, (x, value) => …)";
    return this.#own("scalarRule", ({ span }, [f, given]) => {
      const inner = this.#differentiable("scalarRule", f, span);
      const partials: readonly unknown[] = Array.isArray(given) ? given : [given];
      const parts = partials.map((partial, position) => {
        if (typeof partial !== "function")
          return refuse("rule-of-what", span, {
            callee: "scalarRule",
            what: "one partial derivative for each argument",
            given: sayValue(partial),
            usage,
          });
        return [`partial${String(position)}`, this.#differentiable("scalarRule", partial, span)] as const;
      });
      if (parts.length === 0) refuse("rule-without-functions", span, { name: this.#nameOf(inner) });
      return this.#sameFunction("scalarRule", inner, [["f", inner], ...parts], {});
    });
  }

  // --- Making functions ----------------------------------------------------------------------------

  #own(name: string, call: (place: CallPlace, args: readonly unknown[]) => unknown): AnyFunction {
    return this.builtin(name, placed(call, this.#whereNow));
  }

  #derivative(
    transform: string,
    parts: Parts,
    options: Readonly<Partial<Record<OptionName, unknown>>>,
    entryName: string,
    check: (place: CallPlace, args: readonly unknown[]) => void,
  ): AnyFunction {
    const run = (place: CallPlace, args: readonly unknown[], measure: boolean) => {
      check(place, args);
      return this.#calls.call({
        applied: wrapper,
        transform,
        entryName,
        args,
        place,
        budgetBytes: budgetOf(options),
        measure,
      });
    };
    const wrapper: AnyFunction = placed((place, args) => run(place, args, false).value, this.#whereNow);
    this.#register(wrapper, transform, parts, options, `${transform}(${entryName})`);
    this.#measurable.set(wrapper, (place, args) => {
      const { value, report } = run(place, args, true);
      return { value, work: { ...report?.work }, tape: { ...report?.tape } };
    });
    return wrapper;
  }

  #sameFunction(wrapperName: string, inner: AnyFunction, parts: Parts, options: unknown): AnyFunction {
    const plain = inner as unknown as (this: unknown, ...args: readonly unknown[]) => unknown;
    const wrapper = function (this: unknown, ...args: readonly unknown[]): unknown {
      return plain.apply(this, [...args]);
    };
    const name = this.#nameOf(inner);
    this.#register(wrapper, wrapperName, parts, options, `${wrapperName}(${name})`);
    return named(wrapper, name, inner.length);
  }

  #register(value: AnyFunction, wrapper: string, inner: Parts, options: unknown, name: string): void {
    this.#registry.register(value, { kind: "wrapper", wrapper, inner, options, name });
    named(value, name, value.length);
  }

  /** A function whose source Mixtape can see, or a refusal at `span`. */
  #differentiable(callee: string, f: unknown, span: CallPlace["span"]): AnyFunction {
    if (typeof f !== "function")
      return refuse("derivative-of-what", span, { callee, given: f === undefined ? "nothing" : sayValue(f) });
    if (!this.#registry.lookUp(f))
      return refuse("unknown-source", span, { callee, name: f.name || "this function" });
    return f as AnyFunction;
  }

  #nameOf(f: AnyFunction): string {
    const info = this.#registry.lookUp(f);
    return info?.name ?? (f.name || "a function");
  }
}

function budgetOf(options: Readonly<Partial<Record<OptionName, unknown>>>): number {
  return typeof options["budget"] === "number" ? options["budget"] : defaultBudgetBytes;
}

function checkWrt(callee: string, wrt: unknown, args: readonly unknown[], place: CallPlace): void {
  // The arguments of jvp and hvp are packed: what is counted is inside the first.
  if (wrt === undefined || callee === "jvp" || callee === "hvp") return;
  for (const position of Array.isArray(wrt) ? (wrt as unknown[]) : [wrt])
    if (typeof position === "number" && position >= args.length)
      refuse("wrt-out-of-range", place.span, { wrt: JSON.stringify(wrt), count: args.length });
}

function named<F extends AnyFunction>(value: F, name: string, length: number): F {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  Object.defineProperty(value, "length", { value: length, configurable: true });
  return value;
}
