/** `checkRule(f, …args)` and `checkDerivatives(f, options)(…args)`: the tester, as cells call it. Nothing is printed meanwhile. */
import { checkSubject } from "../check/checkSubject.ts";
import type { Allowance, Subject } from "../check/subject.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import type { CheckReport } from "../protocol.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import { derivativeOptions } from "../lower/derivatives/optionKinds.ts";
import { checkOptions, type CheckedOptions } from "./options.ts";
import type { OwnFunctions } from "./ownFunctions.ts";
import type { CallPlace } from "./place.ts";
import { compiledDerivatives, ruleSubject } from "./ruleSubject.ts";
import { structuralCopy } from "./structuralCopy.ts";

/** `checkRule(f, …args)` → a report. Raises `check-without-rule`. */
export function checkRuleFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("checkRule", (place, [f, ...args]) => {
    const ruled = own.differentiable("checkRule", f, place.span);
    own.surroundings.rules.calledWith(ruled, args);
    return (
      checkRuleAt(own, ruled, args, place) ??
      refuse("check-without-rule", place.span, { name: own.nameOf(ruled) })
    );
  });
}

/** The report of a ruled function at copies of these arguments; undefined for a function without a rule. */
export function checkRuleAt(
  own: OwnFunctions,
  ruled: AnyFunction,
  args: readonly unknown[],
  place: CallPlace,
  allowance?: Allowance,
): CheckReport | undefined {
  const given = args.map(structuralCopy);
  // An implicit function has a rule that nobody wrote: what it gives in either mode is judged.
  const isImplicit = own.partsOf(ruled)?.wrapper === "implicit";
  const subject = isImplicit
    ? derivativeSubject(own, ruled, given, place, {})
    : ruleSubject(own, ruled, given, place);
  return subject && own.surroundings.quietly(() => checkSubject(subject, allowance));
}

/** `checkDerivatives(f, options)` → a function of the arguments that gives a report. */
export function checkDerivativesFunction(own: OwnFunctions): AnyFunction {
  const callee = "checkDerivatives";
  return own.placedBuiltin(callee, ({ span }, [f, given]) => {
    const inner = own.differentiable(callee, f, span);
    const options = checkOptions(callee, derivativeOptions, given, span);
    return own.placed((place, args) => {
      const subject = derivativeSubject(own, inner, args.map(structuralCopy), place, options);
      return own.surroundings.quietly(() => checkSubject(subject));
    });
  });
}

type Call = (...args: readonly unknown[]) => unknown;

/** Any function, with what forward and reverse mode make of it; `mode` and `wrt` leave out the others. */
function derivativeSubject(
  own: OwnFunctions,
  f: AnyFunction,
  args: readonly unknown[],
  place: CallPlace,
  { mode, wrt, ...rest }: CheckedOptions,
): Subject {
  const call = f as Call;
  const active = positionsOf(wrt, args);
  const compiled = compiledDerivatives(own, f, place, { ...rest, mode: "reverse" });
  return {
    name: own.nameOf(f),
    argumentNames: args.map((_, index) => own.parameterNames(f)[index] ?? `argument ${String(index)}`),
    args,
    f: (given) => call(...given),
    active,
    push:
      mode === "reverse"
        ? undefined
        : {
            part: "forward mode",
            call: (tangents, given) =>
              compiled.push(
                given,
                active,
                active.map((index) => tangents[index]),
              ),
          },
    pull:
      mode === "forward"
        ? undefined
        : {
            part: "reverse mode",
            pullbackPart: "reverse mode",
            call: (given) => ({
              value: call(...given),
              pullback: (bar: unknown) => compiled.pull(bar, given, active),
            }),
          },
    compiled,
  };
}

function positionsOf(wrt: unknown, args: readonly unknown[]): readonly number[] {
  if (typeof wrt === "number") return [wrt];
  return Array.isArray(wrt)
    ? (wrt as readonly number[])
    : args.flatMap((arg, index) => (holdsNumber(arg) ? [index] : []));
}

function holdsNumber(value: unknown): boolean {
  if (typeof value === "number" || ArrayBuffer.isView(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNumber);
}
