/**
 * A ruled function as the tester sees it: its functions as plain JavaScript, and its derivatives as Mixtape compiles them.
 * What a scalar rule's partials say becomes a pushforward and a pullback.
 */
import type { CompiledDerivatives, Pullback, Pushforward, Subject } from "../check/subject.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import { defaultBudgetBytes } from "./derivativeCalls.ts";
import type { OwnFunctions, Parts } from "./ownFunctions.ts";
import type { CallPlace } from "./place.ts";

type Call = (...args: readonly unknown[]) => unknown;

/** Undefined for a function without a rule. */
export function ruleSubject(
  own: OwnFunctions,
  ruled: AnyFunction,
  args: readonly unknown[],
  place: CallPlace,
): Subject | undefined {
  const parts = own.partsOf(ruled);
  const f = parts?.inner.find(([role]) => role === "f")?.[1];
  if (!parts || !f || (parts.wrapper !== "rule" && parts.wrapper !== "scalarRule")) return undefined;
  const { push, pull } =
    parts.wrapper === "rule" ? functionsOf(parts.inner) : functionsOfPartials(f as Call, parts.inner);
  return {
    name: own.surroundings.rules.nameOf(ruled) ?? own.nameOf(f),
    argumentNames: args.map((_, index) => own.parameterNames(f)[index] ?? `argument ${String(index)}`),
    args,
    f: (given) => (f as Call)(...given),
    saysNoTangent: parts.inner.some(([, part]) => own.mentions(part, "noTangent")),
    push,
    pull,
    compiled: compiledDerivatives(own, ruled, place),
  };
}

interface Functions {
  readonly push: Pushforward | undefined;
  readonly pull: Pullback | undefined;
}

function functionsOf(parts: Parts): Functions {
  const role = (name: string): Call | undefined =>
    parts.find(([each]) => each === name)?.[1] as Call | undefined;
  const [frule, rrule] = [role("frule"), role("rrule")];
  return {
    push: frule && { part: "frule", call: (tangents, args) => frule(tangents, ...args) },
    pull: rrule && { part: "rrule", pullbackPart: "pullback", call: (args) => rrule(...args) },
  };
}

/** Each partial is given the arguments and the value; one function may give all of them. */
function functionsOfPartials(f: Call, parts: Parts): Functions {
  const part = "partials";
  const partials = parts.filter(([role]) => role !== "f").map(([, partial]) => partial as Call);
  const slopesAt = (args: readonly unknown[], value: unknown): readonly unknown[] => {
    const slopes = partials.map((partial) => partial(...args, value));
    return slopes.length === 1 && Array.isArray(slopes[0]) ? (slopes[0] as readonly unknown[]) : slopes;
  };
  const pull: Pullback = {
    part,
    pullbackPart: part,
    call: (args) => {
      const value = f(...args);
      const slopes = slopesAt(args, value);
      return { value, pullback: (bar: number) => slopes.map((slope) => times(slope, bar)) };
    },
  };
  return { push: undefined, pull };
}

/** What is no number stays as it is, for the tester to find. */
function times(slope: unknown, bar: number): unknown {
  return typeof slope === "number" ? slope * bar : slope;
}

interface PushForward {
  /** `{ value, tangent }`, from a tangent for each of `wrt`. */
  readonly push: (args: readonly unknown[], wrt: readonly number[], tangents: readonly unknown[]) => unknown;
}

/** The derivatives of any function that can be differentiated, compiled when they are first asked for. */
export function compiledDerivatives(
  own: OwnFunctions,
  f: AnyFunction,
  place: CallPlace,
  options: Readonly<Record<string, unknown>> = {},
): CompiledDerivatives & PushForward {
  const entryName = own.nameOf(f);
  const pullbacks = new Map<string, AnyFunction>();
  const pullbackOf = (wrt: readonly number[]): AnyFunction => {
    const known = pullbacks.get(String(wrt));
    if (known) return known;
    const made: AnyFunction = () => undefined;
    own.register(made, "pullback", [["f", f]], { ...options, wrt }, `the pullback of ${entryName}`);
    pullbacks.set(String(wrt), made);
    return made;
  };
  const run = (applied: AnyFunction, transform: string, args: readonly unknown[]): unknown =>
    own.calls.call({
      applied,
      transform,
      entryName,
      args,
      place,
      budgetBytes: defaultBudgetBytes,
      measure: false,
      follow: false,
    }).value;
  const spread = (given: unknown, wrt: readonly number[], count: number): unknown[] => {
    const cotangents = given as readonly unknown[];
    return Array.from({ length: count }, (_, argument) => cotangents[wrt.indexOf(argument)]);
  };
  const along = (inner: AnyFunction, wrt: readonly number[]): AnyFunction => {
    const made: AnyFunction = () => undefined;
    own.register(made, "jvp", [["f", inner]], { ...options, mode: "forward", wrt }, `jvp(${entryName})`);
    return made;
  };
  return {
    push: (args, wrt, tangents) => run(along(f, wrt), "jvp", [args, tangents]),
    pull: (bar, args, wrt) => spread(run(pullbackOf(wrt), "vjp", [bar, ...args]), wrt, args.length),
    pullAlong: (bar, args, wrt, tangents) => {
      const shifted = wrt.map((argument) => argument + 1);
      const { tangent } = run(along(pullbackOf(wrt), shifted), "jvp", [[bar, ...args], tangents]) as {
        readonly tangent: unknown;
      };
      return spread(tangent, wrt, args.length);
    },
  };
}
