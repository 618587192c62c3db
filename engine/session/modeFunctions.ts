/** `checkpoint`, `forward`, `rule` and their kin: functions that give the same function with a mode or a rule. */
import { refuse } from "../diagnostics/diagnose.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { isPlainObject } from "../diagnostics/plainObject.ts";
import type { OptionName } from "../lower/derivatives/optionKinds.ts";
import { checkOptions } from "./options.ts";
import type { OwnFunctions, Parts } from "./ownFunctions.ts";
import { sayValue } from "../diagnostics/sayValue.ts";

/** Each with the options that it takes. */
export const boundaries = {
  forward: ["chunk", "when"],
  reverse: [],
  checkpoint: [],
  nondifferentiable: [],
} as const satisfies Record<string, readonly OptionName[]>;

/** `checkpoint(f)` and its kin. */
export function boundaryFunction(own: OwnFunctions, name: keyof typeof boundaries): AnyFunction {
  return own.placedBuiltin(name, ({ span }, [f, given]) => {
    const inner = own.differentiable(name, f, span);
    return own.sameFunction(name, inner, [["f", inner]], checkOptions(name, boundaries[name], given, span));
  });
}

/** `rule(f, { frule, rrule })`. */
export function ruleFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("rule", ({ span }, [f, given]) => {
    const inner = own.differentiable("rule", f, span);
    const parts = rulesOf(own, given, span);
    if (parts.length === 0) refuse("rule-without-functions", span, { name: own.nameOf(inner) });
    return own.sameFunction("rule", inner, [["f", inner], ...parts], {}, span);
  });
}

function rulesOf(own: OwnFunctions, given: unknown, span: Span): Parts {
  const callee = "rule";
  if (!isPlainObject(given)) {
    const usage = "rule(f, { frule, rrule })";
    return refuse("rule-of-what", span, { callee, what: "its rules", given: sayValue(given), usage });
  }
  const other = Object.keys(given).find((key) => key !== "frule" && key !== "rrule");
  if (other !== undefined)
    refuse("unknown-option", span, { callee, option: other, known: "`frule`, `rrule`" });
  return (["frule", "rrule"] as const).flatMap((role) => {
    const part = given[role];
    if (part === undefined) return [];
    if (typeof part !== "function")
      return refuse("bad-option", span, {
        callee,
        option: role,
        given: sayValue(part),
        expected: "a function",
      });
    return [[role, own.differentiable(callee, part, span)] as const];
  });
}

/** `withoutRule(f)`: the function that a rule was given to, the solver of an implicit function. Raises `without-rule-of-what`. */
export function withoutRuleFunction(own: OwnFunctions): AnyFunction {
  const callee = "withoutRule";
  return own.placedBuiltin(callee, ({ span }, [f]) => {
    const ruled = own.differentiable(callee, f, span);
    const parts = own.partsOf(ruled);
    const isRuled = parts !== undefined && ["rule", "scalarRule", "implicit"].includes(parts.wrapper);
    const body = isRuled ? parts.inner.find(([role]) => role === "f")?.[1] : undefined;
    return body ?? refuse("without-rule-of-what", span, { name: own.nameOf(ruled) });
  });
}

/** `lazy(() => …)`: a cotangent that is computed when somebody asks. */
export function lazyFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin("lazy", ({ span }, [compute]) => {
    const inner = own.differentiable("lazy", compute, span);
    return own.sameFunction("lazy", inner, [["f", inner]], {});
  });
}

/** `scalarRule(f, partials)`: one function for each argument, or one function that gives all partials. */
export function scalarRuleFunction(own: OwnFunctions): AnyFunction {
  const callee = "scalarRule";
  return own.placedBuiltin(callee, ({ span }, [f, given]) => {
    const inner = own.differentiable(callee, f, span);
    const partials: readonly unknown[] = Array.isArray(given) ? given : [given];
    const parts = partials.map((partial, position) => {
      if (typeof partial !== "function") {
        const [what, usage] = [
          "a function that gives the partial derivatives",
          "scalarRule(f, (x, value) => …)",
        ];
        return refuse("rule-of-what", span, { callee, what, given: sayValue(partial), usage });
      }
      return [`partial${String(position)}`, own.differentiable(callee, partial, span)] as const;
    });
    if (parts.length === 0) refuse("rule-without-functions", span, { name: own.nameOf(inner) });
    return own.sameFunction(callee, inner, [["f", inner], ...parts], {}, span);
  });
}
