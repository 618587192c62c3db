/**
 * From a function and the shapes of its arguments to a module of the IR: the chapter's front door.
 */
import { diagnose, refuse } from "../diagnostics/diagnose.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Module } from "../ir/types.ts";
import { parametersOf } from "../parse/parameterNames.ts";
import type { Program } from "../parse/program.ts";
import { nowhere } from "../source/span.ts";
import { Code, freshTemp, type OwnerDraft } from "./draft.ts";
import { finish } from "./finish/finish.ts";
import { lowerNeededRules } from "./neededRules.ts";
import { Frame, Session, type Learnt } from "./frame.ts";
import { force } from "./coerce.ts";
import { withGuessedElements } from "./emptyLists.ts";
import { lowerer } from "./lowering.ts";
import { withPrelude } from "./prelude/prelude.ts";
import type { EntryShape, GlobalBinding } from "./shape.ts";
import { fnOfInstance, tyOfShape } from "./shapes.ts";
import { Specialisation } from "./specialisation.ts";
import { spanOfFn } from "./specialise.ts";
import { prune, type Ty } from "./types/ty.ts";
import { Restart, type Lesson } from "./types/slot.ts";
import { firstMistaken, type Unknowns } from "./unknowns.ts";
import type { FnVal, Temp, Val } from "./values.ts";
import { calleeName } from "./wording.ts";

export type LowerResult =
  | {
      readonly ok: true;
      readonly module: Module;
      readonly root: string;
      readonly globals: readonly GlobalBinding[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const maxRestarts = 100;

/**
 * Lowers `entry.callee` applied to arguments of `entry.args`. The root's parameters are the captured variables it
 * needs (`globals`, in that order), then one for each argument; a function among the arguments has a parameter that
 * nobody reads. Diagnostics stand at the place in the user's text. `differentiatedAfter`: how often the module's root may
 * still be differentiated; the library's rules are there for that and for what the program itself differentiates.
 */
export function lowerEntry(program: Program, entry: EntryShape, differentiatedAfter = 0): LowerResult {
  const whole = withPrelude(program);
  const inferred = lowerAsGiven(whole, entry, differentiatedAfter);
  if (inferred.ok || inferred.diagnostics[0]?.code !== "unknown-element") return inferred;
  for (const guessed of withGuessedElements(entry)) {
    const result = lowerAsGiven(whole, guessed, differentiatedAfter);
    if (result.ok) return result;
  }
  return inferred;
}

function lowerAsGiven(whole: Program, entry: EntryShape, differentiatedAfter: number): LowerResult {
  const learnt: Learnt = { optional: new Set(), fields: new Map(), loads: new Set(), boxed: new Set() };
  for (let restart = 0; restart < maxRestarts; restart++) {
    try {
      const session = new Session(whole, entry, learnt, lowerer);
      const { root, unknowns } = lowerRoot(session);
      lowerNeededRules(session, root, differentiatedAfter);
      refuseUnknown(session, unknowns, root.result);
      session.checkElements();
      const both = session.brokenAssumption;
      if (both) return { ok: false, diagnostics: [diagnose("null-and-undefined", both, {})] };
      return { ok: true, ...finish(session, root) };
    } catch (error) {
      if (error instanceof DiagnosticError) return { ok: false, diagnostics: [error.diagnostic] };
      if (!(error instanceof Restart)) throw error;
      learn(learnt, error.lesson);
    }
  }
  return { ok: false, diagnostics: [diagnose("endless-inference", nowhere, { name: "this function" })] };
}

function learn(learnt: Learnt, { optional, fields, load }: Lesson): void {
  for (const site of optional ?? []) learnt.optional.add(site);
  if (load !== undefined) learnt.loads.add(load);
  if (!fields) return;
  // Objects that meet get their fields in one order.
  const known = fields.sites.flatMap((site) => learnt.fields.get(site) ?? []);
  const names = [...new Set([...known, ...fields.names])];
  for (const site of fields.sites) learnt.fields.set(site, names);
}

function lowerRoot(session: Session): { readonly root: Specialisation; readonly unknowns: Unknowns } {
  const { entry } = session;
  const fn = fnOfInstance(session, entry.callee.instance);
  const params: Temp[] = [];
  const args = entry.args.map((shape, index): Val => {
    const param = freshTemp(tyOfShape(session, shape), { name: parameterName(fn, index) });
    params.push(param);
    return shape.kind === "fn" ? fnOfInstance(session, shape.instance) : param;
  });
  const span = spanOfFn(fn);
  const owner: OwnerDraft = {
    kind: "function",
    // Keys go by name, and the function's own name belongs to the function.
    name: `call of ${calleeName(fn.callee)}`,
    suffix: "",
    parent: undefined,
    span,
  };
  const spec = new Specialisation({
    key: "root",
    fn: { tag: "fn", callee: { kind: "builtin", name: "root" } },
    args,
    params,
    captures: 0,
    owner,
    span,
  });
  const frame = new Frame(session, spec);
  frame.code = new Code(frame, params);
  const result = force(frame, frame.lower.call(frame, fn, args));
  refuseUnknown(session, frame.unknowns, result.ty);
  const structure = foreignPart(result.ty);
  if (structure !== undefined)
    frame.refuse("result-not-plain", undefined, { name: calleeName(fn.callee), structure });
  if (mayHoldNull(result.ty)) frame.refuse("null-value", undefined, {});
  spec.result = result.ty;
  spec.body = frame.code.finish([result]);
  return { root: spec, unknowns: frame.unknowns };
}

/** Refuses what was taken for never reached and is not; what never returns has read where there is nothing. */
function refuseUnknown(session: Session, unknowns: Unknowns, result: Ty): void {
  const [first] = unknowns.values();
  const mistaken = prune(result).kind === "var" ? first : firstMistaken(unknowns, session.unstored);
  if (mistaken) refuse("unknown-element", mistaken, {});
}

/** Whether `null`, which looks like `undefined` here, may be part of what is given back. */
function mayHoldNull(ty: Ty): boolean {
  const known = prune(ty);
  switch (known.kind) {
    case "undefined":
      return known.nil.has("null");
    case "maybe":
      return known.nil.has("null") || mayHoldNull(known.of);
    case "list":
      return mayHoldNull(known.elem);
    case "record":
      return known.fields.some((field) => mayHoldNull(field.type));
    default:
      return false;
  }
}

/** What is not here as JavaScript has it, and so cannot be given back: an integer array, a collection. */
function foreignPart(ty: Ty): string | undefined {
  const known = prune(ty);
  switch (known.kind) {
    case "maybe":
      return foreignPart(known.of);
    case "list":
      return known.integer !== undefined ? "an integer array" : foreignPart(known.elem);
    case "record":
      if (known.target === "Map" || known.target === "Set") return `a ${known.target}`;
      if (known.target === "Dictionary")
        return "a dictionary (an object whose keys are found out while running)";
      return known.fields.flatMap((field) => foreignPart(field.type) ?? [])[0];
    default:
      return undefined;
  }
}

function parameterName(fn: FnVal, index: number): string | undefined {
  const { callee } = fn;
  if (callee.kind === "wrapper") {
    const inner = callee.inner[0]?.[1];
    return inner && parameterName(inner, index);
  }
  const param = callee.kind === "literal" ? parametersOf(callee.literal.node)[index] : undefined;
  return param?.type === "Identifier" ? param.name : undefined;
}
