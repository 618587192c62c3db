/**
 * What the functions of a rule give and do is looked at while running: a cotangent as large as its argument, no NaN where
 * all that the rule was given is finite, arguments left as they were, in arrays, nested arrays and objects alike. Each fault
 * names the rule; looking costs one pass over a structure at most.
 */
import type { KnownLength } from "../analyse/resultLength.ts";
import { sure } from "../diagnostics/sure.ts";
import type { BlockBuilder, BuildBlock } from "../ir/builder.ts";
import { isDifferentiable, isReference, shadowType } from "../ir/shadow.ts";
import { sameType } from "../ir/typeEquality.ts";
import type { Rule, ThrownFault, Type, Value } from "../ir/types.ts";
import { isSomewhere } from "../source/span.ts";

/** An argument in a message, counted from 1 as people do. */
export function argumentWords(position: number): string {
  return `argument ${String(position + 1)}`;
}

/** What was given, in words: "argument 2". */
interface Given {
  readonly part: "frule" | "pullback";
  readonly of: string;
}

/** What a rule went by: it is to blame for a NaN only where all of that is finite, as 0 · ∞ is NaN in a right rule too. */
export interface Grounds {
  /** Looked at where a NaN was met. */
  readonly values: readonly Value[];
  /** What was looked at before, see `areFinite`. */
  readonly wereFinite?: Value | undefined;
}

/** Ends the run where a cotangent or tangent does not fit `owner`, or is NaN though its grounds are finite. */
export function guardResult(
  b: BlockBuilder,
  rule: Rule,
  what: Given,
  result: Value,
  owner: Value,
  grounds: Grounds,
): void {
  if (!isOfUser(rule)) return;
  guardSize(b, rule, what, result, owner);
  guardNumber(b, rule, what, result, grounds);
}

/** Ends the run where a tangent is NaN though its grounds are finite. */
export function guardNumber(
  b: BlockBuilder,
  rule: Rule,
  { part, of }: Given,
  result: Value,
  { values, wereFinite }: Grounds,
): void {
  const size = isOfUser(rule) ? sizeOf(b, result) : undefined;
  if (size === undefined) return;
  const fault: ThrownFault = { code: "rule-not-a-number", parts: { part, name: rule.name, of } };
  where(b, b.test("ne", [size, size]), (c) => {
    where(c, areFinite(c, values, wereFinite), (d) => d.fault(fault, d.const(0)));
  });
}

/** Whether every number in the values is finite, where `otherwise` holds too. Sums of squares that overflow count as not. */
export function areFinite(b: BlockBuilder, values: readonly Value[], otherwise?: Value): Value {
  const [first, ...rest] = values.filter(({ type }) => isDifferentiable(type));
  if (first === undefined) return otherwise ?? b.const(true);
  const size = first.type.kind === "num" ? first : b.inner(first, first);
  const none: BuildBlock = (c) => [c.const(false)];
  const isBelow = (c: BlockBuilder) => c.test("lt", [size, c.const(Infinity)]);
  const isAbove = (c: BlockBuilder) => c.test("lt", [c.const(-Infinity), size]);
  const [areAll] = b.ifOp(
    isBelow(b),
    (c) => c.ifOp(isAbove(c), (d) => [areFinite(d, rest, otherwise)], none),
    none,
  );
  return sure(areAll);
}

function guardSize(b: BlockBuilder, rule: Rule, what: Given, result: Value, owner: Value): void {
  const [given, expected] = [result.type, owner.type];
  if (given.kind === "record" && expected.kind === "record") {
    for (const { name, type } of given.fields)
      if (isReference(type) && expected.fields.some((field) => field.name === name))
        guardSize(b, rule, fieldOf(what, name), b.getField(result, name), b.getField(owner, name));
    return;
  }
  if (given.kind !== "list" || expected.kind !== "list") return;
  const parts = { part: what.part, name: rule.name, of: what.of };
  const count = b.length(result);
  endWhere(b, b.test("ne", [count, b.length(owner)]), { code: "rule-cotangent-length", parts }, count);
  if (!isReference(given.elem)) return;
  const leaves = b.leafCount(result);
  endWhere(b, b.test("ne", [leaves, b.leafCount(owner)]), { code: "rule-cotangent-size", parts }, leaves);
  // As many numbers in rows of other lengths: adding to a structure of the owner's looks at every row.
  b.accumulate(b.zerosLike(owner), result);
}

const fieldOf = (what: Given, name: string): Given => ({ ...what, of: `\`${name}\` of ${what.of}` });

/** Ends the run where the value of an rrule has another length than its function's text says of what it returns. */
export function guardValueLength(
  b: BlockBuilder,
  rule: Rule,
  value: Value,
  known: KnownLength | undefined,
  params: readonly Value[],
): void {
  if (known === undefined || value.type.kind !== "list") return;
  const expected = known.kind === "constant" ? b.const(known.length) : b.length(sure(params[known.index]));
  const count = b.length(value);
  const parts = { part: "rrule", name: rule.name, what: "value" };
  endWhere(b, b.test("ne", [count, expected]), { code: "rule-length", parts }, count);
}

/** Ends the run where the callee changed a copy that it was given of `original`. */
export function guardUnchanged(
  b: BlockBuilder,
  rule: Rule,
  part: "frule" | "rrule" | "pullback",
  original: Value,
  copy: Value,
): void {
  if (!isOfUser(rule)) return;
  const what = part === "pullback" ? "bar" : (original.name ?? "an argument");
  guardSame(b, { code: "rule-modifies", parts: { part, name: rule.name, what } }, original, copy);
}

function guardSame(b: BlockBuilder, fault: ThrownFault, original: Value, copy: Value): void {
  const { type } = original;
  if (type.kind === "record")
    for (const { name } of type.fields)
      guardSame(b, fault, b.getField(original, name), b.getField(copy, name));
  else if (type.kind === "num") guardSameNumber(b, fault, original, copy);
  else if (type.kind === "list" && isAllNumbers(type)) guardSameList(b, fault, original, copy);
}

function guardSameList(b: BlockBuilder, fault: ThrownFault, original: Value, copy: Value): void {
  endWhere(b, b.test("ne", [b.length(copy), b.length(original)]), fault, b.const(0));
  endWhere(b, b.test("ne", [b.leafCount(copy), b.leafCount(original)]), fault, b.const(0));
  guardSameNumber(b, fault, b.inner(original, original), b.inner(copy, original));
}

/** NaN, which is no NaN again, says nothing. */
function guardSameNumber(b: BlockBuilder, fault: ThrownFault, before: Value, after: Value): void {
  where(b, b.test("eq", [before, before]), (c) => {
    endWhere(c, c.test("ne", [after, before]), fault, c.const(0));
  });
}

/** Rules of Mixtape's own library stand nowhere in the user's text, and keep to their contract. */
export function isOfUser(rule: Rule): boolean {
  return isSomewhere(rule.span);
}

function endWhere(b: BlockBuilder, condition: Value, fault: ThrownFault, given: Value): void {
  where(b, condition, (c) => c.fault(fault, given));
}

function where(b: BlockBuilder, condition: Value, act: (b: BlockBuilder) => void): void {
  b.ifOp(
    condition,
    (c) => {
      act(c);
      return [];
    },
    () => [],
  );
}

/** A number that is NaN exactly where one in the value is; undefined for values that hold none. */
function sizeOf(b: BlockBuilder, value: Value): Value | undefined {
  if (value.type.kind === "num") return value;
  return isReference(value.type) && isAllNumbers(value.type) ? b.inner(value, value) : undefined;
}

/** Whether it is the type of its own shadow. */
function isAllNumbers(type: Type): boolean {
  return sameType(type, shadowType(type));
}
