/** `implicit(solve, { residual })`: a solver that is differentiated at its solution, by what the solution fulfils. */
import { refuse } from "../diagnostics/diagnose.ts";
import { isPlainObject } from "../diagnostics/plainObject.ts";
import { sayValue } from "../diagnostics/sayValue.ts";
import { implicitOptions, implicitRoles } from "../lower/derivatives/optionKinds.ts";
import type { AnyFunction } from "../run/functionRegistry.ts";
import type { Span } from "../source/span.ts";
import { checkOptions } from "./options.ts";
import type { OwnFunctions, Parts } from "./ownFunctions.ts";

const callee = "implicit";

/** Raises `implicit-of-what`, `implicit-equations`, `unknown-option`, `bad-option`. */
export function implicitFunction(own: OwnFunctions): AnyFunction {
  return own.placedBuiltin(callee, ({ span }, [solve, given]) => {
    const inner = own.differentiable(callee, solve, span);
    const { equation, rest } = equationOf(own, given, own.nameOf(inner), span);
    const options = checkOptions(callee, implicitOptions, rest, span);
    return own.sameFunction(callee, inner, [["f", inner], ...equation], options);
  });
}

function equationOf(
  own: OwnFunctions,
  given: unknown,
  name: string,
  span: Span,
): { readonly equation: Parts; readonly rest: unknown } {
  if (!isPlainObject(given))
    return refuse("implicit-of-what", span, {
      name,
      given: given === undefined ? "nothing" : sayValue(given),
    });
  const roles = implicitRoles.filter((role) => given[role] !== undefined);
  const [role, other] = roles;
  if (role === undefined) return refuse("implicit-of-what", span, { name, given: "none" });
  if (other !== undefined)
    return refuse("implicit-equations", span, { name, given: `\`${role}\` and \`${other}\`` });
  const f = given[role];
  if (typeof f !== "function")
    return refuse("bad-option", span, { callee, option: role, given: sayValue(f), expected: "a function" });
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !isRole(key)));
  return { equation: [[role, own.differentiable(callee, f, span)]], rest };
}

function isRole(key: string): boolean {
  return implicitRoles.some((role) => role === key);
}
