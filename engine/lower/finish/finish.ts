/**
 * From drafts to a module of the IR: types are settled, functions and owners get their names and numbers, and
 * every function takes the globals that it or its callees read as leading parameters.
 */
import { InvariantError } from "../../diagnostics/diagnostic.ts";
import { ModuleBuilder } from "../../ir/builder.ts";
import type { Func, Module, OwnerId, Rule } from "../../ir/types.ts";
import { kernels } from "../../kernels/kernels.ts";
import type { DraftBlock, OwnerDraft } from "../draft.ts";
import type { RuleDraft, Session } from "../frame.ts";
import { librarySource } from "../prelude/prelude.ts";
import type { GlobalBinding } from "../shape.ts";
import { Specialisation } from "../specialisation.ts";
import { settle } from "../types/ty.ts";
import type { Temp } from "../values.ts";
import { BlockWriter, type Names } from "./blockWriter.ts";
import { identifierFor } from "./functionNames.ts";
import { forEachOp, globalsOf, type Reachable } from "./globalsOf.ts";
import { ruleOf } from "./ruleOf.ts";
import { withoutUnused } from "./unused.ts";

export interface Finished {
  readonly module: Module;
  readonly root: string;
  readonly globals: readonly GlobalBinding[];
}

/** The module of everything that the root reaches. */
export function finish(session: Session, root: Specialisation): Finished {
  const functions = reachable(session, root);
  const globals = withPullbacks(session, functions, globalsOf(functions, [...session.globals.values()]));
  const builder = new ModuleBuilder();
  const names = namesOf(builder, functions, root);
  const owners = new OwnerNumbers(builder);
  for (const { spec } of functions) owners.addFunction(spec, names.get(spec) ?? "");
  const lookUp: Names = {
    nameOf: (spec) => nameIn(names, spec),
    globalsOf: (spec) => globals.get(spec) ?? [],
    ownerOf: (owner) => owners.idOf(owner),
    rule: (id) => ruleNamed(session, id),
    native: (name) => nativeName(session, names, name),
  };
  for (const each of functions) builder.addFunction(finishFunction(session, builder, each, lookUp));
  for (const rule of usedRules(session, functions)) builder.addRule(finishRule(rule, lookUp));
  for (const [key, native] of session.natives) {
    if (!names.has(native.spec)) continue;
    const params = native.params.map(settle);
    const name = lookUp.native(key);
    builder.addNative({
      name,
      called: native.name,
      instance: native.instance,
      params,
      result: settle(native.result),
      span: native.spec.span,
    });
  }
  const bindings = (globals.get(root) ?? []).flatMap(({ global }) => (global ? [global] : []));
  return { module: builder.finish(), root: nameIn(names, root), globals: bindings };
}

/** The user's names go to the user's functions; the root, which only applies one, takes what is left. */
function namesOf(
  builder: ModuleBuilder,
  functions: readonly Reachable[],
  root: Specialisation,
): ReadonlyMap<Specialisation, string> {
  const others = functions.filter(({ spec }) => spec !== root);
  const names = new Map(others.map(({ spec }) => [spec, builder.uniqueName(identifierFor(spec.owner.name))]));
  return names.set(root, builder.uniqueName(names.size === 0 ? identifierFor(root.owner.name) : "entry"));
}

function nameIn(names: ReadonlyMap<Specialisation, string>, spec: Specialisation): string {
  const name = names.get(spec);
  if (name === undefined) throw new InvariantError(`the function ${spec.owner.name} was not reached`);
  return name;
}

function nativeName(session: Session, names: ReadonlyMap<Specialisation, string>, key: string): string {
  const native = session.natives.get(key);
  if (!native) throw new InvariantError(`no native ${key}`);
  return `${nameIn(names, native.spec)}$native`;
}

function ruleNamed(session: Session, id: string): RuleDraft {
  const rule = session.rules.get(id);
  if (!rule) throw new InvariantError(`no rule ${id}`);
  return rule;
}

// --- Reaching ----------------------------------------------------------------------------------------

function reachable(session: Session, root: Specialisation): Reachable[] {
  const found = new Map<Specialisation, Reachable>();
  const visit = (spec: Specialisation): void => {
    if (found.has(spec)) return;
    if (!spec.body) throw new InvariantError(`the function ${spec.owner.name} has no body`);
    const body = withoutUnused(spec.body);
    const callees = calleesIn(session, body);
    found.set(spec, { spec, body, callees });
    callees.forEach(visit);
  };
  visit(root);
  return [...found.values()];
}

function calleesIn(session: Session, body: DraftBlock): Specialisation[] {
  const callees = new Set<Specialisation>();
  forEachOp(body, (op) => {
    for (const callee of op.callees) if (callee instanceof Specialisation) callees.add(callee);
    const rule = ruleOf(op.detail);
    if (rule === undefined) return;
    const { frule, rrule } = ruleNamed(session, rule);
    for (const spec of [frule, rrule?.forward, rrule?.pullback]) if (spec) callees.add(spec);
  });
  return [...callees];
}

function usedRules(session: Session, functions: readonly Reachable[]): RuleDraft[] {
  const used = new Set<RuleDraft>();
  for (const { body } of functions)
    forEachOp(body, (op) => {
      const rule = ruleOf(op.detail);
      if (rule !== undefined) used.add(ruleNamed(session, rule));
    });
  return [...used];
}

/** A pullback finds its globals in its closure, so whoever makes the closure needs them. */
function withPullbacks(
  session: Session,
  functions: readonly Reachable[],
  globals: ReadonlyMap<Specialisation, readonly Temp[]>,
): ReadonlyMap<Specialisation, readonly Temp[]> {
  const order = [...session.globals.values()];
  const all = new Map(globals);
  for (const { rrule } of usedRules(session, functions)) {
    if (!rrule) continue;
    const needed = new Set([...(all.get(rrule.forward) ?? []), ...(all.get(rrule.pullback) ?? [])]);
    all.set(
      rrule.forward,
      order.filter((temp) => needed.has(temp)),
    );
    // The callers of the forward function are found again below.
  }
  for (let grows = true; grows;) {
    grows = false;
    for (const { spec, callees } of functions) {
      const own = new Set(all.get(spec));
      const before = own.size;
      for (const callee of callees) for (const temp of all.get(callee) ?? []) own.add(temp);
      if (own.size === before) continue;
      all.set(
        spec,
        order.filter((temp) => own.has(temp)),
      );
      grows = true;
    }
  }
  return all;
}

// --- Functions ---------------------------------------------------------------------------------------

function finishFunction(
  session: Session,
  builder: ModuleBuilder,
  { spec, body }: Reachable,
  names: Names,
): Func {
  const rules = [...session.rules.values()];
  const isForward = rules.find(({ rrule }) => rrule?.forward === spec);
  const isPullback = rules.some(({ rrule }) => rrule?.pullback === spec);
  const globals = names.globalsOf(spec);
  const writer = new BlockWriter(builder, names);
  const finished = isPullback
    ? writer.pullback(spec, body, globals)
    : writer.function(spec, body, globals, isForward?.rrule && names.globalsOf(isForward.rrule.pullback));
  return {
    name: names.nameOf(spec),
    body: finished,
    owner: names.ownerOf(spec.owner),
    span: spec.span,
    role: "primal",
    captures: isPullback ? 0 : globals.length + spec.captures,
    ...kernelOf(spec),
  };
}

/** The kernel of a function of the array library, where it has one. */
function kernelOf({ span, fn: { callee } }: Specialisation): Pick<Func, "kernel"> {
  if (span.source !== librarySource || callee.kind !== "literal") return {};
  const { name } = callee.literal;
  return kernels.has(name) ? { kernel: name } : {};
}

function finishRule({ id, name, span, frule, rrule }: RuleDraft, names: Names): Rule {
  return {
    id,
    name,
    span,
    frule: frule && names.nameOf(frule),
    rrule: rrule && { forward: names.nameOf(rrule.forward), pullback: names.nameOf(rrule.pullback) },
  };
}

// --- Owners ------------------------------------------------------------------------------------------

class OwnerNumbers {
  readonly #builder: ModuleBuilder;
  readonly #ids = new Map<OwnerDraft, OwnerId>();
  readonly #keys = new Map<OwnerDraft, string>();

  constructor(builder: ModuleBuilder) {
    this.#builder = builder;
  }

  addFunction(spec: Specialisation, name: string): void {
    const { owner } = spec;
    this.#keys.set(owner, name);
    this.#ids.set(
      owner,
      this.#builder.addOwner({
        kind: "function",
        name: owner.name,
        key: name,
        parent: undefined,
        span: owner.span,
      }),
    );
  }

  idOf(owner: OwnerDraft): OwnerId {
    const known = this.#ids.get(owner);
    if (known !== undefined) return known;
    if (!owner.parent) throw new InvariantError(`the owner ${owner.name} was not reached`);
    const parent = this.idOf(owner.parent);
    const key = this.#functionKey(owner) + owner.suffix;
    const id = this.#builder.addOwner({ kind: "loop", name: owner.name, key, parent, span: owner.span });
    this.#ids.set(owner, id);
    return id;
  }

  #functionKey(owner: OwnerDraft): string {
    let at = owner;
    while (at.parent) at = at.parent;
    return this.#keys.get(at) ?? at.name;
  }
}
