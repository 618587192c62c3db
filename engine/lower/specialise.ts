/**
 * Finds or makes the specialisation of a function for the structure of its captures and arguments, and lowers
 * its body: again and again where it calls itself, until what it returns is what its calls assumed.
 */
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { diagnose, refuse } from "../diagnostics/diagnose.ts";
import { isOverflow } from "../diagnostics/overflow.ts";
import { spanOf } from "../parse/range.ts";
import { isMixtapesOwn, nowhere, type Span } from "../source/span.ts";
import { isInternal } from "../library/library.ts";
import { arm, joinArms } from "./arms.ts";
import { mapFnTemps, mapTemps, tempsOf } from "./closures.ts";
import { coerce, force } from "./coerce.ts";
import { Code, freshTemp, type OwnerDraft } from "./draft.ts";
import { Frame, type Session } from "./frame.ts";
import { librarySource } from "./prelude/prelude.ts";
import { Specialisation } from "./specialisation.ts";
import { hasVariable, prune } from "./types/ty.ts";
import { isSameTy, join, unify } from "./types/unify.ts";
import { hasTurnedOut } from "./unknowns.ts";
import { absent, hole, type ElementOrigin, type FnVal, type Temp, type Val } from "./values.ts";
import { valText } from "./valText.ts";
import { calleeName, wordingOf } from "./wording.ts";

/** Lowers a body in its frame and returns its value. */
export type LowerBody = (frame: Frame) => Val;

const maxAttempts = 8;
const maxUnknown = 4;
const maxDepth = 60;
const fewCalls = 40;

/** The specialisation for closed values; its body is lowered, or being lowered further out. */
export function specialise(
  session: Session,
  fn: FnVal,
  args: readonly Val[],
  role: string,
  body: LowerBody,
  caller: Span,
): Specialisation {
  const key = `${role}${valText(fn)}(${args.map(valText).join(",")})`;
  const isOpenEnded = [fn, ...args].some((val) => tempsOf(val).some(({ ty }) => hasVariable(ty)));
  const known = isOpenEnded ? session.open.find((spec) => spec.key === key) : session.specs.get(key);
  const spec = known ?? makeSpecialisation(key, fn, args);
  const given = [fn, ...args].flatMap(tempsOf);
  spec.params.forEach((param, index) => unify(param.ty, given[index]!.ty));
  if (known) {
    if (known.state === "open") known.assumed = true;
    return known;
  }
  if (!isOpenEnded) session.specs.set(key, spec);
  refuseEndless(session, spec, caller);
  lowerBody(session, spec, body);
  return spec;
}

function makeSpecialisation(key: string, fn: FnVal, args: readonly Val[]): Specialisation {
  const params: Temp[] = [];
  const asParam = (temp: Temp): Temp => {
    const param = freshTemp(temp.ty, { element: copied(temp.element) });
    params.push(param);
    return param;
  };
  const inner = mapFnTemps(fn, asParam);
  const captures = params.length;
  const innerArgs = args.map((arg) => mapTemps(arg, asParam));
  const span = spanOfFn(fn);
  const name = calleeName(fn.callee);
  const isShown = span.source === librarySource && !isInternal(name);
  const ownerSpan = isShown ? { ...span, source: `library:${name}` } : span;
  const owner: OwnerDraft = { kind: "function", name, suffix: "", parent: undefined, span: ownerSpan };
  return new Specialisation({ key, fn: inner, args: innerArgs, params, captures, owner, span });
}

/** The origin of an element for a copy of it. */
function copied(element: ElementOrigin | undefined): ElementOrigin | undefined {
  return element && { slots: element.slots, site: undefined };
}

export function spanOfFn(fn: FnVal): Span {
  if (fn.callee.kind === "literal") return spanOf(fn.callee.literal.source, fn.callee.literal.node);
  const inner = fn.callee.kind === "wrapper" ? fn.callee.inner[0] : undefined;
  return inner ? spanOfFn(inner[1]) : nowhere;
}

function refuseEndless(session: Session, spec: Specialisation, caller: Span): void {
  const literalOf = (each: Specialisation) =>
    each.fn.callee.kind === "literal" ? each.fn.callee.literal : undefined;
  const literal = literalOf(spec);
  if (literal && session.open.filter((each) => literalOf(each) === literal).length > maxDepth)
    refuse("endless-specialisation", caller, { name: literal.name });
}

function lowerBody(session: Session, spec: Specialisation, body: LowerBody): void {
  for (let attempt = 1; ; attempt++) {
    const known = new Set(session.specs.keys());
    spec.state = "open";
    spec.assumed = false;
    session.open.push(spec);
    const frame = new Frame(session, spec);
    frame.code = new Code(frame, spec.params);
    let isStable: boolean;
    try {
      isStable = finishBody(frame, body(frame));
    } catch (error) {
      throw toldIfTooDeep(error, session, spec);
    } finally {
      session.open.pop();
    }
    spec.state = "done";
    if (isStable && (attempt >= maxUnknown || !hasTurnedOut(frame.unknowns))) {
      spec.unknowns = frame.unknowns;
      return;
    }
    if (attempt >= maxAttempts) refuse("endless-inference", spec.span, { name: spec.owner.name });
    for (const key of session.specs.keys()) if (!known.has(key)) session.specs.delete(key);
  }
}

/** What stands for a full stack: told where it filled up, or further out if even telling needs more than is left. */
function toldIfTooDeep(error: unknown, session: Session, { owner, span }: Specialisation): unknown {
  if (!(error instanceof Error) || !isOverflow(error.name, error.message)) return error;
  const { name } = owner;
  const count = session.open.length;
  return new DiagnosticError(
    count > fewCalls
      ? diagnose("calls-too-deep", span, { name, count })
      : diagnose("code-too-deep", span, { name }),
  );
}

/** Ends the body with its value; false where recursive calls had assumed another type of it. */
function finishBody(frame: Frame, val: Val): boolean {
  const { spec } = frame;
  const temp = force(frame, val);
  const before = prune(spec.result);
  if (spec.assumed && before.kind === "var" && prune(temp.ty) === before)
    refuse("recursion-result", spec.span, { name: spec.owner.name });
  const joined = before.kind === "var" && unify(before, temp.ty) ? prune(temp.ty) : join(before, temp.ty);
  const clash = {
    name: spec.owner.name,
    first: wordingOf({ ...temp, ty: spec.result }),
    second: wordingOf(temp),
  };
  if (!joined) return refuse("result-clash", spec.span, clash);
  const isStable = !spec.assumed || isSameTy(joined, before);
  spec.result = joined;
  const result = coerce(frame, temp, joined);
  if (!result) return refuse("result-clash", spec.span, clash);
  spec.body = frame.code.finish(frame.results ?? [result]);
  return isStable;
}

/** What a function whose statements are lowered returns: what `return` gave, or `undefined` where none was reached. */
export function resultOf(frame: Frame): Val {
  const { env } = frame;
  if (env.unreachable) return hole;
  if (env.dead) return env.result;
  const returned = env.flags.get(frame.returnTo);
  if (!returned || returned === true) return absent;
  const given = env.result;
  return (
    joinArms(
      frame,
      returned,
      arm(frame, () => given),
      arm(frame, () => absent),
    ) ?? absent
  );
}

/** Diagnostics from inside Mixtape's own TypeScript belong to the call that led there. */
export function blamingCaller<T>(frame: Frame, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DiagnosticError) || !isMixtapesOwn(error.diagnostic.span)) throw error;
    if (frame.isPrelude) throw error;
    throw new DiagnosticError({ ...error.diagnostic, span: frame.span });
  }
}
