/**
 * Calls of the functions of a user's rule, with their operands in place; used by both modes.
 */
import { sure } from "../diagnostics/sure.ts";
import { InvariantError } from "../diagnostics/diagnostic.ts";
import { refuse } from "../diagnostics/diagnose.ts";
import { analyseAliases } from "../analyse/aliases.ts";
import { resultLength } from "../analyse/resultLength.ts";
import type { BlockBuilder } from "../ir/builder.ts";
import { isReference, shadowType } from "../ir/shadow.ts";
import { forEachOp, functionNamed, reachableFunctions } from "../ir/traverse.ts";
import type { CallOp, Module, Rule, RuleBoundary, Value } from "../ir/types.ts";
import { typeText } from "../ir/typeText.ts";
import { guardUnchanged, guardValueLength, isOfUser } from "./ruleGuards.ts";

/** The operands of a ruled call by what they are for, as values of the code being written. */
export interface RuleOperands {
  readonly captures: readonly Value[];
  readonly explicit: readonly Value[];
  readonly fruleCaptures: readonly Value[];
  readonly rruleCaptures: readonly Value[];
}

export function ruleOf(module: Module, boundary: RuleBoundary): Rule {
  const rule = module.rules.get(boundary.rule);
  if (rule === undefined) throw new InvariantError(`no rule ${boundary.rule}`);
  return rule;
}

/** Splits the operands of the call, or values that stand for them in the same order. */
export function splitOperands(boundary: RuleBoundary, values: readonly Value[]): RuleOperands {
  const parts: Value[][] = [];
  let at = 0;
  for (const size of [boundary.captures, boundary.explicit, boundary.fruleCaptures, boundary.rruleCaptures]) {
    parts.push(values.slice(at, at + size));
    at += size;
  }
  if (at !== values.length) throw new InvariantError("a ruled call with operands that belong to nobody");
  const [captures, explicit, fruleCaptures, rruleCaptures] = parts;
  return {
    captures: sure(captures),
    explicit: sure(explicit),
    fruleCaptures: sure(fruleCaptures),
    rruleCaptures: sure(rruleCaptures),
  };
}

/** Calls the frule: `[value, tangent]`. `tangents` are one for each explicit argument. */
export function callFrule(
  b: BlockBuilder,
  module: Module,
  rule: Rule,
  operands: RuleOperands,
  tangents: readonly Value[],
): { readonly value: Value; readonly tangent: Value } {
  const args = [...operands.fruleCaptures, ...tangents, ...operands.explicit];
  const watch = { rule, part: "frule", from: operands.fruleCaptures.length } as const;
  const [value, tangent] = callGuarded(b, module, sure(rule.frule), args, watch);
  return { value: sure(value), tangent: sure(tangent) };
}

/** Ends the run where an array that an frule gives has another length than what it stands for. */
export function checkFruleLength(
  b: BlockBuilder,
  rule: Rule,
  what: "value" | "tangent",
  given: Value,
  like: Value,
): void {
  if (given.type.kind !== "list" || like.type.kind !== "list") return;
  const count = b.length(given);
  b.ifOp(
    b.test("ne", [count, b.length(like)]),
    (c) => {
      c.fault({ code: "rule-length", parts: { part: "frule", name: rule.name, what } }, count);
      return [];
    },
    () => [],
  );
}

/** Calls the rrule's forward part: `[value, pullback closure]`. `callee`: the function that has the rule. */
export function callRrule(
  b: BlockBuilder,
  module: Module,
  rule: Rule,
  operands: RuleOperands,
  callee: string,
): { readonly value: Value; readonly pullback: Value } {
  const args = [...operands.rruleCaptures, ...operands.explicit];
  const watch = { rule, part: "rrule", from: operands.rruleCaptures.length } as const;
  const [value, pullback] = callGuarded(b, module, sure(rule.rrule).forward, args, watch);
  if (isOfUser(rule))
    guardValueLength(b, rule, sure(value), resultLength(module, callee), [
      ...operands.captures,
      ...operands.explicit,
    ]);
  return { value: sure(value), pullback: sure(pullback) };
}

/**
 * Calls the pullback: one cotangent for each explicit argument, of type `undefined` where it gives none. Lazy ones are
 * computed for arguments that are wanted, and mean nothing for others.
 */
export function callPullback(
  b: BlockBuilder,
  module: Module,
  rule: Rule,
  pullback: Value,
  bar: Value,
  isWanted: (position: number) => boolean,
): readonly Value[] {
  const name = sure(rule.rrule).pullback;
  const flags = functionNamed(module, name).body.params.slice(2);
  const wanted = flags.map((_, position) => b.const(isWanted(position)));
  return callGuarded(b, module, name, [pullback, bar, ...wanted], { rule, part: "pullback", from: 1 });
}

/** Whose call it is, and from which operand on it may change nothing: those before are its own. */
interface Watch {
  readonly rule: Rule;
  readonly part: "frule" | "rrule" | "pullback";
  readonly from: number;
}

/**
 * Calls with copies of what the callee may store into: a rule's functions never change the program's memory. That they did
 * not mean to is looked at afterwards.
 */
function callGuarded(
  b: BlockBuilder,
  module: Module,
  name: string,
  args: readonly Value[],
  watch: Watch,
): readonly Value[] {
  const { body } = functionNamed(module, name);
  if (body.params.length !== args.length)
    throw new InvariantError(`${name} takes ${body.params.length} operands and is given ${args.length}`);
  const aliases = analyseAliases(module, name);
  const copies: (readonly [original: Value, copy: Value])[] = [];
  const guarded = args.map((arg, index) => {
    const param = body.params[index]!;
    if (isReference(param.type) !== isReference(arg.type))
      throw new InvariantError(`${name} takes ${typeText(param.type)}, given ${typeText(arg.type)}`);
    if (!aliases.isDeeplyStored(param)) return arg;
    const copy = b.copy(arg);
    if (index >= watch.from) copies.push([arg, copy]);
    return copy;
  });
  const results = b.call(
    name,
    guarded,
    body.yields.map((value) => value.type),
  );
  for (const [original, copy] of copies) guardUnchanged(b, watch.rule, watch.part, original, copy);
  return results;
}

/**
 * The cotangent of an explicit argument that is being differentiated. Raises rule-no-tangent where the rule gives none; where
 * that shows when running only, the run ends there.
 */
export function presentCotangent(
  b: BlockBuilder,
  op: CallOp,
  rule: Rule,
  explicit: readonly Value[],
  cotangents: readonly Value[],
  position: number,
): Value {
  const cotangent = cotangents[position]!;
  const { kind } = cotangent.type;
  if (kind === "undefined") refuse("rule-no-tangent", op.span, { name: rule.name, position: position + 1 });
  if (kind !== "maybe" || shadowType(explicit[position]!.type).kind === "maybe") return cotangent;
  const parts = { name: rule.name, position: String(position + 1) };
  b.ifOp(
    b.isUndefined(cotangent),
    (c) => {
      c.fault({ code: "rule-no-tangent", parts }, c.const(position));
      return [];
    },
    () => [],
  );
  return b.unwrap(cotangent);
}

/** Whether everything the function may call can be differentiated: no native calls. */
export function isLowered(module: Module, callee: string): boolean {
  let lowered = true;
  for (const func of reachableFunctions(module, callee))
    forEachOp(func.body, (op) => {
      lowered &&= op.kind !== "callNative";
    });
  return lowered;
}

/**
 * The captured variables among the operands that are being differentiated, by index. Raises
 * rule-captures-active where the body, which must answer for them, cannot be differentiated.
 */
export function activeCaptures(
  module: Module,
  op: CallOp,
  boundary: RuleBoundary,
  rule: Rule,
  isActive: (value: Value) => boolean,
): readonly number[] {
  const active = op.args
    .slice(0, boundary.captures)
    .flatMap((value, index) => (isActive(value) ? [index] : []));
  if (active.length > 0 && !isLowered(module, op.callee)) {
    const capture = op.args[active[0]!]!;
    refuse("rule-captures-active", op.span, { name: rule.name, capture: capture.name ?? "a variable" });
  }
  return active;
}
