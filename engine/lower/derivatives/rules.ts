/**
 * Calls of functions with rules: the rule's functions are specialised for the call's arguments, and each is given
 * the form that the IR's rules have. The structure of what they return is checked here.
 */
import type { RuleBoundary } from "../../ir/types.ts";
import { DiagnosticError, InvariantError } from "../../diagnostics/diagnostic.ts";
import { closedFn, recoverFn, tempsOf } from "../closures.ts";
import { force, tyOf } from "../coerce.ts";
import type { Frame, RuleDraft } from "../frame.ts";
import { apply, type Application } from "../functions.ts";
import { readMember } from "../members.ts";
import { librarySource } from "../prelude/prelude.ts";
import type { Specialisation } from "../specialisation.ts";
import { blamingCaller, specialise } from "../specialise.ts";
import { isShadowKnown, shadowTy } from "../types/shadowTy.ts";
import { maybe, prune, type Ty } from "../types/ty.ts";
import { isJoinable, unify } from "../types/unify.ts";
import { absent, type FnVal, type Temp, type Val, type WrapperCallee } from "../values.ts";
import { valText } from "../valText.ts";
import { calleeName, wordingOf, wordingOfTy } from "../wording.ts";
import { sizedPullback, unpackPullback, withExtents } from "./extents.ts";
import { nativeApplication } from "./natives.ts";
import { argumentsText, oneForEach } from "./ruleArity.ts";
import { asShadow } from "./shadows.ts";

/** Calls `rule(f, …)` or `scalarRule(f, …)`: a call of `f` at whose boundary the rule answers. */
export function callRuled(frame: Frame, wrapper: WrapperCallee, f: FnVal, given: readonly Val[]): Val {
  const args = given.map((arg) => force(frame, arg));
  const application = bodyOrNative(frame, f, args);
  const functions = ruleFunctions(frame, wrapper, f, application, args);
  const fruleOperands = functions.frule?.captures ?? [];
  const rruleOperands = functions.rrule?.captures ?? [];
  const boundary: RuleBoundary = {
    mode: "rule",
    rule: functions.id,
    captures: application.captures,
    explicit: application.operands.length - application.captures,
    fruleCaptures: fruleOperands.length,
    rruleCaptures: rruleOperands.length,
  };
  const operands = [...application.operands, ...fruleOperands, ...rruleOperands];
  const rule = frame.session.rules.get(functions.id);
  const specs = [rule?.frule, rule?.rrule?.forward].map((spec) => spec ?? application.spec);
  const result = frame.fresh(application.spec.result);
  frame.code.emit("call", operands, [result], { boundary }, [], [application.spec, ...specs]);
  return prune(application.spec.result).kind === "undefined" ? absent : result;
}

/** The function itself; where the language refuses its body, the function as it stands when running. */
export function bodyOrNative(frame: Frame, f: FnVal, args: readonly Temp[]): Application {
  const known = new Set(frame.session.specs.keys());
  const depth = frame.session.open.length;
  try {
    return apply(frame, f, args);
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error;
    const native = nativeApplication(frame, f, args, error.diagnostic);
    frame.session.open.length = depth;
    for (const key of frame.session.specs.keys())
      if (!known.has(key) && key !== native.spec.key) frame.session.specs.delete(key);
    return native;
  }
}

// --- The rule's functions ----------------------------------------------------------------------------

interface RuleFunctions {
  readonly id: string;
  readonly frule: { readonly captures: readonly Temp[] } | undefined;
  readonly rrule: { readonly captures: readonly Temp[] } | undefined;
}

function ruleFunctions(
  frame: Frame,
  wrapper: WrapperCallee,
  f: FnVal,
  application: Application,
  args: readonly Temp[],
): RuleFunctions {
  const explicit = args.slice(0, application.places.length);
  const shadows = explicit.map((arg) => knownShadow(frame, arg.ty));
  const name = calleeName(f.callee);
  const parts = partsOf(frame, wrapper, f, explicit.length);
  const result = application.spec.result;
  const key = `${[...Object.values(parts)].map((part) => (part ? valText(part) : "")).join("|")}(${explicit.map(valText).join(",")})`;
  const id = `${name}:${key}`;
  const capturesOf = (part: FnVal | undefined) => (part ? { captures: tempsOf(part) } : undefined);
  const functions = { id, frule: capturesOf(parts.frule), rrule: capturesOf(parts.rrule) };
  const { rules, openRules } = frame.session;
  if (isOfLibrary(f) && functions.frule?.captures.length === 0 && functions.rrule?.captures.length === 0) {
    const isLowered = rules.has(id) && rules.get(id)?.lowerNow === undefined;
    if (!isLowered) rules.set(id, waiting(frame, { id, name, parts, explicit, shadows, application }));
    return functions;
  }
  // A rule whose functions call the ruled function itself is found by its id when everything is lowered.
  if (openRules.has(id)) return functions;
  openRules.add(id);
  try {
    const frule = parts.frule && fruleSpec(frame, parts.frule, name, explicit, shadows, result);
    const rrule = parts.rrule && rruleSpecs(frame, parts.rrule, name, explicit, shadows, result);
    rules.set(id, { id, name, span: application.spec.span, frule, rrule });
  } finally {
    openRules.delete(id);
  }
  return functions;
}

function isOfLibrary({ callee }: FnVal): boolean {
  return callee.kind === "literal" && callee.literal.source === librarySource;
}

interface WaitingRule {
  readonly id: string;
  readonly name: string;
  readonly parts: ReturnType<typeof partsOf>;
  readonly explicit: readonly Temp[];
  readonly shadows: readonly Ty[];
  readonly application: Application;
}

/** A rule of the library's, which is known to fit; what its functions refuse is told at this call. */
function waiting(frame: Frame, { id, name, parts, explicit, shadows, application }: WaitingRule): RuleDraft {
  const { span, result } = application.spec;
  const call = frame.span;
  const lowerNow = (): RuleDraft => {
    frame.span = call;
    return blamingCaller(frame, () => {
      const frule = parts.frule && fruleSpec(frame, parts.frule, name, explicit, shadows, result);
      const rrule = parts.rrule && rruleSpecs(frame, parts.rrule, name, explicit, shadows, result);
      return { id, name, span, frule, rrule };
    });
  };
  return { id, name, span, frule: undefined, rrule: undefined, lowerNow };
}

function knownShadow(frame: Frame, ty: Ty): Ty {
  if (!isShadowKnown(ty)) frame.unknownIn(ty);
  return shadowTy(ty);
}

/** Most arguments of a function with a scalar rule. */
const maxPartials = 8;

/** The rule's functions, closed; those of a scalar rule are the prelude's, around the partials. */
function partsOf(
  frame: Frame,
  wrapper: WrapperCallee,
  f: FnVal,
  args: number,
): { frule: FnVal | undefined; rrule: FnVal | undefined } {
  const role = (name: string): FnVal | undefined => wrapper.inner.find(([each]) => each === name)?.[1];
  const close = (fn: FnVal | undefined): FnVal | undefined => fn && closedFn(frame, fn);
  if (wrapper.wrapper === "rule") return { frule: close(role("frule")), rrule: close(role("rrule")) };
  const partials = wrapper.inner.filter(([each]) => each.startsWith("partial")).map(([, partial]) => partial);
  const { length: count } = partials;
  // One function may give the partial derivatives by all arguments.
  const isJoint = count === 1;
  if (args > maxPartials || (count !== args && !isJoint))
    return frame.refuse("rule-arity", undefined, {
      part: "partials",
      name: calleeName(f.callee),
      given: args > maxPartials ? `only up to ${String(maxPartials)}` : count,
      items: count === 1 ? "function" : "functions",
      expected: argumentsText(args),
    });
  const made = (part: string): FnVal => {
    const val = frame.callPrelude(`${part}${isJoint ? "Joint" : ""}${String(args)}`, [f, ...partials]);
    const fn = val.tag === "temp" ? recoverFn(frame, val) : undefined;
    if (!fn) throw new InvariantError("a scalar rule made no function");
    return closedFn(frame, fn);
  };
  return { frule: made("scalarFrule"), rrule: made("scalarRrule") };
}

/** (captures, one tangent per argument, args) → [value, tangent]. */
function fruleSpec(
  frame: Frame,
  frule: FnVal,
  name: string,
  args: readonly Temp[],
  shadows: readonly Ty[],
  result: Ty,
): Specialisation {
  const tangents = shadows.map((ty) => frame.fresh(ty));
  const spec = specialise(
    frame.session,
    frule,
    [...tangents, ...args],
    "frule ",
    (inner) => {
      const given = inner.spec.args;
      const points = given.slice(args.length);
      const items = given
        .slice(0, args.length)
        .map((dot, index) => withExtents(inner, points[index] ?? absent, dot));
      const returned = inner.lower.call(inner, inner.spec.fn, [{ tag: "tuple", items }, ...points]);
      const value = part(inner, returned, "value", "frule", name);
      const tangent = part(inner, returned, "tangent", "frule", name);
      return results(inner, [
        checkedValue(inner, value, result, "frule", name),
        checkedShadow(inner, tangent, knownShadow(inner, result), "frule", name, "the tangent"),
      ]);
    },
    frame.span,
  );
  return spec;
}

/** (captures, args) → [value, pullback], and (pullback, bar) → one cotangent per argument. */
function rruleSpecs(
  frame: Frame,
  rrule: FnVal,
  name: string,
  args: readonly Temp[],
  shadows: readonly Ty[],
  result: Ty,
): { readonly forward: Specialisation; readonly pullback: Specialisation } {
  const forward = specialise(
    frame.session,
    rrule,
    args,
    "rrule ",
    (inner) => {
      const returned = inner.lower.call(inner, inner.spec.fn, inner.spec.args);
      const value = part(inner, returned, "value", "rrule", name);
      const back = part(inner, returned, "pullback", "rrule", name);
      const known = checkedValue(inner, value, result, "rrule", name);
      return results(inner, [known, sizedPullback(inner, known, force(inner, back))]);
    },
    frame.span,
  );
  return { forward, pullback: pullbackSpec(frame, name, shadows, result, forward) };
}

/** Pullbacks whose array holds lazy entries, once they have been lowered. */
const withLazyEntries = new WeakSet<Specialisation>();

/**
 * (pullback, bar) → one cotangent per argument. Where entries are lazy, (pullback, bar, is each argument's wanted…): what
 * nobody wants is not computed, and some value stands for it.
 */
function pullbackSpec(
  frame: Frame,
  name: string,
  shadows: readonly Ty[],
  result: Ty,
  forward: Specialisation,
): Specialisation {
  const closure = forward.results[1];
  if (!closure) throw new InvariantError("an rrule without its pullback");
  const taking = (flags: readonly Temp[]): Specialisation =>
    specialise(
      frame.session,
      { tag: "fn", callee: { kind: "builtin", name: `pullback of ${name}` } },
      [frame.fresh(closure), frame.fresh(knownShadow(frame, result)), ...flags],
      `pullback ${shadows.map((ty) => wordingOfTy(ty)).join(",")} `,
      (inner) => {
        inner.span = forward.span;
        return pullbackBody(inner, name, shadows);
      },
      frame.span,
    );
  const eager = taking([]);
  return withLazyEntries.has(eager) ? taking(shadows.map(() => frame.fresh({ kind: "bool" }))) : eager;
}

function pullbackBody(frame: Frame, name: string, shadows: readonly Ty[]): Val {
  const [pack, given, ...wanted] = frame.spec.args;
  const { closure, bar } = unpackPullback(frame, pack, given);
  const nothingComes = (): Val =>
    results(
      frame,
      shadows.map((ty) => frame.code.dummy(ty)),
    );
  if (closure?.tag === "temp" && neverComes(frame, closure)) return nothingComes();
  const fn = closure?.tag === "temp" ? recoverFn(frame, closure) : undefined;
  if (!fn || !bar)
    return frame.refuse("rule-result", undefined, {
      part: "rrule",
      name,
      expected: "`{ value, pullback }`",
      given: closure ? wordingOf(closure) : "nothing",
    });
  const bars = frame.lower.call(frame, fn, [bar]);
  if (bars.tag === "temp" && neverComes(frame, bars)) return nothingComes();
  const items = oneForEach(frame, bars, { part: "pullback", name, expected: shadows.length });
  return results(
    frame,
    items.map((item, index) => {
      const shadow = (val: Val, ty: Ty = shadows[index]!): Temp =>
        checkedShadow(frame, val, ty, "pullback", name, `argument ${String(index + 1)}`);
      const later = lazyEntry(frame, item);
      if (later)
        return whenWanted(frame, wanted[index], shadows[index]!, () =>
          shadow(frame.lower.call(frame, later, [])),
        );
      if (item.tag === "absent" || prune(tyOf(item)).kind === "undefined") return frame.code.nothing();
      // One that is `undefined` is none; whether it is wanted shows where the rule is used.
      const wanting = shadows[index]!;
      const isMissing = tyOf(item).kind === "maybe" && prune(wanting).kind !== "maybe";
      return shadow(item, isMissing ? maybe(wanting) : wanting);
    }),
  );
}

/** The function of a `lazy(…)`; that there is one is remembered. */
function lazyEntry(frame: Frame, item: Val): FnVal | undefined {
  const fn = item.tag === "temp" ? recoverFn(frame, item) : item.tag === "fn" ? item : undefined;
  if (fn?.callee.kind !== "wrapper" || fn.callee.wrapper !== "lazy") return undefined;
  withLazyEntries.add(frame.spec);
  return fn.callee.inner[0]?.[1];
}

function whenWanted(frame: Frame, wanted: Val | undefined, ty: Ty, compute: () => Temp): Temp {
  if (wanted?.tag !== "temp") return compute();
  const result = frame.fresh(ty);
  const then = frame.inBlock(() => [compute()]);
  const otherwise = frame.inBlock(() => [frame.code.dummy(ty)]);
  frame.code.emit("if", [wanted], [result], {}, [then, otherwise]);
  return result;
}

/** Whether it is the result of what always throws; where that is not known yet, the function is lowered again. */
function neverComes(frame: Frame, val: Temp): boolean {
  if (prune(val.ty).kind !== "var") return false;
  frame.unknownIn(val.ty);
  return true;
}

// --- What they return --------------------------------------------------------------------------------

function part(frame: Frame, returned: Val, field: string, role: "frule" | "rrule", name: string): Val {
  const ty = tyOf(returned);
  const expected = role === "frule" ? "`{ value, tangent }`" : "`{ value, pullback }`";
  if (ty.kind === "var") return frame.unknown();
  const val =
    ty.kind === "record" && ty.flavor === "object"
      ? readMember(frame, returned, { name: field }, frame.spec.span)
      : absent;
  if (val.tag === "absent" && !(field === "tangent" && ty.kind === "record"))
    frame.refuse("rule-result", frame.spec.span, { part: role, name, expected, given: wordingOf(returned) });
  return val;
}

function checkedValue(frame: Frame, val: Val, result: Ty, role: string, name: string): Temp {
  const temp = force(frame, val);
  if (!isJoinable(temp.ty, result) || !unify(temp.ty, result))
    frame.refuse("rule-value-structure", frame.spec.span, {
      part: role,
      name,
      given: wordingOf(temp),
      expected: wordingOfTy(result),
    });
  return temp;
}

function checkedShadow(frame: Frame, val: Val, ty: Ty, role: string, name: string, what: string): Temp {
  return asShadow(frame, val, ty, (given, expected) =>
    frame.refuse("rule-tangent-structure", undefined, { part: role, name, what, given, expected }),
  );
}

/** Several results, which only functions made here have. */
function results(frame: Frame, temps: readonly Temp[]): Val {
  frame.results = temps;
  return temps[0] ?? absent;
}
