/** `gradient`, `jacobian`, `jvp` and their kin: functions that give derivative functions. And `measure`. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { checkLengths } from "./checkLengths.ts";
import { defaultBudgetBytes } from "./derivativeCalls.ts";
import { derivativeOptions } from "../lower/derivatives/optionKinds.ts";
import { checkOptions, type CheckedOptions } from "./options.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import type { CallPlace } from "./place.ts";
import { sayValue } from "../diagnostics/sayValue.ts";

/** How the function that a derivative function gives is called. */
interface Transformation {
  /** What its arguments are, for the message when they are missing. */
  readonly needs: string;
  readonly usage: string;
  /** Its arguments are a point and this; otherwise a point and whatever else the function takes. */
  readonly along?: string;
}

const needs = "the point to differentiate at";

export const transformations = {
  derivative: { needs, usage: "derivative(f)(t)" },
  gradient: { needs, usage: "gradient(f)(x)" },
  valueAndGradient: { needs, usage: "valueAndGradient(f)(x)" },
  jacobian: { needs, usage: "jacobian(f)(x)" },
  hessian: { needs, usage: "hessian(f)(x)" },
  jvp: { needs: "a point and a tangent", usage: "jvp(f)(x, xDot)", along: "tangent" },
  hvp: { needs: "a point and a vector", usage: "hvp(f)(x, v)", along: "vector" },
} as const satisfies Record<string, Transformation>;

/** `name(f, options)` → a function that is differentiated when it is called. */
export function derivativeFunction(own: OwnFunctions, name: keyof typeof transformations): AnyFunction {
  const how: Transformation = transformations[name];
  return own.placedBuiltin(name, ({ span }, [f, given]) => {
    const inner = own.differentiable(name, f, span);
    const options = checkOptions(name, derivativeOptions, given, span);
    const entryName = own.writtenName(name, inner, span);
    const run = (place: CallPlace, args: readonly unknown[], measure: boolean) => {
      checkArguments(name, how, args, place.span);
      if (how.along === undefined) checkWrt(options.wrt, args, place.span);
      else checkAlong(how.along, options.wrt, args, place.span);
      const budgetBytes = budgetOf(options);
      return own.calls.call({
        applied: wrapper,
        transform: name,
        entryName,
        args,
        place,
        budgetBytes,
        measure,
        follow: options.nonFinite === "follow",
      });
    };
    const wrapper = own.placed((place, args) => run(place, args, false).value);
    own.register(wrapper, name, [["f", inner]], options, `${name}(${entryName})`);
    own.measurable.set(wrapper, (place, args) => {
      const { value, report } = run(place, args, true);
      return { value, work: { ...report?.work }, tape: { ...report?.tape } };
    });
    return wrapper;
  });
}

/** `measure(derivative)` → the same derivative, with what each call cost. */
export function measureFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("measure", ({ span }, [derivative]) => {
    const run = typeof derivative === "function" ? own.measurable.get(derivative) : undefined;
    return run ? own.placed(run) : refuse("measure-of-what", span, { given: sayValue(derivative) });
  });
}

export function budgetOf(options: CheckedOptions): number {
  return typeof options.budget === "number" ? options.budget : defaultBudgetBytes;
}

function checkArguments(callee: string, how: Transformation, args: readonly unknown[], span: Span): void {
  const isGood = how.along === undefined ? args.length > 0 : args.length === 2;
  if (!isGood)
    refuse("derivative-needs-argument", span, {
      callee,
      expected: how.needs,
      given: countOf(args),
      usage: how.usage,
    });
}

export function countOf(args: readonly unknown[]): string {
  if (args.length === 0) return "nothing";
  return args.length === 1 ? "1 argument" : `${String(args.length)} arguments`;
}

/** Raises `wrt-out-of-range`. */
export function checkWrt(wrt: unknown, args: readonly unknown[], span: Span): void {
  for (const position of wrt === undefined ? [] : positionsOf(wrt))
    if (position >= args.length)
      refuse("wrt-out-of-range", span, { wrt: JSON.stringify(wrt), count: args.length });
}

/** A tangent is as long as its point. With `wrt` the point is an array of all arguments, and so are several tangents. */
function checkAlong(what: string, wrt: unknown, [point, along]: readonly unknown[], span: Span): void {
  const check = (given: unknown, expected: unknown) =>
    checkLengths(given, expected, what, "the argument", span);
  if (wrt === undefined) {
    check(along, point);
    return;
  }
  if (!Array.isArray(point)) return;
  checkWrt(wrt, point, span);
  const single = typeof wrt === "number";
  for (const [i, position] of positionsOf(wrt).entries())
    check(single ? along : Array.isArray(along) ? (along as unknown[])[i] : undefined, point[position]);
}

function positionsOf(wrt: unknown): readonly number[] {
  return Array.isArray(wrt) ? (wrt as number[]) : typeof wrt === "number" ? [wrt] : [];
}
